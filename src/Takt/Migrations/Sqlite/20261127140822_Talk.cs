using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Talk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "summed_up_to",
                table: "kernel_mailbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kernel_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    to_names = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    edited_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_comment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sentence = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    through = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    read_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    audience_named = table.Column<string>(type: "TEXT", nullable: false),
                    audience_permission = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_watch",
                columns: table => new
                {
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_watch", x => new { x.record_id, x.person_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_comment_record_id_id",
                table: "kernel_comment",
                columns: new[] { "record_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_notice_person_id_id",
                table: "kernel_notice",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_notice_person_id_read_at",
                table: "kernel_notice",
                columns: new[] { "person_id", "read_at" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_watch_person_id",
                table: "kernel_watch",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_comment");

            migrationBuilder.DropTable(
                name: "kernel_notice");

            migrationBuilder.DropTable(
                name: "kernel_watch");

            migrationBuilder.DropColumn(
                name: "summed_up_to",
                table: "kernel_mailbox");
        }
    }
}
