using System.Text;

namespace Takt.Layout;

/// <summary>The municipality's own colour as a style sheet. Its address says which colour, so that browsers may keep it.</summary>
static class ThemeEndpoint
{
    public const string Route = "/theme.css";

    // Rises when the shades are made in another way.
    const int Form = 1;

    /// <summary>Where the sheet is; null where the colour is Takt's.</summary>
    public static string? UrlFor(Municipality municipality) =>
        municipality.Colour.Length == 0 ? null : $"{Route}?v={VersionOf(municipality)}";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Route, Sheet).WithMetadata(new OpenAttribute { WhenClosed = true });

    static IResult Sheet(HttpContext http, Origin origin)
    {
        var municipality = origin.Municipality;
        http.Response.Headers.CacheControl =
            http.Request.Query["v"] == VersionOf(municipality) ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Text(municipality.Colour.Length == 0 ? "" : ColourScale.Sheet(municipality.Colour), "text/css", Encoding.UTF8);
    }

    static string VersionOf(Municipality municipality) => $"{municipality.Colour.TrimStart('#').ToUpperInvariant()}-{Form}";
}
