using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Takt.Organisation;

/// <summary>Choosing a language: remembered in the browser, and for whoever is signed in on the person.</summary>
static class LanguageEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(OrganisationUrls.Language + "/{code}", Choose).WithMetadata(new OpenAttribute());

    static async Task<IResult> Choose(string code, HttpContext http, Db db)
    {
        if (!db.Municipality.Languages.Contains(code))
        {
            return Results.NotFound();
        }

        HostCookie.Give(http, "takt-sprak", code, TimeSpan.FromDays(400));
        if (db.Actor.PersonId is { } id && await db.People.FindAsync([id], http.RequestAborted) is { } person && person.Language != code)
        {
            person.Language = code;
            await db.Save("language chosen", http.RequestAborted);
        }

        var from = http.Request.GetTypedHeaders().Referer;
        return Results.LocalRedirect(from is not null && from.Host == http.Request.Host.Host ? SignInDesk.Local(from.PathAndQuery) : "/");
    }
}
