using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Takt.Evaluations;

/// <summary>The sample to drop into the importer. In the demonstration municipality only; elsewhere there is no such address.</summary>
static class FjordvikDeckEndpoint
{
    public const string Address = "/evalueringer/importer/eksempel.pptx";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                Address,
                (Origin origin, Clock clock) =>
                    origin.Municipality.IsDemo
                        ? Results.File(
                            FjordvikDeck.Presentation(clock.Today),
                            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                            FjordvikDeck.FileName
                        )
                        : Results.NotFound()
            )
            .WithMetadata(new NeedsAttribute(EvaluationsPermissions.Run));
}
