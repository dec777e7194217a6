using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Takt.Organisation;

/// <summary>Client credentials of OAuth 2.0 (RFC 6749, 4.4): a client shows its id and secret, and is given a token for an hour.</summary>
static class TokenEndpoint
{
    const long LargestBody = 16 * 1024;
    const string Form = "application/x-www-form-urlencoded";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(OrganisationUrls.ApiToken, Give).WithMetadata(new OpenAttribute { Post = true }).ExcludeFromDescription();

    static async Task<IResult> Give(HttpContext http, Db db, ClientTokens tokens, ApiScopeBook book, Origin origin, Clock clock)
    {
        var cancel = http.RequestAborted;
        http.Response.Headers.Pragma = "no-cache";
        if (await Sent(http) is not { } form)
        {
            return Wrong("invalid_request", $"Send {Form} of at most {LargestBody / 1024} KiB.");
        }

        if (form["grant_type"] is not ["client_credentials"])
        {
            return form.ContainsKey("grant_type")
                ? Wrong("unsupported_grant_type", "Only client_credentials.")
                : Wrong("invalid_request", "grant_type is missing.");
        }

        var basic = Basic(http.Request.Headers.Authorization.ToString());
        if (basic is not null && form.ContainsKey("client_secret"))
        {
            return Wrong("invalid_request", "Show the secret in one way only.");
        }

        var (id, secret) = basic ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        if (await tokens.Known(id, secret, cancel) is not { } client)
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"Takt\"";
            return Wrong("invalid_client", "Unknown client, wrong secret, or revoked.", StatusCodes.Status401Unauthorized);
        }

        var all = book.Read(client.Scopes);
        var asked = form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var given = asked.Length == 0 ? all : [.. all.Where(s => asked.Contains(s.Name))];
        if (asked.Except(given.Select(s => s.Name)).Any())
        {
            return Wrong("invalid_scope", $"The client may ask for: {client.Scopes}");
        }

        await Mark(client, db, origin, clock, cancel);
        return Results.Json(
            new Dictionary<string, object>
            {
                ["access_token"] = tokens.Give(client, given),
                ["token_type"] = "Bearer",
                ["expires_in"] = (int)ClientTokens.Lifetime.TotalSeconds,
                ["scope"] = ApiScopeBook.Write(given.Select(s => s.Name)),
            }
        );
    }

    static async Task Mark(ApiClient client, Db db, Origin origin, Clock clock, CancellationToken cancel)
    {
        if (client.LastUsedOn == clock.Today)
        {
            return;
        }

        origin.ActAs(ApiScopeBook.Of(client, [], UnitReach.None));
        client.Use(clock.Today);
        try
        {
            await db.Save("api client used today", cancel);
        }
        catch (Conflict)
        {
            // Another request of the same moment has said so.
        }
    }

    static async Task<IFormCollection?> Sent(HttpContext http)
    {
        if (http.Request.ContentType?.Split(';')[0].Trim().Equals(Form, StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestBody;
        }

        try
        {
            return await http.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 20 }, http.RequestAborted);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    static (string Id, string Secret)? Basic(string header)
    {
        const string Scheme = "Basic ";
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            var shown = Encoding.UTF8.GetString(Convert.FromBase64String(header[Scheme.Length..].Trim())).Split(':', 2);
            return shown is [var id, var secret] ? (Uri.UnescapeDataString(id), Uri.UnescapeDataString(secret)) : ("", "");
        }
        catch (FormatException)
        {
            return ("", "");
        }
    }

    // OAuth has a form of its own for a no.
    static IResult Wrong(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new Dictionary<string, string> { ["error"] = error, ["error_description"] = description }, statusCode: status);
}
