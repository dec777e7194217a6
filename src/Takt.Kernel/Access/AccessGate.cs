using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>Default deny: every endpoint says what it needs, and one that says nothing is refused.</summary>
public static class AccessGate
{
    /// <summary>Where people sign in.</summary>
    public const string SignInAddress = "/logg-inn";

    /// <summary>Lets through whoever may; sends the others to sign in, or answers 403.</summary>
    public static Task Check(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not { } endpoint)
        {
            return next(http);
        }

        // The sign with the number 0, as in forms (below). What shows the error keeps the address.
        if (
            http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true
            && http.Features.Get<IExceptionHandlerFeature>() is null
        )
        {
            throw new BadHttpRequestException("The address holds a sign that no text has.");
        }

        var actor = http.RequestServices.GetRequiredService<Origin>().Actor;
        return Ask(endpoint, actor, !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) switch
        {
            Answer.Come => next(http),
            Answer.SignIn => SendToSignIn(http),
            Answer.First => SendFirst(http, actor.MustFirst!),
            Answer.Undeclared => Undeclared(http, endpoint),
            Answer.NoToken => endpoint.Metadata.GetRequiredMetadata<ByTokenAttribute>().Refuse(http, StatusCodes.Status401Unauthorized),
            _ => Refuse(http, endpoint),
        };
    }

    /// <summary>After the antiforgery check: a form with a stale token is kept and given back, never acted on.</summary>
    public static async Task CheckForm(HttpContext http, RequestDelegate next)
    {
        var check = http.Features.Get<IAntiforgeryValidationFeature>();
        if (check is { IsValid: false })
        {
            await LostInput.GiveBack(http);
            return;
        }

        // The sign with the number 0, which no field takes and PostgreSQL stores in no text. The framework stops it in a form without files.
        if (
            check is not null
            && http.Request.HasFormContentType
            && (await http.Request.ReadFormAsync(http.RequestAborted)).Any(f =>
                f.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true)
            )
        )
        {
            throw new BadHttpRequestException("A field holds a sign that no text has.");
        }

        await next(http);
    }

    enum Answer
    {
        Come,
        SignIn,
        First,
        Refuse,
        Undeclared,
        NoToken,
    }

    static Answer Ask(Endpoint endpoint, Actor actor, bool isPost)
    {
        if (isPost && actor.Viewed is not null && endpoint.Metadata.GetMetadata<WhileViewingAttribute>() is null)
        {
            return Answer.Refuse;
        }

        if (endpoint.Metadata.GetMetadata<OpenAttribute>() is { } open)
        {
            return isPost && !open.Post ? Answer.Refuse : Answer.Come;
        }

        if (endpoint.Metadata.GetMetadata<SignedInAttribute>() is { } signedIn)
        {
            return !actor.IsSomebody ? Answer.SignIn
                : actor.MustFirst is not null && !signedIn.Always ? Answer.First
                : isPost && !signedIn.Post ? Answer.Refuse
                : Answer.Come;
        }

        if (endpoint.Metadata.GetMetadata<NeedsAttribute>() is { } needs)
        {
            var permission = isPost ? needs.Post : needs.Permission;
            return !actor.IsSomebody ? Answer.SignIn
                : actor.MustFirst is not null ? Answer.First
                : permission is not null && actor.May(permission) ? Answer.Come
                : Answer.Refuse;
        }

        if (endpoint.Metadata.GetMetadata<ByTokenAttribute>() is { } byToken)
        {
            return actor.TokenId is null ? Answer.NoToken
                : byToken.Allows(actor) && (!isPost || byToken.Post) ? Answer.Come
                : Answer.Refuse;
        }

        return Answer.Undeclared;
    }

    static Task SendToSignIn(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            return LostInput.AskToSignIn(http);
        }

        http.Response.Redirect($"{SignInAddress}?til={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        return Task.CompletedTask;
    }

    static Task SendFirst(HttpContext http, string address)
    {
        var back = HttpMethods.IsPost(http.Request.Method) ? "/" : http.Request.Path + http.Request.QueryString;
        http.Response.Redirect($"{address}?til={Uri.EscapeDataString(back)}");
        return Task.CompletedTask;
    }

    static Task Refuse(HttpContext http, Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ByTokenAttribute>() is { } byToken)
        {
            return byToken.Refuse(http, StatusCodes.Status403Forbidden);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    static Task Undeclared(HttpContext http, Endpoint endpoint)
    {
        if (endpoint is not RouteEndpoint)
        {
            // The framework's own answer to a method that the address does not have: nobody forgot to declare it.
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        http.RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger(typeof(AccessGate))
            .LogError("{Endpoint} declares no access and was refused.", endpoint.DisplayName);
        return Refuse(http, endpoint);
    }
}
