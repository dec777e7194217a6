namespace Takt.Organisation;

/// <summary>From session to actor: who it is, what posts and seats the person holds today, and how far each permission reaches.</summary>
sealed class ActorSource(Db db, Clock clock, IEnumerable<Module> modules) : IActorSource
{
    readonly ILookup<string, Grant> grants = modules.SelectMany(m => m.Grants).ToLookup(g => g.Role);

    public async Task<Actor?> Find(byte[] tokenHash, CancellationToken cancel)
    {
        var now = clock.Now;
        var today = clock.Today;
        var periods = db.UnitPeriods.AsOf(today);
        var groupMembers = db.GroupMembers.AsQueryable(); // an expression tree may not hold an extension property
        var rows = await (
            from session in db.Sessions
            where session.TokenHash == tokenHash && session.EndedAt == null && session.ExpiresAt > now
            join account in db.Accounts on session.AccountId equals account.Id
            join person in db.People on account.PersonId equals person.Id
            join assignment in db.Assignments on person.Id equals assignment.PersonId
            where assignment.From <= today && (assignment.To == null || assignment.To > today)
            orderby assignment.IsMain descending, assignment.From
            select new
            {
                SessionId = session.Id,
                PersonId = person.Id,
                person.Name,
                person.Language,
                assignment.UnitId,
                assignment.Role,
                assignment.Title,
                // The top of all there is. Should two units have nothing above them, neither is.
                IsTop = periods.Any(p => p.UnitId == assignment.UnitId && p.ParentId == null)
                    && !periods.Any(p => p.UnitId != assignment.UnitId && p.ParentId == null),
                Groups = groupMembers
                    .Where(m => m.PersonId == person.Id && m.From <= today && (m.To == null || m.To > today))
                    .Select(m => m.GroupId)
                    .ToList(),
            }
        )
            .AsNoTracking()
            .AsSingleQuery()
            .ToListAsync(cancel);
        if (rows is not [var first, ..])
        {
            return null; // unknown, ended, or the person no longer works here
        }

        Post[] posts = [.. rows.SelectMany(r => PostsOf(r.UnitId, r.Role)).Distinct()];
        return new()
        {
            PersonId = first.PersonId,
            Name = first.Name,
            Title = first.Title,
            Language = first.Language,
            SessionId = first.SessionId,
            Posts = posts,
            Groups = first.Groups,
            Reach = await ReachOf(posts, [.. rows.Where(r => r.IsTop).Select(r => r.UnitId)], today, cancel),
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

    sealed record UnitBelow(Guid AncestorId, Guid DescendantId);
}
