using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Calendars : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "changed_at",
                table: "kernel_todo",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_discreet",
                table: "kernel_todo",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "sequence",
                table: "kernel_todo",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "changed_at",
                table: "kernel_deadline",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sequence",
                table: "kernel_deadline",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "kernel_calendar_feed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    of = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_calendar_feed", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_calendar_feed_person_id",
                table: "kernel_calendar_feed",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_calendar_feed_token_hash",
                table: "kernel_calendar_feed",
                column: "token_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_calendar_feed");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "kernel_todo");

            migrationBuilder.DropColumn(
                name: "is_discreet",
                table: "kernel_todo");

            migrationBuilder.DropColumn(
                name: "sequence",
                table: "kernel_todo");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "kernel_deadline");

            migrationBuilder.DropColumn(
                name: "sequence",
                table: "kernel_deadline");
        }
    }
}
