using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MeasureDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "decided_on",
                table: "followup_measure",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "done_on",
                table: "followup_measure",
                type: "date",
                nullable: true);

            // The trail tells on which day each was made and done. Of what was brought in with a past it does not: that is said to be
            // made on the day it came where it stood, and when it was judged already, nothing is said of when it was done.
            migrationBuilder.Sql(
                """
                UPDATE followup_measure m SET
                    decided_on = coalesce(
                        (SELECT min((e.changes::jsonb #>> '{StateSince,1}')::date) FROM kernel_audit_entry e
                         WHERE e.row_id = m.id::text AND e.kind = 'Measure' AND e.act = 'Added'),
                        state_since),
                    done_on = CASE state
                        WHEN 'Done' THEN state_since
                        WHEN 'Judged' THEN
                            (SELECT max((e.changes::jsonb #>> '{StateSince,1}')::date) FROM kernel_audit_entry e
                             WHERE e.row_id = m.id::text AND e.kind = 'Measure'
                               AND e.changes::jsonb #>> '{State,1}' = 'Done')
                        END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "decided_on",
                table: "followup_measure");

            migrationBuilder.DropColumn(
                name: "done_on",
                table: "followup_measure");
        }
    }
}
