using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Somebody who leads a unit, or acts for who does.</summary>
sealed record Lead(Guid UnitId, string Role, Guid PersonId, string Name, string? Title, DateOnly From, DateOnly? To) : IDated;

/// <summary>How it stands with the leader of a unit.</summary>
/// <param name="Holder">Who answers as its leader today; null when nobody does.</param>
/// <param name="VacantSince">The first day without a leader; null when there is one, or never was.</param>
/// <param name="Answers">The nearest leader above, who answers while nobody leads.</param>
sealed record LeaderOfUnit(Lead? Holder, DateOnly? VacantSince, Lead? Answers)
{
    public bool IsVacant => Holder is null;
    public bool IsActing => Holder?.Role == Roles.ActingLeader;
}

/// <summary>Who leads each unit on a day, read at once for all of them.</summary>
sealed class Leading(IReadOnlyList<UnitView> units, IReadOnlyList<Lead> leads, DateOnly today)
{
    readonly Dictionary<Guid, UnitView> byId = units.ToDictionary(u => u.Id);
    readonly ILookup<Guid, Lead> byUnit = leads.ToLookup(l => l.UnitId);

    public static async Task<Leading> Read(Db db, IReadOnlyList<UnitView> units, DateOnly today, CancellationToken cancel)
    {
        string[] leading = [Roles.Leader, Roles.ActingLeader];
        var leads = await (
            from a in db.Assignments
            where leading.Contains(a.Role) && a.From <= today
            join p in db.People on a.PersonId equals p.Id
            orderby p.NameSort
            select new Lead(a.UnitId, a.Role, p.Id, p.Name, a.Title, a.From, a.To)
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return new(units, leads, today);
    }

    public LeaderOfUnit Of(Guid unit)
    {
        if (Holder(unit) is { } holder)
        {
            return new(holder, null, null);
        }

        Lead? answers = null;
        for (
            var above = byId.GetValueOrDefault(unit)?.ParentId;
            above is { } id && answers is null;
            above = byId.GetValueOrDefault(id)?.ParentId
        )
        {
            answers = Holder(id);
        }

        return new(null, byUnit[unit].Max(l => l.To), answers);
    }

    // Who acts answers for the seat, also while the leader still holds it.
    Lead? Holder(Guid unit) => byUnit[unit].Where(l => l.HoldsOn(today)).MinBy(l => l.Role == Roles.ActingLeader ? 0 : 1);
}
