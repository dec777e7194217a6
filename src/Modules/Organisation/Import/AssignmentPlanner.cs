namespace Takt.Organisation;

/// <summary>A person in a role in a unit as it would stand after the import.</summary>
sealed class PlannedPost
{
    public required PlannedPerson Person { get; init; }
    public required Guid UnitId { get; init; }
    public required string Role { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; set; }
    public bool IsMain { get; set; }

    /// <summary>Null for one the import makes.</summary>
    public Assignment? Stored { get; init; }

    /// <summary>Whether the file tells of it.</summary>
    public bool IsTold { get; set; }

    public bool HoldsOn(DateOnly date) => From <= date && (To is null || To > date);
}

/// <summary>Plans who sits where. What changes in a post, but for its end, is a new period from the chosen day.</summary>
sealed class AssignmentPlanner
{
    const int LongestTitle = 200;

    readonly ImportPlan plan;
    readonly Standing standing;
    readonly Actor actor;
    readonly PlannedUnits units;
    readonly PlannedPeople people;
    readonly UnitPlanner unitPlanner;
    readonly Dictionary<Guid, List<PlannedPost>> ofPerson = [];
    readonly Dictionary<Guid, List<PlannedPost>> inUnit = [];

    public AssignmentPlanner(
        ImportPlan plan,
        Standing standing,
        Actor actor,
        PlannedUnits units,
        PlannedPeople people,
        UnitPlanner unitPlanner
    )
    {
        (this.plan, this.standing, this.actor, this.units, this.people, this.unitPlanner) = (
            plan,
            standing,
            actor,
            units,
            people,
            unitPlanner
        );
        foreach (var assignment in standing.Assignments)
        {
            Keep(
                new()
                {
                    Person = people.ById(assignment.PersonId)!,
                    UnitId = assignment.UnitId,
                    Role = assignment.Role,
                    From = assignment.From,
                    To = assignment.To,
                    IsMain = assignment.IsMain,
                    Stored = assignment,
                }
            );
        }
    }

    DateOnly On => standing.On;

    public IReadOnlyList<PlannedPost> Of(Guid person) => ofPerson.GetValueOrDefault(person) ?? [];

    /// <summary>Somebody who has a role in a unit on a day or later.</summary>
    public string? HolderAfter(Guid unit, DateOnly on) =>
        inUnit.GetValueOrDefault(unit)?.Find(p => (p.To is null || p.To > on) && (p.To is null || p.To > p.From))?.Person.Name;

    public void Plan(IReadOnlyList<SheetRow> rows)
    {
        List<Line> lines = [];
        var repeated = 0;
        Dictionary<(Guid, Guid, string, string, DateOnly?), SheetRow> seen = [];
        foreach (var row in rows)
        {
            if (Read(row) is not { } line)
            {
                continue;
            }

            var key = (line.Person.Id, line.Unit.Id, line.Role, Standing.Plain(line.Title ?? ""), line.From);
            if (seen.TryAdd(key, row))
            {
                lines.Add(line);
            }
            else if (seen[key].Said(ImportKind.Assignments) == row.Said(ImportKind.Assignments))
            {
                repeated++;
            }
            else
            {
                row.Fail(plan, "DuplicateKey", null, line.Person.Name, $"{seen[key].Number}");
            }
        }

        if (repeated > 0)
        {
            plan.Say(rows[0].Sheet, Severity.Information, "RepeatedRows", $"{repeated}");
        }

        ReadMain(lines);
        foreach (var group in lines.GroupBy(l => (l.Person.Id, l.Unit.Id, l.Role)))
        {
            Match([.. group]);
        }
    }

    /// <summary>The leaders that the units' own rows name.</summary>
    public void PlanLeaders(IEnumerable<PlannedUnit> led)
    {
        foreach (
            var unit in led.Where(u => u.Row is { IsUnusable: false } row && row[ImportColumn.Leader].Length > 0 && u.Id != Guid.Empty)
        )
        {
            var row = unit.Row!;
            var named = row[ImportColumn.Leader];
            var mailed = people.WithEmail(named);
            var called = people.Named(named);
            var leader =
                people.ByNumber(named)
                ?? (
                    mailed.Count == 1 ? mailed[0]
                    : called.Count == 1 ? called[0]
                    : null
                );
            if (leader is null)
            {
                plan.Say(row, Severity.Warning, "LeaderUnknown", ImportColumn.Leader);
                continue;
            }

            var from = unit.From > On ? unit.From : On;
            var now = (inUnit.GetValueOrDefault(unit.Id) ?? []).Where(p => p.Role == Roles.Leader && p.HoldsOn(from)).ToArray();
            if (Array.Exists(now, p => p.Person == leader))
            {
                continue;
            }

            if (!MayAssign(unit, Roles.Leader))
            {
                plan.Say(row, Severity.Error, "NotYours", ImportColumn.Leader, unit.Name);
                continue;
            }

            foreach (var before in now.Where(p => p is { Stored: not null, IsTold: false }))
            {
                End(before, from, row);
            }

            Make(leader, unit, Roles.Leader, null, 100, null, from, null, row);
        }
    }

    /// <summary>Ends what the file would have told of, had it still been so.</summary>
    public void EndUntold(bool postsAreComplete, IReadOnlySet<PlannedPerson>? everybody)
    {
        var kept = 0;
        foreach (
            var post in ofPerson.Values.SelectMany(p => p).Where(p => p is { Stored: not null, IsTold: false } && p.HoldsOn(On)).ToArray()
        )
        {
            var gone = everybody is not null && !everybody.Contains(post.Person);
            if (!postsAreComplete && !gone)
            {
                continue;
            }

            // Nobody's payroll knows who runs Takt.
            if (
                post.Role == Roles.Administrator
                || (gone && !postsAreComplete && Of(post.Person.Id).Any(p => p.Role == Roles.Administrator && p.HoldsOn(On)))
            )
            {
                kept++;
            }
            else if (units.ById(post.UnitId) is { } unit && MayAssign(unit, post.Role))
            {
                End(post, On, null);
            }
        }

        if (kept > 0)
        {
            plan.Say((string?)null, Severity.Information, "KeptAdministrator", $"{kept}");
        }
    }

    Line? Read(SheetRow row)
    {
        var person = people.Find(plan, row, ImportColumn.EmployeeNumber, ImportColumn.Email);
        var (from, last) = (row.Date(plan, ImportColumn.From), row.Last(plan));
        if (last < from)
        {
            row.Fail(plan, "EndsBeforeItBegins", ImportColumn.To);
        }

        var coversOn = (from is null || from <= On) && (last is null || last >= On);
        var unit = units.Find(
            plan,
            row,
            ImportColumn.UnitCode,
            ImportColumn.UnitName,
            coversOn || row.IsUnusable ? On
                : from > On ? from.Value
                : null
        );
        var role = row[ImportColumn.Role].Length == 0 ? Roles.Employee : Kinds.RoleOf(row[ImportColumn.Role]);
        if (role is null)
        {
            row.Fail(plan, "UnknownRole", ImportColumn.Role, row[ImportColumn.Role], string.Join(", ", Roles.All.Select(Labels.Of)));
        }

        if (row.IsUnusable || person is null || unit is null || role is null)
        {
            return null;
        }

        if (!MayAssign(unit, role))
        {
            row.Fail(plan, "NotYours", ImportColumn.UnitCode, unit.Name);
            return null;
        }

        return new(
            row,
            person,
            unit,
            role,
            row.Text(plan, ImportColumn.Title, LongestTitle),
            row.Percent(plan),
            row.Flag(plan, ImportColumn.IsMain),
            from,
            last?.AddDays(1),
            coversOn
        );
    }

    // One main post at a time: the first that says so is the one.
    void ReadMain(List<Line> lines)
    {
        foreach (var person in lines.Where(l => l is { IsMain: true, CoversOn: true }).GroupBy(l => l.Person))
        {
            foreach (var line in person.Skip(1))
            {
                plan.Say(line.Row, Severity.Warning, "TwoMain", ImportColumn.IsMain, person.Key.Name, $"{person.First().Row.Number}");
                line.IsMain = false;
            }

            foreach (var other in Of(person.Key.Id).Where(p => p is { Stored: not null, IsMain: true } && p.HoldsOn(On)))
            {
                var main = person.First();
                if (other.UnitId != main.Unit.Id || other.Role != main.Role)
                {
                    NotMain(other, main.Row);
                }
            }
        }
    }

    void NotMain(PlannedPost post, SheetRow row)
    {
        post.IsMain = false;
        var stored = post.Stored!;
        Differ(
            DifferenceAct.Changed,
            post.Person,
            post.UnitId,
            post.Role,
            [new(ImportColumn.IsMain, Texts.Yes, Texts.No)],
            On,
            row,
            _ => stored.IsMain = false
        );
    }

    void Match(Line[] lines)
    {
        var stored = Of(lines[0].Person.Id)
            .Where(p => p.Stored is not null && p.UnitId == lines[0].Unit.Id && p.Role == lines[0].Role)
            .ToList();
        List<Line> rest = [.. lines.Where(l => l.CoversOn)];
        var now = stored.Where(p => p.HoldsOn(On)).ToList();
        Pair((line, post) => line.From == post.From && SameTitle(line, post));
        Pair(SameTitle);
        Pair((line, post) => line.From == post.From);
        if (rest is [var lastLine] && now is [var lastPost])
        {
            Pair((_, _) => true);
        }

        foreach (var line in rest)
        {
            Make(line);
        }

        foreach (var line in lines.Where(l => !l.CoversOn))
        {
            if (stored.Find(p => !p.IsTold && p.From == line.From && !p.HoldsOn(On)) is { } same)
            {
                Follow(line, same);
            }
            else
            {
                Make(line);
            }
        }

        void Pair(Func<Line, PlannedPost, bool> alike)
        {
            foreach (var line in rest.ToArray())
            {
                if (now.Find(post => alike(line, post)) is { } post)
                {
                    rest.Remove(line);
                    now.Remove(post);
                    Follow(line, post);
                }
            }
        }

        static bool SameTitle(Line line, PlannedPost post) =>
            line.Title is null || Standing.Plain(line.Title) == Standing.Plain(post.Stored!.Title ?? "");
    }

    void Follow(Line line, PlannedPost post)
    {
        post.IsTold = true;
        var stored = post.Stored!;
        var (title, percent) = (SheetRow.Kept(stored.Title, line.Title), line.Percent ?? stored.Percent);
        var isMain = line.IsMain ?? post.IsMain;
        var to = line.To ?? stored.To;
        List<Shift> inTime = [];
        Note(inTime, ImportColumn.Title, stored.Title, title);
        Note(inTime, ImportColumn.Percent, $"{stored.Percent} %", $"{percent} %");
        List<Shift> shifts = [.. inTime];
        Note(shifts, ImportColumn.IsMain, stored.IsMain ? Texts.Yes : Texts.No, isMain ? Texts.Yes : Texts.No);
        Note(shifts, ImportColumn.To, Norwegian.Typed(stored.To?.AddDays(-1)), Norwegian.Typed(to?.AddDays(-1)));
        if (shifts.Count == 0)
        {
            plan.Same(ImportKind.Assignments);
            return;
        }

        if (stored.To <= On)
        {
            plan.Say(line.Row, Severity.Warning, "PastUnchanged", null, Labels.Period(stored));
            return;
        }

        if (post.Role == Roles.Administrator && to != stored.To && to is not null)
        {
            plan.Say(line.Row, Severity.Warning, "AdministratorEnds", ImportColumn.To, post.Person.Name);
            return;
        }

        post.IsMain = isMain;
        if (inTime.Count > 0 && stored.From < On)
        {
            post.To = On;
            var next = New(line.Person.Id, post.UnitId, post.Role, On, to, title, percent, isMain);
            Keep(Planned(line.Person, next));
            Differ(
                DifferenceAct.Changed,
                line.Person,
                post.UnitId,
                post.Role,
                shifts,
                On,
                line.Row,
                writing =>
                {
                    stored.End(On);
                    writing.Assignments.Add(next);
                }
            );
            return;
        }

        post.To = to;
        var ends = to != stored.To && shifts.Count == 1;
        Differ(
            ends ? DifferenceAct.Ended : DifferenceAct.Changed,
            line.Person,
            post.UnitId,
            post.Role,
            ends ? [] : shifts,
            ends ? to!.Value.AddDays(-1) : On,
            line.Row,
            writing =>
            {
                (stored.Title, stored.Percent, stored.IsMain) = (title, percent, isMain);
                if (to is { } on && to != stored.To)
                {
                    stored.End(on);
                    writing.Ended.Add(stored.PersonId);
                }
            }
        );
    }

    void Make(Line line) =>
        Make(line.Person, line.Unit, line.Role, line.Title, line.Percent ?? 100, line.IsMain, line.From ?? On, line.To, line.Row);

    void Make(
        PlannedPerson person,
        PlannedUnit unit,
        string role,
        string? title,
        int percent,
        bool? isMain,
        DateOnly from,
        DateOnly? to,
        SheetRow row
    )
    {
        var main = isMain ?? !Of(person.Id).Any(p => p.IsMain && p.HoldsOn(from));
        var assignment = New(person.Id, unit.Id, role, from, to, title, percent, main);
        var post = Planned(person, assignment);
        Keep(post);
        Differ(DifferenceAct.New, person, unit.Id, role, [], from, row, writing => writing.Assignments.Add(assignment));
    }

    void End(PlannedPost post, DateOnly on, SheetRow? row)
    {
        post.To = on;
        var stored = post.Stored!;
        Differ(
            DifferenceAct.Ended,
            post.Person,
            post.UnitId,
            post.Role,
            [],
            on.AddDays(-1),
            row,
            writing =>
            {
                stored.End(on);
                writing.Ended.Add(stored.PersonId);
            }
        );
    }

    void Differ(
        DifferenceAct act,
        PlannedPerson person,
        Guid unit,
        string role,
        IReadOnlyList<Shift> shifts,
        DateOnly from,
        SheetRow? row,
        Action<ImportWriting> write
    ) =>
        plan.Add(
            new(
                ImportKind.Assignments,
                act,
                person.Name,
                $"{Labels.Of(role)}, {units.ById(unit)?.Name}",
                shifts,
                from,
                row is null ? null : (row.Sheet, row.Number)
            ),
            write
        );

    bool MayAssign(PlannedUnit unit, string role) => unit.Stored is null ? unitPlanner.MayChange(unit) : actor.MayAssign(unit.Id, role);

    void Keep(PlannedPost post)
    {
        Put(ofPerson, post.Person.Id);
        Put(inUnit, post.UnitId);

        void Put(Dictionary<Guid, List<PlannedPost>> index, Guid key)
        {
            if (!index.TryGetValue(key, out var posts))
            {
                index[key] = posts = [];
            }

            posts.Add(post);
        }
    }

    static PlannedPost Planned(PlannedPerson person, Assignment assignment) =>
        new()
        {
            Person = person,
            UnitId = assignment.UnitId,
            Role = assignment.Role,
            From = assignment.From,
            To = assignment.To,
            IsMain = assignment.IsMain,
            IsTold = true,
        };

    static Assignment New(Guid person, Guid unit, string role, DateOnly from, DateOnly? to, string? title, int percent, bool isMain)
    {
        var assignment = new Assignment(person, unit, role, from, title) { Percent = percent, IsMain = isMain };
        if (to is { } on)
        {
            assignment.End(on);
        }

        return assignment;
    }

    static void Note(List<Shift> shifts, ImportColumn column, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            shifts.Add(new(column, before, after));
        }
    }

    sealed record Line(
        SheetRow Row,
        PlannedPerson Person,
        PlannedUnit Unit,
        string Role,
        string? Title,
        int? Percent,
        bool? IsMain,
        DateOnly? From,
        DateOnly? To,
        bool CoversOn
    )
    {
        public bool? IsMain { get; set; } = IsMain;
    }
}
