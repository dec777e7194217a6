using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>A file that hangs on a measure, for whoever sees the measure.</summary>
static class MeasureFile
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(FollowUpUrls.File, Download).WithMetadata(new NeedsAttribute(FollowUpPermissions.See));

    static async Task<IResult> Download(Guid id, Guid file, HttpContext http, Db db, Attachments attachments, CancellationToken cancel) =>
        await db.MeasuresSeen().AnyAsync(m => m.Id == id, cancel) && await attachments.Open(id, file, cancel) is { } found
            ? found.File.Download(found.Content, http)
            : Results.NotFound();
}
