using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Takt.Bench;

/// <summary>A process that serves on a port of its own.</summary>
sealed partial class Server : IAsyncDisposable
{
    const int CommandExecuted = 20101; // the event EF logs once for each statement

    readonly Process process;
    readonly bool counts;
    int statements;

    Server(string file, IEnumerable<string> arguments, int port, IReadOnlyDictionary<string, string?> environment)
    {
        counts = environment.ContainsKey(CommandLog);
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Client = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
            }
        )
        {
            BaseAddress = new($"http://127.0.0.1:{port}"),
        };
    }

    /// <summary>Set as an environment variable, makes EF log each statement: how they are counted, never while times are taken.</summary>
    public const string CommandLog = "Logging__LogLevel__Microsoft.EntityFrameworkCore.Database.Command";

    public HttpClient Client { get; }

    public int ProcessId => process.Id;

    public double Memory => Cpu.Memory(process.Id);

    public string Address(string path) => new Uri(Client.BaseAddress!, path).ToString();

    public static async Task<(Server Server, TimeSpan Start)> Takt(
        Asked asked,
        string? postgres,
        string data,
        bool countStatements = false,
        string? host = null
    )
    {
        var port = FreePort();
        var environment = new Dictionary<string, string?> { ["Takt__Postgres"] = postgres };
        if (countStatements)
        {
            environment[CommandLog] = "Information";
        }

        var server = new Server(asked.App, ["serve", "--demo", "--data", data, "--port", $"{port}"], port, environment);
        return (server, await server.FirstAnswer("/logg-inn", host));
    }

    public static async Task<Server> Bare(int bytes)
    {
        var port = FreePort();
        var server = new Server(Environment.ProcessPath!, ["bare", $"{port}", $"{bytes}"], port, new Dictionary<string, string?>());
        await server.FirstAnswer("/");
        return server;
    }

    /// <summary>How many statements the act takes.</summary>
    public async Task<int> StatementsOf(Func<Task> act)
    {
        await Settle();
        var before = Volatile.Read(ref statements);
        await act();
        await Settle();
        return Volatile.Read(ref statements) - before;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Client.Dispose();
    }

    async Task<TimeSpan> FirstAnswer(string path, string? host = null)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
                using var answer = await Client.SendAsync(request);
                answer.EnsureSuccessStatusCode();
                return since.Elapsed;
            }
            catch (HttpRequestException) when (!process.HasExited && since.Elapsed < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(5);
            }
        }
    }

    // The log is written behind the answer.
    static Task Settle() => Task.Delay(400);

    void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (counts && line.Contains($"\"EventId\":{CommandExecuted}", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref statements);
            if (Environment.GetEnvironmentVariable("TAKT_BENCH_SQL") is not null)
            {
                Console.Error.WriteLine(line);
            }
        }
        else if (Trouble().IsMatch(line))
        {
            Console.Error.WriteLine(line);
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("\"LogLevel\":\"(Error|Critical)\"|Unhandled", RegexOptions.ExplicitCapture)]
    private static partial Regex Trouble();
}
