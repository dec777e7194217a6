using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Another system that brings people: sends JSON with a token and reads what comes back.</summary>
sealed class ScimClient : IDisposable
{
    readonly HttpClient client;

    public ScimClient(Kommune kommune, string? token)
    {
        client = kommune.Client();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One with a token of its own, made by somebody who runs Takt.</summary>
    public static async Task<ScimClient> Connect(Kommune kommune, string name = "Entra ID") => new(kommune, await Token(kommune, name));

    public static async Task<string> Token(Kommune kommune, string name = "Entra ID", DateOnly? lastDay = null)
    {
        var maker = await kommune.Person("Den Som Driver", await kommune.Root(), Roles.Administrator);
        return await kommune.With(async db =>
        {
            var (token, row) = ScimToken.Make(kommune.Municipality, name, maker, DateTime.UnixEpoch, lastDay ?? kommune.Today.AddYears(1));
            db.ScimTokens.Add(row);
            await db.Save("test", Cancel);
            return token;
        });
    }

    public Task<ScimReply> Get(string path, params (string Name, string Value)[] headers) => Send("GET", path, null, headers);

    public async Task<ScimReply> Send(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), "/scim/v2" + path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/scim+json");
            request.Headers.ExpectContinue = body.Length > 1024 * 1024; // what is too large is answered before it is sent
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return new(
            answer.StatusCode,
            text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!,
            answer.Content.Headers.ContentType?.MediaType,
            answer.Headers.ETag?.ToString(),
            answer.Headers.Location?.ToString()
        );
    }

    /// <summary>Makes somebody; returns the id.</summary>
    public async Task<string> MakeUser(string userName, string given = "Kari", string family = "Nes", string? externalId = null)
    {
        var made = await Send("POST", "/Users", User(userName, given, family, externalId));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return made.Id;
    }

    public async Task<string> MakeGroup(string name)
    {
        var made = await Send("POST", "/Groups", new JsonObject { ["displayName"] = name, ["externalId"] = $"g-{name}" }.ToJsonString());
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return made.Id;
    }

    public Task<ScimReply> Patch(string path, string operations) =>
        Send("PATCH", path, $$"""{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{{operations}}]}""");

    public static string Filter(string filter) => $"?filter={Uri.EscapeDataString(filter)}";

    /// <summary>Somebody as Entra ID sends them.</summary>
    public static string User(string userName, string given = "Kari", string family = "Nes", string? externalId = null) =>
        $$"""
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
              "externalId": "{{externalId ?? "x-" + userName}}",
              "userName": "{{userName}}",
              "active": true,
              "emails": [{ "primary": true, "type": "work", "value": "{{userName}}" }],
              "meta": { "resourceType": "User" },
              "name": { "formatted": "{{given}} {{family}}", "familyName": "{{family}}", "givenName": "{{given}}" },
              "roles": []
            }
            """;

    public void Dispose() => client.Dispose();
}

sealed record ScimReply(HttpStatusCode Status, JsonObject Body, string? ContentType, string? ETag, string? Location)
{
    public string Id => Body["id"]!.GetValue<string>();

    public int Total => Body["totalResults"]!.GetValue<int>();

    public JsonObject[] Resources => [.. Body[nameof(Resources)]!.AsArray().Select(r => r!.AsObject())];

    /// <summary>What stands at "name.givenName", "emails.0.value"; null when nothing does.</summary>
    public string? At(string path)
    {
        JsonNode? at = Body;
        foreach (var part in path.Split('.'))
        {
            at = at is JsonArray list ? (int.Parse(part) < list.Count ? list[int.Parse(part)] : null) : at?[part];
        }

        return at?.ToString();
    }

    /// <summary>SCIM's word for what was wrong.</summary>
    public (HttpStatusCode Status, string? Kind) Refusal
    {
        get
        {
            Assert.Equal("application/scim+json", ContentType);
            Assert.Equal("urn:ietf:params:scim:api:messages:2.0:Error", At("schemas.0"));
            Assert.Equal($"{(int)Status}", At("status"));
            Assert.False(string.IsNullOrEmpty(At("detail")));
            return (Status, At("scimType"));
        }
    }
}
