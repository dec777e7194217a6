using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Takt;

/// <summary>How often one may try: by municipality and address, so that one kommune's trouble is not another's.</summary>
static class Limits
{
    static readonly string[] SignIn = ["/logg-inn", "/forste-oppstart", "/velkommen"];
    static readonly string[] Upload = ["/evalueringer/importer"];

    public static void Add(RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            !HttpMethods.IsPost(http.Request.Method) ? RateLimitPartition.GetNoLimiter("")
            : Is(http, SignIn) ? Partition(http, "sign-in", 10)
            : Is(http, Upload) ? Partition(http, "upload", 30)
            : RateLimitPartition.GetNoLimiter("")
        );
    }

    static bool Is(HttpContext http, string[] paths) =>
        Array.Exists(paths, p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    static RateLimitPartition<string> Partition(HttpContext http, string kind, int aMinute)
    {
        var municipality = http.RequestServices.GetRequiredService<Origin>().Municipality.OrganisationNumber;
        return RateLimitPartition.GetSlidingWindowLimiter(
            $"{municipality}/{kind}/{http.Connection.RemoteIpAddress}",
            _ =>
                new()
                {
                    PermitLimit = aMinute,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }
        );
    }
}
