using System.Diagnostics.CodeAnalysis;

namespace Takt.Kernel;

/// <summary>
/// Who owns something: a role in a unit, or a group. The person is found as of the day one asks. Where several hold the
/// same role the person is named as well. Stored as one text, so that "is it mine" is one look-up.
/// </summary>
public sealed record Seat
{
    Seat(Guid? unit, string? role, Guid? group, Guid? person) => (UnitId, Role, GroupId, PersonId) = (unit, role, group, person);

    /// <summary>The unit; null for a group.</summary>
    public Guid? UnitId { get; }

    /// <summary>The role in the unit; null for a group.</summary>
    public string? Role { get; }

    /// <summary>The group; null for a role.</summary>
    public Guid? GroupId { get; }

    /// <summary>Which of several in the role; null when the role is enough.</summary>
    public Guid? PersonId { get; }

    /// <summary>The leader of a unit.</summary>
    public static Seat LeaderOf(Guid unit) => new(unit, Roles.Leader, null, null);

    /// <summary>A role in a unit, and which of several holders.</summary>
    public static Seat In(Guid unit, string role, Guid? person = null) => new(unit, role, null, person);

    /// <summary>A group.</summary>
    public static Seat Of(Guid group) => new(null, null, group, null);

    /// <summary>As stored: "unit/role", "unit/role/person" or "group".</summary>
    public override string ToString() =>
        GroupId is { } group ? $"{group}"
        : PersonId is { } person ? $"{UnitId}/{Role}/{person}"
        : $"{UnitId}/{Role}";

    /// <summary>Reads what <see cref="ToString"/> wrote, or what a form sent back.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Seat? seat)
    {
        seat = (text ?? "").Split('/') switch
        {
            [var group] when Guid.TryParse(group, out var id) => Of(id),
            [var unit, var role] when Guid.TryParse(unit, out var id) && Roles.All.Contains(role) => In(id, role),
            [var unit, var role, var person]
                when Guid.TryParse(unit, out var id) && Roles.All.Contains(role) && Guid.TryParse(person, out var who) => In(id, role, who),
            _ => null,
        };
        return seat is not null;
    }

    /// <summary>Reads a stored seat.</summary>
    /// <exception cref="FormatException">The text is no seat.</exception>
    public static Seat Parse(string text) => TryParse(text, out var seat) ? seat : throw new FormatException($"'{text}' is not a seat.");

    /// <summary>Whether the actor sits here today.</summary>
    public bool IsHeldBy(Actor actor) => actor.Seats.Contains(this);
}
