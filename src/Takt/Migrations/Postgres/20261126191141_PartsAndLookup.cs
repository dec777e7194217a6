using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PartsAndLookup : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_organisation_scim_group_name_key",
                table: "organisation_scim_group");

            migrationBuilder.AddColumn<string>(
                name: "name_key",
                table: "organisation_person",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "parts_off",
                table: "organisation_municipality_profile",
                type: "text[]",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "writer_may_approve",
                table: "organisation_municipality_profile",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "drafted_by_id",
                table: "evaluations_answer",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_approved_by_writer",
                table: "evaluations_answer",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_scim_group_name_key",
                table: "organisation_scim_group",
                column: "name_key",
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_person_name_key",
                table: "organisation_person",
                column: "name_key");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_person_name_sort_id",
                table: "organisation_person",
                columns: new[] { "name_sort", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_assignment_role",
                table: "organisation_assignment",
                column: "role");

            // By hand: EF maps no index over a column of a complex property. A unit's page asks by it.
            migrationBuilder.CreateIndex(
                name: "IX_followup_measure_audience_unit_id_next",
                table: "followup_measure",
                columns: new[] { "audience_unit_id", "next" });

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_evaluation_audience_unit_id_id",
                table: "evaluations_evaluation",
                columns: new[] { "audience_unit_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_followup_measure_audience_unit_id_next",
                table: "followup_measure");

            migrationBuilder.DropIndex(
                name: "IX_evaluations_evaluation_audience_unit_id_id",
                table: "evaluations_evaluation");

            migrationBuilder.DropIndex(
                name: "IX_organisation_scim_group_name_key",
                table: "organisation_scim_group");

            migrationBuilder.DropIndex(
                name: "IX_organisation_person_name_key",
                table: "organisation_person");

            migrationBuilder.DropIndex(
                name: "IX_organisation_person_name_sort_id",
                table: "organisation_person");

            migrationBuilder.DropIndex(
                name: "IX_organisation_assignment_role",
                table: "organisation_assignment");

            migrationBuilder.DropColumn(
                name: "name_key",
                table: "organisation_person");

            migrationBuilder.DropColumn(
                name: "parts_off",
                table: "organisation_municipality_profile");

            migrationBuilder.DropColumn(
                name: "writer_may_approve",
                table: "organisation_municipality_profile");

            migrationBuilder.DropColumn(
                name: "drafted_by_id",
                table: "evaluations_answer");

            migrationBuilder.DropColumn(
                name: "is_approved_by_writer",
                table: "evaluations_answer");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_scim_group_name_key",
                table: "organisation_scim_group",
                column: "name_key");
        }
    }
}
