using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Somebody in a group on a day, by name or by a rule.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="PersonId">The one.</param>
/// <param name="Name">As shown.</param>
/// <param name="NameSort">As sorted.</param>
/// <param name="Title">What the person is called at work; where a rule seats them, in the role it names.</param>
/// <param name="Place">What the person is in the group.</param>
/// <param name="Rule">The rule that seats the person; null when it is by name.</param>
sealed record Sitting(Guid GroupId, Guid PersonId, string Name, string NameSort, string? Title, GroupPlace Place, Guid? Rule)
{
    /// <summary>Whom a substitute sits for.</summary>
    public Guid? StandsInFor { get; init; }

    /// <summary>The seat of the main post of whoever sits by name; null for who has none, and for who sits by a rule.</summary>
    public Seat? Post { get; init; }
}

/// <summary>Who sits where, and nothing more of them.</summary>
sealed record SittingOf(Guid GroupId, Guid PersonId, GroupPlace Place);

/// <summary>Who sits in the groups on a day.</summary>
static class GroupRoll
{
    /// <summary>
    /// Everybody in these groups, each once in a group: by name before by rule, the chair first, then by name. A substitute is
    /// among them also while there is nobody to stand in for.
    /// </summary>
    /// <param name="db">Where.</param>
    /// <param name="date">The day.</param>
    /// <param name="only">Only this group; null for all.</param>
    /// <param name="cancel">Stops.</param>
    public static Task<IReadOnlyList<Sitting>> Read(Db db, DateOnly date, Guid? only, CancellationToken cancel) =>
        Read(db, date, only is { } one ? [one] : null, withRules: true, cancel);

    /// <summary>The same of some groups.</summary>
    /// <param name="db">Where.</param>
    /// <param name="date">The day.</param>
    /// <param name="only">Only these groups; null for all.</param>
    /// <param name="withRules">Whether any of them seats people by a rule: where none does, none are looked for.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<IReadOnlyList<Sitting>> Read(Db db, DateOnly date, Guid[]? only, bool withRules, CancellationToken cancel)
    {
        var mains = db.Assignments.AsOf(date).Where(a => a.IsMain);
        var named = await (
            from m in only switch
            {
                null => db.GroupMembers.AsOf(date),
                [var one] => db.GroupMembers.AsOf(date).Where(m => m.GroupId == one),
                _ => db.GroupMembers.AsOf(date).Where(m => only.Contains(m.GroupId)),
            }
            join p in db.People on m.PersonId equals p.Id
            join a in mains on p.Id equals a.PersonId into posts
            from post in posts.DefaultIfEmpty()
            select new NamedRow
            {
                GroupId = m.GroupId,
                PersonId = p.Id,
                Name = p.Name,
                NameSort = p.NameSort,
                Place = m.Place,
                StandsInFor = m.StandsInFor,
                Title = post.Title,
                UnitId = (Guid?)post.UnitId,
                Role = post.Role,
            }
        ).ToListAsync(cancel);
        var ruled = withRules ? await Ruled(db, date, only, null).ToListAsync(cancel) : [];
        var standIns = named.Where(n => n.StandsInFor is not null).ToLookup(n => (n.GroupId, n.PersonId), n => n.StandsInFor);
        return
        [
            .. named
                .Select(n => new Sitting(n.GroupId, n.PersonId, n.Name, n.NameSort, n.Title, n.Place, null)
                {
                    StandsInFor = standIns[(n.GroupId, n.PersonId)].FirstOrDefault(),
                    Post = n.UnitId is { } unit ? Seat.In(unit, n.Role!, n.PersonId) : null,
                })
                .Concat(ruled.Select(r => new Sitting(r.GroupId, r.PersonId, r.Name, r.NameSort, r.Title, r.Place, r.Rule)))
                .DistinctBy(s => (s.GroupId, s.PersonId))
                .OrderBy(s => s.Place)
                .ThenBy(s => s.NameSort, StringComparer.Ordinal),
        ];
    }

    /// <summary>Where some people sit, each once in a group.</summary>
    public static async Task<IReadOnlyList<SittingOf>> Of(Db db, DateOnly date, Guid[] people, CancellationToken cancel)
    {
        var named = await db
            .GroupMembers.AsOf(date)
            .Where(m => people.Contains(m.PersonId))
            .Select(m => new SittingOf(m.GroupId, m.PersonId, m.Place))
            .ToListAsync(cancel);
        var ruled = await Ruled(db, date, null, people).Select(r => new SittingOf(r.GroupId, r.PersonId, r.Place)).ToListAsync(cancel);
        return [.. named.Concat(ruled).DistinctBy(s => (s.GroupId, s.PersonId))];
    }

    static IQueryable<ByRuleRow> Ruled(Db db, DateOnly date, Guid[]? groups, Guid[]? people)
    {
        var all = db.GroupRules.AsOf(date);
        var rules = groups switch
        {
            null => all,
            [var one] => all.Where(r => r.GroupId == one),
            _ => all.Where(r => groups.Contains(r.GroupId)),
        };
        var rows = ByRule(db, date, rules, acting: false).Concat(ByRule(db, date, rules.Where(r => r.Role == Roles.Leader), acting: true));
        return people is null ? rows : rows.Where(r => people.Contains(r.PersonId));
    }

    // The role is looked up, not compared: among thousands of posts a unit's leader is one.
    static IQueryable<ByRuleRow> ByRule(Db db, DateOnly date, IQueryable<GroupRule> rules, bool acting) =>
        from r in rules
        join path in db.UnitPaths.AsOf(date) on r.UnitId equals path.AncestorId
        join unit in db.UnitPeriods.AsOf(date) on path.DescendantId equals unit.UnitId
        where r.Kind == null || unit.Kind == r.Kind
        join a in db.Assignments.AsOf(date)
            on new { unit.UnitId, Role = acting ? Roles.ActingLeader : r.Role } equals new { a.UnitId, a.Role }
        join p in db.People on a.PersonId equals p.Id
        select new ByRuleRow
        {
            GroupId = r.GroupId,
            PersonId = p.Id,
            Name = p.Name,
            NameSort = p.NameSort,
            Title = a.Title ?? unit.Name,
            Place = r.Place,
            Rule = r.Id,
        };

    sealed record NamedRow
    {
        public Guid GroupId { get; init; }
        public Guid PersonId { get; init; }
        public string Name { get; init; } = "";
        public string NameSort { get; init; } = "";
        public GroupPlace Place { get; init; }
        public Guid? StandsInFor { get; init; }
        public string? Title { get; init; }
        public Guid? UnitId { get; init; }
        public string? Role { get; init; }
    }

    // By its members: of what a constructor makes, EF can put no two together.
    sealed record ByRuleRow
    {
        public Guid GroupId { get; init; }
        public Guid PersonId { get; init; }
        public string Name { get; init; } = "";
        public string NameSort { get; init; } = "";
        public string? Title { get; init; }
        public GroupPlace Place { get; init; }
        public Guid Rule { get; init; }
    }
}
