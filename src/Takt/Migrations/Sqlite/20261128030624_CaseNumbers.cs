using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CaseNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "organisation_group",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "numbers_cases",
                table: "meetings_meeting_series",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "numbers_cases",
                table: "meetings_meeting",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "case_sequence",
                table: "meetings_agenda_item",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "case_type",
                table: "meetings_agenda_item",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "case_year",
                table: "meetings_agenda_item",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_group_code",
                table: "organisation_group",
                column: "code",
                unique: true,
                filter: "code IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agenda_item_case",
                table: "meetings_agenda_item",
                columns: new[] { "group_id", "case_year", "case_type", "case_sequence" },
                unique: true,
                filter: "case_sequence IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_organisation_group_code",
                table: "organisation_group");

            migrationBuilder.DropIndex(
                name: "IX_meetings_agenda_item_case",
                table: "meetings_agenda_item");

            migrationBuilder.DropColumn(
                name: "code",
                table: "organisation_group");

            migrationBuilder.DropColumn(
                name: "numbers_cases",
                table: "meetings_meeting_series");

            migrationBuilder.DropColumn(
                name: "numbers_cases",
                table: "meetings_meeting");

            migrationBuilder.DropColumn(
                name: "case_sequence",
                table: "meetings_agenda_item");

            migrationBuilder.DropColumn(
                name: "case_type",
                table: "meetings_agenda_item");

            migrationBuilder.DropColumn(
                name: "case_year",
                table: "meetings_agenda_item");
        }
    }
}
