using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Takt;

/// <summary>The reference a user can read aloud: the start of the trace id, which every log line of the request carries.</summary>
static class Errors
{
    public static string ReferenceOf(HttpContext http)
    {
        var id = (Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier).ToUpperInvariant();
        return id.Length >= 8 ? $"{id[..4]}-{id[4..8]}" : id;
    }

    /// <summary>
    /// Whether an address held what cannot be read, "etter=a" where an id was asked for: the framework throws, and it is whoever
    /// wrote the address who is wrong.
    /// </summary>
    public static bool IsOfAddress(Exception? trouble) =>
        trouble is InvalidOperationException { Source: "Microsoft.AspNetCore.Components" }
        && trouble.Message.StartsWith("Cannot parse the value", StringComparison.Ordinal);

    /// <summary>
    /// A page shown in answer to a request that failed is only read, whatever that request was: as a POST, it would be asked
    /// for the token and the form name of the page that failed.
    /// </summary>
    public static Task AreRead(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }
}
