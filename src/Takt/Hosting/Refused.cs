using Microsoft.AspNetCore.Diagnostics;

namespace Takt;

/// <summary>
/// Says in the log who was refused what, so that one who tries many doors is seen. By the route and never the address, which may
/// hold a secret; and nothing of those who take part without an account.
/// </summary>
static partial class Refused
{
    public static async Task Tell(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception trouble) when (StatusOf(trouble) is { } status)
        {
            Tell(http, status);
            throw;
        }

        Tell(http, http.Response.StatusCode);
    }

    static int? StatusOf(Exception trouble) =>
        trouble switch
        {
            Forbidden => StatusCodes.Status403Forbidden,
            NotFound => StatusCodes.Status404NotFound,
            BadHttpRequestException bad => bad.StatusCode,
            _ when Errors.IsOfAddress(trouble) => StatusCodes.Status400BadRequest,
            _ => null,
        };

    static void Tell(HttpContext http, int status)
    {
        var actor = http.RequestServices.GetRequiredService<Origin>().Actor;
        var isRefused = status is 400 or 401 or 403 or 413 or 429 || (status == 404 && actor.IsSomebody); // a row one may not see is 404
        if (
            isRefused
            && http.GetEndpoint() is RouteEndpoint endpoint
            && http.Features.Get<IStatusCodeReExecuteFeature>() is null
            && http.Features.Get<IExceptionHandlerFeature>() is null
            && !http.Request.Path.StartsWithSegments("/s", StringComparison.OrdinalIgnoreCase)
        )
        {
            Said(
                http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Refused)),
                status,
                actor.PersonId ?? actor.TokenId,
                http.Request.Method,
                endpoint.RoutePattern.RawText,
                http.RequestServices.GetRequiredService<Origin>().Municipality.OrganisationNumber
            );
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Status} to {Who} for {Method} {Route} in {Municipality}.")]
    static partial void Said(ILogger log, int status, Guid? who, string method, string? route, OrganisationNumber municipality);
}
