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
sealed record Sitting(Guid GroupId, Guid PersonId, string Name, string NameSort, string? Title, GroupPlace Place, Guid? Rule);

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
    public static async Task<IReadOnlyList<Sitting>> Read(Db db, DateOnly date, Guid? only, CancellationToken cancel)
    {
        var posts = db.Assignments.AsOf(date);
        var named = await (
            from m in db.GroupMembers.AsOf(date)
            where only == null || m.GroupId == only
            join p in db.People on m.PersonId equals p.Id
            select new Sitting(
                m.GroupId,
                p.Id,
                p.Name,
                p.NameSort,
                posts.Where(a => a.PersonId == p.Id && a.IsMain).Select(a => a.Title).FirstOrDefault(),
                m.Place,
                null
            )
        ).ToListAsync(cancel);
        var rules = db.GroupRules.AsOf(date).Where(r => only == null || r.GroupId == only);
        var ruled = await ByRule(db, date, rules, acting: false)
            .Concat(ByRule(db, date, rules.Where(r => r.Role == Roles.Leader), acting: true))
            .ToListAsync(cancel);
        return
        [
            .. named
                .Concat(ruled.Select(r => new Sitting(r.GroupId, r.PersonId, r.Name, r.NameSort, r.Title, r.Place, r.Rule)))
                .DistinctBy(s => (s.GroupId, s.PersonId))
                .OrderBy(s => s.Place)
                .ThenBy(s => s.NameSort, StringComparer.Ordinal),
        ];
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
