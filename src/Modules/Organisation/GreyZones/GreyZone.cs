using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Why a matter lies between chairs.</summary>
enum GreyZoneKind
{
    /// <summary>Nobody has the field.</summary>
    NoOwner,

    /// <summary>Two have it for the same units.</summary>
    TwoOwners,

    /// <summary>Somewhere there is nobody to ask.</summary>
    NoContact,

    /// <summary>The one who has it is gone, and nobody sits in the seat.</summary>
    HolderGone,

    /// <summary>A unit that nobody leads.</summary>
    NoLeader,

    /// <summary>A group that nobody chairs.</summary>
    NoChair,

    /// <summary>Authority that does not stand.</summary>
    BrokenDelegation,

    /// <summary>Nobody has looked the entry over for more than a year.</summary>
    NotReviewed,

    /// <summary>Reported by somebody.</summary>
    Reported,
}

/// <summary>A matter that lies between chairs today.</summary>
/// <param name="Kind">Why.</param>
/// <param name="About">What it is about: the field, the unit, the group, the report.</param>
/// <param name="Title">Its name.</param>
/// <param name="Detail">Where, and since when.</param>
/// <param name="Address">Where it is mended.</param>
sealed record GreyZone(GreyZoneKind Kind, Guid About, string Title, string? Detail, string Address)
{
    /// <summary>The same grey zone from one day to the next.</summary>
    public string Key => $"{Kind}/{About}";
}

/// <summary>Finds the grey zones there are today, in the register, the tree and the delegations.</summary>
sealed class GreyZoneFinder(Db db, StaffDirectory directory, Clock clock)
{
    const int MostNames = 3;

    public async Task<IReadOnlyList<GreyZone>> Find(CancellationToken cancel)
    {
        var today = clock.Today;
        var book = await DelegationBook.Read(db, directory, today, cancel);
        var fields = await db
            .Fields.Where(f => f.ClosedOn == null || f.ClosedOn > today)
            .OrderBy(f => f.NameSort)
            .AsNoTracking()
            .ToListAsync(cancel);
        var all = await db.Responsibilities.AsOf(today).AsNoTracking().ToListAsync(cancel);
        var held = await directory.Holders(all.Select(r => r.Holder), cancel);
        var reports = await db.GreyZoneReports.Where(r => r.SettledOn == null).OrderBy(r => r.Id).AsNoTracking().ToListAsync(cancel);
        return
        [
            .. reports.Select(r => new GreyZone(GreyZoneKind.Reported, r.Id, r.Text, null, OrganisationUrls.GreyZoneOf(r.Id))),
            .. fields.SelectMany(f => OfField(f, [.. all.Where(r => r.FieldId == f.Id)], held, book, today)),
            .. await Leaderless(book.Units, today, cancel),
            .. await Chairless(today, cancel),
            .. book
                .Authorities.Faults(book.IsHeld)
                .Select(f => new GreyZone(
                    GreyZoneKind.BrokenDelegation,
                    f.Delegation.Id,
                    $"{book.Matters[f.Delegation.MatterId].Name}: {book.ReceiverOf(f.Delegation)}",
                    Labels.Of(f.Fault),
                    OrganisationUrls.DelegationOf(f.Delegation.Id)
                )),
        ];
    }

    static IEnumerable<GreyZone> OfField(
        Field field,
        Responsibility[] rows,
        IReadOnlyDictionary<Seat, SeatHolder> held,
        DelegationBook book,
        DateOnly today
    )
    {
        GreyZone Zone(GreyZoneKind kind, string? detail) => new(kind, field.Id, field.Name, detail, OrganisationUrls.FieldOf(field.Id));

        var owners = rows.Where(r => r.Kind == ResponsibilityKind.Owns).ToArray();
        if (owners.Length == 0)
        {
            yield return Zone(GreyZoneKind.NoOwner, null);
        }

        foreach (var twice in owners.GroupBy(r => r.UnitId).Where(g => g.Select(r => r.Holder).Distinct().Skip(1).Any()))
        {
            var names = string.Join($" {Texts.And} ", twice.Select(r => held[r.Holder].Shown).Distinct());
            yield return Zone(GreyZoneKind.TwoOwners, $"{book.UnitNames.GetValueOrDefault(twice.Key)}: {names}");
        }

        // Whoever owns it is asked where no contact is named; a field without an owner needs contacts everywhere.
        var asked = rows.Where(r => r.Kind is ResponsibilityKind.Contact or ResponsibilityKind.Owns).Select(r => r.UnitId).ToHashSet();
        var without = Uncovered(book.Units, asked);
        if (owners.Length > 0 && without.Count > 0)
        {
            yield return Zone(GreyZoneKind.NoContact, Named(without));
        }

        foreach (var gone in rows.Where(r => held[r.Holder].Name is null))
        {
            yield return Zone(GreyZoneKind.HolderGone, $"{Labels.Of(gone.Kind)}: {held[gone.Holder].Label}");
        }

        if (field.ReviewedOn is not { } seen || seen < today.AddYears(-1))
        {
            yield return Zone(
                GreyZoneKind.NotReviewed,
                field.ReviewedOn is { } on ? Labels.Fill(Texts.LastReviewed, Norwegian.Full(on)) : Texts.NeverReviewed
            );
        }
    }

    // The highest units that nobody at or above them answers for.
    static List<string> Uncovered(IReadOnlyList<UnitView> units, HashSet<Guid> asked)
    {
        var children = units.ToLookup(u => u.ParentId);
        return [.. units.Where(u => u.ParentId is null).SelectMany(Under)];

        IEnumerable<string> Under(UnitView unit) =>
            asked.Contains(unit.Id) ? []
            : Reaches(unit) ? children[unit.Id].SelectMany(Under)
            : [unit.Name];

        bool Reaches(UnitView unit) => children[unit.Id].Any(child => asked.Contains(child.Id) || Reaches(child));
    }

    async Task<IEnumerable<GreyZone>> Leaderless(IReadOnlyList<UnitView> units, DateOnly today, CancellationToken cancel)
    {
        var leading = await Leading.Read(db, units, today, null, cancel);
        return units
            .Select(unit => (unit, leader: leading.Of(unit.Id)))
            .Where(u => u.leader.IsVacant)
            .Select(u => new GreyZone(
                GreyZoneKind.NoLeader,
                u.unit.Id,
                u.unit.Name,
                Vacancy(u.leader),
                OrganisationUrls.UnitOf(u.unit.Id)
            ));
    }

    async Task<IEnumerable<GreyZone>> Chairless(DateOnly today, CancellationToken cancel)
    {
        var groups = await db
            .Groups.Where(g => !g.Members.Any(m => m.Place == GroupPlace.Chair && m.From <= today && (m.To == null || m.To > today)))
            .OrderBy(g => g.Name)
            .Select(g => new { g.Id, g.Name })
            .ToListAsync(cancel);
        return groups.Select(g => new GreyZone(GreyZoneKind.NoChair, g.Id, g.Name, null, OrganisationUrls.GroupOf(g.Id)));
    }

    static string Vacancy(LeaderOfUnit leader) => Ui.Words.Capital(OrgTree.VacancyWords(leader));

    static string Named(List<string> names) =>
        string.Join(", ", names.Take(MostNames))
        + (names.Count > MostNames ? " " + Labels.Fill(Texts.AndMore, names.Count - MostNames) : "");
}
