using System.Diagnostics;
using System.Globalization;

namespace Takt.Tests;

/// <summary>
/// A PostgreSQL server of a test's own, with its ordinary settings: what it has acknowledged it has written. It can be started anew
/// in the middle of everything, which the server of the run cannot.
/// </summary>
sealed class PostgresServer : IAsyncDisposable
{
    readonly string folder = System.IO.Directory.CreateTempSubdirectory("takt-nodes-postgres-").FullName;

    PostgresServer(int port) => Port = port;

    public int Port { get; }

    string Data => Path.Combine(folder, "data");

    static bool IsRoot => Environment.UserName == "root"; // PostgreSQL refuses to run as root

    /// <summary>Makes a cluster and starts it.</summary>
    public static async Task<PostgresServer> Start()
    {
        var server = new PostgresServer(Ports.Free());
        if (IsRoot)
        {
            await Run("chown", "postgres", server.folder);
        }

        await server.Own("initdb", "-D", server.Data, "-U", "takt", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8");
        await server.Begin();
        return server;
    }

    /// <summary>As somebody who maintains it does ("fast"), or as a crash does ("immediate": it recovers from its log).</summary>
    public Task Stop(string mode) => Own("pg_ctl", "-D", Data, "-w", "-m", mode, "stop");

    public async ValueTask DisposeAsync()
    {
        await Own("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        System.IO.Directory.Delete(folder, recursive: true);
    }

    /// <summary>Starts it, on what it has.</summary>
    public Task Begin() =>
        Own(
            "pg_ctl",
            "-D",
            Data,
            "-w",
            "-l",
            Path.Combine(folder, "log"),
            "-o",
            string.Create(CultureInfo.InvariantCulture, $"-p {Port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200"),
            "start"
        );

    Task Own(string command, params string[] arguments) =>
        IsRoot ? Run("runuser", ["-u", "postgres", "--", Tools.Find(command)!, .. arguments]) : Run(Tools.Find(command)!, arguments);

    static async Task Run(string command, params string[] arguments)
    {
        // By way of a shell: a server that stays behind must not hold on to a pipe of ours, and what it says is in its log.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" </dev/null >/dev/null 2>&1", command, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)}: {process.ExitCode}");
    }
}
