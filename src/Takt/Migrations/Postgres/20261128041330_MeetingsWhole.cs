using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MeetingsWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "organisation_group",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "named_by",
                table: "meetings_passing",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "numbers_cases",
                table: "meetings_meeting_series",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "pass_on_to",
                table: "meetings_meeting_series",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Members");

            migrationBuilder.AddColumn<bool>(
                name: "numbers_cases",
                table: "meetings_meeting",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "pass_on_to",
                table: "meetings_meeting",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Members");

            migrationBuilder.AddColumn<string>(
                name: "dissents",
                table: "meetings_kept_item",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "vote",
                table: "meetings_kept_item",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "replied_at",
                table: "meetings_dialogue_part",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reply",
                table: "meetings_dialogue_part",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reply_comment",
                table: "meetings_dialogue_part",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "there",
                table: "meetings_correction",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "case_sequence",
                table: "meetings_agenda_item",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "case_type",
                table: "meetings_agenda_item",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "case_year",
                table: "meetings_agenda_item",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "meetings_guest",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_guest", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_guest_meetings_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings_meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_name_agreement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<DateOnly>(type: "date", nullable: false),
                    purpose = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    discussed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    discussed_with = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    judged = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_name_agreement", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_group_code",
                table: "organisation_group",
                column: "code",
                unique: true,
                filter: "code IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_visit_on_id",
                table: "meetings_visit",
                columns: new[] { "on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agenda_item_case",
                table: "meetings_agenda_item",
                columns: new[] { "group_id", "case_year", "case_type", "case_sequence" },
                unique: true,
                filter: "case_sequence IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agenda_item_decided",
                table: "meetings_agenda_item",
                column: "meeting_id",
                filter: "decision IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_guest_meeting_id_person_id",
                table: "meetings_guest",
                columns: new[] { "meeting_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_name_agreement_from",
                table: "meetings_name_agreement",
                column: "from",
                unique: true);

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

            migrationBuilder.DropTable(
                name: "meetings_guest");

            migrationBuilder.DropTable(
                name: "meetings_name_agreement");

            migrationBuilder.DropIndex(
                name: "IX_organisation_group_code",
                table: "organisation_group");

            migrationBuilder.DropIndex(
                name: "IX_meetings_visit_on_id",
                table: "meetings_visit");

            migrationBuilder.DropIndex(
                name: "IX_meetings_agenda_item_case",
                table: "meetings_agenda_item");

            migrationBuilder.DropIndex(
                name: "IX_meetings_agenda_item_decided",
                table: "meetings_agenda_item");

            migrationBuilder.DropColumn(
                name: "code",
                table: "organisation_group");

            migrationBuilder.DropColumn(
                name: "named_by",
                table: "meetings_passing");

            migrationBuilder.DropColumn(
                name: "numbers_cases",
                table: "meetings_meeting_series");

            migrationBuilder.DropColumn(
                name: "pass_on_to",
                table: "meetings_meeting_series");

            migrationBuilder.DropColumn(
                name: "numbers_cases",
                table: "meetings_meeting");

            migrationBuilder.DropColumn(
                name: "pass_on_to",
                table: "meetings_meeting");

            migrationBuilder.DropColumn(
                name: "dissents",
                table: "meetings_kept_item");

            migrationBuilder.DropColumn(
                name: "vote",
                table: "meetings_kept_item");

            migrationBuilder.DropColumn(
                name: "replied_at",
                table: "meetings_dialogue_part");

            migrationBuilder.DropColumn(
                name: "reply",
                table: "meetings_dialogue_part");

            migrationBuilder.DropColumn(
                name: "reply_comment",
                table: "meetings_dialogue_part");

            migrationBuilder.DropColumn(
                name: "there",
                table: "meetings_correction");

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
