using Microsoft.AspNetCore.Http;

namespace Takt.Kernel;

/// <summary>
/// A cookie of this host alone, which no script reads. Over HTTPS its name begins with <c>__Host-</c>: a browser then takes none
/// that another host of the same domain has set, nor one that came unencrypted.
/// </summary>
public static class HostCookie
{
    /// <summary>What the browser sends of it; null when it has none.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Without what HTTPS puts in front.</param>
    /// <param name="path">As it was given.</param>
    public static string? Read(HttpContext http, string name, string path = "/") => http.Request.Cookies[NameOf(http, name, path)];

    /// <summary>Gives it to the browser.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Without what HTTPS puts in front.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="lasts">Until the browser closes where this is null.</param>
    /// <param name="path">Where it is sent.</param>
    public static void Give(HttpContext http, string name, string value, TimeSpan? lasts = null, string path = "/") =>
        http.Response.Cookies.Append(NameOf(http, name, path), value, Options(http, path, lasts));

    /// <summary>Takes it back.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Without what HTTPS puts in front.</param>
    public static void Take(HttpContext http, string name) =>
        http.Response.Cookies.Delete(NameOf(http, name, "/"), Options(http, "/", lasts: null));

    // Browsers refuse "__Host-" on a cookie that is for some addresses only.
    static string NameOf(HttpContext http, string name, string path) =>
        !http.Request.IsHttps ? name
        : path == "/" ? $"__Host-{name}"
        : $"__Secure-{name}";

    static CookieOptions Options(HttpContext http, string path, TimeSpan? lasts) =>
        new()
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = path,
            MaxAge = lasts,
            IsEssential = true,
        };
}
