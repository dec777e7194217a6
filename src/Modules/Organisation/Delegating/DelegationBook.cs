using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>The register of delegation as it stands on a day, with everything needed to tell it: used by its pages and its sheet.</summary>
sealed class DelegationBook
{
    IReadOnlyDictionary<Seat, SeatHolder> holders = null!;
    FieldFinder finder = null!;

    public required IReadOnlyList<Delegation> Delegations { get; init; }
    public required IReadOnlyDictionary<Guid, Matter> Matters { get; init; }
    public required IReadOnlyList<UnitView> Units { get; init; }
    public required IReadOnlyDictionary<Guid, string> UnitNames { get; init; }
    public required Authorities Authorities { get; init; }

    public static async Task<DelegationBook> Read(Db db, StaffDirectory directory, DateOnly on, CancellationToken cancel)
    {
        var units = await directory.Units(on, cancel);
        var delegations = await db.Delegations.AsOf(on).AsNoTracking().ToListAsync(cancel);
        var matters = await db.Matters.AsNoTracking().ToListAsync(cancel);
        var fields = await db
            .Fields.Select(f => new
            {
                f.Id,
                f.Name,
                f.Synonyms,
            })
            .ToDictionaryAsync(f => f.Id, cancel);
        var seats = delegations
            .SelectMany(d => new[] { d.Giver, d.Receiver })
            .OfType<Seat>()
            .Concat(delegations.Where(d => d.LeadersOf is not null).SelectMany(_ => units.Select(u => Seat.LeaderOf(u.Id))));
        return new()
        {
            Delegations = delegations,
            Matters = matters.ToDictionary(m => m.Id),
            Units = units,
            UnitNames = units.ToDictionary(u => u.Id, u => u.Name),
            Authorities = new(delegations, units),
            holders = await directory.Holders(seats, cancel),
            finder = new(
                matters.Select(m => new FieldName(
                    m.Id,
                    m.Name,
                    fields.TryGetValue(m.FieldId, out var field)
                        ? [.. field.Synonyms.Prepend(field.Name).Select(s => $"{m.Name} {s}"), field.Name]
                        : []
                ))
            ),
        };
    }

    /// <summary>The matter that is meant; null when none is like enough.</summary>
    public Matter? Find(string asked) =>
        finder.Find(asked) is [{ Likeness: >= FieldFinder.Enough } best, ..] ? Matters[best.Field.Id] : null;

    public bool IsHeld(Seat seat) => holders.GetValueOrDefault(seat)?.Name is not null;

    public string Shown(Seat seat) =>
        holders.GetValueOrDefault(seat) is { } holder
            ? holder.PersonId is null
                ? holder.Shown
                : $"{holder.Name}, {holder.Label}"
            : $"{seat}";

    public string ReceiverOf(Delegation delegation) =>
        delegation.LeadersOf is { } kind ? Labels.LeadersOf(kind) : Shown(delegation.Receiver!);

    public string GiverOf(Delegation delegation) => delegation.Giver is { } giver ? Shown(giver) : Texts.Council;

    /// <summary>One link of a chain in words.</summary>
    public string Told(AuthorityLink link) =>
        Matters[link.Delegation.MatterId].IsMoney
            ? Labels.Fill(Texts.ChainLinkUpTo, Shown(link.Holder), LimitOf(link.Delegation), GiverOf(link.Delegation))
            : Labels.Fill(Texts.ChainLink, Shown(link.Holder), GiverOf(link.Delegation));

    public string LimitOf(Delegation delegation) =>
        delegation.Limit is { } limit ? Labels.Fill(Texts.UpToKroner, Labels.Kroner(limit))
        : Matters[delegation.MatterId].IsMoney ? Texts.WithoutLimit
        : "–";
}
