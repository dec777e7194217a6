using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Takt.Kernel;

/// <summary>
/// Closes a municipality's database to writing, from every node and command at once, while it is moved: the database itself
/// refuses, so a node that has not heard of the move loses nothing. Reading goes on.
/// </summary>
public static class Freezing
{
    const string Said = "takt: frozen";

    // As PostgreSQL itself says of a database that may only be read.
    const string ReadOnly = "25006";

    /// <summary>Waits for what is being saved, and lets nothing more be. Done again, it does nothing.</summary>
    public static Task Freeze(Db db, CancellationToken cancel) =>
        Together(
            db,
            [
                .. db.Database.IsSqlite()
                    ? StoredTable
                        .Of(db)
                        .SelectMany(table =>
                            Acts.Select(act =>
                                $"CREATE TRIGGER IF NOT EXISTS \"takt_frozen_{table.Name}_{act}\" BEFORE {act} ON \"{table.Name}\" BEGIN SELECT RAISE(ABORT, '{Said}'); END"
                            )
                        )
                    :
                    [
                        $"CREATE OR REPLACE FUNCTION takt_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Said}' USING ERRCODE = '{ReadOnly}'; END $$",
                        .. StoredTable
                            .Of(db)
                            .Select(table =>
                                $"CREATE OR REPLACE TRIGGER takt_frozen BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON \"{table.Name}\" FOR EACH STATEMENT EXECUTE FUNCTION takt_frozen()"
                            ),
                    ],
            ],
            cancel
        );

    /// <summary>Opens it to writing again.</summary>
    public static Task Thaw(Db db, CancellationToken cancel) =>
        Together(
            db,
            [
                .. db.Database.IsSqlite()
                    ? StoredTable
                        .Of(db)
                        .SelectMany(table => Acts.Select(act => $"DROP TRIGGER IF EXISTS \"takt_frozen_{table.Name}_{act}\""))
                    : ["DROP FUNCTION IF EXISTS takt_frozen() CASCADE"],
            ],
            cancel
        );

    /// <summary>Whether that is why a save failed.</summary>
    internal static bool Says(Exception trouble) =>
        trouble.GetBaseException() switch
        {
            PostgresException postgres => postgres.SqlState == ReadOnly,
            SqliteException sqlite => sqlite.Message.Contains(Said, StringComparison.Ordinal),
            _ => false,
        };

    static readonly string[] Acts = ["INSERT", "UPDATE", "DELETE"];

    [SuppressMessage("ApiDesign", "RS0030", Justification = "Every table of the model, none by name.")]
    [SuppressMessage("Security", "EF1002", Justification = "Names of the model, no one's input.")]
    static Task Together(Db db, IReadOnlyList<string> statements, CancellationToken cancel) =>
        db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                await using var together = await db.Database.BeginTransactionAsync(cancel);
                foreach (var statement in statements)
                {
                    await db.Database.ExecuteSqlRawAsync(statement, cancel);
                }

                await together.CommitAsync(cancel);
            });
}
