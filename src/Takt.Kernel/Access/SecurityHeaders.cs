using Microsoft.AspNetCore.Http;

namespace Takt.Kernel;

/// <summary>Headers every answer carries.</summary>
public static class SecurityHeaders
{
    /// <summary>Nothing inline, nothing from elsewhere.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>A browser that has been here by HTTPS comes by nothing else for a year.</summary>
    public const string StrictTransportSecurity = "max-age=31536000; includeSubDomains";

    /// <summary>Sees to it that they are there, whatever answers.</summary>
    public static Task Set(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(Complete, http);
        return next(http);
    }

    // Last of all: what shows an error takes away the headers that were set before it. A file has a policy of its own.
    static Task Complete(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = StrictTransportSecurity;
        }

        // What says nothing about it (pages, files, redirects) is what somebody was allowed to see once: nobody keeps it.
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
