using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Takt.FollowUp.Contracts;

[assembly: AssemblyFixture(typeof(Takt.Tests.TestHost))]

namespace Takt.Tests;

/// <summary>
/// The real application on a real port, once for the assembly, on the engine TAKT_DB names (sqlite unless "postgres";
/// TAKT_TEST_POSTGRES then says where). Each test class gets a municipality of its own, copied from a template.
/// </summary>
public sealed class TestHost : IAsyncLifetime
{
    readonly string folder = System.IO.Directory.CreateTempSubdirectory("takt-tests-").FullName;
    readonly SemaphoreSlim copying = new(1);
    readonly Dictionary<bool, Municipality> templates = [];
    WebApplication app = null!;
    int municipalities;
    int machines;

    public static Engine Engine { get; } = Environment.GetEnvironmentVariable("TAKT_DB") == "postgres" ? Engine.Postgres : Engine.Sqlite;

    static string Server =>
        Environment.GetEnvironmentVariable("TAKT_TEST_POSTGRES")
        ?? throw new InvalidOperationException("TAKT_TEST_POSTGRES must say where PostgreSQL is. Run ./takt test.");

    /// <summary>Settings beside the usual ones.</summary>
    internal IReadOnlyList<string> More { get; init; } = [];

    /// <summary>Where what is logged goes too.</summary>
    internal ILoggerProvider? Log { get; init; }

    /// <summary>Hears answers by mail before the modules do.</summary>
    internal IHearsAnswers? Hears { get; init; }

    public IServiceProvider Services => app.Services;

    public FakeTime Time { get; } = new();

    internal int Port { get; private set; }

    /// <summary>The demonstration municipality as it is founded; nobody writes in it.</summary>
    internal Municipality Template => templates[true];

    public async ValueTask InitializeAsync()
    {
        string[] settings =
        [
            $"--Takt:Data={folder}",
            "--Takt:Demo=true",
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Critical",
        ];
        settings = [.. settings, .. More];
        if (Engine == Engine.Postgres)
        {
            settings = [.. settings, $"--Takt:Postgres={Connection("takt_shared_" + Path.GetFileName(folder))}"];
        }

        app = TaktHost.Build(
            settings,
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Time);
                builder.Services.AddHearer<MeasureMoved, Listener>();
                if (Hears is not null)
                {
                    builder.Services.Insert(0, ServiceDescriptor.Singleton(Hears));
                }

                if (Log is not null)
                {
                    builder.Logging.AddProvider(Log);
                }
            }
        );
        await app.Services.GetRequiredService<Installation>().Open(CancellationToken.None);
        templates[true] = app.Services.GetRequiredService<Installation>().Only();
        templates[false] = NewLine(isDemo: false);
        await app.Services.GetRequiredService<Installation>().Found(templates[false], CancellationToken.None);
        await app.StartAsync();
        Port = new Uri(app.Urls.First()).Port;
    }

    /// <summary>A municipality nobody else touches.</summary>
    internal async Task<Municipality> NewMunicipality(bool isDemo)
    {
        await copying.WaitAsync();
        try
        {
            var template = templates[isDemo];
            var copy = NewLine(isDemo);
            await Copy(template, copy);
            app.Services.GetRequiredService<Catalogue>().Set(HostOf(copy), copy);
            return copy;
        }
        finally
        {
            copying.Release();
        }
    }

    internal static string HostOf(Municipality municipality) => $"k{municipality.OrganisationNumber}.localhost";

    /// <summary>A browser without JavaScript, on a machine of its own: follows no redirects by itself, keeps cookies.</summary>
    internal HttpClient Client(Municipality municipality, CookieContainer cookies)
    {
        var machine = Interlocked.Increment(ref machines);
        var address = new IPAddress([127, 1, (byte)(machine / 250), (byte)((machine % 250) + 1)]);
        return new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = cookies,
                ConnectCallback = async (_, cancel) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(address, 0));
                    await socket.ConnectAsync(IPAddress.Loopback, Port, cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new($"http://{HostOf(municipality)}:{Port}"),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(folder, recursive: true);
        copying.Dispose();
    }

    Municipality NewLine(bool isDemo)
    {
        var number = NextNumber();
        var name = $"k{number}_{Path.GetFileName(folder)}";
        var connection = Engine == Engine.Sqlite ? $"Data Source={Path.Combine(folder, name)}.db" : Connection(name);
        return new(number, isDemo ? "Fjordvik kommune" : "Prøvevik kommune", Engine, connection, isDemo);
    }

    OrganisationNumber NextNumber()
    {
        OrganisationNumber? number;
        do
        {
            number = At(80000000 + Interlocked.Increment(ref municipalities));
        } while (number is null);
        return number.Value;
    }

    /// <summary>The number of the nth municipality a host makes; the first is a template.</summary>
    internal static OrganisationNumber NumberOf(int nth) =>
        Enumerable.Range(80000001, 10 * nth).Select(At).OfType<OrganisationNumber>().ElementAt(nth - 1);

    static OrganisationNumber? At(int eight) =>
        Enumerable
            .Range(0, 10)
            .Select(check => OrganisationNumber.TryParse($"{eight}{check}", null, out var n) ? n : (OrganisationNumber?)null)
            .FirstOrDefault(n => n is not null);

    /// <summary>Where a database of this name is on the server of the run.</summary>
    internal static string Connection(string database) =>
        new NpgsqlConnectionStringBuilder(Server)
        {
            Database = database.Replace("-", "_", StringComparison.Ordinal).ToLowerInvariant(),
        }.ToString();

    static async Task Copy(Municipality template, Municipality copy)
    {
        if (Engine == Engine.Sqlite)
        {
            await using var source = new SqliteConnection(template.Connection);
            await source.OpenAsync();
            await using var target = new SqliteConnection(copy.Connection);
            await target.OpenAsync();
            source.BackupDatabase(target);
            return;
        }

        var from = new NpgsqlConnectionStringBuilder(template.Connection).Database;
        var to = new NpgsqlConnectionStringBuilder(copy.Connection).Database;
        await using var server = new NpgsqlConnection(Server);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{to}\" TEMPLATE \"{from}\"", server);
        for (var tries = 1; ; tries++)
        {
            // What sweeps the municipalities may look into the template in the same moment.
            NpgsqlConnection.ClearPool(new NpgsqlConnection(template.Connection));
            try
            {
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (PostgresException inUse) when (inUse.SqlState == PostgresErrorCodes.ObjectInUse && tries < 20)
            {
                await Task.Delay(100);
            }
        }
    }
}

/// <summary>Hears measures move, and does nothing about it: an event nobody hears is not stored.</summary>
sealed class Listener : IHear<MeasureMoved>
{
    public Task Hear(MeasureMoved @event, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>The clock of the tests: a Tuesday morning in November, moved by hand.</summary>
public sealed class FakeTime : TimeProvider
{
    DateTimeOffset now = new(2026, 11, 24, 8, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
