using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>
/// From session to actor: who it is, what posts and seats the person holds today, and how far each permission reaches. For whoever
/// is written to without being signed in, from person to actor.
/// </summary>
sealed class ActorSource(Db db, Clock clock, IEnumerable<Module> modules, ActorCache cache) : IActorSource
{
    readonly ILookup<string, Grant> grants = modules.SelectMany(m => m.Grants).ToLookup(g => g.Role);

    // Compiled, so the rule of AsOf stands written out.
    static readonly CompiledQuery<Func<Db, Guid, DateOnly, IAsyncEnumerable<Held>>> PostsAndGroups = new(() =>
        EF.CompileAsyncQuery(
            (Db db, Guid who, DateOnly today) =>
                from person in db.Set<Person>()
                where person.Id == who && person.DeactivatedAt == null
                join assignment in db.Set<Assignment>() on person.Id equals assignment.PersonId
                where assignment.From <= today && (assignment.To == null || assignment.To > today)
                from member in db.Set<GroupMember>()
                    .Where(m => m.PersonId == person.Id && m.From <= today && (m.To == null || m.To > today))
                    .DefaultIfEmpty()
                orderby assignment.IsMain descending, assignment.From
                select new Held(
                    person.Id,
                    person.Name,
                    person.Language,
                    assignment.UnitId,
                    assignment.Role,
                    assignment.Title,
                    (Guid?)member!.GroupId,
                    (GroupPlace?)member.Place,
                    db.Set<Leave>().Any(l => l.PersonId == member.StandsInFor && l.From <= today && (l.To == null || l.To > today)),
                    db.Set<GroupRule>().Any(),
                    assignment.Role == Roles.Deputy
                        && db.Set<Assignment>()
                            .Any(a =>
                                a.UnitId == assignment.UnitId
                                && a.Role == Roles.Leader
                                && a.From <= today
                                && (a.To == null || a.To > today)
                                && db.Set<Leave>().Any(l => l.PersonId == a.PersonId && l.From <= today && (l.To == null || l.To > today))
                            )
                        && !db.Set<Assignment>()
                            .Any(a =>
                                a.UnitId == assignment.UnitId
                                && (a.Role == Roles.Leader || a.Role == Roles.ActingLeader)
                                && a.From <= today
                                && (a.To == null || a.To > today)
                                && !db.Set<Leave>().Any(l => l.PersonId == a.PersonId && l.From <= today && (l.To == null || l.To > today))
                            ),
                    db.Set<UnitPeriod>()
                        .Any(p => p.UnitId == assignment.UnitId && p.ParentId == null && p.From <= today && (p.To == null || p.To > today)),
                    db.Set<UnitPeriod>().Count(p => p.ParentId == null && p.From <= today && (p.To == null || p.To > today))
                )
        )
    );

    // What every request asks. All else about who acts follows from the rows behind the stamp.
    static readonly CompiledQuery<Func<Db, byte[], DateTime, Task<Live?>>> LiveSession = new(() =>
        EF.CompileAsyncQuery(
            (Db db, byte[] tokenHash, DateTime now) =>
                (
                    from session in db.Set<Session>()
                    where session.TokenHash == tokenHash && session.EndedAt == null && session.ExpiresAt > now
                    join account in db.Set<Account>() on session.AccountId equals account.Id
                    from stamp in db.Set<AccessStamp>()
                    select new Live(
                        session.Id,
                        session.By,
                        account.PersonId,
                        db.Set<Viewing>()
                            .Where(v => v.SessionId == session.Id && v.EndedAt == null && v.ExpiresAt > now)
                            .Select(v => (Guid?)v.PersonId)
                            .FirstOrDefault(),
                        stamp.Value
                    )
                ).FirstOrDefault()
        )
    );

    public async Task<Actor?> Find(byte[] tokenHash, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (await LiveSession.For(db)(db, tokenHash, clock.Now) is not { } live)
        {
            return null; // unknown or ended
        }

        var key = new ActorCache.Key(db.Municipality.OrganisationNumber, live.Id, live.By, live.Viewed, clock.Today, live.Stamp);
        if (cache.Find(key) is not { } actor)
        {
            actor = await WorkOut(live, cancel);
            if (actor is not null)
            {
                cache.Keep(key, actor);
            }
        }

        return actor;
    }

    public async Task<Actor?> Of(Guid person, CancellationToken cancel) =>
        await Read(person, cancel) is [_, ..] rows ? await ActorOf(rows, cancel) : null;

    async Task<Actor?> WorkOut(Live live, CancellationToken cancel)
    {
        if (await Of(live.PersonId, cancel) is not { } person)
        {
            return null;
        }

        var actor = In(live, person);
        return live.Viewed is { } viewed && actor.May(OrganisationPermissions.ViewAs) ? await Through(actor, live, viewed, cancel) : actor;
    }

    // Sees what the other's roles and groups see, and stays oneself: what is the person's own is not seen, and nothing is sent.
    async Task<Actor> Through(Actor viewer, Live live, Guid viewed, CancellationToken cancel) =>
        await Of(viewed, cancel) is { } other
            ? In(live, other) with
            {
                PersonId = viewer.PersonId,
                Name = viewer.Name,
                Title = viewer.Title,
                Language = viewer.Language,
                Viewed = new(viewed, other.Name),
            }
            : viewer;

    // Whoever can change units and people can let anybody in: a password alone is not enough for that.
    static Actor In(Live live, Actor person) =>
        Session.IsWeak(live.By) && person.Reach.ContainsKey(OrganisationPermissions.Change)
            ? person with
            {
                SessionId = live.Id,
                Reach = new Dictionary<string, UnitReach>(),
                MustFirst = OrganisationUrls.MyCodeApp,
            }
            : person with
            {
                SessionId = live.Id,
            };

    async Task<List<Held>> Read(Guid person, CancellationToken cancel)
    {
        List<Held> rows = [];
        await foreach (var row in PostsAndGroups.For(db)(db, person, clock.Today).WithCancellation(cancel))
        {
            rows.Add(row);
        }

        return rows;
    }

    async Task<Actor> ActorOf(List<Held> rows, CancellationToken cancel)
    {
        var (first, today) = (rows[0], clock.Today);
        Post[] posts = [.. rows.SelectMany(r => PostsOf(r.UnitId, r.Role)).Distinct()];
        var ruled = first.HasRules ? await Ruled(posts, today, cancel) : [];
        var reach = await ReachOf(posts, [.. rows.Where(r => r.IsTop).Select(r => r.UnitId)], today, cancel);
        return new()
        {
            PersonId = first.PersonId,
            Name = first.Name,
            Title = first.Title,
            Language = first.Language,
            Posts = [.. posts, .. rows.Where(r => r.StandsIn).Select(r => new Post(r.UnitId, Roles.Leader)).Distinct()],
            Groups = GroupsOf(rows.Where(r => r.HasSeat).Select(r => r.GroupId), ruled, GroupPlace.Member),
            Observes = GroupsOf(rows.Where(r => r.Place is GroupPlace.Observer).Select(r => r.GroupId), ruled, GroupPlace.Observer),
            Reach = reach,
        };
    }

    // Most have none, and then nothing is asked.
    async Task<List<Seated>> Ruled(Post[] posts, DateOnly today, CancellationToken cancel)
    {
        var units = posts.Select(p => p.UnitId).Distinct().ToArray();
        var rows = await (
            from rule in db.GroupRules.AsOf(today)
            join path in db.UnitPaths.AsOf(today) on rule.UnitId equals path.AncestorId
            where units.Contains(path.DescendantId)
            join unit in db.UnitPeriods.AsOf(today) on path.DescendantId equals unit.UnitId
            where rule.Kind == null || rule.Kind == unit.Kind
            select new
            {
                rule.GroupId,
                rule.Place,
                rule.Role,
                unit.UnitId,
            }
        ).ToListAsync(cancel);
        return [.. rows.Where(r => posts.Contains(new(r.UnitId, r.Role))).Select(r => new Seated(r.GroupId, r.Place))];
    }

    static Guid[] GroupsOf(IEnumerable<Guid?> named, List<Seated> ruled, GroupPlace place) =>
        [.. named.OfType<Guid>().Concat(ruled.Where(r => r.Place == place).Select(r => r.GroupId)).Distinct()];

    // Whoever acts for a leader sits in the leader's seat. A deputy sits there while the leader is on leave and nobody acts:
    // in the seat, so that what waits is done; without what only the leader may.
    internal static IEnumerable<Post> PostsOf(Guid unit, string role) =>
        role == Roles.ActingLeader ? [new(unit, role), new(unit, Roles.Leader)] : [new(unit, role)];

    // Down from the top is everywhere: no units need be read, or sent along with every question.
    async Task<Dictionary<string, UnitReach>> ReachOf(Post[] posts, HashSet<Guid> top, DateOnly today, CancellationToken cancel)
    {
        var units = posts.Select(p => p.UnitId).Except(top).ToArray();
        var paths =
            units.Length == 0
                ? []
                : await db
                    .UnitPaths.AsOf(today)
                    .Where(p => units.Contains(p.AncestorId) || units.Contains(p.DescendantId))
                    .Select(p => new UnitBelow(p.AncestorId, p.DescendantId))
                    .ToListAsync(cancel);
        var below = paths.ToLookup(p => p.AncestorId, p => p.DescendantId);
        var above = paths.ToLookup(p => p.DescendantId, p => p.AncestorId);

        var everywhere = new HashSet<string>();
        var reach = new Dictionary<string, HashSet<Guid>>();
        foreach (var post in posts)
        {
            foreach (var grant in grants[post.Role])
            {
                if (grant.Reach == Reach.Down && top.Contains(post.UnitId))
                {
                    everywhere.Add(grant.Permission);
                }

                var covered = grant.Reach == Reach.Down ? below[post.UnitId] : above[post.UnitId].Append(post.UnitId);
                (reach.TryGetValue(grant.Permission, out var so) ? so : reach[grant.Permission] = []).UnionWith(covered);
            }
        }

        return reach.ToDictionary(r => r.Key, r => everywhere.Contains(r.Key) ? UnitReach.All : new UnitReach(Everywhere: false, r.Value));
    }

    /// <summary>A session that lives.</summary>
    sealed record Live(Guid Id, SignedInBy By, Guid PersonId, Guid? Viewed, Guid Stamp);

    /// <summary>A post and a group of the one who is signed in: each with each.</summary>
    sealed record Held(
        Guid PersonId,
        string Name,
        string? Language,
        Guid UnitId,
        string Role,
        string? Title,
        Guid? GroupId,
        GroupPlace? Place,
        bool IsNeeded,
        bool HasRules,
        bool StandsIn,
        bool HasNothingAbove,
        int Tops
    )
    {
        /// <summary>Whether the one who sits there has the group's seat today: a substitute only while the other is away.</summary>
        public bool HasSeat => Place is not GroupPlace.Observer && (Place is not GroupPlace.Substitute || IsNeeded);

        /// <summary>The top of all there is. Should two units have nothing above them, neither is.</summary>
        public bool IsTop => HasNothingAbove && Tops == 1;
    }

    sealed record Seated(Guid GroupId, GroupPlace Place);

    sealed record UnitBelow(Guid AncestorId, Guid DescendantId);
}
