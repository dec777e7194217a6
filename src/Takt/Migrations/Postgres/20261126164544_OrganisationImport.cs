using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OrganisationImport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "organisation_heading_map",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    layout_json = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_heading_map", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_organisation_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    packed = table.Column<byte[]>(type: "bytea", nullable: true),
                    birth_numbers = table.Column<int>(type: "integer", nullable: false),
                    wishes_json = table.Column<string>(type: "text", nullable: false),
                    layouts_json = table.Column<string>(type: "text", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ledger = table.Column<byte[]>(type: "bytea", nullable: true),
                    made = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    ended = table.Column<int>(type: "integer", nullable: false),
                    undone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_organisation_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_source_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    row_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_source_key", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_heading_map_signature",
                table: "organisation_heading_map",
                column: "signature",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_organisation_import_done_at",
                table: "organisation_organisation_import",
                column: "done_at");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_organisation_import_person_id",
                table: "organisation_organisation_import",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_source_key_kind_key",
                table: "organisation_source_key",
                columns: new[] { "kind", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_source_key_row_id",
                table: "organisation_source_key",
                column: "row_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organisation_heading_map");

            migrationBuilder.DropTable(
                name: "organisation_organisation_import");

            migrationBuilder.DropTable(
                name: "organisation_source_key");
        }
    }
}
