using System.Threading.RateLimiting;

namespace Takt;

/// <summary>
/// A hall whose telephones all come at once waits outside, in the order they came: a few are worked on at a time, as fast as the
/// machine is. Those inside hold what they have read, those outside next to nothing.
/// </summary>
static class Hall
{
    const int ForEachProcessor = 8;
    const int MostWaiting = 20_000;

    static readonly ConcurrencyLimiter door = new(
        new()
        {
            PermitLimit = ForEachProcessor * Environment.ProcessorCount,
            QueueLimit = MostWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    /// <summary>Lets a request of somebody who takes part without an account wait its turn; what others ask, and what stays open, goes past.</summary>
    public static async Task Queue(HttpContext http, RequestDelegate next)
    {
        if (
            !http.Request.Path.StartsWithSegments("/s", StringComparison.OrdinalIgnoreCase, out var rest)
            || rest.Value!.EndsWith("/folg", StringComparison.OrdinalIgnoreCase)
        )
        {
            await next(http);
            return;
        }

        using var turn = await door.AcquireAsync(1, http.RequestAborted);
        if (turn.IsAcquired)
        {
            await next(http);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
