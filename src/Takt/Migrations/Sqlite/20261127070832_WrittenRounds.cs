using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WrittenRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_evaluations_gathering_evaluation_id",
                table: "evaluations_gathering");

            migrationBuilder.AddColumn<bool>(
                name: "is_open_to_all",
                table: "evaluations_gathering",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_written",
                table: "evaluations_gathering",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "evaluations_codes_fetched",
                columns: table => new
                {
                    gathering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    people = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations_codes_fetched", x => x.gathering_id);
                    table.ForeignKey(
                        name: "FK_evaluations_codes_fetched_evaluations_gathering_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "evaluations_gathering",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Without row numbers: a row number is an order of time.
            migrationBuilder.Sql(
                """
                CREATE TABLE "evaluations_writing_code" (
                    "hash" TEXT NOT NULL CONSTRAINT "PK_evaluations_writing_code" PRIMARY KEY,
                    "gathering_id" TEXT NOT NULL,
                    "is_used" INTEGER NOT NULL,
                    CONSTRAINT "FK_evaluations_writing_code_evaluations_gathering_gathering_id" FOREIGN KEY ("gathering_id") REFERENCES "evaluations_gathering" ("id") ON DELETE CASCADE
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathering_evaluation_id",
                table: "evaluations_gathering",
                column: "evaluation_id",
                unique: true,
                filter: "stage <> 'Ended'");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_writing_code_gathering_id",
                table: "evaluations_writing_code",
                column: "gathering_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evaluations_codes_fetched");

            migrationBuilder.DropTable(
                name: "evaluations_writing_code");

            migrationBuilder.DropIndex(
                name: "IX_evaluations_gathering_evaluation_id",
                table: "evaluations_gathering");

            migrationBuilder.DropColumn(
                name: "is_open_to_all",
                table: "evaluations_gathering");

            migrationBuilder.DropColumn(
                name: "is_written",
                table: "evaluations_gathering");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_gathering_evaluation_id",
                table: "evaluations_gathering",
                column: "evaluation_id",
                unique: true);
        }
    }
}
