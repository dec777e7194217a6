using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
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
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kernel_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    to_names = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    edited_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_comment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sentence = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    through = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    audience_named = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    audience_permission = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_watch",
                columns: table => new
                {
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
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
