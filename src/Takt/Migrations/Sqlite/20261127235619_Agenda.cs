using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Agenda : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "topic_address",
                table: "meetings_agenda_item",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "topic_deck",
                table: "meetings_agenda_item",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "topic_id",
                table: "meetings_agenda_item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "topic_title",
                table: "meetings_agenda_item",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_meetings_agenda_item_topic_id",
                table: "meetings_agenda_item",
                column: "topic_id",
                filter: "topic_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_meetings_remark_item_id_id",
                table: "meetings_remark",
                columns: new[] { "item_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "meetings_remark");

            migrationBuilder.DropIndex(
                name: "IX_meetings_agenda_item_topic_id",
                table: "meetings_agenda_item");

            migrationBuilder.DropColumn(
                name: "topic_address",
                table: "meetings_agenda_item");

            migrationBuilder.DropColumn(
                name: "topic_deck",
                table: "meetings_agenda_item");

            migrationBuilder.DropColumn(
                name: "topic_id",
                table: "meetings_agenda_item");

            migrationBuilder.DropColumn(
                name: "topic_title",
                table: "meetings_agenda_item");
        }
    }
}
