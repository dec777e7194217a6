using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SendingOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "send_on_after",
                table: "organisation_municipality_profile",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "sent_on",
                table: "followup_measure",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sent_on_to",
                table: "followup_measure",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_sent_on_to",
                table: "followup_measure",
                column: "sent_on_to");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_followup_measure_sent_on_to",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "send_on_after",
                table: "organisation_municipality_profile");

            migrationBuilder.DropColumn(
                name: "sent_on",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "sent_on_to",
                table: "followup_measure");
        }
    }
}
