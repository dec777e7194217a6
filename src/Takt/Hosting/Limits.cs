using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Takt;

/// <summary>How often one may try: by municipality and address, so that one kommune's trouble is not another's.</summary>
static class Limits
{
    static readonly string[] SignIn = ["/logg-inn", "/forste-oppstart", "/velkommen"];
    static readonly string[] Passkey = ["/logg-inn/passnokkel"]; // counted by itself: the answer is a try to sign in
    static readonly string[] ApiToken = [ApiFrame.Root + "/token"];
    static readonly string[] Upload = ["/evalueringer/importer"];

    // Five a second is faster than anybody types; whoever goes over has fields to type in still.
    static readonly string[] LookUp = ["/oppslag"];

    // What is made when it is asked for, and holds very much of what one may see.
    static readonly string[] Made = [".xlsx", ".pptx", ".pdf", ".vcf"];

    public static void Add(RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = static (rejected, _) =>
            new(
                rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ByTokenAttribute>() is { } byToken
                    ? byToken.Refuse(rejected.HttpContext, StatusCodes.Status429TooManyRequests)
                    : Task.CompletedTask
            );
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            IsForPrograms(http) ? OfProgram(http)
            : Is(http, LookUp) ? Partition(http, "look-up", 300, http.RequestServices.GetRequiredService<Origin>().Actor.PersonId)
            : MakesFile(http) ? Partition(http, "file", 60, http.RequestServices.GetRequiredService<Origin>().Actor.PersonId)
            : !HttpMethods.IsPost(http.Request.Method) ? RateLimitPartition.GetNoLimiter("")
            : Is(http, Passkey) ? Partition(http, "passkey", 10)
            : Is(http, SignIn) ? Partition(http, "sign-in", 10)
            : Is(http, ApiToken) ? Partition(http, "client", 60)
            : Is(http, Upload) || CarriesFile(http) ? Partition(http, "upload", 30)
            : IsSignedOut(http) ? Partition(http, "signed-out", 120)
            : RateLimitPartition.GetNoLimiter("")
        );
    }

    static bool Is(HttpContext http, string[] paths) =>
        Array.Exists(paths, p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    static bool MakesFile(HttpContext http) =>
        http.Request.Path.Value is { } path && Array.Exists(Made, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    static bool CarriesFile(HttpContext http) =>
        http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    // A form sent after the session ended is carried over the sign-in, which is work for somebody we do not know. A whole town hall may
    // come from one address.
    static bool IsSignedOut(HttpContext http) =>
        !http.RequestServices.GetRequiredService<Origin>().Actor.IsSomebody
        && http.GetEndpoint() is { } endpoint
        && endpoint.Metadata.GetMetadata<OpenAttribute>() is null;

    static bool IsForPrograms(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ByTokenAttribute>() is not null;

    // Entra ID asks for at least 25 a second. Whoever has no token that holds is only guessing.
    static RateLimitPartition<string> OfProgram(HttpContext http) =>
        http.RequestServices.GetRequiredService<Origin>().Actor.TokenId is { } token
            ? Partition(http, "token", 3000, token)
            : Partition(http, "no-token", 60);

    static RateLimitPartition<string> Partition(HttpContext http, string kind, int aMinute, object? whose = null)
    {
        var municipality = http.RequestServices.GetRequiredService<Origin>().Municipality.OrganisationNumber;
        return RateLimitPartition.Get(
            $"{municipality}/{kind}/{whose ?? http.Connection.RemoteIpAddress}",
            key => http.RequestServices.GetService<SharedLimits>()?.For(key, aMinute) ?? SharedLimits.Alone(aMinute)
        );
    }
}
