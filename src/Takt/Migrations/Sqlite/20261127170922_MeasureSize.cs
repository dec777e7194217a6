using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MeasureSize : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "cost",
                table: "followup_measure",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "hours",
                table: "followup_measure",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "indicator",
                table: "followup_measure",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "priority",
                table: "followup_measure",
                type: "TEXT",
                maxLength: 40,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "cost",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "hours",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "indicator",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "priority",
                table: "followup_measure");
        }
    }
}
