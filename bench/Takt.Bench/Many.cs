using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Takt.Bench;

/// <summary>
/// Every municipality of the country in one installation on one PostgreSQL, each with rows by its population: what a page costs
/// when they are served in turn, and what a start, a migration, memory and connections come to.
/// </summary>
static class Many
{
    const string Register = "data/01_kommuner/kommuner_2026.csv";
    const string Who = "Torleif Aasgård";
    const string List = "/tiltak?visning=apne";

    // By population: three sizes are filled, and copied.
    static readonly (string Name, int Below, Size Size, int Evaluations)[] Sizes =
    [
        ("liten", 5_000, new(25, 400), 10),
        ("middels", 20_000, new(80, 1_500), 40),
        ("stor", int.MaxValue, Size.Large, 200),
    ];

    sealed record One(string Name, string Number, int Population)
    {
        public string Host => $"k{Number}.localhost";

        public int Size => Array.FindIndex(Sizes, s => Population < s.Below);
    }

    public static async Task<string> Measure(Asked asked)
    {
        var all = Read();
        var postgres = new NpgsqlConnectionStringBuilder(asked.Postgres) { Database = "takt_many" }.ToString();
        var data = Path.Combine(asked.Data, "many");
        System.IO.Directory.CreateDirectory(data);
        var report = new StringBuilder();
        void Say(string what, string figure)
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {figure} |");
            Console.Error.WriteLine($"  {what}: {figure}");
        }

        report.AppendLine(CultureInfo.InvariantCulture, $"### {all.Count} municipalities on one PostgreSQL").AppendLine();
        report.AppendLine("| | figure |").AppendLine("|---|--:|");
        var since = Stopwatch.StartNew();
        await Fill(all, postgres, data);
        Say("Filled and copied", $"{since.Elapsed.TotalSeconds:0} s");
        Say(
            "All databases on disk",
            $"{await Ask(postgres, "SELECT sum(pg_database_size(oid)) / 1048576 FROM pg_database WHERE datname LIKE 'takt_%'")} MiB"
        );
        Say("migrate --all, all at this version", $"{await Migrate(asked, postgres, data, again: false)} s");
        Say("migrate --all --again, looking into each", $"{await Migrate(asked, postgres, data, again: true)} s");

        List<TimeSpan> starts = [];
        for (var i = 0; i < 3; i++)
        {
            var (cold, start) = await Server.Takt(asked, postgres, data, host: all[0].Host);
            await cold.DisposeAsync();
            starts.Add(start);
        }

        Say("Cold start to first page, median of three", $"{starts.Order().ElementAt(1).TotalMilliseconds:0} ms");
        var (server, _) = await Server.Takt(asked, postgres, data, host: all[0].Host);
        await using var takt = server;
        Say("Memory after start", $"{server.Memory:0} MiB");
        List<(string Host, string Cookies)> turns = [];
        foreach (var one in all)
        {
            turns.Add((one.Host, (await new Visit(server.Client, one.Host).SignIn(Who)).Cookies));
        }

        // The same pages in the same order, but all of a size from one database.
        var few = all.Select(one => turns[all.FindIndex(other => other.Size == one.Size)]).ToArray();
        var (ofFew, fewLoad) = await Cost(server, asked, few);
        Say("Connections, three served in turn", await Connections(postgres));
        var (ofAll, allLoad) = await Cost(server, asked, turns);
        Say("Connections, all served in turn", await Connections(postgres));
        Say("List of 50 measures, three served in turn", $"{ofFew:0.00} ms CPU, p50 {fewLoad.P50:0.0}, p99 {fewLoad.P99:0.0} ms");
        Say($"List of 50 measures, {all.Count} served in turn", $"{ofAll:0.00} ms CPU, p50 {allLoad.P50:0.0}, p99 {allLoad.P99:0.0} ms");
        Say("What having many makes of a page (goal 1.2 ×)", $"{ofAll / ofFew:0.00} ×");
        Say("Memory after all of it", $"{server.Memory:0} MiB");
        return $"{report}";
    }

    static List<One> Read()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("TAKT_REAL_DATA") ?? "../shared", Register);
        return
        [
            .. File.ReadLines(file)
                .Skip(1)
                .Select(line => line.Split(';'))
                .Select(cells => new One(cells[1], NumberOf(cells), int.Parse(cells[4], CultureInfo.InvariantCulture)))
                .OrderBy(one => one.Number, StringComparer.Ordinal),
        ];
    }

    // A municipality that is new has no number in the register yet: one is made, that nobody has.
    static string NumberOf(string[] cells) =>
        OrganisationNumber.TryParse(cells[9], null, out var known)
            ? $"{known}"
            : Enumerable
                .Range(0, 100)
                .Select(end => $"9{cells[0]}00{end:00}")
                .First(number => OrganisationNumber.TryParse(number, null, out _));

    static async Task Fill(List<One> all, string postgres, string data)
    {
        await using var app = TaktHost.Build([
            $"--Takt:Data={data}",
            "--Takt:Demo=true",
            $"--Takt:Postgres={postgres}",
            "--Logging:LogLevel:Default=Warning",
        ]);
        var installation = app.Services.GetRequiredService<Installation>();
        var store = app.Services.GetRequiredService<CatalogueStore>();
        await installation.ReadCatalogue(CancellationToken.None);
        var schema = "";
        foreach (var (name, _, size, evaluations) in Sizes)
        {
            Console.Error.WriteLine($"Writing the size '{name}' ...");
            var municipality = store.At(Line(new(name, TaktSettings.DemoNumber, 0), $"takt_mal_{name}", null));
            schema = await installation.Found(municipality, CancellationToken.None);
            await using var scope = app.Services.ScopeFor(municipality, Actor.Command("bench"));
            await Takt.Bench.Fill.Write(scope.ServiceProvider, evaluations, size);
            await Ask(municipality.Connection, "VACUUM ANALYZE");
        }

        NpgsqlConnection.ClearAllPools();
        foreach (var (one, at) in all.Select((one, at) => (one, at)))
        {
            await Ask(postgres, $"CREATE DATABASE takt_{one.Number} TEMPLATE takt_mal_{Sizes[one.Size].Name} STRATEGY file_copy");
            await store.Replace(
                OrganisationNumber.Parse(one.Number, null),
                [Line(one, $"takt_{one.Number}", schema)],
                CancellationToken.None
            );
            if ((at + 1) % 50 == 0)
            {
                Console.Error.WriteLine($"  {at + 1} of {all.Count} municipalities");
            }
        }

        await store.Replace(OrganisationNumber.Parse(TaktSettings.DemoNumber, null), [], CancellationToken.None);
    }

    static CatalogueLine Line(One one, string database, string? schema) =>
        new()
        {
            Host = one.Host,
            OrganisationNumber = one.Number,
            Name = $"{one.Name} kommune",
            Engine = Engine.Postgres,
            Connection = $"Database={database}",
            IsDemo = true, // so that one can sign in to each
            Schema = schema,
        };

    static async Task<string> Migrate(Asked asked, string postgres, string data, bool again)
    {
        var start = new ProcessStartInfo(asked.App, ["migrate", "--all", "--data", data, .. again ? ["--again"] : Array.Empty<string>()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["Takt__Postgres"] = postgres },
        };
        var since = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? $"{since.Elapsed.TotalSeconds:0.0}" : throw new InvalidOperationException(said);
    }

    static async Task<(double Milliseconds, Load Load)> Cost(Server server, Asked asked, IReadOnlyList<(string Host, string Cookies)> turns)
    {
        Load? load = null;
        var cost = 0.0;
        for (var round = 0; round < 5; round++) // the first ones warm up, connections too
        {
            var before = Cpu.Of(server.ProcessId) + Cpu.OfChildren(asked.Postmaster!.Value);
            load = await Wrk.Run(server.Address(List), "", asked.Seconds, turns: turns);
            cost = (Cpu.Of(server.ProcessId) + Cpu.OfChildren(asked.Postmaster.Value) - before) / load.Requests;
        }

        return (cost, load!);
    }

    static async Task<string> Connections(string postgres) =>
        $"{await Ask(postgres, "SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'takt_%'")}";

    static async Task<object?> Ask(string connection, string sql)
    {
        await using var server = new NpgsqlConnection($"{connection};Pooling=false");
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(sql, server) { CommandTimeout = 600 };
        return await command.ExecuteScalarAsync();
    }
}
