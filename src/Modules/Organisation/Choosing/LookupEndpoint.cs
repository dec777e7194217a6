using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>What a field suggests while one types: labels, and nothing else. Asks for what the contacts ask for, where the same can be read.</summary>
static class LookupEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(OrganisationUrls.PersonLookup, People).WithMetadata(new NeedsAttribute(OrganisationPermissions.See));
        endpoints.MapGet(OrganisationUrls.SeatLookup, Seats).WithMetadata(new NeedsAttribute(OrganisationPermissions.See));
    }

    static async Task<IResult> People(string? q, HttpContext http, PersonLookup people, CancellationToken cancel) =>
        Answer(http, await people.Suggest(q, cancel));

    static async Task<IResult> Seats(string? q, string? bare, HttpContext http, SeatLookup seats, CancellationToken cancel) =>
        Answer(http, await seats.Suggest(q, bare == OrganisationUrls.OnlyPeople, cancel));

    static IResult Answer(HttpContext http, IReadOnlyList<string> labels)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(labels);
    }
}
