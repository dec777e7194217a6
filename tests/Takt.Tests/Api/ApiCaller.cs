using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>A program that uses the interface: sends JSON with a token and reads what comes back.</summary>
sealed class ApiCaller : IDisposable
{
    public const string All = "measures:read measures:write evaluations:read organisation:read";

    public ApiCaller(Kommune kommune, string? token)
    {
        Client = kommune.Client();
        Client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
    }

    public HttpClient Client { get; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One with a key of somebody's.</summary>
    public static async Task<ApiCaller> As(Kommune kommune, Guid person, string scopes = All) =>
        new(kommune, await Token(kommune, person, scopes));

    /// <summary>A key of somebody's.</summary>
    public static async Task<string> Token(Kommune kommune, Guid person, string scopes = All, DateOnly? lastDay = null) =>
        await kommune.With(async db =>
        {
            var account = await db.Accounts.FirstOrDefaultAsync(a => a.PersonId == person, Cancel);
            if (account is null)
            {
                db.Accounts.Add(account = new() { PersonId = person, UserName = $"{person}" });
            }

            var (token, row) = PersonalToken.Make(
                kommune.Municipality,
                account.Id,
                "Prøve",
                scopes.Split(' '),
                kommune.Host.Services.GetRequiredService<Clock>().Now,
                lastDay ?? kommune.Today.AddYears(1)
            );
            db.PersonalTokens.Add(row);
            await db.Save("test", Cancel);
            return token;
        });

    public Task<ApiReply> Get(string path, params (string Name, string Value)[] headers) => Send("GET", path, null, headers);

    public Task<ApiReply> Post(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send("POST", path, body, headers);

    /// <param name="method">The method.</param>
    /// <param name="path">After /api/v1, or from /api on.</param>
    /// <param name="body">A text as it is; anything else as JSON.</param>
    /// <param name="headers">Besides.</param>
    public async Task<ApiReply> Send(string method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var to = path.StartsWith("/api", StringComparison.Ordinal) ? path : "/api/v1" + path;
        using var request = new HttpRequestMessage(new(method), to);
        if (body is not null)
        {
            var text = body as string ?? System.Text.Json.JsonSerializer.Serialize(body);
            var type = headers.FirstOrDefault(h => h.Name == "Content-Type").Value ?? "application/json";
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in headers.Where(h => h.Name != "Content-Type"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await Client.SendAsync(request, Cancel);
        var told = await answer.Content.ReadAsStringAsync(Cancel);
        return new(
            answer,
            answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true && told.Length > 0
                ? JsonNode.Parse(told)
                : null,
            told
        );
    }

    /// <summary>Every row of a list, a page at a time.</summary>
    public async Task<List<JsonNode>> Everything(string path, int limit)
    {
        List<JsonNode> rows = [];
        var (first, next) = ($"{path}{(path.Contains('?') ? '&' : '?')}limit={limit}", (string?)null);
        do
        {
            var page = await Get(next is null ? first : $"{first}&after={Uri.EscapeDataString(next)}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            var items = page.Body!["items"]!.AsArray();
            Assert.InRange(items.Count, 0, limit);
            rows.AddRange(items.Select(i => i!));
            next = (string?)page.Body["next"];
            Assert.True(next is null || items.Count == limit);
        } while (next is not null);
        return rows;
    }

    public void Dispose() => Client.Dispose();
}

sealed class ApiReply(HttpResponseMessage answer, JsonNode? body, string text)
{
    public HttpStatusCode Status { get; } = answer.StatusCode;
    public JsonNode? Body { get; } = body;
    public string Text { get; } = text;
    public string? ContentType { get; } = answer.Content.Headers.ContentType?.MediaType;
    public string? ETag { get; } = answer.Headers.ETag?.ToString();
    public string? Location { get; } = answer.Headers.Location?.ToString();
    public string? Language { get; } = answer.Content.Headers.ContentLanguage.FirstOrDefault();
    public string Authenticate { get; } = answer.Headers.WwwAuthenticate.ToString();
    public bool IsReplayed { get; } = answer.Headers.Contains("Idempotent-Replayed");
    public TimeSpan? RetryAfter { get; } = answer.Headers.RetryAfter?.Delta;

    public string Id => (string)Body!["id"]!;

    public string? this[string name] => Body![name]?.ToString();

    public string[] Ids => [.. Body!["items"]!.AsArray().Select(i => (string)i!["id"]!)];

    /// <summary>The status and code of a problem, which is whole.</summary>
    public (HttpStatusCode Status, string? Code) Problem
    {
        get
        {
            Assert.True(ContentType == "application/problem+json", $"{(int)Status} {ContentType}: {Text}");
            Assert.Equal($"urn:takt:problem:{this["code"]}", this["type"]);
            Assert.Equal((int)Status, (int)Body!["status"]!);
            Assert.False(string.IsNullOrEmpty(this["title"]));
            Assert.False(string.IsNullOrEmpty(this["detail"]));
            return (Status, this["code"]);
        }
    }

    /// <summary>The fields of a problem.</summary>
    public string[] Fields => [.. (Body!["errors"]?.AsObject() ?? []).Select(e => e.Key).Order(StringComparer.Ordinal)];
}
