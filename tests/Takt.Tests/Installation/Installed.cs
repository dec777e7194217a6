using System.Data.Common;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Takt.Tests;

/// <summary>
/// An installation of a test's own, on the engine of the run, with as many nodes as it starts. The municipality it begins with
/// answers on one host, so that there is room for others.
/// </summary>
sealed class Installed : IAsyncDisposable
{
    public const string FirstHost = "forste.test";

    readonly List<WebApplication> nodes = [];
    readonly List<WebApplication> serving = [];

    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("takt-installed-").FullName;

    /// <summary>The municipality it begins with.</summary>
    public static OrganisationNumber First { get; } = TestHost.NumberOf(2_000);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Name => Path.GetFileName(Folder).Replace("-", "_", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The role its servers connect with, where that is not the one that owns the databases.</summary>
    public string? Role { get; private init; }

    /// <summary>The connection to the shared database; null on SQLite.</summary>
    public string? Postgres => TestHost.Engine == Engine.Postgres ? TestHost.Connection(Name) : null;

    /// <summary>Settings beside the usual ones.</summary>
    public string[] More { get; set; } = [];

    public static async Task<Installed> Begin(string? role = null, params string[] more)
    {
        var installed = new Installed { Role = role, More = more };
        var services = installed.Node(run: false);
        await services.GetRequiredService<Installation>().ReadCatalogue(Cancel);
        await services.GetRequiredService<CatalogueStore>().Replace(First, [installed.Line(First, "Førstevik kommune", FirstHost)], Cancel);
        await services
            .GetRequiredService<Installation>()
            .BringUp(services.GetRequiredService<CatalogueStore>().At(await installed.Stored(First)), Cancel);
        return installed;
    }

    /// <summary>A line for a municipality here, whose database is this installation's own also on a server that has many.</summary>
    public CatalogueLine Line(OrganisationNumber number, string name, string host) =>
        new()
        {
            Host = host,
            OrganisationNumber = $"{number}",
            Name = name,
            Engine = TestHost.Engine,
            Connection = ConnectionOf(number),
        };

    public string ConnectionOf(OrganisationNumber number) =>
        TestHost.Engine == Engine.Sqlite ? $"Data Source={number}.db" : $"Database={Name}_{number}";

    public async Task<CatalogueLine> Stored(OrganisationNumber number) =>
        (await nodes[0].Services.GetRequiredService<CatalogueStore>().Of(number, Cancel))[0];

    /// <summary>The municipality it begins with, where it is now.</summary>
    public async Task<Municipality> Municipality() => nodes[0].Services.GetRequiredService<CatalogueStore>().At(await Stored(First));

    /// <summary>Puts a copy of another municipality's rows in the place of those it has.</summary>
    public async Task Put(Municipality other)
    {
        await using var source = nodes[0].Services.ScopeFor(other, Actor.Command("test"));
        await using var target = nodes[0].Services.ScopeFor(await Municipality(), Actor.Command("test"));
        await TableCopy.Run(source.ServiceProvider.GetRequiredService<Db>(), target.ServiceProvider.GetRequiredService<Db>(), null, Cancel);
    }

    /// <summary>Works on its database as it is now.</summary>
    public async Task With(Func<Db, Task> work)
    {
        await using var scope = nodes[0].Services.ScopeFor(await Municipality(), Actor.Command("test"));
        await work(scope.ServiceProvider.GetRequiredService<Db>());
    }

    /// <summary>Somebody who has its database open.</summary>
    public async Task<IAsyncDisposable> Open()
    {
        var municipality = await Municipality();
        DbConnection connection =
            municipality.Engine == Engine.Sqlite
                ? new SqliteConnection($"{municipality.Connection};Pooling=false")
                : new NpgsqlConnection($"{municipality.Connection};Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var read = connection.CreateCommand();
        read.CommandText = "SELECT count(*) FROM followup_measure";
        await read.ExecuteScalarAsync(Cancel);
        return connection;
    }

    /// <summary>What a restore has put beside a municipality's database and not taken away.</summary>
    public async Task<string[]> Beside()
    {
        if (TestHost.Engine == Engine.Sqlite)
        {
            return [.. System.IO.Directory.EnumerateFiles(Folder, $"{First}.*.db").Select(Path.GetFileName)!];
        }

        List<string> names = [];
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync(Cancel);
        await using var ask = new NpgsqlCommand($"SELECT datname FROM pg_database WHERE datname LIKE 'takt\\_{First}\\_%'", connection);
        await using var found = await ask.ExecuteReaderAsync(Cancel);
        while (await found.ReadAsync(Cancel))
        {
            names.Add(found.GetString(0));
        }

        return [.. names];
    }

    /// <summary>Every table of its, by rows and sum.</summary>
    public async Task<IReadOnlyList<TableSum>> Sums() => await SumsOf(await Municipality());

    /// <summary>Every table of a database, by rows and sum.</summary>
    public async Task<IReadOnlyList<TableSum>> SumsOf(Municipality municipality)
    {
        await using var scope = nodes[0].Services.ScopeFor(municipality, Actor.Command("test"));
        return await TableCopy.Sums(scope.ServiceProvider.GetRequiredService<Db>(), Cancel);
    }

    /// <summary>A process's worth of services: as a command has them, or serving.</summary>
    public IServiceProvider Node(bool run = true)
    {
        var app = TaktHost.Build([
            $"--Takt:Data={Folder}",
            $"--Takt:OrganisationNumber={First}",
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Critical",
            .. More,
            .. Postgres is { } postgres
                ? [$"--Takt:Postgres={postgres}{(Role is null ? "" : $";Username={Role}")}"]
                : Array.Empty<string>(),
            .. Role is null || run
                ? Array.Empty<string>()
                : [$"--Takt:PostgresOwner=Username={new NpgsqlConnectionStringBuilder(Postgres).Username}"],
        ]);
        nodes.Add(app);
        if (run)
        {
            serving.Add(app);
        }

        return app.Services;
    }

    /// <summary>Starts a node that serves.</summary>
    public async Task<IServiceProvider> Serve()
    {
        var services = Node();
        await services.GetRequiredService<Installation>().Open(Cancel);
        await serving[^1].StartAsync(Cancel);
        return services;
    }

    /// <summary>What a serving node answers on a host.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> Get(string host, string address, int node = 0)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(serving[node].Urls.First()), address))
        {
            Headers = { Host = host },
        };
        using var answer = await client.SendAsync(request, Cancel);
        return (answer.StatusCode, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in serving)
        {
            await app.StopAsync(CancellationToken.None);
        }

        foreach (var app in nodes)
        {
            await app.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        System.IO.Directory.Delete(Folder, recursive: true);
    }
}
