using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CalendarMail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "without_invitations",
                table: "kernel_mailbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "about",
                table: "kernel_letter",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kernel_meeting_invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    deadline_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    laid_as = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    laid_to = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    sent_as = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_from = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    is_off = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_meeting_invitation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meetings_meeting_reply",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    substitute_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    substitute = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    comment = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    begins = table.Column<DateTime>(type: "TEXT", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_meeting_reply", x => x.id);
                    table.ForeignKey(
                        name: "FK_meetings_meeting_reply_meetings_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings_meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_meeting_invitation_deadline_id_person_id",
                table: "kernel_meeting_invitation",
                columns: new[] { "deadline_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_meeting_invitation_on",
                table: "kernel_meeting_invitation",
                column: "on");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_meeting_invitation_token",
                table: "kernel_meeting_invitation",
                column: "token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_meeting_reply_meeting_id_person_id",
                table: "meetings_meeting_reply",
                columns: new[] { "meeting_id", "person_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_meeting_invitation");

            migrationBuilder.DropTable(
                name: "meetings_meeting_reply");

            migrationBuilder.DropColumn(
                name: "without_invitations",
                table: "kernel_mailbox");

            migrationBuilder.DropColumn(
                name: "about",
                table: "kernel_letter");
        }
    }
}
