using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>From session to actor: who it is, what posts and seats the person holds today, and how far each permission reaches.</summary>
sealed class ActorSource(Db db, Clock clock, IEnumerable<Module> modules) : IActorSource
{
    readonly ILookup<string, Grant> grants = modules.SelectMany(m => m.Grants).ToLookup(g => g.Role);

    // Compiled, so the rule of AsOf stands written out.
    static readonly CompiledQuery<Func<Db, byte[], DateTime, DateOnly, IAsyncEnumerable<Held>>> PostsAndGroups = new(() =>
        EF.CompileAsyncQuery(
            (Db db, byte[] tokenHash, DateTime now, DateOnly today) =>
                from session in db.Set<Session>()
                where session.TokenHash == tokenHash && session.EndedAt == null && session.ExpiresAt > now
                join account in db.Set<Account>() on session.AccountId equals account.Id
                join person in db.Set<Person>() on account.PersonId equals person.Id
                join assignment in db.Set<Assignment>() on person.Id equals assignment.PersonId
                where assignment.From <= today && (assignment.To == null || assignment.To > today)
                from member in db.Set<GroupMember>()
                    .Where(m => m.PersonId == person.Id && m.From <= today && (m.To == null || m.To > today))
                    .DefaultIfEmpty()
                orderby assignment.IsMain descending, assignment.From
                select new Held(
                    session.Id,
                    session.By,
                    person.Id,
                    person.Name,
                    person.Language,
                    assignment.UnitId,
                    assignment.Role,
                    assignment.Title,
                    (Guid?)member!.GroupId,
                    db.Set<UnitPeriod>()
                        .Any(p => p.UnitId == assignment.UnitId && p.ParentId == null && p.From <= today && (p.To == null || p.To > today)),
                    db.Set<UnitPeriod>().Count(p => p.ParentId == null && p.From <= today && (p.To == null || p.To > today))
                )
        )
    );

    public async Task<Actor?> Find(byte[] tokenHash, CancellationToken cancel)
    {
        var today = clock.Today;
        List<Held> rows = [];
        await foreach (var row in PostsAndGroups.For(db)(db, tokenHash, clock.Now, today).WithCancellation(cancel))
        {
            rows.Add(row);
        }

        if (rows is not [var first, ..])
        {
            return null; // unknown, ended, or the person no longer works here
        }

        Post[] posts = [.. rows.SelectMany(r => PostsOf(r.UnitId, r.Role)).Distinct()];
        var reach = await ReachOf(posts, [.. rows.Where(r => r.IsTop).Select(r => r.UnitId)], today, cancel);

        // Whoever can change units and people can let anybody in: a password alone is not enough for that.
        var mustFirst = Session.IsWeak(first.By) && reach.ContainsKey(OrganisationPermissions.Change);
        return new()
        {
            PersonId = first.PersonId,
            Name = first.Name,
            Title = first.Title,
            Language = first.Language,
            SessionId = first.SessionId,
            Posts = posts,
            Groups = [.. rows.Select(r => r.GroupId).OfType<Guid>().Distinct()],
            Reach = mustFirst ? new Dictionary<string, UnitReach>() : reach,
            MustFirst = mustFirst ? OrganisationUrls.MyCodeApp : null,
        };
    }

    // Whoever acts for a leader sits in the leader's seat.
    static IEnumerable<Post> PostsOf(Guid unit, string role) =>
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

    /// <summary>A post and a group of the one who is signed in: each with each.</summary>
    sealed record Held(
        Guid SessionId,
        SignedInBy By,
        Guid PersonId,
        string Name,
        string? Language,
        Guid UnitId,
        string Role,
        string? Title,
        Guid? GroupId,
        bool HasNothingAbove,
        int Tops
    )
    {
        /// <summary>The top of all there is. Should two units have nothing above them, neither is.</summary>
        public bool IsTop => HasNothingAbove && Tops == 1;
    }

    sealed record UnitBelow(Guid AncestorId, Guid DescendantId);
}
