using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Takt.FollowUp;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>
/// Kill -9 at any time: nothing that was acknowledged is lost, nothing is there by half, and the next start serves. Five
/// kills under write load in every run, fifty in ./takt test --full.
/// </summary>
public sealed class KillTests : IAsyncLifetime
{
    const int Writers = 4;
    const string Name = "Torleif Aasgård";

    static readonly int Kills = Environment.GetEnvironmentVariable("TAKT_FULL") is "yes" or "1" ? 50 : 5;

    static readonly int Starts = Kills / 2;

    readonly TestHost host;
    readonly string folder = System.IO.Directory.CreateTempSubdirectory("takt-kill-").FullName;
    readonly ConcurrentDictionary<Guid, string> acknowledged = [];
    int sent;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The shared database on PostgreSQL; null on SQLite, where everything is in the folder.</summary>
    string? Postgres { get; }

    Municipality Municipality { get; }

    public KillTests(TestHost host)
    {
        this.host = host;
        var name = Path.GetFileName(folder);
        Postgres = TestHost.Engine == Engine.Postgres ? TestHost.Connection($"{name}_shared") : null;
        var connection = Postgres is null ? $"Data Source={Path.Combine(folder, TaktSettings.DemoNumber)}.db" : TestHost.Connection(name);
        Municipality = new(
            OrganisationNumber.Parse(TaktSettings.DemoNumber, null),
            "Fjordvik kommune",
            TestHost.Engine,
            connection,
            IsDemo: true
        );
    }

    // On PostgreSQL the demonstration's database bears its number, and is the test host's: this one gets a line of its own.
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The shared database has no trail.")]
    public async ValueTask InitializeAsync()
    {
        if (Postgres is { } postgres)
        {
            var options = new DbContextOptionsBuilder<PostgresShared>();
            Leases.Postgres(options, postgres);
            await using var shared = new PostgresShared(options.Options);
            await shared.Database.MigrateAsync(Cancel);
            shared.Catalogue.Add(
                new()
                {
                    Host = Catalogue.AnyHost,
                    OrganisationNumber = $"{Municipality.OrganisationNumber}",
                    Name = Municipality.Name,
                    Engine = Municipality.Engine,
                    Connection = Municipality.Connection,
                    IsDemo = true,
                }
            );
            await shared.SaveChangesAsync(Cancel);
        }
    }

    [Fact]
    public async Task No_acknowledged_write_is_lost_to_a_kill_and_none_is_there_by_half()
    {
        Leader? leader = null;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var takt = await TaktProcess.Start(folder, Postgres);
            leader ??= await Leader.SignIn(takt.Client, Name);
            await Check(takt, leader);
            var before = acknowledged.Count;
            var writers = Enumerable.Range(0, Writers).Select(_ => Write(takt, leader)).ToArray();
            await AtLeast(before + Writers, takt);
            await Task.Delay(Random.Shared.Next(600), Cancel);
            await takt.Kill();
            await Task.WhenAll(writers);
        }

        await using var last = await TaktProcess.Start(folder, Postgres);
        await Check(last, leader!);
        Assert.True(acknowledged.Count < sent, "No kill hit a write, so nothing was tried.");
    }

    [Fact]
    public async Task A_first_start_that_is_killed_is_begun_again_by_the_next()
    {
        for (var tries = 1; tries <= Starts; tries++)
        {
            await using var takt = TaktProcess.Begin(folder, Postgres);
            await Task.Delay(Random.Shared.Next(300, 300 + (2500 * tries / Starts)), Cancel);
            await takt.Kill();
        }

        await using var whole = await TaktProcess.Start(folder, Postgres);
        await Leader.SignIn(whole.Client, Name);
        Assert.Equal(await Fjordvik(host.Template), await Fjordvik(Municipality));
    }

    [Fact]
    public async Task A_migration_lock_left_by_a_killed_process_stops_nobody()
    {
        Assert.SkipWhen(Postgres is not null, "On PostgreSQL the lock ends with its connection.");
        await using (var file = new SqliteConnection(Municipality.Connection))
        {
            await file.OpenAsync(Cancel);
            await using var command = file.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
                """;
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await using var takt = await TaktProcess.Start(folder, Postgres);
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        await Task.Yield();
        System.IO.Directory.Delete(folder, recursive: true);
    }

    async Task Write(TaktProcess takt, Leader leader)
    {
        try
        {
            while (true)
            {
                var what = $"Skriving {Interlocked.Increment(ref sent)}";
                acknowledged[await leader.MakeMeasure(takt.Client, what)] = what;
            }
        }
        catch (HttpRequestException)
        {
            // killed in the middle: whether this one is there nobody has said
        }
    }

    async Task AtLeast(int count, TaktProcess takt)
    {
        for (var waited = 0; acknowledged.Count < count; waited++)
        {
            Assert.True(waited < 600, $"No writes within a minute:\n{takt.Said}");
            await Task.Delay(100, Cancel);
        }
    }

    async Task Check(TaktProcess takt, Leader leader)
    {
        await using var scope = host.Services.ScopeFor(Municipality, Actor.Command("test"));
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var there = await db.Measures.Where(m => m.What.StartsWith("Skriving ")).ToDictionaryAsync(m => m.Id, m => m.What, Cancel);
        Assert.Empty(acknowledged.Except(there));

        // Each with its trail, its search row, its todo and its deadline, and none of these without it.
        Assert.Equal(there.Keys.Order(), (await Trail(db)).Order());
        Assert.Equal(there.Keys.Order(), (await Rows(db.SearchRows.Where(r => r.Title.StartsWith("Skriving ")).Select(r => r.Id))).Order());
        Assert.Equal(
            there.Keys.Order(),
            (await Rows(db.Todos.Where(t => t.Title.StartsWith("Skriving ")).Select(t => t.SourceId))).Order()
        );
        Assert.Equal(
            there.Keys.Order(),
            (await Rows(db.Deadlines.Where(d => d.Title.StartsWith("Skriving ")).Select(d => d.SourceId))).Order()
        );
        await IsSound(db);

        await leader.Get(takt.Client, "/tiltak");
        if (there.Count > 0)
        {
            var (id, what) = there.MaxBy(m => m.Key);
            Assert.Equal(what, (await leader.Get(takt.Client, $"/tiltak/{id}")).QuerySelector("h1")!.TextContent.Trim());
        }
    }

    static Task<List<Guid>> Rows(IQueryable<Guid> ids) => ids.ToListAsync(Cancel);

    static async Task<IEnumerable<Guid>> Trail(Db db) =>
        (
            await db
                .AuditEntries.Where(e => e.Kind == nameof(Measure) && e.Because == "measure made")
                .Select(e => e.RowId)
                .ToListAsync(Cancel)
        ).Select(id => Guid.Parse(id!));

    [SuppressMessage("ApiDesign", "RS0030", Justification = "SQLite's own check, which changes nothing.")]
    static async Task IsSound(Db db)
    {
        if (TestHost.Engine == Engine.Sqlite)
        {
            // On a connection of its own: FTS5 looks at the parts of its index that it saw last time, which the server, another
            // process, may have put together since.
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            Assert.Equal(
                "ok",
                await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync(Cancel)
            );

            // And what the index says is what the rows say; it throws if not.
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO kernel_search_fts(kernel_search_fts, rank) VALUES ('integrity-check', 1)",
                Cancel
            );
        }
    }

    async Task<(int Units, int Measures, int Trail, int Found)> Fjordvik(Municipality municipality)
    {
        await using var scope = host.Services.ScopeFor(municipality, Actor.Command("test"));
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        return (
            await db.Units.CountAsync(Cancel),
            await db.Measures.CountAsync(Cancel),
            await db.AuditEntries.CountAsync(e => e.Kind != "Session", Cancel),
            await db.SearchRows.CountAsync(Cancel)
        );
    }
}
