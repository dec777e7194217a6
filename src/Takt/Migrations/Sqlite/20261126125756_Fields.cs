using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Fields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "organisation_field",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name_sort = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: false),
                    synonyms = table.Column<string>(type: "TEXT", nullable: false),
                    decide_yourself = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    reviewed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_field", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_field_register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    answers_within = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_field_register", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_grey_zone_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    reported_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    settled = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_grey_zone_report", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_grey_zone_report_organisation_person_reported_by",
                        column: x => x.reported_by,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_leave",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_leave", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_leave_organisation_person_person_id",
                        column: x => x.person_id,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_miss",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    times = table.Column<int>(type: "INTEGER", nullable: false),
                    last_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_miss", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    matter = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_question", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_question_organisation_person_asked_by",
                        column: x => x.asked_by,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_walk_through",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    finished_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_walk_through", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_field_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_field_link", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_field_link_organisation_field_field_id",
                        column: x => x.field_id,
                        principalTable: "organisation_field",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_matter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name_sort = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: false),
                    is_money = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_matter", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_matter_organisation_field_field_id",
                        column: x => x.field_id,
                        principalTable: "organisation_field",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_responsibility",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    stand_in = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    promises = table.Column<string>(type: "TEXT", nullable: false),
                    answers_within = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_responsibility", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_responsibility_organisation_field_field_id",
                        column: x => x.field_id,
                        principalTable: "organisation_field",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_organisation_responsibility_organisation_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_question_note",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_question_note", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_question_note_organisation_question_question_id",
                        column: x => x.question_id,
                        principalTable: "organisation_question",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_walk_through_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    walk_through_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    about = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    decision = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_walk_through_item", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_walk_through_item_organisation_walk_through_walk_through_id",
                        column: x => x.walk_through_id,
                        principalTable: "organisation_walk_through",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_delegation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    giver = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    receiver = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    leaders_of = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    limit = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: true),
                    may_be_passed_on = table.Column<bool>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_delegation", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_delegation_organisation_matter_matter_id",
                        column: x => x.matter_id,
                        principalTable: "organisation_matter",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_organisation_delegation_organisation_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_delegation_matter_id",
                table: "organisation_delegation",
                column: "matter_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_delegation_unit_id",
                table: "organisation_delegation",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_field_name_sort",
                table: "organisation_field",
                column: "name_sort");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_field_link_field_id",
                table: "organisation_field_link",
                column: "field_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_grey_zone_report_reported_by",
                table: "organisation_grey_zone_report",
                column: "reported_by");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_grey_zone_report_settled_on",
                table: "organisation_grey_zone_report",
                column: "settled_on");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_leave_person_id",
                table: "organisation_leave",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_matter_field_id",
                table: "organisation_matter",
                column: "field_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_miss_words",
                table: "organisation_miss",
                column: "words",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_question_asked_by",
                table: "organisation_question",
                column: "asked_by");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_question_field_id",
                table: "organisation_question",
                column: "field_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_question_owner",
                table: "organisation_question",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_question_note_question_id",
                table: "organisation_question_note",
                column: "question_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_responsibility_field_id_unit_id",
                table: "organisation_responsibility",
                columns: new[] { "field_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_responsibility_holder",
                table: "organisation_responsibility",
                column: "holder");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_responsibility_unit_id",
                table: "organisation_responsibility",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_walk_through_item_walk_through_id",
                table: "organisation_walk_through_item",
                column: "walk_through_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organisation_delegation");

            migrationBuilder.DropTable(
                name: "organisation_field_link");

            migrationBuilder.DropTable(
                name: "organisation_field_register");

            migrationBuilder.DropTable(
                name: "organisation_grey_zone_report");

            migrationBuilder.DropTable(
                name: "organisation_leave");

            migrationBuilder.DropTable(
                name: "organisation_miss");

            migrationBuilder.DropTable(
                name: "organisation_question_note");

            migrationBuilder.DropTable(
                name: "organisation_responsibility");

            migrationBuilder.DropTable(
                name: "organisation_walk_through_item");

            migrationBuilder.DropTable(
                name: "organisation_matter");

            migrationBuilder.DropTable(
                name: "organisation_question");

            migrationBuilder.DropTable(
                name: "organisation_walk_through");

            migrationBuilder.DropTable(
                name: "organisation_field");
        }
    }
}
