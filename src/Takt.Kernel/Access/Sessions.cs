using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>Finds who is behind a session, with everything within reach today. Organisation fills it.</summary>
public interface IActorSource
{
    /// <summary>The actor of a live session; null when the session has ended or is unknown here.</summary>
    Task<Actor?> Find(byte[] tokenHash, CancellationToken cancel);

    /// <summary>Who a person is today, without a session: for what is made for them while they are away. Null when they no longer work here.</summary>
    Task<Actor?> Of(Guid person, CancellationToken cancel);
}

/// <summary>Finds who is behind a token of one kind, and what it may do. Organisation fills it, once for each kind.</summary>
public interface ITokenSource
{
    /// <summary>The actor of a token that holds; null when it is of another kind, unknown here, revoked or too old.</summary>
    Task<Actor?> Find(string token, CancellationToken cancel);
}

/// <summary>
/// The session cookie: the organisation number and 256 random bits. The database keeps only their hash, so that neither a
/// backup nor another municipality's host can use it.
/// </summary>
public static class SessionCookie
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "takt";

    /// <summary>How long a session lives: a working day. What is written when it ends is carried over the sign-in.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(12);

    /// <summary>Makes a token; the caller stores the hash in a session row.</summary>
    public static (string Token, byte[] Hash) Make(Municipality municipality)
    {
        var token = $"{municipality.OrganisationNumber}.{WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32))}";
        return (token, HashOf(token));
    }

    /// <summary>What the database knows of a token.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token));

    /// <summary>Hands the token to the browser.</summary>
    public static void Give(HttpContext http, string token) => HostCookie.Give(http, Name, token);

    /// <summary>Takes it back.</summary>
    public static void Take(HttpContext http) => HostCookie.Take(http, Name);

    internal static string? Read(HttpContext http, Municipality municipality)
    {
        var token = HostCookie.Read(http, Name);
        return token is not null && token.StartsWith($"{municipality.OrganisationNumber}.", StringComparison.Ordinal) ? token : null;
    }
}

/// <summary>Binds each request to its municipality and its actor.</summary>
public static class Sessions
{
    /// <summary>Binds the scope to the municipality of the host, or answers 421; 503 when its pages do not answer now.</summary>
    public static Task BindMunicipality(HttpContext http, RequestDelegate next)
    {
        if (!http.RequestServices.GetRequiredService<Catalogue>().TryFind(http.Request.Host.Host, out var municipality))
        {
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        http.RequestServices.GetRequiredService<Origin>().Bind(municipality);

        // What says so is a page too, and comes this way again.
        if (
            municipality.State != MunicipalityState.Open
            && http.Features.Get<IStatusCodeReExecuteFeature>() is null
            && http.GetEndpoint()?.Metadata.GetMetadata<OpenAttribute>() is not { WhenClosed: true }
        )
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        return next(http);
    }

    /// <summary>Reads the session and says who acts.</summary>
    public static async Task SignIn(HttpContext http, RequestDelegate next)
    {
        var origin = http.RequestServices.GetRequiredService<Origin>();
        if (DatabaseAway.Is(http.Features.Get<IExceptionHandlerFeature>()?.Error))
        {
            // The page that says so must not ask it.
        }
        else if (http.GetEndpoint()?.Metadata.GetMetadata<ByTokenAttribute>() is not null)
        {
            await ReadToken(http, origin);
        }
        else if (origin.Municipality.State == MunicipalityState.Open && SessionCookie.Read(http, origin.Municipality) is { } token)
        {
            await http.RequestServices.GetRequiredService<Db>().Hold(http.RequestAborted);
            var actor = await http
                .RequestServices.GetRequiredService<IActorSource>()
                .Find(SessionCookie.HashOf(token), http.RequestAborted);
            if (actor is not null)
            {
                origin.ActAs(actor);
                http.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{actor.PersonId}")], "session"));
            }
        }

        await next(http);
    }

    static async Task ReadToken(HttpContext http, Origin origin)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        await http.RequestServices.GetRequiredService<Db>().Hold(http.RequestAborted);
        var token = header[BearerScheme.Length..].Trim();
        foreach (var tokens in http.RequestServices.GetServices<ITokenSource>())
        {
            if (await tokens.Find(token, http.RequestAborted) is { } program)
            {
                origin.ActAs(program);
                return;
            }
        }
    }

    const string BearerScheme = "Bearer ";
}

/// <summary>Ties antiforgery tokens to the municipality and the session: one from elsewhere is worth nothing.</summary>
public sealed class AntiforgeryBinding : IAntiforgeryAdditionalDataProvider
{
    /// <inheritdoc/>
    public string GetAdditionalData(HttpContext context)
    {
        var origin = context.RequestServices.GetRequiredService<Origin>();
        return $"{origin.Municipality.OrganisationNumber}/{origin.Actor.SessionId}";
    }

    /// <inheritdoc/>
    public bool ValidateAdditionalData(HttpContext context, string additionalData) => additionalData == GetAdditionalData(context);
}
