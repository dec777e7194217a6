using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Groups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "place",
                table: "organisation_group_member",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Member");

            // Who chaired a group goes on doing so.
            migrationBuilder.Sql("""UPDATE organisation_group_member SET place = 'Chair' WHERE leads""");

            migrationBuilder.DropColumn(
                name: "leads",
                table: "organisation_group_member");

            migrationBuilder.AddColumn<string>(
                name: "portfolio",
                table: "organisation_group_member",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "rotation_id",
                table: "organisation_group_member",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "stands_in_for",
                table: "organisation_group_member",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "decides",
                table: "organisation_group",
                type: "text[]",
                nullable: false);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "organisation_group",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Committee");

            migrationBuilder.AddColumn<List<string>>(
                name: "leaves_to_others",
                table: "organisation_group",
                type: "text[]",
                nullable: false);

            migrationBuilder.AddColumn<string>(
                name: "mandate",
                table: "organisation_group",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "meets",
                table: "organisation_group",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "unit_id",
                table: "organisation_group",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "organisation_group_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_group_rule", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_group_rule_organisation_group_group_id",
                        column: x => x.group_id,
                        principalTable: "organisation_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_organisation_group_rule_organisation_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_group_member_stands_in_for",
                table: "organisation_group_member",
                column: "stands_in_for");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_group_unit_id",
                table: "organisation_group",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_group_rule_group_id",
                table: "organisation_group_rule",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_group_rule_unit_id",
                table: "organisation_group_rule",
                column: "unit_id");

            migrationBuilder.AddForeignKey(
                name: "FK_organisation_group_organisation_unit_unit_id",
                table: "organisation_group",
                column: "unit_id",
                principalTable: "organisation_unit",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_organisation_group_member_organisation_person_stands_in_for",
                table: "organisation_group_member",
                column: "stands_in_for",
                principalTable: "organisation_person",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_organisation_group_organisation_unit_unit_id",
                table: "organisation_group");

            migrationBuilder.DropForeignKey(
                name: "FK_organisation_group_member_organisation_person_stands_in_for",
                table: "organisation_group_member");

            migrationBuilder.DropTable(
                name: "organisation_group_rule");

            migrationBuilder.DropIndex(
                name: "IX_organisation_group_member_stands_in_for",
                table: "organisation_group_member");

            migrationBuilder.DropIndex(
                name: "IX_organisation_group_unit_id",
                table: "organisation_group");

            migrationBuilder.AddColumn<bool>(
                name: "leads",
                table: "organisation_group_member",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("""UPDATE organisation_group_member SET leads = (place = 'Chair')""");

            migrationBuilder.DropColumn(
                name: "place",
                table: "organisation_group_member");

            migrationBuilder.DropColumn(
                name: "portfolio",
                table: "organisation_group_member");

            migrationBuilder.DropColumn(
                name: "rotation_id",
                table: "organisation_group_member");

            migrationBuilder.DropColumn(
                name: "stands_in_for",
                table: "organisation_group_member");

            migrationBuilder.DropColumn(
                name: "decides",
                table: "organisation_group");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "organisation_group");

            migrationBuilder.DropColumn(
                name: "leaves_to_others",
                table: "organisation_group");

            migrationBuilder.DropColumn(
                name: "mandate",
                table: "organisation_group");

            migrationBuilder.DropColumn(
                name: "meets",
                table: "organisation_group");

            migrationBuilder.DropColumn(
                name: "unit_id",
                table: "organisation_group");

        }
    }
}
