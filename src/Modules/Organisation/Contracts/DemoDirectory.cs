namespace Takt.Organisation.Contracts;

/// <summary>Finds the people and units of the demonstration by name, for the modules that write their part of it.</summary>
public sealed class DemoDirectory
{
    readonly IReadOnlyDictionary<string, Assignment> posts;
    readonly IReadOnlyDictionary<string, Guid> units;
    readonly IReadOnlyDictionary<string, Guid> groups;

    DemoDirectory(
        IReadOnlyDictionary<string, Assignment> posts,
        IReadOnlyDictionary<string, Guid> units,
        IReadOnlyDictionary<string, Guid> groups
    ) => (this.posts, this.units, this.groups) = (posts, units, groups);

    /// <summary>The municipality itself.</summary>
    public Guid Root { get; private init; }

    /// <summary>Reads everybody who holds a post today.</summary>
    public static async Task<DemoDirectory> Read(Db db, Clock clock, CancellationToken cancel)
    {
        var periods = await db.UnitPeriods.AsOf(clock.Today).AsNoTracking().ToListAsync(cancel);
        var posts = await (
            from assignment in db.Assignments.AsOf(clock.Today).AsNoTracking()
            where assignment.IsMain
            join person in db.People on assignment.PersonId equals person.Id
            select new { person.Name, assignment }
        ).ToDictionaryAsync(p => p.Name, p => p.assignment, cancel);
        return new(
            posts,
            periods.ToDictionary(p => p.Name, p => p.UnitId),
            await db.Groups.ToDictionaryAsync(g => g.Name, g => g.Id, cancel)
        )
        {
            Root = periods.Single(p => p.ParentId is null).UnitId,
        };
    }

    /// <summary>The seat of somebody's main post.</summary>
    public Seat SeatOf(string person) =>
        posts[person] is { Role: Roles.Leader } leads
            ? Seat.LeaderOf(leads.UnitId)
            : Seat.In(posts[person].UnitId, posts[person].Role, posts[person].PersonId);

    /// <summary>Where somebody's main post is.</summary>
    public Guid UnitOf(string person) => posts[person].UnitId;

    /// <summary>The person.</summary>
    public Guid PersonOf(string name) => posts[name].PersonId;

    /// <summary>The unit.</summary>
    public Guid Unit(string name) => units[name];

    /// <summary>The seat of a group.</summary>
    public Seat Group(string name) => Seat.Of(groups[name]);
}
