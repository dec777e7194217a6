using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>What a participant leaves behind in the log, the traces and the metrics, at the levels Takt is shipped with: nothing.</summary>
public sealed class NothingLeftBehindTests
{
    const string Text = "Dette skal ingen finne igjen utenfor evalueringen.";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_participant_is_in_no_log_no_trace_and_no_metric()
    {
        using var collector = new Collector();
        using var log = new Lines();
        var (code, own, token) = await TakePart(collector, log); // when it has stopped, what waited to be sent is sent
        var sent = collector.All;
        Assert.Contains("logg-inn", sent, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", sent, StringComparison.Ordinal);
        Assert.Contains("the log is read", log.All, StringComparison.Ordinal);
        foreach (var trace in new[] { Text, code, own, own.Replace("-", "", StringComparison.Ordinal), token, "/s/", "/s\"" })
        {
            Assert.DoesNotContain(trace, sent, StringComparison.Ordinal);
            Assert.DoesNotContain(trace, log.All, StringComparison.Ordinal);
        }
    }

    static async Task<(string Code, string Own, string Token)> TakePart(Collector collector, Lines log)
    {
        await using var host = new TestHost
        {
            Log = log,
            More =
            [
                $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}",
                "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
                "--Logging:LogLevel:Default=Information",
                "--Logging:LogLevel:Microsoft.AspNetCore=Warning",
                "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Warning",
            ],
        };
        await host.InitializeAsync();
        var kommune = new EmptyKommune(host);
        await kommune.InitializeAsync();
        var (code, own) = await Begin(kommune, await kommune.Round(await kommune.Unit("Fjellbygda")));

        using var known = new Visitor(kommune);
        await known.Open("/logg-inn");
        using var one = new Visitor(kommune);
        await one.Open("/s");
        await one.Send("join", ("Form.Code", own));
        await one.Open($"/s/{code}/skriv?tema=1");
        await one.Send("say", ("Form.Text", Text));
        Assert.Contains("Takk, innspillet er sendt.", one.Text, StringComparison.Ordinal);
        await one.Open($"/s/{code}");
        log.CreateLogger("Takt.Test").LogInformation("the log is read");
        return (code, own, one.Cookie($"takt-samling-{code}")!);
    }

    static Task<(string Code, string Own)> Begin(EmptyKommune kommune, Evaluation round) =>
        kommune.With(async db =>
        {
            var now = new Clock(kommune.Host.Time).Now;
            var gathering = new Gathering(round.Id) { IsWritten = true };
            gathering.PlanWritten(now.AddDays(1), 3, openToAll: false, [.. round.Themes.Where(t => t.Kind == PartKind.Improve)]);
            gathering.Begin(now);
            db.Gatherings.Add(gathering);
            await db.Save("test", Cancel);
            return (gathering.Code, (await db.MakeCodes(gathering.Id, 1, Cancel))[0]);
        });

    /// <summary>Receives what is exported, as bytes: the names and values in it stand there as text.</summary>
    sealed class Collector : IDisposable
    {
        readonly HttpListener listener = new();
        readonly ConcurrentQueue<string> received = [];

        public Collector()
        {
            Address = $"http://127.0.0.1:{FreePort()}";
            listener.Prefixes.Add($"{Address}/");
            listener.Start();
            _ = Task.Run(Receive);
        }

        public string Address { get; }

        public string All => string.Concat(received);

        public void Dispose() => listener.Close();

        static int FreePort()
        {
            using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            socket.Start();
            return ((IPEndPoint)socket.LocalEndpoint).Port;
        }

        async Task Receive()
        {
            try
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    received.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
                    context.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // the test is over
            }
        }
    }

    /// <summary>Every line that is logged, with what it is said within.</summary>
    sealed class Lines : ILoggerProvider, ILogger, ISupportExternalScope
    {
        readonly ConcurrentQueue<string> lines = [];
        IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public string All => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var line = new StringBuilder(formatter(state, exception)).Append(exception);
            scopes.ForEachScope((scope, into) => into.Append(' ').Append(scope), line);
            lines.Enqueue(line.ToString());
        }

        public void Dispose() { }
    }
}
