using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Takt.Tests;

/// <summary>As it is run: behind a proxy that speaks TLS and says so.</summary>
public sealed class BehindTlsTests
{
    const string Password = "et langt og godt passord";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cookies_stay_on_this_host_and_encrypted_and_who_is_refused_is_in_the_log()
    {
        using var log = new Warnings();
        await using var host = new TestHost { More = ["--ForwardedHeaders_Enabled=true", "--Logging:LogLevel:Takt=Warning"], Log = log };
        await host.InitializeAsync();
        var kommune = new EmptyKommune(host);
        await kommune.InitializeAsync();
        var person = await kommune.Account("Tora Tls", "tora", Password);

        Dictionary<string, string> cookies = [];
        using var client = kommune.Client();
        using (var page = await Ask(client, cookies, HttpMethod.Get, "/logg-inn"))
        {
            Assert.Equal("max-age=31536000; includeSubDomains", page.Headers.GetValues("Strict-Transport-Security").Single());
            var form = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(
                await page.Content.ReadAsStringAsync(Cancel),
                Cancel
            );
            var token = form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var signedIn = await Ask(
                client,
                cookies,
                HttpMethod.Post,
                "/logg-inn",
                [
                    new("_handler", "sign-in"),
                    new("__RequestVerificationToken", token),
                    new("Form.UserName", "tora"),
                    new("Form.Password", Password),
                ]
            );
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        }

        (await Ask(client, cookies, HttpMethod.Get, "/sprak/nn")).Dispose();
        Assert.Equal(["__Host-takt", "__Host-takt-kjent", "__Host-takt-sprak", "takt-form"], cookies.Keys.Order(StringComparer.Ordinal));

        // One that another host of the domain has set is nobody's: it has not the name that only this host can give.
        using (var tossed = await Ask(client, new() { ["takt"] = cookies["__Host-takt"] }, HttpMethod.Get, "/tiltak"))
        {
            Assert.StartsWith("/logg-inn", tossed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }

        using (var mine = await Ask(client, cookies, HttpMethod.Get, "/tiltak"))
        {
            Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        }

        using (var closed = await Ask(client, cookies, HttpMethod.Get, "/administrasjon/kommunen"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        }

        Assert.Contains($"403 to {person} for GET /administrasjon/kommunen in {kommune.Municipality.OrganisationNumber}.", log.All);
        using (var none = await Ask(client, cookies, HttpMethod.Get, $"/tiltak/{Guid.Empty}"))
        {
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }

        Assert.Contains($"404 to {person} for GET /tiltak/{{Id:guid}} in {kommune.Municipality.OrganisationNumber}.", log.All);
        Assert.DoesNotContain("Strict-Transport-Security", (await client.GetAsync("/theme.css", Cancel)).Headers.Select(h => h.Key));
        await CountedWhereTheProxySawThem(client);
    }

    // Ten tries a minute, wherever the one who tries says they come from: the last address is the proxy's own word.
    static async Task CountedWhereTheProxySawThem(HttpClient client)
    {
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 12; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/logg-inn");
            request.Content = new FormUrlEncodedContent([new("_handler", "sign-in")]);
            request.Headers.Add("X-Forwarded-For", $"198.51.100.{i}, 203.0.113.7");
            request.Headers.Add("X-Forwarded-Proto", "https");
            using var answer = await client.SendAsync(request, Cancel);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    static async Task<HttpResponseMessage> Ask(
        HttpClient client,
        Dictionary<string, string> cookies,
        HttpMethod method,
        string address,
        IEnumerable<KeyValuePair<string, string>>? form = null
    )
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("X-Forwarded-For", "203.0.113.1");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        request.Content = form is null ? null : new FormUrlEncodedContent(form);
        var answer = await client.SendAsync(request, Cancel);
        foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            string[] parts = [.. line.Split(';', StringSplitOptions.TrimEntries)];
            string[] attributes = [.. parts[1..].Select(p => p.ToLowerInvariant())];
            Assert.Contains("secure", attributes);
            Assert.Contains("httponly", attributes);
            Assert.Contains("path=/", attributes);
            Assert.Contains(attributes, a => a is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(attributes, a => a.StartsWith("domain=", StringComparison.Ordinal));
            cookies[parts[0].Split('=', 2)[0]] = parts[0].Split('=', 2)[1];
        }

        return answer;
    }

    sealed class Warnings : ILoggerProvider, ILogger
    {
        readonly ConcurrentQueue<string> lines = [];

        public IEnumerable<string> All => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
