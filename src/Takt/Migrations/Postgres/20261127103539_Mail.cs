using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Mail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "laid_at",
                table: "kernel_todo",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kernel_letter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_sent = table.Column<bool>(type: "boolean", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    try_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    trouble = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_letter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_mailbox",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rhythm = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    until = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    at_once_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    seen_to = table.Column<DateOnly>(type: "date", nullable: true),
                    told_up_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    refused_address = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    refusal = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_mailbox", x => x.person_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_todo_laid_at",
                table: "kernel_todo",
                column: "laid_at");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_letter_done_at_id",
                table: "kernel_letter",
                columns: new[] { "done_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_letter");

            migrationBuilder.DropTable(
                name: "kernel_mailbox");

            migrationBuilder.DropIndex(
                name: "IX_kernel_todo_laid_at",
                table: "kernel_todo");

            migrationBuilder.DropColumn(
                name: "laid_at",
                table: "kernel_todo");
        }
    }
}
