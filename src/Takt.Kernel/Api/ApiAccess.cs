using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>Open to tokens with a scope; a no is told as a problem. What the owner of the token may is asked besides, as on a page.</summary>
/// <param name="scope">A name of <see cref="ApiScope"/>, or <see cref="Any"/>.</param>
public sealed class ApiAccess(string scope) : ByTokenAttribute(scope)
{
    /// <summary>Whatever scopes the token has.</summary>
    public const string Any = "any";

    /// <inheritdoc/>
    public override bool Allows(Actor actor) => actor.Scopes.Count > 0 && (Permission == Any || actor.Scopes.Contains(Permission));

    /// <inheritdoc/>
    public override Task Refuse(HttpContext http, int status)
    {
        var closed =
            http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route }
            && http.RequestServices.GetRequiredService<Origin>().Municipality.Closing(route) is not null;
        var fault = status switch
        {
            StatusCodes.Status401Unauthorized => ApiFault.Unauthenticated,
            StatusCodes.Status429TooManyRequests => ApiFault.TooMany,
            _ when closed => ApiFault.SwitchedOff,
            _ => ApiFault.ScopeMissing,
        };
        http.Response.Headers.WWWAuthenticate =
            fault == ApiFault.Unauthenticated ? "Bearer realm=\"Takt\""
            : fault == ApiFault.ScopeMissing ? $"Bearer realm=\"Takt\", error=\"insufficient_scope\", scope=\"{Permission}\""
            : default;
        return ApiProblem.Of(fault, fault == ApiFault.ScopeMissing ? [Permission] : []).ExecuteAsync(http);
    }
}
