using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Takt.Kernel;

/// <summary>
/// Around everything under <see cref="Root"/>: the language a program asks for, and every refusal told as a problem, whoever
/// refused. No page for people is ever sent there.
/// </summary>
public static class ApiFrame
{
    /// <summary>Under which the programming interface lies. What changes its meaning comes under another number.</summary>
    public const string Root = "/api/v1";

    const string All = "/api";

    /// <summary>Whether a request is a program's.</summary>
    public static bool Covers(HttpContext http) => http.Request.Path.StartsWithSegments(All, StringComparison.OrdinalIgnoreCase);

    /// <summary>Lets the rest of the pipeline answer, and tells what it refused.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever failed is told to the program as a problem, and to the log.")]
    public static async Task Answer(HttpContext http, RequestDelegate next)
    {
        if (!Covers(http))
        {
            await next(http);
            return;
        }

        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        var culture = Languages.Culture(LanguageOf(http.Request.GetTypedHeaders().AcceptLanguage));
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLanguage = culture.TwoLetterISOLanguageName;
        try
        {
            await next(http);
        }
        catch (Exception trouble) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await ProblemOf(http, trouble).ExecuteAsync(http);
        }

        if (!http.Response.HasStarted && http.Response is { StatusCode: >= 400, ContentType: null })
        {
            await ApiProblem.Of(ApiFault.Of(http.Response.StatusCode)).ExecuteAsync(http);
        }
    }

    static ApiProblem ProblemOf(HttpContext http, Exception trouble)
    {
        switch (trouble)
        {
            case ApiRefusal refusal:
                return refusal.Problem;
            case Refusal refusal:
                return ApiErrors.Of(refusal);
            case NotFound:
                return ApiProblem.Of(ApiFault.NotFound);
            case Forbidden:
                return ApiProblem.Of(ApiFault.Forbidden);
            case Conflict:
                return ApiProblem.Of(http.Request.Headers.IfMatch.Count > 0 ? ApiFault.ChangedMeanwhile : ApiFault.Conflict);
            case BadHttpRequestException bad:
                return ApiProblem.Of(ApiFault.Of(bad.StatusCode));
            case var _ when DatabaseAway.Is(trouble):
                return ApiProblem.Of(ApiFault.Unavailable);
            default:
                http.RequestServices.GetRequiredService<ILoggerFactory>()
                    .CreateLogger(typeof(ApiFrame))
                    .LogError(trouble, "{Method} {Route} failed.", http.Request.Method, http.GetEndpoint()?.DisplayName);
                return ApiProblem.Of(ApiFault.Fault);
        }
    }

    // "no" is what many programs say for Norwegian, of either kind.
    static string LanguageOf(IList<StringWithQualityHeaderValue> asked) =>
        asked
            .Where(a => a.Quality is not 0)
            .OrderByDescending(a => a.Quality ?? 1)
            .Select(a => a.Value.ToString().Split('-')[0].ToLowerInvariant())
            .Select(language => language == "no" ? Languages.Default : language)
            .FirstOrDefault(Languages.All.Contains)
        ?? Languages.Default;
}
