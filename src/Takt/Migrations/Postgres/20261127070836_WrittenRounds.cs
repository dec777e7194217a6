using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WrittenRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_evaluations_gathering_evaluation_id",
                table: "evaluations_gathering");

            migrationBuilder.AddColumn<bool>(
                name: "is_open_to_all",
                table: "evaluations_gathering",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_written",
                table: "evaluations_gathering",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "evaluations_codes_fetched",
                columns: table => new
                {
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    people = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_codes_fetched", x => x.gathering_id);
                    table.ForeignKey(
                        name: "FK_evaluations_codes_fetched_evaluations_gathering_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "evaluations_gathering",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_writing_code",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_used = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_writing_code", x => x.hash);
                    table.ForeignKey(
                        name: "FK_evaluations_writing_code_evaluations_gathering_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "evaluations_gathering",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathering_evaluation_id",
                table: "evaluations_gathering",
                column: "evaluation_id",
                unique: true,
                filter: "stage <> 'Ended'");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_writing_code_gathering_id",
                table: "evaluations_writing_code",
                column: "gathering_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evaluations_codes_fetched");

            migrationBuilder.DropTable(
                name: "evaluations_writing_code");

            migrationBuilder.DropIndex(
                name: "IX_evaluations_gathering_evaluation_id",
                table: "evaluations_gathering");

            migrationBuilder.DropColumn(
                name: "is_open_to_all",
                table: "evaluations_gathering");

            migrationBuilder.DropColumn(
                name: "is_written",
                table: "evaluations_gathering");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathering_evaluation_id",
                table: "evaluations_gathering",
                column: "evaluation_id",
                unique: true);
        }
    }
}
