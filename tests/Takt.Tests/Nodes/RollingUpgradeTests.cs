using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Takt.Tests;

/// <summary>
/// An earlier version and this one on the same databases at once, as while nodes are replaced one by one: the schema is brought to
/// this version under the earlier one's hands, both serve, one goes back to the earlier version and comes again. TAKT_OLDER is the
/// program of the earlier version; `./takt test --full` builds the one that tests/previous-version names.
/// </summary>
public sealed class RollingUpgradeTests : IAsyncLifetime
{
    const string Name = "Torleif Aasgård";

    static readonly string? Older = Environment.GetEnvironmentVariable("TAKT_OLDER");

    readonly string folder = System.IO.Directory.CreateTempSubdirectory("takt-upgrade-").FullName;
    readonly ConcurrentDictionary<Guid, string> acknowledged = [];
    readonly ConcurrentQueue<string> wrong = [];
    readonly List<TaktProcess> started = [];
    readonly CancellationTokenSource end = new();
    volatile TaktProcess[] serving = [];
    int sent;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Two_versions_serve_at_once_while_the_schema_moves_under_them_and_one_can_go_back()
    {
        Assert.SkipWhen(TestHost.Engine == Engine.Sqlite, "A SQLite file is served by one node.");
        Assert.SkipWhen(Older is null, "TAKT_OLDER names no earlier version; ./takt test --full builds one.");
        await using var server = await PostgresServer.Start();
        var postgres = $"Host=127.0.0.1;Port={server.Port};Username=takt;Database=takt_shared;Maximum Pool Size=20";

        var older = await Node("older", postgres, Older);
        var leader = await Leader.SignIn(older.Client, Name);
        serving = [older];
        var people = Enumerable.Range(0, 2).Select(_ => Work(leader)).ToArray();
        await Writes();
        var before = await Migrations(postgres);

        await Migrate(postgres);
        var after = await Migrations(postgres);
        Assert.True(after.Length > before.Length, "The earlier version has the same schema: nothing is tried.");
        await Writes(); // by the earlier version, in the schema of this one

        var newer = await Node("newer", postgres, null);
        serving = [older, newer];
        await Writes();
        await EachFindsTheOthers(leader, older, newer);

        serving = [older]; // it is not as good as was hoped: back to the earlier version, also at its own start
        started.Remove(newer);
        await newer.DisposeAsync();
        var again = await Node("older-again", postgres, Older);
        serving = [older, again];
        await Writes();
        Assert.Equal(after, await Migrations(postgres));

        var last = await Node("newer-again", postgres, null);
        serving = [last];
        await Writes();
        await EachFindsTheOthers(leader, again, last);

        await end.CancelAsync();
        await Task.WhenAll(people);
        Assert.Equal([], wrong);
        Assert.Equal(acknowledged.Values.Order(StringComparer.Ordinal), await Written(postgres)); // none lost, none twice
    }

    async Task<TaktProcess> Node(string name, string postgres, string? program)
    {
        var node = await TaktProcess.Start(
            System.IO.Directory.CreateDirectory(Path.Combine(folder, name)).FullName,
            postgres,
            program: program
        );
        started.Add(node);
        return node;
    }

    async Task Migrate(string postgres)
    {
        var start = new ProcessStartInfo("dotnet", [TaktProcess.ThisVersion, "migrate", "--all", "--data", folder])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            Environment = { ["Takt__Postgres"] = postgres },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, said);
    }

    // Writes and reads at each node that serves in turn, with one session; nothing may fail.
    async Task Work(Leader leader)
    {
        string[] pages = ["/", "/tiltak", "/evalueringer", "/hvem-spor-jeg?sak=permisjon", "/organisasjon", "/sok?q=skriving"];
        for (var turn = 0; !end.IsCancellationRequested; turn++)
        {
            var nodes = serving;
            var (node, what) = (nodes[turn % nodes.Length], $"Skriving {Interlocked.Increment(ref sent)}");
            var (made, trouble) = await leader.TryMeasure(node.Client, what, Guid.CreateVersion7());
            if (made is { } id)
            {
                acknowledged[id] = what;
            }
            else if (serving.Contains(node)) // otherwise it was taken away in the middle
            {
                wrong.Enqueue($"POST {trouble}");
            }

            var page = pages[turn % pages.Length];
            if (await leader.TryGet(node.Client, page) is { } notShown && serving.Contains(node))
            {
                wrong.Enqueue($"GET {page} {notShown.Status} {notShown.Said[..Math.Min(notShown.Said.Length, 300)]}");
            }
        }
    }

    async Task Writes()
    {
        var enough = acknowledged.Count + 12;
        for (var waited = TimeSpan.Zero; acknowledged.Count < enough; waited += TimeSpan.FromMilliseconds(50))
        {
            Assert.True(waited < TimeSpan.FromSeconds(60), $"Nothing is written. {string.Join('\n', wrong)}");
            await Task.Delay(50, Cancel);
        }
    }

    // What one version wrote is found by the other's search.
    static async Task EachFindsTheOthers(Leader leader, params TaktProcess[] nodes)
    {
        foreach (var writer in nodes)
        {
            var word = $"ferskord{Guid.NewGuid():N}"[..16];
            Assert.NotNull((await leader.TryMeasure(writer.Client, $"Skal finnes {word}", Guid.CreateVersion7())).Made);
            foreach (var reader in nodes)
            {
                Assert.Contains($"Skal finnes {word}", (await leader.Get(reader.Client, $"/sok?q={word}")).Body!.TextContent);
            }
        }
    }

    static async Task<string[]> Migrations(string postgres)
    {
        const string Question = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1";
        return [.. await Read(Municipality(postgres), Question), .. await Read(postgres, Question)];
    }

    static Task<string[]> Written(string postgres) =>
        Read(Municipality(postgres), "SELECT what FROM followup_measure WHERE what LIKE 'Skriving %' ORDER BY what COLLATE \"C\"");

    static string Municipality(string postgres) => $"{postgres};Database=takt_{TaktSettings.DemoNumber}";

    static async Task<string[]> Read(string postgres, string question)
    {
        await using var connection = new NpgsqlConnection($"{postgres};Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(question, connection);
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        List<string> read = [];
        while (await rows.ReadAsync(Cancel))
        {
            read.Add(rows.GetString(0));
        }

        return [.. read];
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        foreach (var node in started)
        {
            await node.DisposeAsync();
        }

        end.Dispose();
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
