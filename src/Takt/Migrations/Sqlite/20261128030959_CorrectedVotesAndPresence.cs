using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CorrectedVotesAndPresence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "dissents",
                table: "meetings_kept_item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "vote",
                table: "meetings_kept_item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "there",
                table: "meetings_correction",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "dissents",
                table: "meetings_kept_item");

            migrationBuilder.DropColumn(
                name: "vote",
                table: "meetings_kept_item");

            migrationBuilder.DropColumn(
                name: "there",
                table: "meetings_correction");
        }
    }
}
