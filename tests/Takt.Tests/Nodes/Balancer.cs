using System.Diagnostics;
using System.Globalization;

namespace Takt.Tests;

/// <summary>HAProxy in front of two nodes, as docs/decisions/0011-live.md says it should be set up.</summary>
sealed class Balancer : IAsyncDisposable
{
    readonly string file = Path.GetTempFileName();
    readonly Process process;

    Balancer(string haproxy, int[] nodes)
    {
        var port = Ports.Free();
        File.WriteAllText(file, Settings(port, nodes));
        process = Process.Start(
            new ProcessStartInfo(haproxy, ["-db", "-f", file])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        Client = NewClient(port);
        Port = port;
    }

    /// <summary>Says which node answered: "node1", "node2".</summary>
    public const string NodeHeader = "Takt-Node";

    public HttpClient Client { get; }

    int Port { get; }

    public static Balancer Start(string haproxy, params int[] nodes) => new(haproxy, nodes);

    /// <summary>Somebody with connections of their own.</summary>
    public HttpClient Another() => NewClient(Port);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        File.Delete(file);
    }

    static HttpClient NewClient(int port) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
            Timeout = TimeSpan.FromSeconds(60),
        };

    // Live, not ready: when the database is away it is away from all nodes, and a node says so better than an empty proxy.
    static string Settings(int port, int[] nodes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            defaults
              mode http
              timeout connect 2s
              timeout client 60s
              timeout server 60s
              option redispatch 1
              retries 2
              option httpchk GET /health/live
              default-server check inter 500ms fall 2 rise 1
            frontend people
              bind 127.0.0.1:{port}
              http-request disable-l7-retry if !METH_GET
              default_backend nodes
            backend nodes
              balance roundrobin
              retry-on conn-failure empty-response
              http-response set-header {NodeHeader} %s
            {string.Join('\n', nodes.Select((node, i) => $"  server node{i + 1} 127.0.0.1:{node}"))}

            """
        );
}
