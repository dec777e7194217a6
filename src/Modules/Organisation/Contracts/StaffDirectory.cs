namespace Takt.Organisation.Contracts;

/// <summary>Who sits in a seat on a date.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Label">What the seat is called: the holder's title, or the role and the unit.</param>
/// <param name="PersonId">The person; null for a group and for a seat nobody holds.</param>
/// <param name="Name">The person or the group; null when nobody holds the seat.</param>
/// <param name="UnitName">The unit's name; null for a group.</param>
public sealed record SeatHolder(Seat Seat, string Label, Guid? PersonId, string? Name, string? UnitName)
{
    /// <summary>Who has the seat otherwise, while <see cref="Name"/> stands in; null when nobody stands in.</summary>
    public string? Usual { get; init; }

    /// <summary>Whoever has the seat is on leave: <see cref="Name"/> then is who stands in, or the one who is away when nobody does.</summary>
    public bool IsAway { get; init; }

    /// <summary>The first day back, when it is known.</summary>
    public DateOnly? BackOn { get; init; }

    /// <summary>The name if there is one, else what the seat is called.</summary>
    public string Shown => Name ?? Label;
}

/// <summary>A unit as it stands on a date.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">Its name then.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ParentId">What it is part of; null for the municipality itself.</param>
/// <param name="Depth">0 for the municipality itself.</param>
public sealed record UnitView(Guid Id, string Name, UnitKind Kind, Guid? ParentId, int Depth);

/// <summary>A group as it stands on a date.</summary>
/// <param name="Id">The group.</param>
/// <param name="Name">Its name.</param>
/// <param name="ShortName">What people call it: "RLG".</param>
/// <param name="Members">How many sit in it.</param>
public sealed record GroupView(Guid Id, string Name, string? ShortName, int Members);

/// <summary>Somebody in a role in a unit today.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Role">A role of <see cref="Roles"/>.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Name">As shown.</param>
/// <param name="Label">The title, or what the role is called.</param>
public sealed record RoleHolder(Guid UnitId, string Role, Guid PersonId, string Name, string Label);

/// <summary>Looking up units, people and seats as of a date. What it shows is open to everyone who belongs.</summary>
public sealed class StaffDirectory(Db db, Clock clock)
{
    // More than a page of a list asks about.
    internal const int MostListed = 100;

    /// <summary>The municipality itself, the root of the tree; null before anything is set up.</summary>
    public async Task<Guid?> Root(CancellationToken cancel = default) =>
        await db
            .UnitPeriods.AsOf(clock.Today)
            .Where(p => p.ParentId == null)
            .OrderBy(p => p.From)
            .Select(p => (Guid?)p.UnitId)
            .FirstOrDefaultAsync(cancel);

    /// <summary>Every unit on a date, parents before children, siblings by name.</summary>
    public async Task<IReadOnlyList<UnitView>> Units(DateOnly? on = null, CancellationToken cancel = default)
    {
        var periods = await db
            .UnitPeriods.AsOf(on ?? clock.Today)
            .OrderBy(p => p.NameSort)
            .Select(p => new UnitView(p.UnitId, p.Name, p.Kind, p.ParentId, 0))
            .ToListAsync(cancel);
        return AsTree(periods);
    }

    /// <summary>Parents before children, each with its depth; the order among siblings is kept.</summary>
    internal static IReadOnlyList<UnitView> AsTree(IEnumerable<UnitView> units)
    {
        var children = units.ToLookup(p => p.ParentId);
        return [.. Below(null, 0)];

        IEnumerable<UnitView> Below(Guid? parent, int depth) =>
            children[parent].SelectMany(u => Below(u.Id, depth + 1).Prepend(u with { Depth = depth }));
    }

    /// <summary>What people are called.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyList<Guid> people, CancellationToken cancel = default) =>
        await db
            .People.Where(p => people.Contains(p.Id))
            .Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancel);

    /// <summary>The seat of each person's main post on a date, where what is theirs to do is laid; whoever has none is not there.</summary>
    public async Task<IReadOnlyDictionary<Guid, Seat>> MainPosts(
        IReadOnlyCollection<Guid> people,
        DateOnly? on = null,
        CancellationToken cancel = default
    ) => (
            await db
                .Assignments.AsOf(on ?? clock.Today)
                .Where(a => a.IsMain && people.Contains(a.PersonId))
                .Select(a => new
                {
                    a.PersonId,
                    a.UnitId,
                    a.Role,
                })
                .ToListAsync(cancel)
        ).DistinctBy(a => a.PersonId).ToDictionary(a => a.PersonId, a => Seat.In(a.UnitId, a.Role, a.PersonId));

    /// <summary>Everybody who has one of these roles in one of these units today, by name.</summary>
    public async Task<IReadOnlyList<RoleHolder>> Holding(
        IReadOnlyCollection<Guid> units,
        IReadOnlyCollection<string> roles,
        CancellationToken cancel = default
    )
    {
        var found = await (
            from a in db.Assignments.AsOf(clock.Today)
            where units.Contains(a.UnitId) && roles.Contains(a.Role)
            join p in db.People on a.PersonId equals p.Id
            orderby p.NameSort, p.Id
            select new
            {
                a.UnitId,
                a.Role,
                a.Title,
                p.Id,
                p.Name,
            }
        ).ToListAsync(cancel);
        return [.. found.Select(h => new RoleHolder(h.UnitId, h.Role, h.Id, h.Name, h.Title ?? Labels.Of(h.Role)))];
    }

    /// <summary>Every group.</summary>
    public async Task<IReadOnlyList<GroupView>> Groups(CancellationToken cancel = default) =>
        await Groups(await GroupRoll.Read(db, clock.Today, null, cancel), cancel);

    /// <summary>Every group, where it is known who sits in them.</summary>
    internal async Task<IReadOnlyList<GroupView>> Groups(IReadOnlyList<Sitting> roll, CancellationToken cancel)
    {
        var sitting = roll.Where(s => s.Place is not (GroupPlace.Observer or GroupPlace.Substitute)).ToLookup(s => s.GroupId);
        var groups = await db
            .Groups.OrderBy(g => g.Name)
            .Select(g => new
            {
                g.Id,
                g.Name,
                g.ShortName,
            })
            .ToListAsync(cancel);
        return [.. groups.Select(g => new GroupView(g.Id, g.Name, g.ShortName, sitting[g.Id].Count()))];
    }

    /// <summary>
    /// Who sits in these seats today; a seat nobody holds is there too, without a name. While a leader is on leave and nobody
    /// acts, the unit's deputy sits there.
    /// </summary>
    public async Task<IReadOnlyDictionary<Seat, SeatHolder>> Holders(IEnumerable<Seat> seats, CancellationToken cancel = default)
    {
        var asked = seats.ToHashSet();
        var deputies = asked.Where(s => s is { Role: Roles.Leader, UnitId: not null }).Select(s => Seat.In(s.UnitId!.Value, Roles.Deputy));
        var held = await Seated(asked.Concat(deputies), cancel);
        return asked.ToDictionary(seat => seat, seat => Present(held[seat]));

        SeatHolder Present(SeatHolder holder) =>
            holder is { IsAway: true, Seat: { Role: Roles.Leader, UnitId: { } unit } }
            && held[Seat.In(unit, Roles.Deputy)] is { PersonId: not null, IsAway: false } standIn
                ? standIn with
                {
                    Seat = holder.Seat,
                    IsAway = true,
                    Usual = holder.Name,
                    BackOn = holder.BackOn,
                }
                : holder;
    }

    // One statement, asked by every list that says who: the units, and who is in them in the roles that are asked for; a unit
    // where nobody is has a row too. The units are said twice: SQLite joins what is inside before it looks at what it belongs
    // to. Compiled, so the rule of AsOf stands written out.
    static readonly CompiledQuery<Func<Db, DateOnly, Guid[], string[], IAsyncEnumerable<InUnit>>> InUnits = new(() =>
        EF.CompileAsyncQuery(
            (Db db, DateOnly today, Guid[] units, string[] roles) =>
                from u in db.Set<UnitPeriod>()
                where u.From <= today && (u.To == null || u.To > today) && units.Contains(u.UnitId)
                from a in (
                    from a in db.Set<Assignment>()
                    where a.From <= today && (a.To == null || a.To > today)
                    where a.UnitId == u.UnitId && units.Contains(a.UnitId) && roles.Contains(a.Role)
                    join p in db.Set<Person>() on a.PersonId equals p.Id
                    select new
                    {
                        a.Role,
                        a.Title,
                        PersonId = (Guid?)p.Id,
                        p.Name,
                    }
                ).DefaultIfEmpty()
                select new InUnit(
                    u.UnitId,
                    u.Name,
                    a.Role,
                    a.Title,
                    a.PersonId,
                    a.Name,
                    db.Set<Leave>().Any(l => l.PersonId == a.PersonId && l.From <= today && (l.To == null || l.To > today)),
                    db.Set<Leave>().Any(l => l.PersonId == a.PersonId && l.From <= today && l.To == null)
                        ? null
                        : db.Set<Leave>().Where(l => l.PersonId == a.PersonId && l.From <= today && l.To > today).Max(l => l.To)
                )
        )
    );

    // The same of every unit, by the roles. Where a few hundred units are asked about, their list tells a planner nothing: one that
    // plans a statement for any list goes through everybody in each unit, 32 ms of PostgreSQL where this takes 4.
    static readonly CompiledQuery<Func<Db, DateOnly, string[], IAsyncEnumerable<InUnit>>> InEveryUnit = new(() =>
        EF.CompileAsyncQuery(
            (Db db, DateOnly today, string[] roles) =>
                from u in db.Set<UnitPeriod>()
                where u.From <= today && (u.To == null || u.To > today)
                from a in (
                    from a in db.Set<Assignment>()
                    where a.From <= today && (a.To == null || a.To > today)
                    where a.UnitId == u.UnitId && roles.Contains(a.Role)
                    join p in db.Set<Person>() on a.PersonId equals p.Id
                    select new
                    {
                        a.Role,
                        a.Title,
                        PersonId = (Guid?)p.Id,
                        p.Name,
                    }
                ).DefaultIfEmpty()
                select new InUnit(
                    u.UnitId,
                    u.Name,
                    a.Role,
                    a.Title,
                    a.PersonId,
                    a.Name,
                    db.Set<Leave>().Any(l => l.PersonId == a.PersonId && l.From <= today && (l.To == null || l.To > today)),
                    db.Set<Leave>().Any(l => l.PersonId == a.PersonId && l.From <= today && l.To == null)
                        ? null
                        : db.Set<Leave>().Where(l => l.PersonId == a.PersonId && l.From <= today && l.To > today).Max(l => l.To)
                )
        )
    );

    /// <summary>Who has these seats today, also when they are on leave.</summary>
    internal async Task<IReadOnlyDictionary<Seat, SeatHolder>> Seated(IEnumerable<Seat> seats, CancellationToken cancel = default)
    {
        var wanted = seats.ToHashSet();
        if (wanted.Count == 0)
        {
            return new Dictionary<Seat, SeatHolder>();
        }

        var units = wanted.Select(s => s.UnitId).OfType<Guid>().Distinct().ToArray();
        var roles = wanted.Select(s => s.Role).OfType<string>().Append(Roles.ActingLeader).Distinct().ToArray();
        List<InUnit> rows = [];
        if (units.Length > 0)
        {
            // Most who work somewhere are employees, so they are read for the units that are asked about, however many.
            var asked =
                units.Length > MostListed && !roles.Contains(Roles.Employee)
                    ? InEveryUnit.For(db)(db, clock.Today, roles)
                    : InUnits.For(db)(db, clock.Today, units, roles);
            await foreach (var row in asked.WithCancellation(cancel))
            {
                rows.Add(row);
            }
        }

        var names = rows.DistinctBy(r => r.UnitId).ToDictionary(r => r.UnitId, r => r.UnitName);
        PostRow[] posts =
        [
            .. rows.Where(r => r.PersonId is not null)
                .Select(r => new PostRow(r.UnitId, r.Role!, r.Title, r.PersonId!.Value, r.Name!) { IsAway = r.IsAway, BackOn = r.BackOn }),
        ];
        var groups = wanted.Select(s => s.GroupId).OfType<Guid>().ToHashSet();
        var groupNames =
            groups.Count == 0 ? [] : await db.Groups.Where(g => groups.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Name, cancel);
        return wanted.ToDictionary(seat => seat, seat => Resolve(seat, posts, names, groupNames));
    }

    static SeatHolder Resolve(
        Seat seat,
        IReadOnlyList<PostRow> posts,
        IReadOnlyDictionary<Guid, string> unitNames,
        IReadOnlyDictionary<Guid, string> groupNames
    )
    {
        if (seat.GroupId is { } group)
        {
            var name = groupNames.GetValueOrDefault(group);
            return new(seat, name ?? "", null, name, null);
        }

        var holder = posts
            .Where(p => p.UnitId == seat.UnitId && (p.Role == seat.Role || (seat.Role == Roles.Leader && p.Role == Roles.ActingLeader)))
            .Where(p => seat.PersonId is null || seat.PersonId == p.PersonId)
            .OrderBy(p => p.IsAway)
            .ThenBy(p => p.Role == Roles.ActingLeader ? 0 : 1) // who acts answers for the seat
            .FirstOrDefault();
        return new(
            seat,
            holder?.Title ?? RoleIn(seat.Role!, unitNames.GetValueOrDefault(seat.UnitId!.Value, "")),
            holder?.PersonId,
            holder?.Name,
            unitNames.GetValueOrDefault(seat.UnitId!.Value)
        )
        {
            IsAway = holder?.IsAway == true,
            BackOn = holder?.BackOn,
        };
    }

    /// <summary>What a role is called: "Leder". For whoever has no title of their own.</summary>
    public static string NameOf(string role) => Labels.Of(role);

    static string RoleIn(string role, string unit) => $"{Labels.Of(role)}, {unit}";

    /// <summary>A unit and somebody in it; a unit where nobody is has one too.</summary>
    sealed record InUnit(
        Guid UnitId,
        string UnitName,
        string? Role,
        string? Title,
        Guid? PersonId,
        string? Name,
        bool IsAway,
        DateOnly? BackOn
    );

    sealed record PostRow(Guid UnitId, string Role, string? Title, Guid PersonId, string Name)
    {
        public bool IsAway { get; init; }
        public DateOnly? BackOn { get; init; }
    }
}
