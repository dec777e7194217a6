using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evaluations_evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    programme = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    purpose = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    purpose_discussed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    previous_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    gathering_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    gathering_from = table.Column<DateOnly>(type: "date", nullable: true),
                    gathering_to = table.Column<DateOnly>(type: "date", nullable: true),
                    meeting_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    meeting_date = table.Column<DateOnly>(type: "date", nullable: true),
                    presenter = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    answering_body = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answers = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    answers_due = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    audience_named = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    audience_permission = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_evaluation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_evaluation_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    recognition = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_evaluation_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_reception",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    yes = table.Column<int>(type: "integer", nullable: false),
                    partly = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    shown_yes = table.Column<int>(type: "integer", nullable: false),
                    shown_partly = table.Column<int>(type: "integer", nullable: false),
                    shown_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_reception", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_reception_given",
                columns: table => new
                {
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_reception_given", x => new { x.theme_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "followup_measure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    what = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    owner = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    expected_effect = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateOnly>(type: "date", nullable: false),
                    judge_on = table.Column<DateOnly>(type: "date", nullable: true),
                    effect = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    shown = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    dropped_because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    needs_help = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    source_kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source_title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    source_address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    next = table.Column<DateOnly>(type: "date", nullable: true),
                    audience_named = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    audience_permission = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_followup_measure", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_audit_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    row_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    act = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_deadline",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    context = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    is_met = table.Column<bool>(type: "boolean", nullable: false),
                    audience_named = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    audience_permission = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_deadline", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_draft", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_event_row",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    trouble = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_event_row", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_heard_event",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hearer = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_heard_event", x => new { x.event_id, x.hearer });
                });

            migrationBuilder.CreateTable(
                name: "kernel_news",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sentence = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    audience_named = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    audience_permission = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_news", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_search_row",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    folded = table.Column<string>(type: "character varying(310)", maxLength: 310, nullable: false),
                    audience_named = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    audience_permission = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_search_row", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_todo",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ask = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    context = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    owner = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_todo", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    short_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_group", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_sort = table.Column<string>(type: "character varying(1200)", maxLength: 1200, nullable: false),
                    email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_tree",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_tree", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_unit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_unit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_unit_path",
                columns: table => new
                {
                    ancestor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    descendant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    depth = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_unit_path", x => new { x.descendant_id, x.ancestor_id, x.from });
                });

            migrationBuilder.CreateTable(
                name: "evaluations_part",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    level = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_part", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_part_evaluations_evaluation_evaluation_id",
                        column: x => x.evaluation_id,
                        principalTable: "evaluations_evaluation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_publication",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    snapshot = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_publication", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_publication_evaluations_evaluation_evaluation_id",
                        column: x => x.evaluation_id,
                        principalTable: "evaluations_evaluation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    security_stamp = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    phone_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_account", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_account_organisation_person_person_id",
                        column: x => x.person_id,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_group_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    leads = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_group_member", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_group_member_organisation_group_group_id",
                        column: x => x.group_id,
                        principalTable: "organisation_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_organisation_group_member_organisation_person_person_id",
                        column: x => x.person_id,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_assignment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    is_main = table.Column<bool>(type: "boolean", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_assignment", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_assignment_organisation_person_person_id",
                        column: x => x.person_id,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_organisation_assignment_organisation_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_unit_period",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_sort = table.Column<string>(type: "character varying(1200)", maxLength: 1200, nullable: false),
                    short_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_unit_period", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_unit_period_organisation_unit_parent_id",
                        column: x => x.parent_id,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_organisation_unit_period_organisation_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_theme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    question = table.Column<string>(type: "text", nullable: false),
                    also_called = table.Column<string>(type: "text", nullable: true),
                    subheading = table.Column<string>(type: "text", nullable: true),
                    guidance = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    carrier = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    needs_answer = table.Column<bool>(type: "boolean", nullable: false),
                    promised_by = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_theme", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_theme_evaluations_evaluation_evaluation_id",
                        column: x => x.evaluation_id,
                        principalTable: "evaluations_evaluation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluations_theme_evaluations_part_part_id",
                        column: x => x.part_id,
                        principalTable: "evaluations_part",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_invitation", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_invitation_organisation_account_account_id",
                        column: x => x.account_id,
                        principalTable: "organisation_account",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "organisation_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_session", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_session_organisation_account_account_id",
                        column: x => x.account_id,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_answer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    drafted_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    approved_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    state_since = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_answer", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_answer_evaluations_evaluation_evaluation_id",
                        column: x => x.evaluation_id,
                        principalTable: "evaluations_evaluation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_evaluations_answer_evaluations_theme_theme_id",
                        column: x => x.theme_id,
                        principalTable: "evaluations_theme",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_contribution",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    proposal = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    slide = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_contribution", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_contribution_evaluations_evaluation_evaluation_~",
                        column: x => x.evaluation_id,
                        principalTable: "evaluations_evaluation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_evaluations_contribution_evaluations_theme_theme_id",
                        column: x => x.theme_id,
                        principalTable: "evaluations_theme",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_inside_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_inside_comment", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_inside_comment_evaluations_theme_theme_id",
                        column: x => x.theme_id,
                        principalTable: "evaluations_theme",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_answer_point",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    stance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: true),
                    request = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    covers_all = table.Column<bool>(type: "boolean", nullable: false),
                    measure_what = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    measure_owner = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    measure_due = table.Column<DateOnly>(type: "date", nullable: true),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_answer_point", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_answer_point_evaluations_answer_answer_id",
                        column: x => x.answer_id,
                        principalTable: "evaluations_answer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_cover",
                columns: table => new
                {
                    point_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contribution_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_cover", x => new { x.point_id, x.contribution_id });
                    table.ForeignKey(
                        name: "FK_evaluations_cover_evaluations_answer_point_point_id",
                        column: x => x.point_id,
                        principalTable: "evaluations_answer_point",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluations_cover_evaluations_contribution_contribution_id",
                        column: x => x.contribution_id,
                        principalTable: "evaluations_contribution",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_answer_evaluation_id_state",
                table: "evaluations_answer",
                columns: new[] { "evaluation_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_answer_theme_id",
                table: "evaluations_answer",
                column: "theme_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_answer_point_answer_id",
                table: "evaluations_answer_point",
                column: "answer_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_contribution_evaluation_id",
                table: "evaluations_contribution",
                column: "evaluation_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_contribution_person_id",
                table: "evaluations_contribution",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_contribution_theme_id_number",
                table: "evaluations_contribution",
                columns: new[] { "theme_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_cover_contribution_id",
                table: "evaluations_cover",
                column: "contribution_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_evaluation_import_evaluation_id",
                table: "evaluations_evaluation_import",
                column: "evaluation_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_inside_comment_theme_id",
                table: "evaluations_inside_comment",
                column: "theme_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_part_evaluation_id",
                table: "evaluations_part",
                column: "evaluation_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_publication_evaluation_id_number",
                table: "evaluations_publication",
                columns: new[] { "evaluation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_reception_theme_id",
                table: "evaluations_reception",
                column: "theme_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_theme_evaluation_id_needs_answer",
                table: "evaluations_theme",
                columns: new[] { "evaluation_id", "needs_answer" });

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_theme_evaluation_id_position",
                table: "evaluations_theme",
                columns: new[] { "evaluation_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_theme_part_id",
                table: "evaluations_theme",
                column: "part_id");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_next_id",
                table: "followup_measure",
                columns: new[] { "next", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_next_state_since_id",
                table: "followup_measure",
                columns: new[] { "next", "state_since", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_owner_next",
                table: "followup_measure",
                columns: new[] { "owner", "next" });

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_source_id",
                table: "followup_measure",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_state_next_id",
                table: "followup_measure",
                columns: new[] { "state", "next", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_entry_row_id",
                table: "kernel_audit_entry",
                column: "row_id");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_deadline_is_met_date",
                table: "kernel_deadline",
                columns: new[] { "is_met", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_deadline_source_id",
                table: "kernel_deadline",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_draft_person_id_address",
                table: "kernel_draft",
                columns: new[] { "person_id", "address" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_event_row_done_at_id",
                table: "kernel_event_row",
                columns: new[] { "done_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_todo_owner_done_at",
                table: "kernel_todo",
                columns: new[] { "owner", "done_at" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_todo_source_id",
                table: "kernel_todo",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_account_normalized_user_name",
                table: "organisation_account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_account_person_id",
                table: "organisation_account",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_assignment_person_id",
                table: "organisation_assignment",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_assignment_unit_id_role",
                table: "organisation_assignment",
                columns: new[] { "unit_id", "role" });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_group_member_group_id",
                table: "organisation_group_member",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_group_member_person_id",
                table: "organisation_group_member",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_invitation_account_id",
                table: "organisation_invitation",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_invitation_token_hash",
                table: "organisation_invitation",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_session_account_id",
                table: "organisation_session",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_session_token_hash",
                table: "organisation_session",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_unit_path_ancestor_id",
                table: "organisation_unit_path",
                column: "ancestor_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_unit_period_parent_id",
                table: "organisation_unit_period",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_unit_period_unit_id",
                table: "organisation_unit_period",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evaluations_cover");

            migrationBuilder.DropTable(
                name: "evaluations_evaluation_import");

            migrationBuilder.DropTable(
                name: "evaluations_inside_comment");

            migrationBuilder.DropTable(
                name: "evaluations_publication");

            migrationBuilder.DropTable(
                name: "evaluations_reception");

            migrationBuilder.DropTable(
                name: "evaluations_reception_given");

            migrationBuilder.DropTable(
                name: "followup_measure");

            migrationBuilder.DropTable(
                name: "kernel_audit_entry");

            migrationBuilder.DropTable(
                name: "kernel_deadline");

            migrationBuilder.DropTable(
                name: "kernel_draft");

            migrationBuilder.DropTable(
                name: "kernel_event_row");

            migrationBuilder.DropTable(
                name: "kernel_heard_event");

            migrationBuilder.DropTable(
                name: "kernel_news");

            migrationBuilder.DropTable(
                name: "kernel_search_row");

            migrationBuilder.DropTable(
                name: "kernel_todo");

            migrationBuilder.DropTable(
                name: "organisation_assignment");

            migrationBuilder.DropTable(
                name: "organisation_group_member");

            migrationBuilder.DropTable(
                name: "organisation_invitation");

            migrationBuilder.DropTable(
                name: "organisation_session");

            migrationBuilder.DropTable(
                name: "organisation_tree");

            migrationBuilder.DropTable(
                name: "organisation_unit_path");

            migrationBuilder.DropTable(
                name: "organisation_unit_period");

            migrationBuilder.DropTable(
                name: "evaluations_answer_point");

            migrationBuilder.DropTable(
                name: "evaluations_contribution");

            migrationBuilder.DropTable(
                name: "organisation_group");

            migrationBuilder.DropTable(
                name: "organisation_account");

            migrationBuilder.DropTable(
                name: "organisation_unit");

            migrationBuilder.DropTable(
                name: "evaluations_answer");

            migrationBuilder.DropTable(
                name: "organisation_person");

            migrationBuilder.DropTable(
                name: "evaluations_theme");

            migrationBuilder.DropTable(
                name: "evaluations_part");

            migrationBuilder.DropTable(
                name: "evaluations_evaluation");
        }
    }
}
