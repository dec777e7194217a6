using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>A leader and the leader's own leader today.</summary>
/// <param name="Unit">The unit the first one leads.</param>
/// <param name="Leader">Who leads it.</param>
/// <param name="Superior">Whoever leads what it is part of: the nearest above that somebody else leads.</param>
sealed record LeaderPair(UnitView Unit, SeatHolder Leader, SeatHolder Superior);

/// <summary>Who leads whom, as the organisation says today.</summary>
sealed class LeaderLine(Db db, StaffDirectory directory)
{
    static readonly string[] ForStaff = [Roles.UnionRepresentative, Roles.SafetyRepresentative];

    /// <summary>The pairs the actor is one of: those one leads, and one's own leader. By the tree.</summary>
    public async Task<IReadOnlyList<LeaderPair>> Mine(CancellationToken cancel)
    {
        if (db.Actor.PersonId is not { } me)
        {
            return [];
        }

        var all = await directory.Units(cancel: cancel);
        var parents = all.ToDictionary(u => u.Id, u => u.ParentId);
        var units = Near(all, parents);
        var holders = await directory.Holders(units.Select(u => Seat.LeaderOf(u.Id)), cancel);
        return [.. units.Select(Pair).OfType<LeaderPair>().Where(p => p.Leader.PersonId == me || p.Superior.PersonId == me)];

        LeaderPair? Pair(UnitView unit)
        {
            if (holders[Seat.LeaderOf(unit.Id)] is not { PersonId: { } leads } leader)
            {
                return null;
            }

            for (var above = unit.ParentId; above is { } id; above = parents.GetValueOrDefault(id))
            {
                if (holders.GetValueOrDefault(Seat.LeaderOf(id)) is { PersonId: { } person } superior && person != leads)
                {
                    return new(unit, leader, superior);
                }
            }

            return null;
        }
    }

    // What one leads or stands in for, what is under it, and what it is part of: one is in no pair elsewhere. By the tree.
    IReadOnlyList<UnitView> Near(IReadOnlyList<UnitView> units, IReadOnlyDictionary<Guid, Guid?> parents)
    {
        var within = db
            .Actor.Posts.Where(p => p.Role is Roles.Leader or Roles.ActingLeader or Roles.Deputy)
            .Select(p => p.UnitId)
            .ToHashSet();
        HashSet<Guid> above = [];
        foreach (var unit in within)
        {
            for (Guid? at = unit; at is { } id; at = parents.GetValueOrDefault(id))
            {
                above.Add(id);
            }
        }

        foreach (var unit in units.Where(u => u.ParentId is { } parent && within.Contains(parent))) // parents stand before children
        {
            within.Add(unit.Id);
        }

        return [.. units.Where(u => within.Contains(u.Id) || above.Contains(u.Id))];
    }

    /// <summary>The units the actor leads today.</summary>
    public async Task<IReadOnlyList<UnitView>> Led(CancellationToken cancel)
    {
        var led = db.Actor.Posts.Where(p => p.Role is Roles.Leader or Roles.ActingLeader).Select(p => p.UnitId).ToHashSet();
        return led.Count == 0 ? [] : [.. (await directory.Units(cancel: cancel)).Where(u => led.Contains(u.Id))];
    }

    /// <summary>Those who speak for the staff of a unit: there, and in what it is part of. The nearest first.</summary>
    public async Task<IReadOnlyList<RoleHolder>> SpeakingFor(Guid unit, CancellationToken cancel)
    {
        var parents = (await directory.Units(cancel: cancel)).ToDictionary(u => u.Id, u => u.ParentId);
        List<Guid> up = [];
        for (Guid? at = unit; at is { } id; at = parents.GetValueOrDefault(id))
        {
            up.Add(id);
        }

        return
        [
            .. (await directory.Holding(up, ForStaff, cancel))
                .OrderBy(h => up.IndexOf(h.UnitId))
                .DistinctBy(h => h.PersonId)
                .Take(Dialogue.MostParts),
        ];
    }
}
