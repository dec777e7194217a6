using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FilesAndReach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "files_allowed",
                table: "organisation_municipality_profile",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "audience_key",
                table: "kernel_search_row",
                type: "text",
                nullable: true,
                computedColumnSql: "audience_permission || '@' || audience_unit_id::text",
                stored: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "kernel_attachment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    bytes = table.Column<long>(type: "bigint", nullable: true),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    file_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_attachment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_file_content",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_file_content", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "kernel_file_chunk",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_file_chunk", x => new { x.sha256, x.number });
                    table.ForeignKey(
                        name: "FK_kernel_file_chunk_kernel_file_content_sha256",
                        column: x => x.sha256,
                        principalTable: "kernel_file_content",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_row_audience_key_number",
                table: "kernel_search_row",
                columns: new[] { "audience_key", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_attachment_record_id_id",
                table: "kernel_attachment",
                columns: new[] { "record_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_attachment_sha256",
                table: "kernel_attachment",
                column: "sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_attachment");

            migrationBuilder.DropTable(
                name: "kernel_file_chunk");

            migrationBuilder.DropTable(
                name: "kernel_file_content");

            migrationBuilder.DropIndex(
                name: "IX_kernel_search_row_audience_key_number",
                table: "kernel_search_row");

            migrationBuilder.DropColumn(
                name: "audience_key",
                table: "kernel_search_row");

            migrationBuilder.DropColumn(
                name: "files_allowed",
                table: "organisation_municipality_profile");
        }
    }
}
