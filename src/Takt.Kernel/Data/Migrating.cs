using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Takt.Kernel;

/// <summary>Bringing a database to this version, also after a process that was killed while doing so.</summary>
public static class Migrating
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Applies what is pending, one process at a time. Returns how many migrations that were.</summary>
    /// <exception cref="IOException">Another process has been migrating the same file for two minutes.</exception>
    public static async Task<int> MigrateAlone(this DatabaseFacade database, CancellationToken cancel)
    {
        var pending = (await database.GetPendingMigrationsAsync(cancel)).Count();
        if (pending == 0)
        {
            return 0;
        }

        // On PostgreSQL the lock of EF ends with its connection.
        await using var alone = database.IsSqlite() ? await Alone(database, cancel) : null;
        await database.MigrateAsync(cancel);
        return pending;
    }

    // On SQLite it is a row, and stays behind a process that was killed: the next start would wait for ever. The operating
    // system gives a file's lock back whatever happens, so whoever holds that knows that such a row is nobody's.
    [SuppressMessage("ApiDesign", "RS0030", Justification = "EF's own table, which no model has.")]
    static async Task<FileStream> Alone(DatabaseFacade database, CancellationToken cancel)
    {
        var held = await Hold(database.GetDbConnection().DataSource + ".migrating", cancel);
        await database.ExecuteSqlAsync(
            $"""
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            DELETE FROM "__EFMigrationsLock";
            """,
            cancel
        );
        return held;
    }

    static async Task<FileStream> Hold(string file, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            try
            {
                return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (held is not DirectoryNotFoundException && waited < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
    }
}
