namespace Takt.Kernel;

/// <summary>A role held in a unit.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Role">A role of <see cref="Roles"/>.</param>
public readonly record struct Post(Guid UnitId, string Role);

/// <summary>Units a permission reaches today.</summary>
/// <param name="Everywhere">The whole municipality; then <paramref name="Units"/> is not looked at.</param>
/// <param name="Units">Otherwise the units, and only these.</param>
public sealed record UnitReach(bool Everywhere, IReadOnlySet<Guid> Units)
{
    /// <summary>Reaches nothing.</summary>
    public static UnitReach None { get; } = new(false, new HashSet<Guid>());

    /// <summary>Reaches the whole municipality.</summary>
    public static UnitReach All { get; } = new(true, new HashSet<Guid>());

    /// <summary>Whether a unit is within reach.</summary>
    public bool Covers(Guid unit) => Everywhere || Units.Contains(unit);
}

/// <summary>Somebody through whose roles another looks.</summary>
/// <param name="PersonId">The one.</param>
/// <param name="Name">As shown.</param>
public sealed record Viewed(Guid PersonId, string Name);

/// <summary>Who acts, and what is within reach today. Loaded once a request.</summary>
public sealed record Actor
{
    /// <summary>Somebody who is not signed in: reaches nothing.</summary>
    public static Actor Nobody { get; } = new() { Name = "" };

    /// <summary>The person; null for nobody and for commands.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>As shown and as written on the trail.</summary>
    public required string Name { get; init; }

    /// <summary>What the person is called at work today: "Kommunalsjef oppvekst".</summary>
    public string? Title { get; init; }

    /// <summary>The session behind the request, when there is one.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The token behind the request; then nothing but what the token carries is within reach. One's own has a person, a program's none.</summary>
    public Guid? TokenId { get; init; }

    /// <summary>The scopes of the token (<see cref="ApiScope"/>); empty for whoever has none.</summary>
    public IReadOnlySet<string> Scopes { get; init; } = new HashSet<string>();

    /// <summary>The person's own choice of language: "nb", "nn" or "en"; null follows the municipality.</summary>
    public string? Language { get; init; }

    /// <summary>Where the actor must go before anything else: then nothing is within reach, and no other page opens. Mostly null.</summary>
    public string? MustFirst { get; init; }

    /// <summary>The posts held today.</summary>
    public IReadOnlyList<Post> Posts { get; init; } = [];

    /// <summary>The groups sat in today.</summary>
    public IReadOnlyList<Guid> Groups { get; init; } = [];

    /// <summary>The groups one hears today without a seat: sees what they see, and owes nothing.</summary>
    public IReadOnlyList<Guid> Observes { get; init; } = [];

    /// <summary>Every seat held today, in each way it may be written.</summary>
    public IReadOnlyList<Seat> Seats =>
        field ??= [
            .. Groups.Select(Seat.Of),
            .. Posts.Select(p => Seat.In(p.UnitId, p.Role)),
            .. Posts.Where(_ => PersonId is not null).Select(p => Seat.In(p.UnitId, p.Role, PersonId)),
        ];

    /// <summary>Permission to units, today.</summary>
    public IReadOnlyDictionary<string, UnitReach> Reach { get; init; } = new Dictionary<string, UnitReach>();

    /// <summary>
    /// Through whose roles support looks right now; null when one looks through one's own. The roles, groups and reach are then
    /// that person's, the person and the name remain one's own, and nothing can be sent.
    /// </summary>
    public Viewed? Viewed { get; init; }

    /// <summary>The program itself at an operator's hand: reaches everything, and the trail says which operating-system user.</summary>
    public bool IsCommand { get; init; }

    /// <summary>Whether somebody is signed in (or a command runs).</summary>
    public bool IsSomebody => PersonId is not null || IsCommand;

    /// <summary>Keys an audience or a todo may name this actor by: the person and the groups.</summary>
    public IReadOnlyList<Guid> Subjects => PersonId is { } person ? [person, .. Groups, .. Observes] : Groups;

    /// <summary>An operator's command.</summary>
    /// <param name="operatingSystemUser">Written on the trail.</param>
    public static Actor Command(string operatingSystemUser) => new() { Name = $"command ({operatingSystemUser})", IsCommand = true };

    /// <summary>The units a permission reaches.</summary>
    public UnitReach ReachOf(string permission) => IsCommand ? UnitReach.All : Reach.GetValueOrDefault(permission, UnitReach.None);

    /// <summary>Whether the permission is held anywhere at all: the question a kind of page asks.</summary>
    public bool May(string permission) => IsCommand || Reach.ContainsKey(permission);

    /// <summary>Whether the permission is held for a unit.</summary>
    public bool May(string permission, Guid unit) => ReachOf(permission).Covers(unit);

    /// <summary>Refuses an act on something that may be seen but not changed.</summary>
    /// <exception cref="Forbidden">When <paramref name="allowed"/> is false.</exception>
    public static void Must(bool allowed)
    {
        if (!allowed)
        {
            throw new Forbidden();
        }
    }
}
