using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Takt.Kernel;

/// <summary>What an operation answers.</summary>
/// <param name="body">As JSON.</param>
/// <param name="status">200, or 201 for what was made.</param>
public sealed class ApiAnswer(object body, int status = StatusCodes.Status200OK) : IResult
{
    /// <summary>The version of the one row it tells of; null for a list.</summary>
    public int? Version { get; init; }

    /// <summary>Where what was made is.</summary>
    public string? Location { get; init; }

    internal int Status => status;

    internal string Json => JsonSerializer.Serialize(body, ApiJson.Options);

    internal string? ETag => Version is { } version ? ApiVersion.Write(version) : null;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var isKnown = ETag is { } tag && HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.Headers.IfNoneMatch == tag;
        return Send(httpContext, isKnown ? StatusCodes.Status304NotModified : status, isKnown ? null : Json, ETag, Location);
    }

    internal static async Task Send(HttpContext http, int status, string? json, string? tag, string? location)
    {
        var answer = http.Response;
        answer.StatusCode = status;
        answer.Headers.ETag = tag;
        answer.Headers.Location = location;
        if (json is not null)
        {
            answer.ContentType = "application/json; charset=utf-8";
            await answer.WriteAsync(json, http.RequestAborted);
        }
    }
}

/// <summary>Versions of rows as ETags, and which one a program means to change.</summary>
public static class ApiVersion
{
    const int Another = -1;

    /// <summary>"5" with its quotes.</summary>
    public static string Write(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Makes sure that a row still stands as the program read it; the save that follows makes sure once more.</summary>
    /// <param name="db">Where it lies.</param>
    /// <param name="row">The row.</param>
    /// <param name="http">Whose If-Match says which version.</param>
    /// <param name="isNeeded">Whether it must be said.</param>
    public static void Expect(Db db, EditedEntity row, HttpContext http, bool isNeeded = false)
    {
        var said = http.Request.Headers.IfMatch.ToString();
        if (said.Length == 0)
        {
            if (isNeeded)
            {
                throw new ApiRefusal(ApiFault.VersionMissing);
            }

            return;
        }

        if (said == "*")
        {
            return;
        }

        var version =
            said is ['"', .. var number, '"'] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                ? read
                : Another;
        if (version != row.Version)
        {
            throw new ApiRefusal(ApiFault.ChangedMeanwhile);
        }

        db.Expect(row, version.ToString(CultureInfo.InvariantCulture));
    }
}
