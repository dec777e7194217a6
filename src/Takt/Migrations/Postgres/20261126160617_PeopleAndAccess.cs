using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PeopleAndAccess : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_kernel_audit_entry_row_id",
                table: "kernel_audit_entry");

            migrationBuilder.DropColumn(
                name: "access_failed_count",
                table: "organisation_account");

            migrationBuilder.DropColumn(
                name: "lockout_enabled",
                table: "organisation_account");

            migrationBuilder.DropColumn(
                name: "lockout_end",
                table: "organisation_account");

            migrationBuilder.DropColumn(
                name: "two_factor_enabled",
                table: "organisation_account");

            migrationBuilder.AddColumn<string>(
                name: "by",
                table: "organisation_session",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Password");

            migrationBuilder.AddColumn<string>(
                name: "device",
                table: "organisation_session",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "deactivated_at",
                table: "organisation_person",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email_key",
                table: "organisation_person",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            // By which another system finds somebody.
            migrationBuilder.Sql("UPDATE organisation_person SET email_key = upper(email) WHERE email IS NOT NULL");

            migrationBuilder.AddColumn<byte[]>(
                name: "erased_hash",
                table: "kernel_audit_entry",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "salt",
                table: "kernel_audit_entry",
                type: "bytea",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "seal",
                table: "kernel_audit_entry",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kernel_audit_seal",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    sealed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    first = table.Column<Guid>(type: "uuid", nullable: false),
                    last = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    previous = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    entries = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_seal", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "organisation_code_app",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_secret = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_step = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_code_app", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_code_app_organisation_account_account_id",
                        column: x => x.account_id,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_failed_tries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    waits_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_failed_tries", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_failed_tries_organisation_account_account_id",
                        column: x => x.account_id,
                        principalTable: "organisation_account",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "organisation_municipality_profile",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    colour = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true),
                    mark = table.Column<byte[]>(type: "bytea", nullable: true),
                    mark_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    languages = table.Column<List<string>>(type: "text[]", nullable: false),
                    default_language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_municipality_profile", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_parallel_name",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_parallel_name", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_parallel_name_organisation_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_partner",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisation_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    cost_share = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    reports_to = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_partner", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_partner_organisation_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_passkey",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1023, nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    transports = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_passkey", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_passkey_organisation_account_account_id",
                        column: x => x.account_id,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_recovery_code",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_recovery_code", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_recovery_code_organisation_account_account_id",
                        column: x => x.account_id,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_reorganisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    audience_named = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    audience_permission = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    audience_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_reorganisation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_scim_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    name_key = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_scim_group", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_scim_group_organisation_group_group_id",
                        column: x => x.group_id,
                        principalTable: "organisation_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_scim_token",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_used_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_scim_token", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_scim_token_organisation_person_made_by_id",
                        column: x => x.made_by_id,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_scim_user",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    given_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    family_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    department = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    manager_id = table.Column<Guid>(type: "uuid", nullable: true),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_scim_user", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_scim_user_organisation_person_manager_id",
                        column: x => x.manager_id,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_organisation_scim_user_organisation_person_person_id",
                        column: x => x.person_id,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_ended_post",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reorganisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    former_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_ended_post", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_ended_post_organisation_reorganisation_reorgan~",
                        column: x => x.reorganisation_id,
                        principalTable: "organisation_reorganisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_planned_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reorganisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    short_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    made_as = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_planned_change", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_planned_change_organisation_person_person_id",
                        column: x => x.person_id,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_organisation_planned_change_organisation_reorganisation_reo~",
                        column: x => x.reorganisation_id,
                        principalTable: "organisation_reorganisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_person_email_key",
                table: "organisation_person",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_entry_actor_id_at_id",
                table: "kernel_audit_entry",
                columns: new[] { "actor_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_entry_at_id",
                table: "kernel_audit_entry",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_entry_kind_at_id",
                table: "kernel_audit_entry",
                columns: new[] { "kind", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_entry_row_id_at_id",
                table: "kernel_audit_entry",
                columns: new[] { "row_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_entry_seal_id",
                table: "kernel_audit_entry",
                columns: new[] { "seal", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_code_app_account_id",
                table: "organisation_code_app",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_ended_post_reorganisation_id",
                table: "organisation_ended_post",
                column: "reorganisation_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_failed_tries_account_id",
                table: "organisation_failed_tries",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_failed_tries_key_hash",
                table: "organisation_failed_tries",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_failed_tries_last_at",
                table: "organisation_failed_tries",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_parallel_name_unit_id_language",
                table: "organisation_parallel_name",
                columns: new[] { "unit_id", "language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_partner_unit_id",
                table: "organisation_partner",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_passkey_account_id",
                table: "organisation_passkey",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_passkey_credential_id",
                table: "organisation_passkey",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_planned_change_person_id",
                table: "organisation_planned_change",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_planned_change_reorganisation_id",
                table: "organisation_planned_change",
                column: "reorganisation_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_recovery_code_account_id_code_hash",
                table: "organisation_recovery_code",
                columns: new[] { "account_id", "code_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_reorganisation_day",
                table: "organisation_reorganisation",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_scim_group_group_id",
                table: "organisation_scim_group",
                column: "group_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_scim_group_name_key",
                table: "organisation_scim_group",
                column: "name_key");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_scim_token_made_by_id",
                table: "organisation_scim_token",
                column: "made_by_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_scim_user_external_id",
                table: "organisation_scim_user",
                column: "external_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_scim_user_manager_id",
                table: "organisation_scim_user",
                column: "manager_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_scim_user_person_id",
                table: "organisation_scim_user",
                column: "person_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_audit_seal");

            migrationBuilder.DropTable(
                name: "organisation_code_app");

            migrationBuilder.DropTable(
                name: "organisation_ended_post");

            migrationBuilder.DropTable(
                name: "organisation_failed_tries");

            migrationBuilder.DropTable(
                name: "organisation_municipality_profile");

            migrationBuilder.DropTable(
                name: "organisation_parallel_name");

            migrationBuilder.DropTable(
                name: "organisation_partner");

            migrationBuilder.DropTable(
                name: "organisation_passkey");

            migrationBuilder.DropTable(
                name: "organisation_planned_change");

            migrationBuilder.DropTable(
                name: "organisation_recovery_code");

            migrationBuilder.DropTable(
                name: "organisation_scim_group");

            migrationBuilder.DropTable(
                name: "organisation_scim_token");

            migrationBuilder.DropTable(
                name: "organisation_scim_user");

            migrationBuilder.DropTable(
                name: "organisation_reorganisation");

            migrationBuilder.DropIndex(
                name: "IX_organisation_person_email_key",
                table: "organisation_person");

            migrationBuilder.DropIndex(
                name: "IX_kernel_audit_entry_actor_id_at_id",
                table: "kernel_audit_entry");

            migrationBuilder.DropIndex(
                name: "IX_kernel_audit_entry_at_id",
                table: "kernel_audit_entry");

            migrationBuilder.DropIndex(
                name: "IX_kernel_audit_entry_kind_at_id",
                table: "kernel_audit_entry");

            migrationBuilder.DropIndex(
                name: "IX_kernel_audit_entry_row_id_at_id",
                table: "kernel_audit_entry");

            migrationBuilder.DropIndex(
                name: "IX_kernel_audit_entry_seal_id",
                table: "kernel_audit_entry");

            migrationBuilder.DropColumn(
                name: "by",
                table: "organisation_session");

            migrationBuilder.DropColumn(
                name: "device",
                table: "organisation_session");

            migrationBuilder.DropColumn(
                name: "deactivated_at",
                table: "organisation_person");

            migrationBuilder.DropColumn(
                name: "email_key",
                table: "organisation_person");

            migrationBuilder.DropColumn(
                name: "erased_hash",
                table: "kernel_audit_entry");

            migrationBuilder.DropColumn(
                name: "salt",
                table: "kernel_audit_entry");

            migrationBuilder.DropColumn(
                name: "seal",
                table: "kernel_audit_entry");

            migrationBuilder.AddColumn<int>(
                name: "access_failed_count",
                table: "organisation_account",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "lockout_enabled",
                table: "organisation_account",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "lockout_end",
                table: "organisation_account",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "two_factor_enabled",
                table: "organisation_account",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_entry_row_id",
                table: "kernel_audit_entry",
                column: "row_id");
        }
    }
}
