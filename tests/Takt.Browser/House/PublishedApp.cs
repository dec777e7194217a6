using System.Diagnostics;
using System.Net.Sockets;

namespace Takt.Browser;

/// <summary>The published executable as a process of its own, serving the demonstration: what people get, compressed files and all.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    readonly string data = Directory.CreateTempSubdirectory("takt-published-").FullName;
    Process? process;

    /// <summary>Where it answers; null when nothing is published (./takt test does it first).</summary>
    public Uri? Address { get; private set; }

    static string? Executable =>
        Ancestors(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "out", "app", "takt")).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is not { } takt)
        {
            return;
        }

        var port = FreePort();
        process = Process.Start(
            new ProcessStartInfo(takt, ["serve", "--demo", "--data", data, "--port", $"{port}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        _ = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("/demo", StringComparison.Ordinal)) // it says where to go when it is ready
            {
                Address = new($"http://127.0.0.1:{port}");
                _ = process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"{takt} ended before it served.");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(data, recursive: true);
    }

    static IEnumerable<string> Ancestors(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
