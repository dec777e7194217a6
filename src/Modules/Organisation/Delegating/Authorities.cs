using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Why a delegation does not stand.</summary>
enum DelegationFault
{
    /// <summary>Whoever gives it does not hold it.</summary>
    GiverHasNone,

    /// <summary>Whoever gives it may not pass it on.</summary>
    MayNotBePassedOn,

    /// <summary>It gives more kroner than the giver has.</summary>
    OverTheGiversLimit,

    /// <summary>It holds for units the giver has no say in.</summary>
    OutsideTheGiversUnits,

    /// <summary>Two give it to each other, and nobody above has given it.</summary>
    GoesInACircle,

    /// <summary>Nobody sits in the seat it was given to.</summary>
    NobodyHoldsIt,

    /// <summary>The same one has got it twice for the same units, with different limits.</summary>
    SaidTwice,
}

/// <summary>One link of the chain: who got what from whom.</summary>
/// <param name="Delegation">The delegation.</param>
/// <param name="Holder">The seat it gives authority to, for the unit that is asked about.</param>
sealed record AuthorityLink(Delegation Delegation, Seat Holder);

/// <summary>
/// All delegations that hold on a day, as one may reason about them: who may approve, by what chain from the council, and
/// which delegations do not stand.
/// </summary>
sealed class Authorities(IReadOnlyList<Delegation> delegations, IReadOnlyList<UnitView> units)
{
    readonly Dictionary<Guid, UnitView> units = units.ToDictionary(u => u.Id);
    readonly ILookup<Guid, Delegation> byMatter = delegations.ToLookup(d => d.MatterId);

    public static async Task<Authorities> Read(Db db, IReadOnlyList<UnitView> units, DateOnly today, CancellationToken cancel) =>
        new(await db.Delegations.AsOf(today).AsNoTracking().ToListAsync(cancel), units);

    /// <summary>
    /// Who may approve, nearest first: the smallest authority that is enough comes before a larger one, and one in the unit
    /// itself before one above it. Only delegations that stand count.
    /// </summary>
    /// <param name="matter">What is to be approved.</param>
    /// <param name="unit">Where.</param>
    /// <param name="amount">Kroner; null where no sum is asked about.</param>
    public IReadOnlyList<AuthorityLink> MayApprove(Guid matter, Guid unit, decimal? amount) =>
        [
            .. byMatter[matter]
                .Where(d => Covers(d.UnitId, unit) && (d.Limit is null || amount is null || d.Limit >= amount) && FaultOf(d) is null)
                .Select(d => HolderFor(d, unit) is { } holder ? new AuthorityLink(d, holder) : null)
                .OfType<AuthorityLink>()
                .OrderByDescending(link => Depth(link.Holder.UnitId ?? link.Delegation.UnitId))
                .ThenBy(link => link.Delegation.Limit ?? decimal.MaxValue),
        ];

    /// <summary>From this delegation up to the council, each with the one it rests on after it.</summary>
    public IReadOnlyList<AuthorityLink> Chain(AuthorityLink link)
    {
        List<AuthorityLink> chain = [link];
        var at = link.Delegation;
        while (at.Giver is { } giver && Ground(at) is { } above && !chain.Exists(l => l.Delegation == above))
        {
            chain.Add(new(above, giver));
            at = above;
        }

        return chain;
    }

    /// <summary>What is wrong with a delegation by itself or with what it rests on; null when it stands.</summary>
    public DelegationFault? FaultOf(Delegation delegation) => FaultOf(delegation, []);

    /// <summary>Every delegation that does not stand, or that another one contradicts.</summary>
    public IEnumerable<(Delegation Delegation, DelegationFault Fault)> Faults(Predicate<Seat> isHeld)
    {
        foreach (var delegation in delegations)
        {
            if (FaultOf(delegation) is { } fault)
            {
                yield return (delegation, fault);
            }
            else if (delegation.Receiver is { } receiver && !isHeld(receiver))
            {
                yield return (delegation, DelegationFault.NobodyHoldsIt);
            }
            else if (byMatter[delegation.MatterId].Any(other => Contradicts(other, delegation)))
            {
                yield return (delegation, DelegationFault.SaidTwice);
            }
        }
    }

    DelegationFault? FaultOf(Delegation delegation, HashSet<Delegation> below)
    {
        if (delegation.Giver is not { } giver)
        {
            return null; // the council's own
        }

        if (!below.Add(delegation))
        {
            return DelegationFault.GoesInACircle;
        }

        // Of several the giver may rest it on, one that stands is enough; else the nearest miss is told.
        DelegationFault? miss = null;
        foreach (var ground in Grounds(delegation, giver))
        {
            var fault =
                !ground.MayBePassedOn ? DelegationFault.MayNotBePassedOn
                : !Covers(ground.UnitId, delegation.UnitId) ? DelegationFault.OutsideTheGiversUnits
                : ground.Limit is { } most && (delegation.Limit is null || delegation.Limit > most) ? DelegationFault.OverTheGiversLimit
                : FaultOf(ground, [.. below]);
            if (fault is null)
            {
                return null;
            }

            miss ??= fault;
        }

        return miss ?? DelegationFault.GiverHasNone;
    }

    // The one it stands on, for telling the chain.
    Delegation? Ground(Delegation delegation) =>
        delegation.Giver is { } giver
            ? Grounds(delegation, giver).FirstOrDefault(g => g.MayBePassedOn && Covers(g.UnitId, delegation.UnitId) && FaultOf(g) is null)
            : null;

    IEnumerable<Delegation> Grounds(Delegation delegation, Seat giver) =>
        byMatter[delegation.MatterId].Where(other => other != delegation && Gives(other, giver));

    bool Gives(Delegation delegation, Seat seat) =>
        delegation.Receiver is { } receiver
            ? receiver == seat
            : seat is { Role: Roles.Leader, UnitId: { } unit }
                && units.TryGetValue(unit, out var view)
                && view.Kind == delegation.LeadersOf
                && Covers(delegation.UnitId, unit);

    // Where every leader of a kind of unit has it, the nearest such unit at or above the one that is asked about.
    Seat? HolderFor(Delegation delegation, Guid unit)
    {
        if (delegation.Receiver is { } receiver)
        {
            return receiver;
        }

        foreach (var at in Upwards(unit))
        {
            if (at.Kind == delegation.LeadersOf && Covers(delegation.UnitId, at.Id))
            {
                return Seat.LeaderOf(at.Id);
            }
        }

        return null;
    }

    bool Contradicts(Delegation other, Delegation delegation) =>
        other != delegation
        && other.Giver == delegation.Giver
        && other.Receiver == delegation.Receiver
        && other.LeadersOf == delegation.LeadersOf
        && other.UnitId == delegation.UnitId
        && other.Limit != delegation.Limit;

    bool Covers(Guid above, Guid unit) => Upwards(unit).Any(u => u.Id == above);

    int Depth(Guid unit) => units.TryGetValue(unit, out var view) ? view.Depth : 0;

    IEnumerable<UnitView> Upwards(Guid unit)
    {
        for (Guid? at = unit; at is { } id && units.TryGetValue(id, out var view); at = view.ParentId)
        {
            yield return view;
        }
    }
}
