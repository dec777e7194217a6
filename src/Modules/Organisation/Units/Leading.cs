using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Somebody who leads a unit, acts for who does, or stands in.</summary>
sealed record Lead(Guid UnitId, string Role, Guid PersonId, string Name, string? Title, DateOnly From, DateOnly? To) : IDated
{
    /// <summary>On leave on the day that is read.</summary>
    public bool IsAway { get; init; }

    /// <summary>The first day back, when it is known.</summary>
    public DateOnly? BackOn { get; init; }
}

/// <summary>How it stands with the leader of a unit.</summary>
/// <param name="Holder">Who holds the seat on the day; null when nobody does.</param>
/// <param name="VacantSince">The first day without a leader; null when there is one, or never was.</param>
/// <param name="Answers">Who answers while nobody leads or the leader is away: the deputy, else the nearest leader above.</param>
sealed record LeaderOfUnit(Lead? Holder, DateOnly? VacantSince, Lead? Answers)
{
    public bool IsVacant => Holder is null;
    public bool IsActing => Holder?.Role == Roles.ActingLeader;
    public bool IsAway => Holder?.IsAway == true;
}

/// <summary>Who leads units on a day, read at once for all of them.</summary>
sealed class Leading(IReadOnlyList<UnitView> units, IReadOnlyList<Lead> leads, DateOnly day)
{
    readonly Dictionary<Guid, UnitView> byId = units.ToDictionary(u => u.Id);
    readonly ILookup<Guid, Lead> byUnit = leads.ToLookup(l => l.UnitId);

    /// <summary>Reads it for all units there are, or for those a page shows with everything above them.</summary>
    /// <param name="db">Where.</param>
    /// <param name="units">All of them on the day.</param>
    /// <param name="day">The day.</param>
    /// <param name="shown">Those that are asked about; null for all.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<Leading> Read(
        Db db,
        IReadOnlyList<UnitView> units,
        DateOnly day,
        IReadOnlyCollection<Guid>? shown,
        CancellationToken cancel
    )
    {
        string[] leading = [Roles.Leader, Roles.ActingLeader, Roles.Deputy];

        // Where all are meant they are found by their roles, through an index; a list of every unit would lead through everybody
        // who works in each. The order is made here, so that it does not choose another way.
        var posts = db.Assignments.Where(a => leading.Contains(a.Role) && a.From <= day);
        if (shown is not null)
        {
            Guid[] asked = [.. WithAbove(units, shown)];
            posts = posts.Where(a => asked.Contains(a.UnitId));
        }

        var read = await (
            from a in posts
            join p in db.People on a.PersonId equals p.Id
            select new { Lead = new Lead(a.UnitId, a.Role, p.Id, p.Name, a.Title, a.From, a.To), p.NameSort }
        ).ToListAsync(cancel);
        var leads = read.OrderBy(r => r.NameSort, StringComparer.Ordinal).Select(r => r.Lead);
        var away = (await db.Leaves.AsOf(day).AsNoTracking().ToListAsync(cancel)).ToLookup(l => l.PersonId);
        return new(
            units,
            [.. leads.Select(l => away.Contains(l.PersonId) ? l with { IsAway = true, BackOn = Leave.BackOn(away[l.PersonId]) } : l)],
            day
        );
    }

    static HashSet<Guid> WithAbove(IReadOnlyList<UnitView> units, IReadOnlyCollection<Guid> shown)
    {
        var parents = units.ToDictionary(u => u.Id, u => u.ParentId);
        HashSet<Guid> all = [];
        foreach (var unit in shown)
        {
            for (Guid? at = unit; at is { } id && all.Add(id); at = parents.GetValueOrDefault(id)) { }
        }

        return all;
    }

    public LeaderOfUnit Of(Guid unit)
    {
        var holder = Holder(unit);
        if (holder is { IsAway: false })
        {
            return new(holder, null, null);
        }

        var answers = byUnit[unit].FirstOrDefault(l => l.Role == Roles.Deputy && l.HoldsOn(day) && !l.IsAway);
        for (
            var above = byId.GetValueOrDefault(unit)?.ParentId;
            above is { } id && answers is null;
            above = byId.GetValueOrDefault(id)?.ParentId
        )
        {
            answers = Holder(id) is { IsAway: false } leader ? leader : null;
        }

        return new(holder, holder is null ? byUnit[unit].Where(l => l.Role != Roles.Deputy).Max(l => l.To) : null, answers);
    }

    // Who acts answers for the seat, also while the leader still holds it; who is there before who is away.
    Lead? Holder(Guid unit) =>
        byUnit[unit]
            .Where(l => l.Role != Roles.Deputy && l.HoldsOn(day))
            .OrderBy(l => l.IsAway)
            .ThenBy(l => l.Role == Roles.ActingLeader ? 0 : 1)
            .FirstOrDefault();
}
