using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Takt.Organisation;

/// <summary>The municipality's mark. Its address says which picture, so that browsers may keep it.</summary>
static class MarkEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(OrganisationUrls.Mark, Picture).WithMetadata(new OpenAttribute());

    static async Task<IResult> Picture(HttpContext http, Db db, CancellationToken cancel)
    {
        var mark = await db.MunicipalityProfiles.Select(p => new { p.Mark, p.MarkVersion }).FirstOrDefaultAsync(cancel);
        if (mark?.Mark is null)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl =
            http.Request.Query["v"] == mark.MarkVersion ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.File(mark.Mark, "image/png");
    }
}
