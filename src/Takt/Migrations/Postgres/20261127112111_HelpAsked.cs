using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class HelpAsked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "help_answer",
                table: "followup_measure",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "help_answered_by",
                table: "followup_measure",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "help_asked_on",
                table: "followup_measure",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "help_from",
                table: "followup_measure",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_help_from",
                table: "followup_measure",
                column: "help_from");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_followup_measure_help_from",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "help_answer",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "help_answered_by",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "help_asked_on",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "help_from",
                table: "followup_measure");
        }
    }
}
