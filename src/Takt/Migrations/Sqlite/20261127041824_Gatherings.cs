using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "table_number",
                table: "evaluations_contribution",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "evaluations_gathering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    tables = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    keeps_table = table.Column<bool>(type: "INTEGER", nullable: false),
                    dots = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    seconds_left = table.Column<int>(type: "INTEGER", nullable: true),
                    is_revealed = table.Column<bool>(type: "INTEGER", nullable: false),
                    voters = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    gathering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    dots = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_gathering_heading", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_gathering_heading_evaluations_gathering_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "evaluations_gathering",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_gathering_theme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    gathering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    theme_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_gathering_theme", x => x.id);
                    table.ForeignKey(
                        name: "FK_evaluations_gathering_theme_evaluations_gathering_gathering_id",
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

            // By hand: a row number would be an order of time.
            migrationBuilder.Sql(
                """
                CREATE TABLE "evaluations_gathered_text" (
                    "id" TEXT NOT NULL CONSTRAINT "PK_evaluations_gathered_text" PRIMARY KEY,
                    "gathering_id" TEXT NOT NULL,
                    "theme_id" TEXT NOT NULL,
                    "table_number" INTEGER NULL,
                    "is_agreed" INTEGER NOT NULL,
                    "text" TEXT NOT NULL,
                    "reworded" TEXT NULL,
                    "hidden" TEXT NULL,
                    "heading_id" TEXT NULL,
                    "position" INTEGER NOT NULL,
                    CONSTRAINT "FK_evaluations_gathered_text_evaluations_gathering_gathering_id" FOREIGN KEY ("gathering_id") REFERENCES "evaluations_gathering" ("id") ON DELETE CASCADE,
                    CONSTRAINT "FK_evaluations_gathered_text_evaluations_gathering_heading_heading_id" FOREIGN KEY ("heading_id") REFERENCES "evaluations_gathering_heading" ("id") ON DELETE SET NULL
                ) WITHOUT ROWID
                """);

            migrationBuilder.Sql(
                """
                CREATE TABLE "evaluations_gathering_dot" (
                    "gathering_id" TEXT NOT NULL,
                    "token" TEXT NOT NULL,
                    "heading_id" TEXT NOT NULL,
                    "count" INTEGER NOT NULL,
                    CONSTRAINT "PK_evaluations_gathering_dot" PRIMARY KEY ("gathering_id", "token", "heading_id"),
                    CONSTRAINT "FK_evaluations_gathering_dot_evaluations_gathering_gathering_id" FOREIGN KEY ("gathering_id") REFERENCES "evaluations_gathering" ("id") ON DELETE CASCADE,
                    CONSTRAINT "FK_evaluations_gathering_dot_evaluations_gathering_heading_heading_id" FOREIGN KEY ("heading_id") REFERENCES "evaluations_gathering_heading" ("id") ON DELETE CASCADE
                ) WITHOUT ROWID
                """);

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
