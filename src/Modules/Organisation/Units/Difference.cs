using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>How a unit differs between two days.</summary>
enum UnitChangeKind
{
    New,
    Closed,
    Moved,
    Renamed,
    Reshaped,
    NewLeader,
}

/// <summary>The organisation on a day: its units as a tree, and who leads them.</summary>
sealed record OrganisationDay(DateOnly Day, IReadOnlyList<UnitView> Units, Leading Leading)
{
    readonly Dictionary<Guid, UnitView> byId = Units.ToDictionary(u => u.Id);
    readonly ILookup<Guid?, UnitView> children = Units.ToLookup(u => u.ParentId);

    public static async Task<OrganisationDay> Read(Db db, StaffDirectory directory, DateOnly day, CancellationToken cancel)
    {
        var units = await directory.Units(day, cancel);
        return new(day, units, await Leading.Read(db, units, day, null, cancel));
    }

    public UnitView? Find(Guid? unit) => unit is { } id ? byId.GetValueOrDefault(id) : null;

    /// <summary>The units right under one, by name.</summary>
    public IEnumerable<UnitView> Below(Guid unit) => children[unit];

    /// <summary>How many units are under one, at any depth.</summary>
    public int Under(Guid unit) => children[unit].Sum(u => 1 + Under(u.Id));

    /// <summary>The part right under the top that a unit belongs to; the top itself for the top.</summary>
    public UnitView BranchOf(UnitView unit)
    {
        var at = unit;
        while (at.Depth > 1 && Find(at.ParentId) is { } above)
        {
            at = above;
        }

        return at;
    }
}

/// <summary>One way in which a unit differs.</summary>
/// <param name="Kind">What has changed.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="Name">Its name after, or its last one.</param>
/// <param name="Before">What it was: the unit above, the name, the kind or the leader; null when there was none.</param>
/// <param name="After">What it became.</param>
/// <param name="BranchBefore">The branch it stood in; null for a new unit.</param>
/// <param name="BranchAfter">The branch it stands in; null for one that is closed.</param>
sealed record UnitChange(
    UnitChangeKind Kind,
    Guid UnitId,
    string Name,
    string? Before,
    string? After,
    UnitView? BranchBefore,
    UnitView? BranchAfter
);

/// <summary>What differs in one branch, and how many of its units do not.</summary>
sealed record BranchDifference(UnitView Branch, IReadOnlyList<UnitChange> Changes, int Unchanged);

/// <summary>The organisation on two days, laid beside each other: only what differs. A change of leader is not a change of the unit.</summary>
sealed class Difference(OrganisationDay before, OrganisationDay after)
{
    public OrganisationDay Before { get; } = before;

    public OrganisationDay After { get; } = after;

    /// <summary>The same day without and with a plan: what the plan makes does not stand anywhere yet.</summary>
    public bool IsThought => Before.Day == After.Day;

    public IReadOnlyList<UnitChange> Changes { get; } = [.. Between(before, after)];

    /// <summary>By branch, in the order of the chart; a unit that went from one to another stands in both, so that nobody looks in vain.</summary>
    public IReadOnlyList<BranchDifference> Branches
    {
        get
        {
            var branches = After.Units.Where(u => u.Depth == 1).ToList();
            branches.AddRange(Before.Units.Where(u => u.Depth == 1 && branches.TrueForAll(b => b.Id != u.Id)));
            return [.. After.Units.Where(u => u.Depth == 0).Concat(branches).Select(Of).Where(b => b.Changes.Count > 0 || b.Unchanged > 0)];
        }
    }

    BranchDifference Of(UnitView branch)
    {
        UnitChange[] changes =
        [
            .. Changes.Where(c => c.BranchAfter?.Id == branch.Id || c.BranchBefore?.Id == branch.Id).Where(c => IsToldIn(c, branch)),
        ];
        var changed = changes.Select(c => c.UnitId).ToHashSet();
        return new(branch, changes, After.Units.Count(u => After.BranchOf(u).Id == branch.Id && !changed.Contains(u.Id)));
    }

    // Of a unit that has gone to another branch, the one it left tells only that.
    static bool IsToldIn(UnitChange change, UnitView branch) =>
        change.Kind is UnitChangeKind.Moved or UnitChangeKind.Closed || change.BranchAfter?.Id == branch.Id;

    static IEnumerable<UnitChange> Between(OrganisationDay before, OrganisationDay after)
    {
        foreach (var now in after.Units)
        {
            if (before.Find(now.Id) is not { } then)
            {
                yield return new(UnitChangeKind.New, now.Id, now.Name, null, NameOf(after, now.ParentId), null, after.BranchOf(now));
                continue;
            }

            var change = new UnitChange(default, now.Id, now.Name, null, null, before.BranchOf(then), after.BranchOf(now));
            if (now.ParentId != then.ParentId)
            {
                yield return change with
                {
                    Kind = UnitChangeKind.Moved,
                    Before = NameOf(before, then.ParentId),
                    After = NameOf(after, now.ParentId),
                };
            }

            if (now.Name != then.Name)
            {
                yield return change with
                {
                    Kind = UnitChangeKind.Renamed,
                    Before = then.Name,
                    After = now.Name,
                };
            }

            if (now.Kind != then.Kind)
            {
                yield return change with
                {
                    Kind = UnitChangeKind.Reshaped,
                    Before = Labels.Of(then.Kind),
                    After = Labels.Of(now.Kind),
                };
            }

            var (led, leads) = (before.Leading.Of(then.Id).Holder, after.Leading.Of(now.Id).Holder);
            if (led?.PersonId != leads?.PersonId || led?.Role != leads?.Role)
            {
                yield return change with
                {
                    Kind = UnitChangeKind.NewLeader,
                    Before = NameOf(led),
                    After = NameOf(leads),
                };
            }
        }

        foreach (var then in before.Units.Where(u => after.Find(u.Id) is null))
        {
            yield return new(UnitChangeKind.Closed, then.Id, then.Name, NameOf(before, then.ParentId), null, before.BranchOf(then), null);
        }
    }

    static string? NameOf(OrganisationDay day, Guid? unit) => day.Find(unit)?.Name;

    static string? NameOf(Lead? lead) =>
        lead is null ? null
        : lead.Role == Roles.ActingLeader ? Labels.Fill(Texts.NameActing, lead.Name)
        : lead.Name;
}
