using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Closed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_followup_measure_next_state_since_id_state",
                table: "followup_measure");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_state_since_id_state",
                table: "followup_measure",
                columns: new[] { "state_since", "id", "state" },
                filter: "next IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_followup_measure_state_since_id_state",
                table: "followup_measure");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_next_state_since_id_state",
                table: "followup_measure",
                columns: new[] { "next", "state_since", "id", "state" });
        }
    }
}
