using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace Takt;

/// <summary>
/// Moves a municipality to another engine or another server. While it is copied it can be read and not written, whichever node
/// is asked; the catalogue is changed when every table is shown to be the same, and not before.
/// </summary>
sealed class Moving(IServiceProvider services, IOptions<TaktSettings> settings, Installation installation, CatalogueStore store)
{
    // A target that bears it was begun by a move that did not end, and may be begun again.
    const string Begun = "takt_move_begun";

    /// <param name="number">Whose.</param>
    /// <param name="engine">Where to.</param>
    /// <param name="connection">Only what differs from the settings; null for a file or a database by its number.</param>
    /// <param name="say">Told how it goes, a line at a time.</param>
    /// <param name="cancel">Stops; the municipality is then where it was, and can be written.</param>
    /// <exception cref="Refusal">It cannot be moved there, or what arrived is not the same; it is then where it was.</exception>
    public async Task Move(OrganisationNumber number, Engine engine, string? connection, Action<string> say, CancellationToken cancel)
    {
        var line = (await store.Of(number, cancel))[0];
        var here = store.At(line);
        CatalogueLine.MustHoldNoPassword(connection);
        var there = connection ?? CatalogueLine.ConnectionFor(engine, $"{number}");
        if (
            engine == Engine.Postgres
            && settings.Value.Postgres is null
            && connection?.Contains("Host=", StringComparison.OrdinalIgnoreCase) != true
        )
        {
            throw new Refusal("Say where PostgreSQL is: --connection \"Host=db;Username=takt;Database=…\", or the setting Takt:Postgres.");
        }

        var to = here with { Engine = engine, Connection = CatalogueLine.ConnectionAt(settings.Value, engine, there) };
        if (to.Connection == here.Connection)
        {
            throw new Refusal($"{line.Name} is there already.");
        }

        await installation.BringUp(here, cancel);
        await using var sourceScope = services.ScopeFor(store.AsOwner(here), Actor.Command(Environment.UserName));
        await using var targetScope = services.ScopeFor(store.AsOwner(to), Actor.Command(Environment.UserName));
        var (source, target) = (sourceScope.ServiceProvider.GetRequiredService<Db>(), targetScope.ServiceProvider.GetRequiredService<Db>());
        await Begin(target, cancel);
        try
        {
            await Freezing.Freeze(source, cancel);
            say("It can be read, and not written, until it is moved.");
            var read = await TableCopy.Run(source, target, sum => say($"{sum.Table}: {sum.Rows}"), cancel);
            await SearchUpkeep.MakeReady(target, cancel);
            await Check(read, target, cancel);
            await End(target, cancel);
            await installation.Grant(to, cancel);
        }
        catch (Exception)
        {
            await Freezing.Thaw(source, CancellationToken.None);
            await target.Database.EnsureDeletedAsync(CancellationToken.None);
            throw;
        }

        await store.Change(number, changed => (changed.Engine, changed.Connection) = (engine, there), cancel);
        if (sourceScope.ServiceProvider.GetRequiredService<IFileStore>() is { IsInDatabase: false } files)
        {
            say($"Its files stay where they are: {files.Place}.");
        }

        say("Every table is the same there, and the trail stands. The nodes follow within seconds.");
        say($"What it was moved from stands as it was, closed to writing: {NameOf(source)}. Delete it when you no longer need it.");
    }

    static string NameOf(Db db) =>
        db.Database.GetDbConnection() is var connection && db.Database.IsSqlite()
            ? connection.DataSource
            : $"{connection.Database} at {connection.DataSource}";

    [SuppressMessage("ApiDesign", "RS0030", Justification = "A table of this command alone, which no model has.")]
    static async Task Begin(Db target, CancellationToken cancel)
    {
        var creator = target.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancel) && await creator.HasTablesAsync(cancel))
        {
            if (!await IsBegun(target, cancel))
            {
                throw new Refusal($"There is something in {NameOf(target)} already. Delete it, or name another place with --connection.");
            }

            await target.Database.EnsureDeletedAsync(cancel);
        }

        if (!await creator.ExistsAsync(cancel))
        {
            await creator.CreateAsync(cancel);
        }

        await target.Database.ExecuteSqlRawAsync($"CREATE TABLE {Begun} (id int)", cancel);
        await target.Database.MigrateAlone(cancel);
    }

    static async Task<bool> IsBegun(Db target, CancellationToken cancel) =>
        await (
            target.Database.IsSqlite()
                ? target.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table'")
                : target.Database.SqlQuery<string>($"SELECT tablename::text AS \"Value\" FROM pg_tables WHERE schemaname = 'public'")
        ).AnyAsync(name => name == Begun, cancel);

    static async Task Check(IReadOnlyList<TableSum> read, Db target, CancellationToken cancel)
    {
        if (TableCopy.Differences(read, await TableCopy.Sums(target, cancel)) is [_, ..] differences)
        {
            throw new Refusal($"What arrived is not the same, so nothing is moved:\n{string.Join('\n', differences)}");
        }

        var verdict = await AuditCheck.Run(target, null, cancel);
        if (!verdict.Holds)
        {
            throw new Refusal(
                $"The trail does not stand as it was sealed ({verdict.FaultCount} faults), so nothing is moved. Run 'takt audit verify'."
            );
        }
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "A table of this command alone, which no model has.")]
    static async Task End(Db target, CancellationToken cancel)
    {
        await target.Database.ExecuteSqlRawAsync($"DROP TABLE {Begun}", cancel);
        if (!target.Database.IsSqlite())
        {
            await target.Database.ExecuteSqlRawAsync("ANALYZE", cancel); // the first leader should not wait for the planner's guesses
        }
    }
}
