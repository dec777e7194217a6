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

/// <summary>A group, without who sits in it.</summary>
/// <param name="Id">The group.</param>
/// <param name="Name">Its name.</param>
/// <param name="UnitId">The unit it works for; the municipality itself where it works for all of it.</param>
/// <param name="IsKept">Whether the one who was asked for chairs it or writes for it.</param>
public sealed record GroupHead(Guid Id, string Name, Guid UnitId, bool IsKept);

/// <summary>Who sits in groups, as of a date. Open to everyone who belongs, as the page of a group is.</summary>
public sealed class GroupBook(Db db, StaffDirectory directory)
{
    // A page that weighs time asks for them more than once.
    (Guid? Keeper, DateOnly On, IReadOnlyList<GroupHead> Heads)? read;

    /// <summary>A group as of a day; null where there is none.</summary>
    public async Task<GroupRollCall?> Find(Guid group, DateOnly on, CancellationToken cancel = default) =>
        (await Read([group], on, cancel)) is [var one] ? one : null;

    /// <summary>Every group as of a day, by name. Where there are hundreds of them this is thousands of people: see the others first.</summary>
    public Task<IReadOnlyList<GroupRollCall>> All(DateOnly on, CancellationToken cancel = default) => Read(null, on, cancel);

    /// <summary>Some groups as of a day, by name.</summary>
    public Task<IReadOnlyList<GroupRollCall>> Some(IReadOnlyCollection<Guid> groups, DateOnly on, CancellationToken cancel = default) =>
        groups.Count == 0 ? Task.FromResult<IReadOnlyList<GroupRollCall>>([]) : Read([.. groups], on, cancel);

    /// <summary>Every group by name, without who sits in it. Read once while a page is made.</summary>
    /// <param name="keeper">Who may chair it or write for it.</param>
    /// <param name="on">The day.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<GroupHead>> Heads(Guid? keeper, DateOnly on, CancellationToken cancel = default)
    {
        if (read is var (known, day, heads) && known == keeper && day == on)
        {
            return heads;
        }

        var members = db.GroupMembers.AsOf(on);
        var groups = await db
            .Groups.OrderBy(g => g.Name)
            .Select(g => new
            {
                g.Id,
                g.Name,
                g.UnitId,
                IsKept = members.Any(m =>
                    m.GroupId == g.Id && m.PersonId == keeper && (m.Place == GroupPlace.Chair || m.Place == GroupPlace.Secretary)
                ),
            })
            .ToListAsync(cancel);
        if (groups.Count == 0 || await directory.Root(cancel) is not { } root)
        {
            return [];
        }

        GroupHead[] all = [.. groups.Select(g => new GroupHead(g.Id, g.Name, g.UnitId ?? root, g.IsKept))];
        read = (keeper, on, all);
        return all;
    }

    /// <summary>Where some people sit on a day: the groups, and what each is there.</summary>
    public async Task<ILookup<Guid, (Guid PersonId, GroupPlace Place)>> SeatsOf(
        IReadOnlyCollection<Guid> people,
        DateOnly on,
        CancellationToken cancel = default
    ) => (await GroupRoll.Of(db, on, [.. people], cancel)).ToLookup(s => s.GroupId, s => (s.PersonId, s.Place));

    async Task<IReadOnlyList<GroupRollCall>> Read(Guid[]? only, DateOnly on, CancellationToken cancel)
    {
        var rules = db.GroupRules.AsOf(on);
        var groups = await (only is null ? db.Groups : db.Groups.Where(g => only.Contains(g.Id)))
            .OrderBy(g => g.Name)
            .Select(g => new
            {
                g.Id,
                g.Name,
                g.ShortName,
                g.Code,
                g.UnitId,
                HasRules = rules.Any(r => r.GroupId == g.Id),
            })
            .ToListAsync(cancel);
        if (groups.Count == 0)
        {
            return [];
        }

        // Only what works for the whole municipality asks which unit that is.
        var root = groups.Exists(g => g.UnitId is null) ? await directory.Root(cancel) : Guid.Empty;
        if (root is null)
        {
            return [];
        }

        var sitting = await GroupRoll.Read(db, on, only, groups.Exists(g => g.HasRules), cancel);
        var roll = sitting.ToLookup(s => s.GroupId);
        Guid[] byRule = [.. sitting.Where(s => s.Rule is not null).Select(s => s.PersonId).Distinct()];
        var posts = byRule.Length == 0 ? new Dictionary<Guid, Seat>() : await directory.MainPosts(byRule, on, cancel);
        return
        [
            .. groups.Select(g => new GroupRollCall(
                g.Id,
                g.Name,
                g.ShortName,
                g.UnitId ?? root.Value,
                [
                    .. roll[g.Id]
                        .Select(s => new GroupSeat(
                            s.PersonId,
                            s.Name,
                            s.Title,
                            s.Place,
                            s.StandsInFor,
                            s.Rule is null ? s.Post : posts.GetValueOrDefault(s.PersonId)
                        )),
                ]
            )
            {
                Code = g.Code,
            }),
        ];
    }
}
