using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres.Shared
{
    /// <inheritdoc />
    public partial class MunicipalitiesAndLeases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                table: "shared_catalogue",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Schema",
                table: "shared_catalogue",
                type: "character varying(150)",
                maxLength: 150,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Setup",
                table: "shared_catalogue",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "shared_job_lease",
                columns: table => new
                {
                    Job = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Holder = table.Column<Guid>(type: "uuid", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shared_job_lease", x => x.Job);
                });

            migrationBuilder.CreateIndex(
                name: "IX_shared_catalogue_OrganisationNumber",
                table: "shared_catalogue",
                column: "OrganisationNumber");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "shared_job_lease");

            migrationBuilder.DropIndex(
                name: "IX_shared_catalogue_OrganisationNumber",
                table: "shared_catalogue");

            migrationBuilder.DropColumn(
                name: "IsClosed",
                table: "shared_catalogue");

            migrationBuilder.DropColumn(
                name: "Schema",
                table: "shared_catalogue");

            migrationBuilder.DropColumn(
                name: "Setup",
                table: "shared_catalogue");
        }
    }
}
