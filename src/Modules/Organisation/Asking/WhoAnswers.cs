using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Somebody to turn to.</summary>
sealed record Reachable(Guid? PersonId, string Name, string? Title, string? Phone, string? Email)
{
    public string FirstName => Name.Split(' ')[0];
}

/// <summary>Who answers for a field in a unit today.</summary>
/// <param name="Field">The field.</param>
/// <param name="Scope">The unit the answer holds for: the nearest one at or above one's own that somebody answers for.</param>
/// <param name="Contact">Whom to ask today; null when the field has nobody for this unit.</param>
/// <param name="Usual">Who has it otherwise, while <paramref name="Contact"/> stands in.</param>
/// <param name="BackOn">The first day <paramref name="Usual"/> is back, when that is known.</param>
/// <param name="AskSeat">The seat a question is laid to.</param>
/// <param name="AnswersWithin">Working days within which a question is answered.</param>
/// <param name="Promises">«Dette kan du vente av oss».</param>
/// <param name="DecidesOneself">What one may decide without asking.</param>
/// <param name="Approvals">What somebody else must approve.</param>
/// <param name="KeptBy">Who keeps the entry right.</param>
/// <param name="Others">Who is what to the field beside the contact.</param>
sealed record FieldCard(
    Field Field,
    string Scope,
    Reachable? Contact,
    Reachable? Usual,
    DateOnly? BackOn,
    Seat? AskSeat,
    int AnswersWithin,
    IReadOnlyList<string> Promises,
    IReadOnlyList<string> DecidesOneself,
    IReadOnlyList<Approval> Approvals,
    string KeptBy,
    IReadOnlyList<(ResponsibilityKind Kind, string Name)> Others
);

/// <summary>Somebody else approves this.</summary>
/// <param name="Matter">What.</param>
/// <param name="Over">Above so many kroner; null when always.</param>
/// <param name="By">Who; null when nobody has the authority.</param>
/// <param name="PersonId">Their page.</param>
sealed record Approval(string Matter, decimal? Over, string? By, Guid? PersonId);

/// <summary>From a matter to the one to ask: reads the register as of today for somebody's unit.</summary>
sealed class WhoAnswers(Db db, StaffDirectory directory, Clock clock)
{
    /// <summary>What there is to ask about.</summary>
    public async Task<FieldFinder> Finder(CancellationToken cancel)
    {
        var today = clock.Today;
        return new(
            await db
                .Fields.Where(f => f.ClosedOn == null || f.ClosedOn > today)
                .OrderBy(f => f.NameSort)
                .Select(f => new FieldName(f.Id, f.Name, f.Synonyms))
                .ToListAsync(cancel)
        );
    }

    /// <summary>The card of a field as it looks from a unit; null when there is no such field.</summary>
    public async Task<FieldCard?> Card(Guid id, Guid unit, CancellationToken cancel)
    {
        var field = await db.Fields.Include(f => f.Links.OrderBy(l => l.Order)).AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancel);
        if (field is null)
        {
            return null;
        }

        var today = clock.Today;
        var units = await directory.Units(cancel: cancel);
        var nearest = await Nearest(id, unit, today, cancel);
        var contact =
            nearest.FirstOrDefault(r => r.Kind == ResponsibilityKind.Contact)
            ?? nearest.FirstOrDefault(r => r.Kind == ResponsibilityKind.Owns);
        var (own, approvals) = await Authority(id, unit, units, cancel);
        var seats = nearest
            .Select(r => r.Holder)
            .Concat(nearest.Select(r => r.StandIn).OfType<Seat>())
            .Concat(approvals.Select(a => a.Holder).OfType<Seat>())
            .Concat(contact is null ? [] : StandIns(contact))
            .Append(field.Owner);
        var holders = await directory.Seated(seats, cancel);
        var people = await People(holders.Values.Select(h => h.PersonId).OfType<Guid>(), today, cancel);
        var (present, usual, backOn) = Answers(contact, holders, people);
        return new(
            field,
            units.FirstOrDefault(u => u.Id == (contact?.UnitId ?? unit))?.Name ?? "",
            present,
            usual,
            backOn,
            contact?.Holder,
            contact?.AnswersWithin ?? 0,
            contact?.Promises ?? [],
            [.. field.DecideYourself, .. own],
            [.. approvals.Select(a => a.For(holders))],
            KeptBy(field, holders),
            [.. nearest.Where(r => r != contact).DistinctBy(r => (r.Kind, r.Holder)).Select(r => (r.Kind, holders[r.Holder].Shown))]
        );
    }

    /// <summary>Who owns the register, and so gets what nobody knows: the leader of the whole until somebody else is named.</summary>
    public async Task<FieldRegister> Register(CancellationToken cancel) =>
        await db.FieldRegisters.FirstOrDefaultAsync(cancel) ?? new(Seat.LeaderOf(await directory.Root(cancel) ?? throw new NotFound()));

    // What holds for the unit, of each kind only what is nearest to it.
    async Task<IReadOnlyList<Responsibility>> Nearest(Guid field, Guid unit, DateOnly today, CancellationToken cancel)
    {
        var rows = await (
            from responsibility in db.Responsibilities.AsOf(today)
            where responsibility.FieldId == field
            join path in db.UnitPaths.AsOf(today) on responsibility.UnitId equals path.AncestorId
            where path.DescendantId == unit
            orderby path.Depth, responsibility.From
            select new { responsibility, path.Depth }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(r => r.responsibility.Kind)
                .SelectMany(kind => kind.Where(r => r.Depth == kind.Min(other => other.Depth)))
                .Select(r => r.responsibility),
        ];
    }

    async Task<(IReadOnlyList<string> Own, IReadOnlyList<OpenApproval> Approvals)> Authority(
        Guid field,
        Guid unit,
        IReadOnlyList<UnitView> units,
        CancellationToken cancel
    )
    {
        if (!db.Municipality.Uses(OrganisationUrls.Delegations))
        {
            return ([], []); // a register nobody keeps is not told from
        }

        var matters = await db.Matters.Where(m => m.FieldId == field).OrderBy(m => m.NameSort).AsNoTracking().ToListAsync(cancel);
        if (matters.Count == 0)
        {
            return ([], []);
        }

        var authorities = await Authorities.Read(db, units, clock.Today, cancel);
        List<string> own = [];
        List<OpenApproval> approvals = [];
        foreach (var matter in matters)
        {
            var mine = authorities.MayApprove(matter.Id, unit, null).Where(link => link.Holder.IsHeldBy(db.Actor)).ToArray();
            var free = Array.Exists(mine, link => link.Delegation.Limit is null);
            var limit = mine.Max(link => link.Delegation.Limit);
            if (mine.Length > 0)
            {
                own.Add(free || limit is null ? matter.Name : Labels.Fill(Texts.MatterUpTo, matter.Name, Labels.Kroner(limit.Value)));
            }

            if (!free)
            {
                // One krone more than one may oneself.
                var next = authorities.MayApprove(matter.Id, unit, limit + 1).FirstOrDefault(link => !link.Holder.IsHeldBy(db.Actor));
                approvals.Add(new(matter.Name, limit, next?.Holder));
            }
        }

        return (own, approvals);
    }

    async Task<Dictionary<Guid, Present>> People(IEnumerable<Guid> ids, DateOnly today, CancellationToken cancel)
    {
        var wanted = ids.ToHashSet();
        var leaves = db.Leaves.AsOf(today);
        return await db
            .People.Where(p => wanted.Contains(p.Id))
            .Select(p => new Present(
                p.Id,
                p.Phone,
                p.Email,
                leaves.Any(l => l.PersonId == p.Id),
                leaves.Where(l => l.PersonId == p.Id).Max(l => l.To)
            ))
            .ToDictionaryAsync(p => p.Id, cancel);
    }

    // Whoever is named stands in; else the deputy of the holder's unit, then its leader.
    static IEnumerable<Seat> StandIns(Responsibility contact) =>
        contact.StandIn is { } named ? [named]
        : contact.Holder.UnitId is { } unit ? [Seat.In(unit, Roles.Deputy), Seat.LeaderOf(unit)]
        : [];

    static (Reachable? Today, Reachable? Usual, DateOnly? BackOn) Answers(
        Responsibility? contact,
        IReadOnlyDictionary<Seat, SeatHolder> holders,
        Dictionary<Guid, Present> people
    )
    {
        if (contact is null)
        {
            return (null, null, null);
        }

        var usual = ReachableIn(contact.Holder);
        var away = holders[contact.Holder].PersonId is { } person && people[person].IsAway ? people[person] : null;
        if (usual is not null && away is null)
        {
            return (usual, null, null);
        }

        var standIn = StandIns(contact)
            .Where(seat => holders[seat].PersonId is not { } id || (id != away?.Id && !people[id].IsAway))
            .Select(ReachableIn)
            .FirstOrDefault(r => r is not null);
        return standIn is null ? (usual, null, away?.BackOn) : (standIn, usual, away?.BackOn);

        Reachable? ReachableIn(Seat seat)
        {
            var holder = holders[seat];
            var present = holder.PersonId is { } id ? people[id] : null;
            return holder.Name is null
                ? null
                : new(holder.PersonId, holder.Name, holder.PersonId is null ? null : holder.Label, present?.Phone, present?.Email);
        }
    }

    static string KeptBy(Field field, IReadOnlyDictionary<Seat, SeatHolder> holders) =>
        holders[field.Owner] is { Name: { } name } holder
            ? holder.UnitName is { } unit
                ? $"{name}, {unit}"
                : name
            : holders[field.Owner].Label;

    sealed record Present(Guid Id, string? Phone, string? Email, bool IsAway, DateOnly? BackOn);

    sealed record OpenApproval(string Matter, decimal? Over, Seat? Holder)
    {
        public Approval For(IReadOnlyDictionary<Seat, SeatHolder> holders) =>
            new(Matter, Over, Holder is null ? null : holders[Holder].Shown, Holder is null ? null : holders[Holder].PersonId);
    }
}
