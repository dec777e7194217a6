using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MeetingsVolume : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_meetings_visit_on_id",
                table: "meetings_visit",
                columns: new[] { "on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agenda_item_decided",
                table: "meetings_agenda_item",
                column: "meeting_id",
                filter: "decision IS NOT NULL");

            // By hand: EF maps no index over a column of a complex property. A unit's page asks by it, and whoever reaches few units.
            migrationBuilder.CreateIndex(
                name: "IX_meetings_meeting_audience_unit_id_on_id",
                table: "meetings_meeting",
                columns: new[] { "audience_unit_id", "on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_visit_audience_unit_id_on",
                table: "meetings_visit",
                columns: new[] { "audience_unit_id", "on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_meetings_meeting_audience_unit_id_on_id",
                table: "meetings_meeting");

            migrationBuilder.DropIndex(
                name: "IX_meetings_visit_audience_unit_id_on",
                table: "meetings_visit");

            migrationBuilder.DropIndex(
                name: "IX_meetings_visit_on_id",
                table: "meetings_visit");

            migrationBuilder.DropIndex(
                name: "IX_meetings_agenda_item_decided",
                table: "meetings_agenda_item");
        }
    }
}
