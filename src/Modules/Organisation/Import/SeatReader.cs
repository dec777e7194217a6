namespace Takt.Organisation;

/// <summary>The four columns that say a seat: unit, role, person, group.</summary>
sealed record SeatColumns(ImportColumn Unit, ImportColumn Role, ImportColumn Person, ImportColumn Group)
{
    public static SeatColumns Holder { get; } =
        new(ImportColumn.HolderUnit, ImportColumn.HolderRole, ImportColumn.HolderPerson, ImportColumn.HolderGroup);

    public static SeatColumns StandIn { get; } =
        new(ImportColumn.StandInUnit, ImportColumn.StandInRole, ImportColumn.StandInPerson, ImportColumn.StandInGroup);

    public static SeatColumns Giver { get; } =
        new(ImportColumn.GiverUnit, ImportColumn.GiverRole, ImportColumn.GiverPerson, ImportColumn.GiverGroup);

    public static SeatColumns Receiver { get; } =
        new(ImportColumn.ReceiverUnit, ImportColumn.ReceiverRole, ImportColumn.ReceiverPerson, ImportColumn.ReceiverGroup);

    public IEnumerable<ImportColumn> All => [Unit, Role, Person, Group];

    public bool IsBlank(SheetRow row) => All.All(column => row[column].Length == 0);
}

/// <summary>Reads the seat a row means. A unit alone is its leader; a person alone sits where the person's main role is.</summary>
sealed class SeatReader(ImportPlan plan, Standing standing, PlannedUnits units, PlannedPeople people, AssignmentPlanner posts)
{
    readonly ILookup<string, Group> groups = standing
        .Groups.SelectMany(g =>
            new[] { Standing.Plain(g.Name), $"{g.Id}", Standing.Plain(g.ShortName ?? g.Name) }
                .Distinct()
                .Select(called => (Called: called, Group: g))
        )
        .ToLookup(g => g.Called, g => g.Group);

    /// <summary>The seat; null when none is said, or when the row was made unusable.</summary>
    public Seat? Read(SheetRow row, SeatColumns columns, DateOnly on)
    {
        if (row[columns.Group] is { Length: > 0 } called)
        {
            if (groups[Standing.Plain(called)].ToArray() is [var group])
            {
                return Seat.Of(group.Id);
            }

            row.Fail(plan, "UnknownGroup", columns.Group, called);
            return null;
        }

        if (columns.IsBlank(row))
        {
            return null;
        }

        var role = row[columns.Role].Length > 0 ? Kinds.RoleOf(row[columns.Role]) : null;
        if (role is null && row[columns.Role].Length > 0)
        {
            row.Fail(plan, "UnknownRole", columns.Role, row[columns.Role], string.Join(", ", Roles.All.Select(Labels.Of)));
            return null;
        }

        var unit = row[columns.Unit].Length > 0 ? units.Find(plan, row, columns.Unit, null, on) : null;
        if (unit is null && row[columns.Unit].Length > 0)
        {
            return null;
        }

        if (row[columns.Person].Length == 0)
        {
            if (unit is null)
            {
                row.Fail(plan, "SeatUnitMissing", columns.Unit);
                return null;
            }

            return role is null ? Seat.LeaderOf(unit.Id) : Seat.In(unit.Id, role);
        }

        return people.Find(plan, row, columns.Person) is { } person ? SeatOf(row, columns, person, unit, role, on) : null;
    }

    Seat? SeatOf(SheetRow row, SeatColumns columns, PlannedPerson person, PlannedUnit? unit, string? role, DateOnly on)
    {
        if (unit is not null && role is not null)
        {
            return Seat.In(unit.Id, role, person.Id);
        }

        var post = posts
            .Of(person.Id)
            .Where(p => p.HoldsOn(on) && (unit is null || p.UnitId == unit.Id) && (role is null || p.Role == role))
            .OrderByDescending(p => p.IsMain)
            .ThenBy(p => Labels.Rank(p.Role))
            .FirstOrDefault();
        if (post is null)
        {
            row.Fail(plan, "PersonWithoutPost", columns.Person, person.Name, Norwegian.Full(on));
            return null;
        }

        return post.Role is Roles.Leader or Roles.ActingLeader ? Seat.LeaderOf(post.UnitId) : Seat.In(post.UnitId, post.Role, person.Id);
    }
}
