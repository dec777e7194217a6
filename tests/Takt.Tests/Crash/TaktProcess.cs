using System.Diagnostics;
using System.Net;
using System.Text;

namespace Takt.Tests;

/// <summary>
/// The built program as a process of its own, on a folder that outlives it, so that it can be killed as the system kills:
/// without a word.
/// </summary>
sealed class TaktProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    readonly Process process;
    readonly StringBuilder said = new();

    TaktProcess(string folder, string? postgres, int port, string? program)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { program ?? ThisVersion, "serve", "--demo", "--data", folder, "--port", $"{port}" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_TieredPGO"] = "0" }, // it does not live long enough to earn it back
        };
        if (postgres is not null)
        {
            start.Environment["Takt__Postgres"] = postgres;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new($"http://127.0.0.1:{port}"),
            Timeout = Patience,
        };
    }

    /// <summary>The program as it is built with these tests.</summary>
    public static string ThisVersion => Path.Combine(AppContext.BaseDirectory, "takt.dll");

    /// <summary>Follows no redirect and keeps no cookie: what one sends is what one says.</summary>
    public HttpClient Client { get; }

    /// <summary>What it has written.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts it and returns at once: nothing may be ready yet.</summary>
    public static TaktProcess Begin(string folder, string? postgres, int? port = null, string? program = null) =>
        new(folder, postgres, port ?? Ports.Free(), program);

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static async Task<TaktProcess> Start(string folder, string? postgres, int? port = null, string? program = null)
    {
        var takt = Begin(folder, postgres, port, program);
        var since = Stopwatch.StartNew();
        while (!await takt.IsReady())
        {
            Assert.False(takt.process.HasExited, $"The program ended by itself:\n{takt.Said}");
            Assert.True(since.Elapsed < Patience, $"The program is not ready after {Patience}:\n{takt.Said}");
            await Task.Delay(50, Cancel);
        }

        return takt;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
        Client.Dispose();
    }

    async Task<bool> IsReady()
    {
        try
        {
            using var answer = await Client.GetAsync("/health/ready", Cancel);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
