using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Webhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kernel_webhook",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    host = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    kinds = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    site = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    sealed_secret = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    former_sealed_secret = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    former_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    on_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    off_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_gone = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_webhook", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_webhook_delivery",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    webhook_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    try_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    tried_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    trouble = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer = table.Column<int>(type: "integer", nullable: true),
                    said = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_webhook_delivery", x => x.id);
                    table.ForeignKey(
                        name: "FK_kernel_webhook_delivery_kernel_webhook_webhook_id",
                        column: x => x.webhook_id,
                        principalTable: "kernel_webhook",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kernel_webhook_health",
                columns: table => new
                {
                    webhook_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    trouble_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    trouble = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer = table.Column<int>(type: "integer", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    unwell_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    rests_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_webhook_health", x => x.webhook_id);
                    table.ForeignKey(
                        name: "FK_kernel_webhook_health_kernel_webhook_webhook_id",
                        column: x => x.webhook_id,
                        principalTable: "kernel_webhook",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_webhook_delivery_since",
                table: "kernel_webhook_delivery",
                column: "since");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_webhook_delivery_state_webhook_id",
                table: "kernel_webhook_delivery",
                columns: new[] { "state", "webhook_id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_webhook_delivery_webhook_id_event_id",
                table: "kernel_webhook_delivery",
                columns: new[] { "webhook_id", "event_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_webhook_delivery");

            migrationBuilder.DropTable(
                name: "kernel_webhook_health");

            migrationBuilder.DropTable(
                name: "kernel_webhook");
        }
    }
}
