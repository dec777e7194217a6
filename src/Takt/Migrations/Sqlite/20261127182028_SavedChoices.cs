using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SavedChoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "followup_saved_choice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_followup_saved_choice", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_followup_saved_choice_person_id",
                table: "followup_saved_choice",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "followup_saved_choice");
        }
    }
}
