using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Gatherings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "heading",
                table: "evaluations_contribution",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "table_number",
                table: "evaluations_contribution",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "evaluations_gathering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    tables = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    keeps_table = table.Column<bool>(type: "boolean", nullable: false),
                    dots = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    seconds_left = table.Column<int>(type: "integer", nullable: true),
                    is_revealed = table.Column<bool>(type: "boolean", nullable: false),
                    voters = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_gathering", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_gathering_evaluations_evaluation_evaluation_id",
                        column: x => x.evaluation_id,
                        principalTable: "evaluations_evaluation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_gathering_heading",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    dots = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_gathering_heading", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_gathering_heading_evaluations_gathering_gatheri~",
                        column: x => x.gathering_id,
                        principalTable: "evaluations_gathering",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_gathering_theme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_gathering_theme", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_gathering_theme_evaluations_gathering_gathering~",
                        column: x => x.gathering_id,
                        principalTable: "evaluations_gathering",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluations_gathering_theme_evaluations_theme_theme_id",
                        column: x => x.theme_id,
                        principalTable: "evaluations_theme",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_gathered_text",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    table_number = table.Column<int>(type: "integer", nullable: true),
                    is_agreed = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    reworded = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    hidden = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    heading_id = table.Column<Guid>(type: "uuid", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_gathered_text", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_gathered_text_evaluations_gathering_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "evaluations_gathering",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluations_gathered_text_evaluations_gathering_heading_hea~",
                        column: x => x.heading_id,
                        principalTable: "evaluations_gathering_heading",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_gathering_dot",
                columns: table => new
                {
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    heading_id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_gathering_dot", x => new { x.gathering_id, x.token, x.heading_id });
                    table.ForeignKey(
                        name: "FK_evaluations_gathering_dot_evaluations_gathering_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "evaluations_gathering",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluations_gathering_dot_evaluations_gathering_heading_hea~",
                        column: x => x.heading_id,
                        principalTable: "evaluations_gathering_heading",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathered_text_gathering_id_theme_id",
                table: "evaluations_gathered_text",
                columns: new[] { "gathering_id", "theme_id" });

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathered_text_heading_id",
                table: "evaluations_gathered_text",
                column: "heading_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathering_code",
                table: "evaluations_gathering",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathering_evaluation_id",
                table: "evaluations_gathering",
                column: "evaluation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathering_dot_heading_id",
                table: "evaluations_gathering_dot",
                column: "heading_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathering_heading_gathering_id",
                table: "evaluations_gathering_heading",
                column: "gathering_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathering_theme_gathering_id_theme_id",
                table: "evaluations_gathering_theme",
                columns: new[] { "gathering_id", "theme_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathering_theme_theme_id",
                table: "evaluations_gathering_theme",
                column: "theme_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evaluations_gathered_text");

            migrationBuilder.DropTable(
                name: "evaluations_gathering_dot");

            migrationBuilder.DropTable(
                name: "evaluations_gathering_theme");

            migrationBuilder.DropTable(
                name: "evaluations_gathering_heading");

            migrationBuilder.DropTable(
                name: "evaluations_gathering");

            migrationBuilder.DropColumn(
                name: "heading",
                table: "evaluations_contribution");

            migrationBuilder.DropColumn(
                name: "table_number",
                table: "evaluations_contribution");
        }
    }
}
