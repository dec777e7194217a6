using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>The one place where a part that is switched off is closed: pages, forms and files alike.</summary>
public static class PartGate
{
    /// <summary>Lets through to what the municipality uses. Otherwise answers 404, and leaves the part for the page that says so.</summary>
    public static Task Check(HttpContext http, RequestDelegate next)
    {
        // By the route and not by what was typed: whatever way an address is written, it has led to this endpoint.
        if (
            http.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } route } endpoint
            || http.RequestServices.GetRequiredService<Origin>().Municipality.Closing(route) is not { } closed
        )
        {
            return next(http);
        }

        // A program would take 404 for "that person is gone", and act on it.
        if (endpoint.Metadata.GetMetadata<ByTokenAttribute>() is { } byToken)
        {
            return byToken.Refuse(http, StatusCodes.Status403Forbidden);
        }

        http.Features.Set(closed);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
