namespace Takt.Organisation.Contracts;

/// <summary>What somebody is in a group.</summary>
public enum GroupPlace
{
    /// <summary>Leads it.</summary>
    Chair,

    /// <summary>Writes for it.</summary>
    Secretary,

    /// <summary>Sits in it.</summary>
    Member,

    /// <summary>Hears everything and answers for nothing.</summary>
    Observer,

    /// <summary>Sits while the one it stands in for is away.</summary>
    Substitute,
}

/// <summary>Somebody in a group on a day.</summary>
/// <param name="PersonId">The one.</param>
/// <param name="Name">As shown.</param>
/// <param name="Title">What the person is called at work; null when it is not known.</param>
/// <param name="Place">What the person is in the group.</param>
/// <param name="StandsInFor">Whom a substitute sits for; null for everybody else, and for one who sits for anybody.</param>
/// <param name="Post">The seat of the person's main post, where what is theirs to do is laid; null for whoever has none.</param>
public sealed record GroupSeat(Guid PersonId, string Name, string? Title, GroupPlace Place, Guid? StandsInFor, Seat? Post);

/// <summary>A group and who is in it on a day.</summary>
/// <param name="Id">The group.</param>
/// <param name="Name">Its name.</param>
/// <param name="ShortName">What people call it: "RLG".</param>
/// <param name="UnitId">The unit it works for; the municipality itself where it works for all of it.</param>
/// <param name="Seats">The chair first, then by name.</param>
public sealed record GroupRollCall(Guid Id, string Name, string? ShortName, Guid UnitId, IReadOnlyList<GroupSeat> Seats)
{
    /// <summary>What archives know it by: "AMU"; null where it has no code.</summary>
    public string? Code { get; init; }

    /// <summary>What people call it.</summary>
    public string Shown => ShortName ?? Name;

    /// <summary>Whether somebody chairs it or writes for it.</summary>
    public bool IsKeptBy(Guid? person) =>
        person is not null && Seats.Any(s => s.PersonId == person && s.Place is GroupPlace.Chair or GroupPlace.Secretary);
}

/// <summary>Who sits in groups, as of a date. Open to everyone who belongs, as the page of a group is.</summary>
public sealed class GroupBook(Db db, StaffDirectory directory)
{
    /// <summary>A group as of a day; null where there is none.</summary>
    public async Task<GroupRollCall?> Find(Guid group, DateOnly on, CancellationToken cancel = default) =>
        (await Read(group, on, cancel)) is [var one] ? one : null;

    /// <summary>Every group as of a day, by name.</summary>
    public Task<IReadOnlyList<GroupRollCall>> All(DateOnly on, CancellationToken cancel = default) => Read(null, on, cancel);

    async Task<IReadOnlyList<GroupRollCall>> Read(Guid? only, DateOnly on, CancellationToken cancel)
    {
        var groups = await db
            .Groups.Where(g => only == null || g.Id == only)
            .OrderBy(g => g.Name)
            .Select(g => new
            {
                g.Id,
                g.Name,
                g.ShortName,
                g.Code,
                g.UnitId,
            })
            .ToListAsync(cancel);
        if (groups.Count == 0 || await directory.Root(cancel) is not { } root)
        {
            return [];
        }

        var substitutes = await db
            .GroupMembers.AsOf(on)
            .Where(m => m.StandsInFor != null && (only == null || m.GroupId == only))
            .Select(m => new
            {
                m.GroupId,
                m.PersonId,
                m.StandsInFor,
            })
            .ToListAsync(cancel);
        var standIns = substitutes.DistinctBy(s => (s.GroupId, s.PersonId)).ToDictionary(s => (s.GroupId, s.PersonId), s => s.StandsInFor);
        var sitting = await GroupRoll.Read(db, on, only, cancel);
        var roll = sitting.ToLookup(s => s.GroupId);
        Guid[] people = [.. sitting.Select(s => s.PersonId).Distinct()];
        var posts = await directory.MainPosts(people, on, cancel);
        return
        [
            .. groups.Select(g => new GroupRollCall(
                g.Id,
                g.Name,
                g.ShortName,
                g.UnitId ?? root,
                [
                    .. roll[g.Id]
                        .Select(s => new GroupSeat(
                            s.PersonId,
                            s.Name,
                            s.Title,
                            s.Place,
                            standIns.GetValueOrDefault((g.Id, s.PersonId)),
                            posts.GetValueOrDefault(s.PersonId)
                        )),
                ]
            )
            {
                Code = g.Code,
            }),
        ];
    }
}
