using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Directories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "organisation_directory_login",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issuer = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    subject = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_directory_login", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_directory_login_organisation_account_account_id",
                        column: x => x.account_id,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_national_identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    keyed_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_national_identity", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_national_identity_organisation_person_person_id",
                        column: x => x.person_id,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_directory_login_account_id",
                table: "organisation_directory_login",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_directory_login_issuer_subject",
                table: "organisation_directory_login",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_national_identity_keyed_hash",
                table: "organisation_national_identity",
                column: "keyed_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_national_identity_person_id",
                table: "organisation_national_identity",
                column: "person_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organisation_directory_login");

            migrationBuilder.DropTable(
                name: "organisation_national_identity");
        }
    }
}
