namespace Takt.Organisation;

/// <summary>Puts the plan together: what a file, read by its layouts, would do to what is stored.</summary>
static class ImportPlanner
{
    public static ImportPlan Plan(
        Standing standing,
        IReadOnlyList<FileTable> tables,
        IReadOnlyList<SheetLayout> layouts,
        ImportWishes wishes,
        Actor actor
    )
    {
        var plan = new ImportPlan();
        Tell(plan, tables, layouts);
        var units = new PlannedUnits(standing);
        var people = new PlannedPeople(standing);
        var unitPlanner = new UnitPlanner(plan, wishes, actor, units);
        unitPlanner.Plan(Rows(ImportKind.Units));

        var personPlanner = new PersonPlanner(plan, standing, actor, people);
        personPlanner.Plan(Rows(ImportKind.People));

        var posts = new AssignmentPlanner(plan, standing, actor, units, people, unitPlanner);
        var rows = Rows(ImportKind.Assignments);
        posts.Plan(rows);
        posts.PlanLeaders(units.All);
        posts.EndUntold(
            IsComplete(ImportKind.Assignments) && rows.Count > 0,
            IsComplete(ImportKind.People) && personPlanner.Told.Count > 0 ? personPlanner.Told : null
        );
        unitPlanner.Close(posts.HolderAfter);

        var register = new RegisterPlanner(
            plan,
            standing,
            actor,
            units,
            unitPlanner,
            new(plan, standing, units, people, posts),
            seat => Shown(seat, standing, units, people)
        );
        Register(ImportKind.Responsibilities, register.PlanResponsibilities);
        Register(ImportKind.Delegations, register.PlanDelegations);
        return plan;

        void Register(ImportKind kind, Action<IReadOnlyList<SheetRow>> read)
        {
            var told = Rows(kind);
            read(told);
            if (IsComplete(kind) && told.Count > 0)
            {
                register.EndUntold(kind);
            }
        }

        bool IsComplete(ImportKind kind) => wishes.Complete.Contains(kind);

        IReadOnlyList<SheetRow> Rows(ImportKind kind) =>
            [.. tables.Zip(layouts).Where(s => s.Second.Kinds.Contains(kind)).SelectMany(s => Below(s.First, s.Second))];
    }

    static IEnumerable<SheetRow> Below(FileTable table, SheetLayout layout)
    {
        var headings = layout.Headings(table);
        return table
            .Rows.Skip(layout.Heading + 1)
            .Where(row => !row.Cells.SequenceEqual(headings)) // the headings again, as on a new page
            .Select(row => new SheetRow(table, layout, row))
            .Where(row => layout.Columns.OfType<ImportColumn>().Any(column => row[column].Length > 0));
    }

    static void Tell(ImportPlan plan, IReadOnlyList<FileTable> tables, IReadOnlyList<SheetLayout> layouts)
    {
        foreach (var (table, layout) in tables.Zip(layouts))
        {
            if (layout.Kinds.Count == 0)
            {
                plan.Say(table.Name, Severity.Information, "SheetLeftOut");
                continue;
            }

            var left = layout
                .Headings(table)
                .Zip(layout.Columns)
                .Where(h => h.Second is null && h.First.Length > 0)
                .Select(h => h.First)
                .ToArray();
            if (left.Length > 0)
            {
                plan.Say(table.Name, Severity.Information, "ColumnsLeftOut", string.Join(", ", left));
            }
        }
    }

    static string Shown(Seat seat, Standing standing, PlannedUnits units, PlannedPeople people)
    {
        if (seat.GroupId is { } group)
        {
            return standing.Groups.FirstOrDefault(g => g.Id == group)?.Name ?? "";
        }

        var unit = units.ById(seat.UnitId!.Value)?.Name;
        return seat.PersonId is { } person ? $"{people.ById(person)?.Name}, {unit}" : $"{Labels.Of(seat.Role!)}, {unit}";
    }
}
