using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MeasureIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_followup_measure_next_id",
                table: "followup_measure");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_next_id_state",
                table: "followup_measure",
                columns: new[] { "next", "id", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_followup_measure_next_id_state",
                table: "followup_measure");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_next_id",
                table: "followup_measure",
                columns: new[] { "next", "id" });
        }
    }
}
