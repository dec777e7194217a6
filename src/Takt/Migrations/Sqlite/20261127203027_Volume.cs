using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Volume : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_kernel_search_row_number",
                table: "kernel_search_row");

            migrationBuilder.DropIndex(
                name: "IX_kernel_deadline_is_met_date",
                table: "kernel_deadline");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_help_from",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_next_state_since_id",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_state_next_id",
                table: "followup_measure");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_row_number_id",
                table: "kernel_search_row",
                columns: new[] { "number", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_deadline_date_is_met",
                table: "kernel_deadline",
                columns: new[] { "date", "is_met" });

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_help_from",
                table: "followup_measure",
                column: "help_from",
                filter: "help_from IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_next_id",
                table: "followup_measure",
                columns: new[] { "next", "id" },
                filter: "state = 'Proposed'");

            // By hand: EF maps no index over a column of a complex property. All that the figures ask for, in the order they ask,
            // and the few that name somebody.
            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_figures",
                table: "followup_measure",
                columns: new[]
                {
                    "audience_unit_id",
                    "source_kind",
                    "decided_on",
                    "done_on",
                    "due",
                    "state",
                    "state_since",
                    "effect",
                    "next",
                });

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_named",
                table: "followup_measure",
                column: "id",
                filter: "json_array_length(audience_named) > 0");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_next_state_since_id_state",
                table: "followup_measure",
                columns: new[] { "next", "state_since", "id", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_followup_measure_figures",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_named",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_kernel_search_row_number_id",
                table: "kernel_search_row");

            migrationBuilder.DropIndex(
                name: "IX_kernel_deadline_date_is_met",
                table: "kernel_deadline");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_help_from",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_next_id",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_followup_measure_next_state_since_id_state",
                table: "followup_measure");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_row_number",
                table: "kernel_search_row",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_deadline_is_met_date",
                table: "kernel_deadline",
                columns: new[] { "is_met", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_help_from",
                table: "followup_measure",
                column: "help_from");

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_next_state_since_id",
                table: "followup_measure",
                columns: new[] { "next", "state_since", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_state_next_id",
                table: "followup_measure",
                columns: new[] { "state", "next", "id" });
        }
    }
}
