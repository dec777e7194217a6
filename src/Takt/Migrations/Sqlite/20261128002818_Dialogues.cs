using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Dialogues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agreement_dialogue_id",
                table: "meetings_agreement",
                column: "dialogue_id");

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
                name: "IX_meetings_template_topic_template_id",
                table: "meetings_template_topic",
                column: "template_id");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_visit_person_id_on",
                table: "meetings_visit",
                columns: new[] { "person_id", "on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "meetings_agreement");

            migrationBuilder.DropTable(
                name: "meetings_dialogue_part");

            migrationBuilder.DropTable(
                name: "meetings_preparation");

            migrationBuilder.DropTable(
                name: "meetings_private_note");

            migrationBuilder.DropTable(
                name: "meetings_template_topic");

            migrationBuilder.DropTable(
                name: "meetings_visit");

            migrationBuilder.DropTable(
                name: "meetings_dialogue_topic");

            migrationBuilder.DropTable(
                name: "meetings_dialogue_template");

            migrationBuilder.DropTable(
                name: "meetings_dialogue");
        }
    }
}
