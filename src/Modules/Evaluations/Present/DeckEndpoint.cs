using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.Evaluations.Contracts;

namespace Takt.Evaluations;

/// <summary>The deck as a file.</summary>
static class DeckEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(EvaluationsUrls.Deck, Download).WithMetadata(new NeedsAttribute(EvaluationsPermissions.TakePart));

    static async Task<IResult> Download(Guid id, string format, HttpContext http, EvaluationDecks decks, DeckFiles files)
    {
        if (!DeckFiles.Formats.Contains(format))
        {
            return Results.NotFound();
        }

        var deck = await decks.Find(id, new Uri($"{http.Request.Scheme}://{http.Request.Host}"), http.RequestAborted);
        var (bytes, mediaType) = await files.Write(deck, format, http.RequestAborted);
        return Results.File(bytes, mediaType, DeckFiles.NameOf(deck, format));
    }
}
