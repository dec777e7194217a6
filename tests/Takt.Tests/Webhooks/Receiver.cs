using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Takt.Tests;

/// <summary>A message as it came to the receiver.</summary>
sealed record Received(string Path, string Id, long At, string Signature, string ContentType, string Body)
{
    /// <summary>Whether one of the signatures is by a secret; written from the Standard Webhooks specification, not from what signs.</summary>
    public bool IsSignedBy(string secret) => Signature.Split(' ').Contains($"v1,{Sign(secret, $"{Id}.{At}.{Body}")}");

    public static string Sign(string secret, string content) =>
        Convert.ToBase64String(
            HMACSHA256.HashData(
                Convert.FromBase64String(secret.Replace("whsec_", "", StringComparison.Ordinal)),
                Encoding.UTF8.GetBytes(content)
            )
        );
}

/// <summary>Another system, on a port of its own, that writes down what it is told and answers as the test says.</summary>
sealed class Receiver : IAsyncDisposable
{
    readonly ConcurrentQueue<Received> got = [];
    WebApplication app;

    Receiver(WebApplication app) => this.app = app;

    public IReadOnlyList<Received> Got => [.. got];

    public string Address { get; private set; } = "";

    /// <summary>What it answers; 204 unless the test says otherwise.</summary>
    public Func<Received, HttpContext, Task> Answers { get; set; } = (_, http) => Say(http, 204);

    public static Task Say(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public static async Task<Receiver> Start()
    {
        var receiver = new Receiver(null!);
        await receiver.Listen("http://127.0.0.1:0");
        receiver.Address = receiver.app.Urls.First() + "/takt?key=aapne-sesam";
        return receiver;
    }

    /// <summary>Down: the port takes no connection.</summary>
    public async Task GoDown() => await app.DisposeAsync();

    /// <summary>Up again at the same address.</summary>
    public Task ComeBack() => Listen(new Uri(Address).GetLeftPart(UriPartial.Authority));

    async Task Listen(string at)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(at);
        app = builder.Build();
        app.Run(async http =>
        {
            using var body = new StreamReader(http.Request.Body, Encoding.UTF8);
            var headers = http.Request.Headers;
            var message = new Received(
                http.Request.Path,
                $"{headers["webhook-id"]}",
                long.Parse($"{headers["webhook-timestamp"]}", System.Globalization.CultureInfo.InvariantCulture),
                $"{headers["webhook-signature"]}",
                $"{headers.ContentType}",
                await body.ReadToEndAsync()
            );
            got.Enqueue(message);
            await Answers(message, http);
        });
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>Keeps every line that is logged.</summary>
sealed class LogKeeper : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> lines = [];

    public string All => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose() { }
}

/// <summary>An installation that may send to its own machine, where the receivers of the tests are.</summary>
public sealed class WebhookHost : IAsyncLifetime
{
    internal LogKeeper Log { get; } = new();

    internal TestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = new()
        {
            More = ["--Takt:Webhooks:Localhost=true", "--Logging:LogLevel:Default=Debug", "--Logging:Console:LogLevel:Default=Warning"],
            Log = Log,
        };
        await Host.InitializeAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    internal WebhookSending Sending => Host.Services.GetRequiredService<WebhookSending>();
}
