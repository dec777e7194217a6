using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Meetings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_kernel_search_row_number",
                table: "kernel_search_row");

            migrationBuilder.DropIndex(
                name: "IX_kernel_deadline_is_met_date",
                table: "kernel_deadline");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_help_from",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_next_state_since_id",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_state_next_id",
                table: "followup_measure");

            migrationBuilder.AddColumn<bool>(
                name: "without_invitations",
                table: "kernel_mailbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "about",
                table: "kernel_letter",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "at",
                table: "kernel_deadline",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "group_id",
                table: "kernel_deadline",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "length",
                table: "kernel_deadline",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "place",
                table: "kernel_deadline",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kernel_meeting_invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    deadline_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    laid_as = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    laid_to = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    sent_as = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_from = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    is_off = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_meeting_invitation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meetings_dialogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    audience_named = table.Column<string>(type: "TEXT", nullable: false),
                    audience_permission = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_dialogue", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meetings_dialogue_template",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_dialogue_template", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meetings_meeting_series",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    openness = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    first = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    day = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    weeks = table.Column<int>(type: "INTEGER", nullable: false),
                    nth = table.Column<int>(type: "INTEGER", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    without = table.Column<string>(type: "TEXT", nullable: false),
                    holiday = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    propose_before = table.Column<int>(type: "INTEGER", nullable: false),
                    silence_hours = table.Column<int>(type: "INTEGER", nullable: false),
                    voting = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, defaultValue: "None"),
                    stopped_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    audience_named = table.Column<string>(type: "TEXT", nullable: false),
                    audience_permission = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_meeting_series", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meetings_visit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    audience_named = table.Column<string>(type: "TEXT", nullable: false),
                    audience_permission = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_visit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meetings_agreement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dialogue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_agreement", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_agreement_meetings_dialogue_dialogue_id",
                        column: x => x.dialogue_id,
                        principalTable: "meetings_dialogue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_dialogue_part",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dialogue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    seat = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    shared_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    agreed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_dialogue_part", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_dialogue_part_meetings_dialogue_dialogue_id",
                        column: x => x.dialogue_id,
                        principalTable: "meetings_dialogue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_dialogue_topic",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dialogue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    help = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    shows = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    minutes = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_dialogue_topic", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_dialogue_topic_meetings_dialogue_dialogue_id",
                        column: x => x.dialogue_id,
                        principalTable: "meetings_dialogue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_private_note",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dialogue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_private_note", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_private_note_meetings_dialogue_dialogue_id",
                        column: x => x.dialogue_id,
                        principalTable: "meetings_dialogue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_template_topic",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    template_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    help = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    shows = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_template_topic", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_template_topic_meetings_dialogue_template_template_id",
                        column: x => x.template_id,
                        principalTable: "meetings_dialogue_template",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_meeting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    series_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    by_rule = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    cancelled_because = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    propose_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    silence_hours = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    led_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    open_objections = table.Column<int>(type: "INTEGER", nullable: false),
                    silent_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    corrections = table.Column<int>(type: "INTEGER", nullable: false),
                    voting = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, defaultValue: "None"),
                    audience_named = table.Column<string>(type: "TEXT", nullable: false),
                    audience_permission = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_meeting", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_meeting_meetings_meeting_series_series_id",
                        column: x => x.series_id,
                        principalTable: "meetings_meeting_series",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meetings_preparation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dialogue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    topic_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_preparation", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_preparation_meetings_dialogue_topic_topic_id",
                        column: x => x.topic_id,
                        principalTable: "meetings_dialogue_topic",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_agenda_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    public_title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    brought_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    brought_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    declined_because = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    summary = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    decision = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    key = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    continues_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    topic_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    topic_title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    topic_address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    topic_deck = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    is_out = table.Column<bool>(type: "INTEGER", nullable: false),
                    audience_named = table.Column<string>(type: "TEXT", nullable: false),
                    audience_permission = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_agenda_item", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_agenda_item_meetings_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings_meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meetings_attendance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    presence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    stands_in_for = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_attendance", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_attendance_meetings_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings_meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_correction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    because = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_correction", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_correction_meetings_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings_meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_meeting_reply",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    substitute_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    substitute = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    comment = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    begins = table.Column<DateTime>(type: "TEXT", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_meeting_reply", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_meeting_reply_meetings_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings_meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_dissent",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_dissent", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_dissent_meetings_agenda_item_item_id",
                        column: x => x.item_id,
                        principalTable: "meetings_agenda_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_objection",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_objection", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_objection_meetings_agenda_item_item_id",
                        column: x => x.item_id,
                        principalTable: "meetings_agenda_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_passing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    passed_on_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_passing", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_passing_meetings_agenda_item_item_id",
                        column: x => x.item_id,
                        principalTable: "meetings_agenda_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_remark",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_remark", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_remark_meetings_agenda_item_item_id",
                        column: x => x.item_id,
                        principalTable: "meetings_agenda_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_vote",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @for = table.Column<int>(name: "for", type: "INTEGER", nullable: false),
                    against = table.Column<int>(type: "INTEGER", nullable: false),
                    abstained = table.Column<int>(type: "INTEGER", nullable: false),
                    casting = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_vote", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_vote_meetings_agenda_item_item_id",
                        column: x => x.item_id,
                        principalTable: "meetings_agenda_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_kept_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    correction_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    decision = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    key = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    is_changed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_kept_item", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_kept_item_meetings_agenda_item_item_id",
                        column: x => x.item_id,
                        principalTable: "meetings_agenda_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_meetings_kept_item_meetings_correction_correction_id",
                        column: x => x.correction_id,
                        principalTable: "meetings_correction",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings_cast_ballot",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    vote_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ballot = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_cast_ballot", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_cast_ballot_meetings_vote_vote_id",
                        column: x => x.vote_id,
                        principalTable: "meetings_vote",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_row_number_id",
                table: "kernel_search_row",
                columns: new[] { "number", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_deadline_date_is_met",
                table: "kernel_deadline",
                columns: new[] { "date", "is_met" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_deadline_group_id",
                table: "kernel_deadline",
                column: "group_id",
                filter: "group_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_help_from",
                table: "followup_measure",
                column: "help_from",
                filter: "help_from IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_next_id",
                table: "followup_measure",
                columns: new[] { "next", "id" },
                filter: "state = 'Proposed'");

            // By hand: EF maps no index over a column of a complex property. All that the figures ask for, in the order they ask,
            // and the few that name somebody.
            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_figures",
                table: "followup_measure",
                columns: new[]
                {
                    "audience_unit_id",
                    "source_kind",
                    "decided_on",
                    "done_on",
                    "due",
                    "state",
                    "state_since",
                    "effect",
                    "next",
                });

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_named",
                table: "followup_measure",
                column: "id",
                filter: "json_array_length(audience_named) > 0");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_state_since_id_state",
                table: "followup_measure",
                columns: new[] { "state_since", "id", "state" },
                filter: "next IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_meeting_invitation_deadline_id_person_id",
                table: "kernel_meeting_invitation",
                columns: new[] { "deadline_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_meeting_invitation_on",
                table: "kernel_meeting_invitation",
                column: "on");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_meeting_invitation_token",
                table: "kernel_meeting_invitation",
                column: "token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agenda_item_continues_id",
                table: "meetings_agenda_item",
                column: "continues_id");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agenda_item_group_id_id",
                table: "meetings_agenda_item",
                columns: new[] { "group_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agenda_item_meeting_id_position",
                table: "meetings_agenda_item",
                columns: new[] { "meeting_id", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agenda_item_topic_id",
                table: "meetings_agenda_item",
                column: "topic_id",
                filter: "topic_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agreement_dialogue_id",
                table: "meetings_agreement",
                column: "dialogue_id");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_attendance_meeting_id_person_id",
                table: "meetings_attendance",
                columns: new[] { "meeting_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_cast_ballot_vote_id_person_id",
                table: "meetings_cast_ballot",
                columns: new[] { "vote_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_correction_meeting_id_number",
                table: "meetings_correction",
                columns: new[] { "meeting_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_dialogue_on_id",
                table: "meetings_dialogue",
                columns: new[] { "on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_dialogue_part_dialogue_id_person_id",
                table: "meetings_dialogue_part",
                columns: new[] { "dialogue_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_dialogue_part_person_id_dialogue_id",
                table: "meetings_dialogue_part",
                columns: new[] { "person_id", "dialogue_id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_dialogue_template_kind",
                table: "meetings_dialogue_template",
                column: "kind",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_dialogue_topic_dialogue_id_position",
                table: "meetings_dialogue_topic",
                columns: new[] { "dialogue_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_dissent_item_id_person_id",
                table: "meetings_dissent",
                columns: new[] { "item_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_kept_item_correction_id_item_id",
                table: "meetings_kept_item",
                columns: new[] { "correction_id", "item_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_kept_item_item_id",
                table: "meetings_kept_item",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_meeting_group_id_on_id",
                table: "meetings_meeting",
                columns: new[] { "group_id", "on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_meeting_on_id",
                table: "meetings_meeting",
                columns: new[] { "on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_meeting_series_id_by_rule",
                table: "meetings_meeting",
                columns: new[] { "series_id", "by_rule" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_meeting_reply_meeting_id_person_id",
                table: "meetings_meeting_reply",
                columns: new[] { "meeting_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_meeting_series_group_id",
                table: "meetings_meeting_series",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_objection_item_id",
                table: "meetings_objection",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_passing_item_id_person_id",
                table: "meetings_passing",
                columns: new[] { "item_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_passing_person_id_passed_on_at",
                table: "meetings_passing",
                columns: new[] { "person_id", "passed_on_at" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_preparation_dialogue_id",
                table: "meetings_preparation",
                column: "dialogue_id");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_preparation_topic_id_person_id",
                table: "meetings_preparation",
                columns: new[] { "topic_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_private_note_dialogue_id_person_id",
                table: "meetings_private_note",
                columns: new[] { "dialogue_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_remark_item_id_id",
                table: "meetings_remark",
                columns: new[] { "item_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_template_topic_template_id",
                table: "meetings_template_topic",
                column: "template_id");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_visit_person_id_on",
                table: "meetings_visit",
                columns: new[] { "person_id", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_vote_item_id",
                table: "meetings_vote",
                column: "item_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_followup_measure_figures",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_named",
                table: "followup_measure");

            migrationBuilder.DropTable(
                name: "kernel_meeting_invitation");

            migrationBuilder.DropTable(
                name: "meetings_agreement");

            migrationBuilder.DropTable(
                name: "meetings_attendance");

            migrationBuilder.DropTable(
                name: "meetings_cast_ballot");

            migrationBuilder.DropTable(
                name: "meetings_dialogue_part");

            migrationBuilder.DropTable(
                name: "meetings_dissent");

            migrationBuilder.DropTable(
                name: "meetings_kept_item");

            migrationBuilder.DropTable(
                name: "meetings_meeting_reply");

            migrationBuilder.DropTable(
                name: "meetings_objection");

            migrationBuilder.DropTable(
                name: "meetings_passing");

            migrationBuilder.DropTable(
                name: "meetings_preparation");

            migrationBuilder.DropTable(
                name: "meetings_private_note");

            migrationBuilder.DropTable(
                name: "meetings_remark");

            migrationBuilder.DropTable(
                name: "meetings_template_topic");

            migrationBuilder.DropTable(
                name: "meetings_visit");

            migrationBuilder.DropTable(
                name: "meetings_vote");

            migrationBuilder.DropTable(
                name: "meetings_correction");

            migrationBuilder.DropTable(
                name: "meetings_dialogue_topic");

            migrationBuilder.DropTable(
                name: "meetings_dialogue_template");

            migrationBuilder.DropTable(
                name: "meetings_agenda_item");

            migrationBuilder.DropTable(
                name: "meetings_dialogue");

            migrationBuilder.DropTable(
                name: "meetings_meeting");

            migrationBuilder.DropTable(
                name: "meetings_meeting_series");

            migrationBuilder.DropIndex(
                name: "IX_kernel_search_row_number_id",
                table: "kernel_search_row");

            migrationBuilder.DropIndex(
                name: "IX_kernel_deadline_date_is_met",
                table: "kernel_deadline");

            migrationBuilder.DropIndex(
                name: "IX_kernel_deadline_group_id",
                table: "kernel_deadline");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_help_from",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_next_id",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_state_since_id_state",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "without_invitations",
                table: "kernel_mailbox");

            migrationBuilder.DropColumn(
                name: "about",
                table: "kernel_letter");

            migrationBuilder.DropColumn(
                name: "at",
                table: "kernel_deadline");

            migrationBuilder.DropColumn(
                name: "group_id",
                table: "kernel_deadline");

            migrationBuilder.DropColumn(
                name: "length",
                table: "kernel_deadline");

            migrationBuilder.DropColumn(
                name: "place",
                table: "kernel_deadline");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_row_number",
                table: "kernel_search_row",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_deadline_is_met_date",
                table: "kernel_deadline",
                columns: new[] { "is_met", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_help_from",
                table: "followup_measure",
                column: "help_from");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_next_state_since_id",
                table: "followup_measure",
                columns: new[] { "next", "state_since", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_state_next_id",
                table: "followup_measure",
                columns: new[] { "state", "next", "id" });
        }
    }
}
