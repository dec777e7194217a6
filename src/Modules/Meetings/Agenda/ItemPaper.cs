using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Takt.Meetings;

/// <summary>A file that hangs on an item, for whoever sees the item whole.</summary>
static class ItemPaper
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(MeetingsUrls.ItemFile, Download).WithMetadata(new NeedsAttribute(MeetingsPermissions.See));

    static async Task<IResult> Download(Guid id, Guid file, HttpContext http, Db db, Attachments attachments, CancellationToken cancel) =>
        await db.ItemsSeen().AnyAsync(i => i.Id == id, cancel) && await attachments.Open(id, file, cancel) is { } found
            ? found.File.Download(found.Content, http)
            : Results.NotFound();
}
