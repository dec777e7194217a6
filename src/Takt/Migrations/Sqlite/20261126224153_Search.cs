using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "rules",
                table: "kernel_search_row",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "text_words",
                table: "kernel_search_row",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "title_words",
                table: "kernel_search_row",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "kernel_search_part",
                columns: table => new
                {
                    part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    stem = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    batch = table.Column<int>(type: "INTEGER", nullable: false)
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
                type: "TEXT",
                maxLength: 310,
                nullable: false,
                defaultValue: "");
        }
    }
}
