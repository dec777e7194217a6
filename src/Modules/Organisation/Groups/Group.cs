using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>What a group is.</summary>
enum GroupKind
{
    /// <summary>Decides together for a unit.</summary>
    LeaderGroup,

    /// <summary>A standing committee with a mandate: the working environment committee, the quality committee.</summary>
    Committee,

    /// <summary>Meets to learn from each other, and decides nothing.</summary>
    Network,

    /// <summary>For one matter, until it is done.</summary>
    Project,
}

/// <summary>People who decide or discuss together: a leader group, a network, a committee.</summary>
sealed class Group : EditedEntity
{
    readonly List<GroupMember> members = [];
    readonly List<GroupRule> rules = [];

    public Group(string name, string? shortName = null) => (Name, ShortName) = (name, shortName);

    public string Name { get; set; }
    public string? ShortName { get; set; }

    /// <summary>What archives know it by: "AMU". No other group has the same; null where it is in no archive.</summary>
    public string? Code { get; set; }

    public GroupKind Kind { get; set; } = GroupKind.Committee;

    /// <summary>The unit it works for; null for the whole municipality.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>What it is there for.</summary>
    public string? Mandate { get; set; }

    /// <summary>What it decides, a line each.</summary>
    public List<string> Decides { get; set; } = [];

    /// <summary>What it does not decide, and who does, a line each.</summary>
    public List<string> LeavesToOthers { get; set; } = [];

    /// <summary>When it meets, as people say it: "annenhver tirsdag kl. 9".</summary>
    public string? Meets { get; set; }

    public IReadOnlyList<GroupMember> Members => members;

    /// <summary>Who sits here because of the role they have.</summary>
    public IReadOnlyList<GroupRule> Rules => rules;

    /// <summary>Gives a person a place from a day; whoever has one then already, does not get another.</summary>
    public GroupMember Seat(Guid person, DateOnly from, GroupPlace place = GroupPlace.Member)
    {
        if (SitsFrom(person, from))
        {
            throw new Refusal(Texts.SitsAlready) { Field = "Form.Member" };
        }

        var member = new GroupMember(Id, person, from, place);
        members.Add(member);
        return member;
    }

    /// <summary>
    /// One place that goes round: each in turn for so many months, until a last day. Dated once and for all, so that nobody
    /// has to remember the next change.
    /// </summary>
    /// <param name="people">In the order they sit.</param>
    /// <param name="from">The first day of the first.</param>
    /// <param name="months">How long each sits.</param>
    /// <param name="end">The first day the place is no longer theirs.</param>
    public void Rotate(IReadOnlyList<Guid> people, DateOnly from, int months, DateOnly end)
    {
        if (people.Any(person => SitsFrom(person, from)))
        {
            throw new Refusal(Texts.TurnSitsAlready) { Field = "Form.Turns[0]" };
        }

        var rotation = Guid.CreateVersion7();
        var begins = from;
        for (var turn = 0; begins < end; turn++)
        {
            var next = from.AddMonths(months * (turn + 1)); // from the first day each time: the 31st stays the 31st where it can
            var member = Seat(people[turn % people.Count], begins);
            member.TakesTurns(rotation);
            member.End(next < end ? next : end);
            begins = next;
        }
    }

    /// <summary>Seats whoever holds a role, from a day; the same rule is not laid twice.</summary>
    public void Seat(GroupRule rule)
    {
        if (rules.Exists(r => r.Covers(rule)))
        {
            throw new Refusal(Texts.RuleStands) { Field = "Form.RuleRole" };
        }

        rules.Add(rule);
    }

    bool SitsFrom(Guid person, DateOnly from) => members.Exists(m => m.PersonId == person && (m.To is null || m.To > from));
}

/// <summary>A person's place in a group, between two dates.</summary>
sealed class GroupMember(Guid groupId, Guid personId, DateOnly from, GroupPlace place) : Entity, IDated
{
    public Guid GroupId { get; private init; } = groupId;
    public Guid PersonId { get; private init; } = personId;
    public DateOnly From { get; private init; } = from;
    public DateOnly? To { get; private set; }
    public GroupPlace Place { get; private init; } = place;

    /// <summary>What this member looks after in the group.</summary>
    public string? Portfolio { get; set; }

    /// <summary>Whom a substitute sits for while that person is away.</summary>
    public Guid? StandsInFor { get; set; }

    /// <summary>The place that goes round, which this is a turn of.</summary>
    public Guid? RotationId { get; private set; }

    public void TakesTurns(Guid rotation) => RotationId = rotation;

    public void End(DateOnly on) => To = on;
}

/// <summary>
/// Everybody with a role in a unit and under it sits in a group: "the leaders of all service units in Oppvekst". Found as of
/// the day one asks, so whoever gets the role gets the seat.
/// </summary>
/// <param name="groupId">The group.</param>
/// <param name="role">The role; a leader's is also an acting leader's.</param>
/// <param name="unitId">In this unit and under it.</param>
/// <param name="kind">Only in units of this kind; null for every kind.</param>
/// <param name="from">From this day.</param>
sealed class GroupRule(Guid groupId, string role, Guid unitId, UnitKind? kind, DateOnly from) : Entity, IDated
{
    public Guid GroupId { get; private init; } = groupId;
    public string Role { get; private init; } = role;
    public Guid UnitId { get; private init; } = unitId;
    public UnitKind? Kind { get; private init; } = kind;
    public DateOnly From { get; private init; } = from;
    public DateOnly? To { get; private set; }

    /// <summary>Members, or observers.</summary>
    public GroupPlace Place { get; init; } = GroupPlace.Member;

    /// <summary>Whether this says the same as another that begins while this holds.</summary>
    public bool Covers(GroupRule other) =>
        (Role, UnitId, Kind) == (other.Role, other.UnitId, other.Kind) && (To is null || To > other.From);

    public void End(DateOnly on) => To = on;
}
