using Microsoft.AspNetCore.Http;

namespace Takt.Kernel;

/// <summary>A file as it leaves the house: saved, never shown, and kept by nobody on the way.</summary>
public static class FileAnswer
{
    // Should a browser show it all the same, it is nobody's page: no script, no form, no origin.
    const string Nobodys = "sandbox; default-src 'none'";

    /// <summary>Answers with a file's content.</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">Its content, which is disposed of when it is sent.</param>
    /// <param name="http">The request.</param>
    public static IResult Download(this Attachment file, Stream content, HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Nobodys;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.ContentLength = file.Bytes;
        return Results.Stream(content, file.ContentType, file.FileName);
    }
}
