using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>
/// What those who lead a part of the organisation ask of the leaders in it, in the weeks to come. Shown to those who lead it, and to
/// those who sit in a group that works for it; never of fewer than five.
/// </summary>
sealed class LaidOnLeaders(Db db, Clock clock, StaffDirectory directory, GroupBook groups, IEnumerable<ITimeUse> uses)
{
    /// <summary>Of fewer people nothing is said.</summary>
    public const int Fewest = 5;

    /// <summary>Days ahead.</summary>
    public const int Days = 28;

    public async Task<LaidSum?> Read(CancellationToken cancel)
    {
        if (await Below(cancel) is not { Leaders.Count: >= Fewest } part)
        {
            return null;
        }

        List<TimeLaid> laid = [];
        foreach (var use in uses)
        {
            laid.AddRange(await use.LaidOn(part.Leaders, clock.Today, clock.Today.AddDays(Days), cancel));
        }

        return new(
            part.Unit,
            part.Leaders.Count,
            laid.Sum(l => l.Minutes),
            [.. laid.Where(l => l.People >= Fewest && l.Minutes > 0).OrderByDescending(l => l.Minutes)],
            laid.Where(l => l.People < Fewest).Sum(l => l.Minutes)
        );
    }

    // The largest part the actor leads, or sits in a group that works for, and those who lead beneath it.
    async Task<(string Unit, IReadOnlyDictionary<Guid, Seat> Leaders)?> Below(CancellationToken cancel)
    {
        var actor = db.Actor;
        var own = actor.Posts.Where(p => p.Role is Roles.Leader or Roles.ActingLeader).Select(p => p.UnitId).ToHashSet();
        if (actor.Groups.Count > 0)
        {
            own.UnionWith(
                (await groups.Heads(actor.PersonId, clock.Today, cancel)).Where(g => actor.Groups.Contains(g.Id)).Select(g => g.UnitId)
            );
        }

        var units = await directory.Units(cancel: cancel);
        return units.Where(u => own.Contains(u.Id)).MinBy(u => u.Depth) is { } top
            ? (top.Name, await directory.LeadersBelow(top.Id, units, cancel))
            : null;
    }
}

/// <summary>Time that is asked of the leaders of a part of the organisation.</summary>
/// <param name="Unit">The part.</param>
/// <param name="Leaders">How many lead in it.</param>
/// <param name="Minutes">Of all of them together.</param>
/// <param name="Rows">Who asks it, the most first.</param>
/// <param name="Rest">Minutes asked of so few that nothing more is said.</param>
sealed record LaidSum(string Unit, int Leaders, int Minutes, IReadOnlyList<TimeLaid> Rows, int Rest);
