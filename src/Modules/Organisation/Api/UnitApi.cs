using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>A unit as programs see it.</summary>
[Description("A unit of the organisation as it stands today.")]
sealed record UnitResource(
    Guid Id,
    [property: Description("What it is called.")] string Name,
    [property: Description("What people call it for short.")] string? ShortName,
    [property: Description("What it is.")] UnitKind Kind,
    [property: Description("The unit it is part of. Null for the municipality itself.")] Guid? ParentId,
    [property: Description("Who leads it.")] ApiSeat Leader
);

/// <summary>Reading units.</summary>
static class UnitApi
{
    static readonly ApiParameter Parent = new("parent", ApiKind.Id, "Only the units directly under this one.");
    static readonly ApiParameter Under = new("under", ApiKind.Id, "Only this unit and everything under it.");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var read = endpoints.MapApi(OrganisationUrls.ScopeRead);
        read.MapGet(OrganisationUrls.ApiUnits, List)
            .Told("listUnits", "Organisation", "List units", "Every unit of today, in the order they were made.")
            .Taking(Parent, Under, ApiParameter.Limit, ApiParameter.After)
            .Refusing(400)
            .Produces<ApiPage<UnitResource>>();
        read.MapGet(OrganisationUrls.ApiUnit, One).Told("getUnit", "Organisation", "Get a unit").Refusing(404).Produces<UnitResource>();
    }

    static async Task<IResult> List(HttpContext http, Db db, Clock clock, StaffDirectory directory)
    {
        var asked = ApiQuery.Of(http);
        var (parent, under, limit, after) = (asked.Id(Parent), asked.Id(Under), asked.Limit, asked.After);
        if (after is { Id: null })
        {
            asked.Refuse(ApiParameter.After);
        }

        asked.Check();
        var units = Seen(db, clock.Today);
        if (parent is not null)
        {
            units = units.Where(u => u.ParentId == parent);
        }

        if (under is not null)
        {
            var inside = db.UnitPaths.AsOf(clock.Today).Where(p => p.AncestorId == under).Select(p => p.DescendantId);
            units = units.Where(u => inside.Contains(u.UnitId));
        }

        if (after?.Id is { } last)
        {
            units = units.Where(u => u.UnitId > last);
        }

        var read = await units.OrderBy(u => u.UnitId).Take(limit + 1).AsNoTracking().ToListAsync(http.RequestAborted);
        var leaders = await directory.Holders(read.Take(limit).Select(u => Seat.LeaderOf(u.UnitId)), http.RequestAborted);
        return new ApiAnswer(ApiCursor.Page(read, limit, u => new($"{u.UnitId}"), u => Told(u, leaders)));
    }

    static async Task<IResult> One(HttpContext http, Guid id, Db db, Clock clock, StaffDirectory directory)
    {
        ApiQuery.Of(http).Check();
        var unit =
            await Seen(db, clock.Today).AsNoTracking().SingleOrDefaultAsync(u => u.UnitId == id, http.RequestAborted)
            ?? throw new NotFound();
        return new ApiAnswer(Told(unit, await directory.Holders([Seat.LeaderOf(id)], http.RequestAborted)));
    }

    /// <summary>The units an actor sees: for people who belong, all; for a system of the municipality's, those it is for.</summary>
    public static IQueryable<UnitPeriod> Seen(Db db, DateOnly today)
    {
        var (units, reach) = (db.UnitPeriods.AsOf(today), db.Actor.ReachOf(OrganisationPermissions.See));
        if (db.Actor.PersonId is not null || reach.Everywhere)
        {
            return units;
        }

        Guid[] covered = [.. reach.Units];
        return units.Where(u => covered.Contains(u.UnitId));
    }

    static UnitResource Told(UnitPeriod unit, IReadOnlyDictionary<Seat, SeatHolder> leaders) =>
        new(unit.UnitId, unit.Name, unit.ShortName, unit.Kind, unit.ParentId, ApiSeat.Of(leaders[Seat.LeaderOf(unit.UnitId)]));
}
