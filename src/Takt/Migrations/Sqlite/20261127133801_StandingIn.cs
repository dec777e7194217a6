using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StandingIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "stands_in_for",
                table: "followup_measure",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_stands_in_for",
                table: "followup_measure",
                column: "stands_in_for");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_followup_measure_stands_in_for",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "stands_in_for",
                table: "followup_measure");
        }
    }
}
