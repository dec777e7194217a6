using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "folded",
                table: "kernel_search_row");

            migrationBuilder.AddColumn<long>(
                name: "number",
                table: "kernel_search_row",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "rules",
                table: "kernel_search_row",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "text_words",
                table: "kernel_search_row",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "title_words",
                table: "kernel_search_row",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "title_vector",
                table: "kernel_search_row",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(string_to_array(title_words, ' '))",
                stored: true);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "vector",
                table: "kernel_search_row",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(array_remove(string_to_array(title_words || ' ' || text_words, ' '), ''))",
                stored: true);

            migrationBuilder.CreateTable(
                name: "kernel_search_part",
                columns: table => new
                {
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    stem = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    batch = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_search_part", x => new { x.part, x.stem, x.batch });
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_row_number",
                table: "kernel_search_row",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_row_rules",
                table: "kernel_search_row",
                column: "rules");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_row_title_vector",
                table: "kernel_search_row",
                column: "title_vector")
                .Annotation("Npgsql:IndexMethod", "GIN");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_row_vector",
                table: "kernel_search_row",
                column: "vector")
                .Annotation("Npgsql:IndexMethod", "GIN");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_search_part");

            migrationBuilder.DropIndex(
                name: "IX_kernel_search_row_number",
                table: "kernel_search_row");

            migrationBuilder.DropIndex(
                name: "IX_kernel_search_row_rules",
                table: "kernel_search_row");

            migrationBuilder.DropIndex(
                name: "IX_kernel_search_row_title_vector",
                table: "kernel_search_row");

            migrationBuilder.DropIndex(
                name: "IX_kernel_search_row_vector",
                table: "kernel_search_row");

            migrationBuilder.DropColumn(
                name: "title_vector",
                table: "kernel_search_row");

            migrationBuilder.DropColumn(
                name: "vector",
                table: "kernel_search_row");

            migrationBuilder.DropColumn(
                name: "number",
                table: "kernel_search_row");

            migrationBuilder.DropColumn(
                name: "rules",
                table: "kernel_search_row");

            migrationBuilder.DropColumn(
                name: "text_words",
                table: "kernel_search_row");

            migrationBuilder.DropColumn(
                name: "title_words",
                table: "kernel_search_row");

            migrationBuilder.AddColumn<string>(
                name: "folded",
                table: "kernel_search_row",
                type: "character varying(310)",
                maxLength: 310,
                nullable: false,
                defaultValue: "");
        }
    }
}
