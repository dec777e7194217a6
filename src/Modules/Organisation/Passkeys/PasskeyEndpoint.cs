using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Takt.Organisation;

/// <summary>The question a passkey answers, fetched by the script of the sign-in page when its button is pressed: most who open the page sign in otherwise.</summary>
static class PasskeyEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(OrganisationUrls.PasskeyQuestion, Ask).WithMetadata(new OpenAttribute { Post = true }, new WithToken());

    static async Task<IResult> Ask(HttpContext http, PasskeyDesk desk) => Results.Json(await desk.ToShow(http));

    // As a form has it: another site cannot have questions made here.
    sealed class WithToken : IAntiforgeryMetadata
    {
        public bool RequiresValidation => true;
    }
}
