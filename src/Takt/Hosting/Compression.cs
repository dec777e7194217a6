using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;

namespace Takt;

/// <summary>
/// Pages are sent compressed: a list weighs a sixth. But never a page another site sent the reader to: whoever can make a browser
/// ask again and again and see how much is sent, can guess at what stands in the page beside what they made it hold (BREACH).
/// </summary>
static class Compression
{
    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [MediaTypeNames.Text.Html];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    public static void Use(IApplicationBuilder app) => app.UseWhen(IsFromHere, from => from.UseResponseCompression());

    // Typed, a bookmark, or a link of ours. A browser that does not say (none made since 2023) gets the page as it is.
    static bool IsFromHere(HttpContext http) => http.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";
}
