using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Takt.Evaluations;
using Takt.Organisation;

namespace Takt.Bench;

/// <summary>Everything measured on one engine.</summary>
sealed record Measured(IReadOnlyList<Figure> Pages, IReadOnlyList<Whole> Wholes, int Slides);

/// <summary>Which of what was written the pages are of.</summary>
sealed record Filled(Guid Evaluation, Guid Unit, Guid Person, Guid Measure)
{
    /// <summary>Null where no meetings were written.</summary>
    public FilledMeetings? Meetings { get; init; }
}

/// <summary>One engine: the rows, the program on them, the pages.</summary>
sealed class Run(Asked asked, Engine engine, string data, string? postgres, Filled filled) : IAsyncDisposable
{
    /// <summary>Sees everything: the longest lists.</summary>
    public const string Who = "Torleif Aasgård";

    /// <summary>Sees a quarter of the units, and what is everybody's.</summary>
    public const string Restricted = "Ingrid Vårdal";

    /// <summary>Leads one unit of three hundred, as most who use it do.</summary>
    public const string Leader = "Mette Kvalheim";

    const string Part = ", a part within reach";
    const int FewestRounds = 4;

    public Engine Engine => engine;

    public Filled Filled => filled;

    internal sealed record Page(string Name, string Path, double? Goal = null, bool IsSignedIn = true, bool IsOfAppAlone = false);

    IReadOnlyList<Page> Pages =>
        [
            new("Sign-in page", "/logg-inn", 0.25, IsSignedIn: false, IsOfAppAlone: true),
            new("List of 50 evaluations", EvaluationsUrls.List, 1.5),
            new("List of 50 measures", "/tiltak?visning=apne", 1.5),
            new("Min side", "/"),
            new("An evaluation", EvaluationsUrls.Of(filled.Evaluation)),
            new("A theme", EvaluationsUrls.ThemeOf(filled.Evaluation, 1)),
            new("Answer a theme", EvaluationsUrls.AnswerOf(filled.Evaluation, 1)),
            new("Dere sa – vi gjorde", EvaluationsUrls.YouSaidOf(filled.Evaluation)),
            new("Search", "/sok?q=referat"),
            new("Hvem spør jeg?", "/hvem-spor-jeg?q=sykemelding"),
            new("Organisation", OrganisationUrls.Units),
            new("A unit", OrganisationUrls.UnitOf(filled.Unit)),
            new("A person", OrganisationUrls.PersonOf(filled.Person)),
            new("List of 50 contacts", OrganisationUrls.Contacts, 1.5),
            new("Delegated authority", OrganisationUrls.Delegations),
        ];

    // The lists that also somebody reads to whom the access rule leaves a part.
    static readonly string[] Checked = ["List of 50 evaluations", "List of 50 measures"];

    /// <summary>The data folder, filled unless an earlier run left it.</summary>
    public static async Task<Run> Prepare(Asked asked, Engine engine)
    {
        var name =
            $"{(engine == Engine.Sqlite ? "sqlite" : "postgres")}-{asked.Evaluations}{(asked.Measures > 0 ? $"-{asked.Measures}" : "")}{(asked.Meetings > 0 ? $"-meetings-{asked.Meetings}" : "")}";
        var data = Path.Combine(asked.Data, name);
        var mark = Path.Combine(data, "filled");
        var postgres =
            engine == Engine.Postgres ? new NpgsqlConnectionStringBuilder(asked.Postgres) { Database = "takt_shared" }.ToString() : null;
        if (!File.Exists(mark) || engine == Engine.Postgres) // PostgreSQL is thrown away after each run
        {
            await Forget(asked.Postgres, engine);
            await Console.Error.WriteLineAsync(
                $"Writing {asked.Evaluations} evaluations, {asked.Measures} measures, {asked.Meetings} meetings ({engine}) ..."
            );
            if (System.IO.Directory.Exists(data))
            {
                System.IO.Directory.Delete(data, recursive: true);
            }

            await File.WriteAllTextAsync(mark, JsonSerializer.Serialize(await Write(asked, data, postgres)));
        }

        return new(asked, engine, Copy(data), postgres, JsonSerializer.Deserialize<Filled>(await File.ReadAllTextAsync(mark))!);
    }

    // The rows of another size on the same throw-away server.
    static async Task Forget(string? postgres, Engine engine)
    {
        if (engine == Engine.Postgres)
        {
            NpgsqlConnection.ClearAllPools();
            await using var server = new NpgsqlConnection(postgres);
            await server.OpenAsync();
            foreach (var database in (string[])["takt_shared", $"takt_{TaktSettings.DemoNumber}"])
            {
                await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", server);
                await drop.ExecuteNonQueryAsync();
            }
        }
    }

    // What a run writes must not be there for the next: the same rows each time.
    static string Copy(string data)
    {
        var copy = data + "-run";
        if (System.IO.Directory.Exists(copy))
        {
            System.IO.Directory.Delete(copy, recursive: true);
        }

        System.IO.Directory.CreateDirectory(copy);
        foreach (var file in System.IO.Directory.EnumerateFiles(data))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    /// <summary>The program on these rows.</summary>
    public async Task<Server> Serve() => (await Server.Takt(asked, postgres, data)).Server;

    /// <summary>What the pages cost, and nothing else.</summary>
    public Task<IReadOnlyList<Figure>> MeasurePages() => MeasurePages(Pages, Who);

    /// <summary>What some pages ask of the database, and how many bytes they are, for somebody.</summary>
    public async Task<IReadOnlyDictionary<string, (int Statements, int Bytes)>> CountPages(IEnumerable<Page> pages, string who)
    {
        var (server, _) = await Server.Takt(asked, postgres, data, countStatements: true);
        await using var takt = server;
        var visit = await new Visit(server.Client).SignIn(who);
        Dictionary<string, (int, int)> counts = [];
        foreach (var page in pages)
        {
            await visit.Read(page.Path); // what only the first visit asks for
            var bytes = 0;
            var statements = await server.StatementsOf(async () => bytes = (await visit.Bytes(page.Path)).Length);
            counts.Add(page.Name, (statements, bytes));
        }

        return counts;
    }

    /// <summary>What some pages cost somebody.</summary>
    public async Task<IReadOnlyList<Figure>> MeasurePages(IEnumerable<Page> pages, string who)
    {
        await using var server = await Serve();
        var visit = await new Visit(server.Client).SignIn(who);
        List<Figure> figures = [];
        foreach (var page in pages)
        {
            figures.Add(await Measure(server, page, visit, []));
        }

        return figures;
    }

    public async Task<Measured> Measure()
    {
        var starts = await ColdStarts();
        var statements = await Count();
        List<Figure> figures = [];
        var (server, _) = await Server.Takt(asked, postgres, data);
        await using var takt = server;
        var visit = await new Visit(server.Client).SignIn(Who);
        foreach (var page in Pages)
        {
            figures.Add(await Measure(server, page, visit, statements));
        }

        List<Whole> wholes = [];
        var restricted = await new Visit(server.Client).SignIn(Restricted);
        foreach (var name in Checked)
        {
            var open = figures.Single(f => f.Page == name);
            var page = Pages.Single(p => p.Name == name);
            var check = await Measure(server, page with { Name = name + Part }, restricted, statements);
            figures.Insert(figures.IndexOf(open) + 1, check);
            wholes.Add(
                new($"{name}: what the access check makes of it", (check.App + check.Database) / (open.App + open.Database), 1.3, "×")
            );
        }

        const string make = "/tiltak/ny";
        var form = await visit.MeasureForm(filled.Unit);
        figures.Add(await Measure(server, new("Write a measure, with audit", make, 4), visit, statements, form));
        var deck = new Page("The deck as .pptx", EvaluationsUrls.DeckOf(filled.Evaluation, "pptx"), 150);
        figures.Add(await Measure(server, deck, visit, statements));
        var list = await visit.Bytes(EvaluationsUrls.List);
        await using var bare = await Server.Bare(list.Length);
        figures.Add(await Measure(bare, new($"Bare endpoint, {list.Length / 1024} KiB", "/", IsSignedIn: false), visit, statements));
        return new(
            figures,
            [
                .. wholes,
                new("Cold start to first page, median of five", starts[starts.Count / 2].TotalMilliseconds, 1500, "ms"),
                new("Memory after all of it (RSS)", server.Memory, 200, "MiB"),
            ],
            await Slides(visit)
        );
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    static async Task<Filled> Write(Asked asked, string data, string? postgres)
    {
        await using var app = TaktHost.Build([
            $"--Takt:Data={data}",
            "--Takt:Demo=true",
            "--Logging:LogLevel:Default=Warning",
            .. postgres is null ? Array.Empty<string>() : [$"--Takt:Postgres={postgres}"],
        ]);
        var installation = app.Services.GetRequiredService<Installation>();
        await installation.Open(CancellationToken.None);
        await using var scope = app.Services.ScopeFor(installation.Only(), Actor.Command("bench"));
        var written = await Fill.Write(scope.ServiceProvider, asked.Evaluations, measures: asked.Measures, meetings: asked.Meetings);
        if (postgres is not null)
        {
            await Analyse(installation.Only().Connection);
        }

        return written;
    }

    // What autovacuum would have done an hour later.
    static async Task Analyse(string connection)
    {
        await using var server = new NpgsqlConnection(connection);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand("VACUUM ANALYZE", server) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    async Task<List<TimeSpan>> ColdStarts()
    {
        List<TimeSpan> starts = [];
        for (var time = 0; time < 5; time++)
        {
            var (server, start) = await Server.Takt(asked, postgres, data);
            await server.DisposeAsync();
            starts.Add(start);
        }

        starts.Sort();
        return starts;
    }

    async Task<Dictionary<string, int>> Count()
    {
        var (server, _) = await Server.Takt(asked, postgres, data, countStatements: true);
        await using var takt = server;
        var visit = await new Visit(server.Client).SignIn(Who);
        var counts = new Dictionary<string, int>();
        foreach (var page in Pages)
        {
            var reader = page.IsSignedIn ? visit : new Visit(server.Client);
            await reader.Read(page.Path); // what only the first visit asks for
            counts[page.Name] = await server.StatementsOf(() => reader.Read(page.Path));
        }

        var restricted = await new Visit(server.Client).SignIn(Restricted);
        foreach (var page in Pages.Where(p => Checked.Contains(p.Name)))
        {
            await restricted.Read(page.Path);
            counts[page.Name + Part] = await server.StatementsOf(() => restricted.Read(page.Path));
        }

        var form = await visit.MeasureForm(filled.Unit);
        counts["Write a measure, with audit"] = await server.StatementsOf(() => visit.Post("/tiltak/ny", form));
        counts["The deck as .pptx"] = await server.StatementsOf(() => visit.Bytes(EvaluationsUrls.DeckOf(filled.Evaluation, "pptx")));
        return counts;
    }

    async Task<Figure> Measure(Server server, Page page, Visit visit, Dictionary<string, int> statements, string? form = null)
    {
        var url = server.Address(page.Path);
        var cookies = page.IsSignedIn ? visit.Cookies : "";
        var (load, app, database) = await Round(server, url, cookies, form);
        for (var round = 1; round < asked.Rounds; round++)
        {
            var before = app + database;
            (load, app, database) = await Round(server, url, cookies, form);
            if (round >= FewestRounds && Math.Abs(app + database - before) < 0.04 * before)
            {
                break; // the compiler has settled
            }
        }

        var figure = new Figure(page.Name, page.Goal)
        {
            Load = load,
            App = app,
            Database = database,
            Statements = statements.TryGetValue(page.Name, out var count) ? count : null,
            IsOfAppAlone = page.IsOfAppAlone,
            IsWrite = form is not null || page.Goal > 100,
        };
        await Console.Error.WriteLineAsync($"  {page.Name}: {figure.App:0.00} + {figure.Database:0.00} ms");
        return figure;
    }

    async Task<(Load Load, double App, double Database)> Round(Server server, string url, string cookies, string? form)
    {
        var (app, database) = (Cpu.Of(server.ProcessId), Database());
        var load = await Wrk.Run(url, cookies, asked.Seconds, form);
        return (load, (Cpu.Of(server.ProcessId) - app) / load.Requests, (Database() - database) / load.Requests);
    }

    double Database() => engine == Engine.Postgres && asked.Postmaster is { } postmaster ? Cpu.OfChildren(postmaster) : 0;

    async Task<int> Slides(Visit visit)
    {
        using var file = new MemoryStream(await visit.Bytes(EvaluationsUrls.DeckOf(filled.Evaluation, "pptx")));
        using var archive = new ZipArchive(file);
        return archive.Entries.Count(entry => entry.FullName.StartsWith("ppt/slides/slide", StringComparison.Ordinal));
    }
}
