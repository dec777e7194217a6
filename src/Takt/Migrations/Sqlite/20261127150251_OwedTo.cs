using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Takt.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OwedTo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "owed_to",
                table: "kernel_todo",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "owed_to_person",
                table: "kernel_todo",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_todo_owed_to_done_at",
                table: "kernel_todo",
                columns: new[] { "owed_to", "done_at" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_todo_owed_to_person_done_at",
                table: "kernel_todo",
                columns: new[] { "owed_to_person", "done_at" });

            // What is owed already says who waits for it, as it would have when it was laid.
            migrationBuilder.Sql(
                "UPDATE kernel_todo SET owed_to = (SELECT m.owner FROM followup_measure m WHERE m.id = kernel_todo.source_id) "
                    + "WHERE ask = 'FollowUp.TodoHelp' AND done_at IS NULL"
            );
            migrationBuilder.Sql(
                "UPDATE kernel_todo SET owed_to = (SELECT lower(CAST(e.audience_unit_id AS text)) || '/leader' FROM evaluations_theme t "
                    + "JOIN evaluations_evaluation e ON e.id = t.evaluation_id WHERE t.id = kernel_todo.source_id) "
                    + "WHERE ask IN ('Evaluations.TodoAnswer', 'Evaluations.TodoPromise') AND done_at IS NULL"
            );
            migrationBuilder.Sql(
                "UPDATE kernel_todo SET owed_to_person = (SELECT q.asked_by FROM organisation_question q WHERE q.id = kernel_todo.source_id) "
                    + "WHERE ask = 'Organisation.TodoQuestion' AND done_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_kernel_todo_owed_to_done_at",
                table: "kernel_todo");

            migrationBuilder.DropIndex(
                name: "IX_kernel_todo_owed_to_person_done_at",
                table: "kernel_todo");

            migrationBuilder.DropColumn(
                name: "owed_to",
                table: "kernel_todo");

            migrationBuilder.DropColumn(
                name: "owed_to_person",
                table: "kernel_todo");
        }
    }
}
