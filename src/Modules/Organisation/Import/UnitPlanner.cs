using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Plans the units of a file: who is meant by each row, where it stands, what changes and what is made.</summary>
sealed class UnitPlanner(ImportPlan plan, ImportWishes wishes, Actor actor, PlannedUnits units)
{
    const int LongestName = 200;
    const int LongestShortName = 40;

    readonly List<PlannedUnit> inFile = [];
    readonly Dictionary<string, PlannedUnit> made = [];

    /// <summary>Units that are to end, with the first day they no longer exist.</summary>
    public List<(PlannedUnit Unit, DateOnly On)> Closings { get; } = [];

    DateOnly On => wishes.On;

    public void Plan(IReadOnlyList<SheetRow> rows)
    {
        Identify(rows);
        foreach (var unit in inFile)
        {
            Place(unit);
        }

        RefuseCircles();
        RefuseBelowUnusable();
        TellOfTops();
        TellOfNamesakes();
        foreach (var unit in TopDown())
        {
            if (unit.Stored is null)
            {
                Make(unit);
            }
            else if (unit.Row is { IsUnusable: false })
            {
                Change(unit);
            }
        }

        if (wishes.Complete.Contains(ImportKind.Units) && rows.Count > 0)
        {
            var told = inFile.ToHashSet();
            Closings.AddRange(
                units
                    .All.Where(u => u.Stored is not null && !u.IsTop && u.HoldsOn(On) && u.To is null && !told.Contains(u) && MayChange(u))
                    .Select(u => (u, On))
            );
        }
    }

    /// <summary>Ends what is to end; what is still used stays, and that is said.</summary>
    /// <param name="holders">Who holds something in a unit on that day or later.</param>
    public void Close(Func<Guid, DateOnly, string?> holders)
    {
        // First those that stay whatever else is so: then what they stand under stays too.
        foreach (var (unit, on) in Closings.Where(c => c.Unit.Stored!.Last.From > c.On).ToArray())
        {
            plan.Say((string?)null, Severity.Warning, "PlannedChange", Norwegian.Full(unit.Stored!.Last.From));
            Closings.Remove((unit, on));
        }

        for (var again = true; again; )
        {
            again = false;
            var closing = Closings.ToDictionary(c => c.Unit, c => c.On);
            foreach (var (unit, on) in Closings.ToArray())
            {
                var below = units.All.FirstOrDefault(u =>
                    u.Parent == unit && u.IsUsable && (u.To is null || u.To > on) && !(closing.TryGetValue(u, out var ends) && ends <= on)
                );
                if ((below?.Name ?? holders(unit.Id, on)) is not { } user)
                {
                    continue;
                }

                Closings.Remove((unit, on));
                again = true;
                if (unit.Row is { } row)
                {
                    plan.Say(row, Severity.Warning, "StillUsed", ImportColumn.To, unit.Name, user);
                }
                else
                {
                    plan.Say((string?)null, Severity.Warning, "StillUsed", unit.Name, user);
                }
            }
        }

        foreach (var (unit, on) in Closings)
        {
            unit.To = on;
            var stored = unit.Stored!;
            plan.Add(
                new(
                    ImportKind.Units,
                    DifferenceAct.Ended,
                    unit.Name,
                    unit.Parent?.Name,
                    [],
                    on.AddDays(-1),
                    unit.Row is { } row ? (row.Sheet, row.Number) : null
                ),
                writing =>
                {
                    stored.Close(on);
                    writing.Touch(stored);
                    writing.TreeChanges = true;
                }
            );
        }
    }

    public bool MayChange(PlannedUnit? unit) =>
        unit is not null && (unit.Stored is null ? MayChange(unit.Parent) : actor.May(OrganisationPermissions.Change, unit.Id));

    // Who each row is about.
    void Identify(IReadOnlyList<SheetRow> rows)
    {
        Dictionary<string, SheetRow> seen = [];
        var repeated = 0;
        var onlyTop = rows.Where(r => r.Has(ImportColumn.Above) && r[ImportColumn.Above].Length == 0).Take(2).Count() == 1;
        foreach (var row in rows)
        {
            var name = row[ImportColumn.UnitName];
            var code = row.Text(plan, ImportColumn.UnitCode, SourceKey.Longest);
            var key =
                row[ImportColumn.TaktId] is { Length: > 0 } id ? id
                : code is null ? $"{Standing.Plain(name)}\u001f{Standing.Plain(row[ImportColumn.Above])}"
                : Standing.Plain(code);
            if (seen.TryGetValue(key, out var first))
            {
                if (first.Said(ImportKind.Units) == row.Said(ImportKind.Units))
                {
                    repeated++;
                }
                else
                {
                    row.Fail(
                        plan,
                        "DuplicateKey",
                        code is null ? ImportColumn.UnitName : ImportColumn.UnitCode,
                        code ?? name,
                        $"{first.Number}"
                    );
                }

                continue;
            }

            seen[key] = row;
            var number = Number(row);
            var stored = Stored(row, code, number, name, onlyTop);
            if (row.IsUnusable && stored is null)
            {
                continue;
            }

            if (name.Length > LongestName)
            {
                row.Fail(plan, "NameTooLong", ImportColumn.UnitName, $"{name.Length}", $"{LongestName}");
            }
            else if (name.Length == 0 && stored is null)
            {
                row.Fail(plan, "UnitNameMissing", row.Has(ImportColumn.UnitName) ? ImportColumn.UnitName : ImportColumn.UnitCode);
            }

            if (stored?.Row is { } taken)
            {
                row.Fail(plan, "DuplicateKey", ImportColumn.UnitName, stored.Name, $"{taken.Number}");
                continue;
            }

            var unit = stored ?? new PlannedUnit { Name = name };
            unit.Row = row;
            unit.ParentText = row[ImportColumn.Above];
            if (number is not null && units.ByNumber(number) is { } other && other != unit)
            {
                plan.Say(row, Severity.Warning, "OrganisationNumberTwice", ImportColumn.OrganisationNumber, other.Name);
                number = null;
            }

            ReadDates(unit, row);
            unit.Code ??= code;
            unit.OrganisationNumber ??= number;
            inFile.Add(unit);
            if (stored is null)
            {
                units.Add(unit);
            }
            else
            {
                units.Index(unit);
            }
        }

        if (repeated > 0)
        {
            plan.Say(rows[0].Sheet, Severity.Information, "RepeatedRows", $"{repeated}");
        }
    }

    void ReadDates(PlannedUnit unit, SheetRow row)
    {
        var (from, last) = (row.Date(plan, ImportColumn.From), row.Last(plan));
        if (last < from)
        {
            row.Fail(plan, "EndsBeforeItBegins", ImportColumn.To);
        }

        if (unit.Stored is null)
        {
            (unit.From, unit.To) = (from ?? (last < On ? last.Value : On), last?.AddDays(1));
        }
    }

    // A code is sure; then the organisation number, then the name, of a unit that another code does not already say is another.
    PlannedUnit? Stored(SheetRow row, string? code, string? number, string name, bool onlyTop)
    {
        if (Guid.TryParse(row[ImportColumn.TaktId], out var id) && units.ById(id) is { } known)
        {
            return known;
        }

        if (code is not null && units.ByCode(code) is { Stored: not null } coded)
        {
            return coded;
        }

        if (number is not null && units.ByNumber(number) is { Stored: not null } numbered && (code is null || numbered.Code is null))
        {
            return numbered;
        }

        var above = row[ImportColumn.Above];
        if (onlyTop && above.Length == 0 && row.Has(ImportColumn.Above) && Kinds.Of(row[ImportColumn.KindOfUnit]) == UnitKind.Municipality)
        {
            return units.Top;
        }

        var named = units
            .Named(name)
            .Where(u =>
                u.Stored is not null && (u.To is null || u.To > On) && (code is null || (u.Code is null && StandsUnder(u, row, above)))
            )
            .ToArray();
        if (named.Length > 1)
        {
            named = [.. named.Where(u => StandsUnder(u, row, above))];
            if (named.Length != 1)
            {
                row.Fail(plan, "AmbiguousUnit", ImportColumn.UnitName, name);
                return null;
            }
        }

        return named.Length > 0 ? named[0] : null;
    }

    static bool StandsUnder(PlannedUnit unit, SheetRow row, string above) =>
        !row.Has(ImportColumn.Above) || (unit.Parent is null ? above.Length == 0 : IsCalled(unit.Parent, above));

    static bool IsCalled(PlannedUnit unit, string text) =>
        Standing.Plain(unit.Name) == Standing.Plain(text)
        || (unit.Code is { } code && Standing.Plain(code) == Standing.Plain(text))
        || $"{unit.Id}" == text;

    string? Number(SheetRow row)
    {
        var text = row[ImportColumn.OrganisationNumber];
        if (text.Length == 0)
        {
            return null;
        }

        if (OrganisationNumber.TryParse(text, null, out var number))
        {
            return $"{number}";
        }

        plan.Say(row, Severity.Warning, "OrganisationNumberWrong", ImportColumn.OrganisationNumber);
        return null;
    }

    // What it stands under.
    void Place(PlannedUnit unit)
    {
        var row = unit.Row!;
        if (row.IsUnusable)
        {
            return;
        }

        if (unit.IsTop)
        {
            if (unit.ParentText.Length > 0)
            {
                plan.Say(row, Severity.Warning, "TopMoves", ImportColumn.Above, unit.Name);
            }

            return;
        }

        if (!row.Has(ImportColumn.Above) || unit.ParentText.Length == 0)
        {
            unit.Parent = row.Has(ImportColumn.Above) || unit.Stored is null ? units.Top : unit.Parent;
            return;
        }

        if (unit.Stored is not null && unit.Parent is not null && IsCalled(unit.Parent, unit.ParentText))
        {
            return;
        }

        unit.Parent = ParentOf(unit, row);
    }

    PlannedUnit? ParentOf(PlannedUnit unit, SheetRow row)
    {
        var text = unit.ParentText;
        if ((units.ByCode(text) ?? units.ByNumber(text)) is { } sure)
        {
            return sure;
        }

        // A unit that itself stands under something of that name is not what the name means: «Miljø» under «Miljø».
        var named = units
            .Named(text)
            .Where(u => u != unit && (u.Row is null || Standing.Plain(u.ParentText) != Standing.Plain(text)))
            .ToArray();
        if (named.Length > 1)
        {
            named = named.Where(u => u.Name == text).ToArray() is [var exact] ? [exact] : named;
        }

        if (named.Length == 1)
        {
            return named[0];
        }

        if (named.Length > 1)
        {
            row.Fail(plan, "AmbiguousUnit", ImportColumn.Above, text);
            return null;
        }

        if (!wishes.MakeParents || text.Length > LongestName)
        {
            row.Fail(plan, "UnknownParent", ImportColumn.Above, text);
            return null;
        }

        var key = Standing.Plain(text);
        if (!made.TryGetValue(key, out var parent))
        {
            made[key] = parent = new()
            {
                Name = text,
                From = On,
                Parent = units.Top,
            };
        }

        return parent;
    }

    void RefuseCircles()
    {
        foreach (var unit in inFile.Where(u => !u.Row!.IsUnusable))
        {
            List<PlannedUnit> path = [unit];
            for (var at = unit.Parent; at is not null && path.Count <= units.All.Count + 1; at = at.Parent)
            {
                if (at == unit)
                {
                    unit.Row!.Fail(
                        plan,
                        "Circle",
                        ImportColumn.Above,
                        string.Join(" › ", path.Take(6).Select(u => u.Name).Append(unit.Name))
                    );
                    break;
                }

                if (path.Contains(at))
                {
                    break; // somebody else's circle: told there, and this row stands under what is unusable
                }

                path.Add(at);
            }
        }
    }

    void RefuseBelowUnusable()
    {
        for (var again = true; again; )
        {
            again = false;
            foreach (var unit in inFile.Where(u => !u.Row!.IsUnusable && u.Parent is { Stored: null, Row.IsUnusable: true }))
            {
                unit.Row!.Fail(plan, "ParentUnusable", ImportColumn.Above, unit.Parent!.Name, $"{unit.Parent.Row!.Number}");
                again = true;
            }
        }

        // A stored unit whose row cannot be used stands where it stood.
        foreach (var unit in inFile.Where(u => u.Row!.IsUnusable && u.Stored is not null))
        {
            var period = unit.Stored!.Periods.FirstOrDefault(p => p.HoldsOn(On)) ?? unit.Stored.Last;
            unit.Parent = period.ParentId is { } above ? units.ById(above) : null;
        }
    }

    void TellOfTops()
    {
        var tops = inFile
            .Where(u => u is { IsTop: false, ParentText.Length: 0 } && u.Row!.Has(ImportColumn.Above) && !u.Row.IsUnusable)
            .ToArray();
        if (tops is [var first, ..])
        {
            plan.Say(
                first.Row!.Sheet,
                tops.Length > 1 ? Severity.Warning : Severity.Information,
                tops.Length > 1 ? "ManyTops" : "OneTop",
                $"{tops.Length}",
                units.Top.Name,
                first.Name
            );
        }

        if (made.Count > 0)
        {
            plan.Say(inFile[0].Row!.Sheet, Severity.Information, "MadeParents", $"{made.Count}");
        }
    }

    void TellOfNamesakes()
    {
        foreach (
            var same in inFile
                .Where(u => !u.Row!.IsUnusable && u.Parent is not null)
                .GroupBy(u => (Standing.Plain(u.Row![ImportColumn.UnitName]), u.Parent))
                .Where(g => g.Key.Item1.Length > 0)
        )
        {
            foreach (var unit in same.Skip(1))
            {
                plan.Say(unit.Row!, Severity.Warning, "SameNameTwice", ImportColumn.UnitName, $"{same.First().Row!.Number}");
            }
        }
    }

    // What is made must be there before what stands under it.
    List<PlannedUnit> TopDown()
    {
        List<PlannedUnit> order = [];
        HashSet<PlannedUnit> placed = [];
        foreach (var unit in inFile)
        {
            Put(unit);
        }

        return order;

        void Put(PlannedUnit unit)
        {
            if (unit.Row is { IsUnusable: true } || (unit.Row is null && unit.Stored is not null) || !placed.Add(unit))
            {
                return;
            }

            if (unit.Parent is { } parent)
            {
                Put(parent);
            }

            order.Add(unit);
        }
    }

    void Make(PlannedUnit unit)
    {
        var row = unit.Row;
        var parent = unit.Parent!;
        if (parent.Id == Guid.Empty)
        {
            row?.Fail(plan, "ParentUnusable", ImportColumn.Above, parent.Name, $"{parent.Row?.Number}");
            return;
        }

        if (!MayChange(parent))
        {
            row?.Fail(plan, "NotYours", ImportColumn.Above, parent.Name);
            return;
        }

        // No unit is there before what it stands under.
        if (unit.From < parent.From)
        {
            if (row is not null && row[ImportColumn.From].Length > 0)
            {
                plan.Say(row, Severity.Information, "StartsWithParent", ImportColumn.From, parent.Name, Norwegian.Full(parent.From));
            }

            unit.From = parent.From;
        }

        if (unit.To <= unit.From || (parent.To is { } ends && (unit.To is null || unit.To > ends)))
        {
            row?.Fail(plan, "UnitNotThere", ImportColumn.Above, parent.Name, Norwegian.Full(unit.To?.AddDays(-1) ?? On));
            return;
        }

        unit.Kind = KindOf(unit, row);
        var shortName = row?.Text(plan, ImportColumn.ShortName, LongestShortName);
        var entity = Unit.Open(unit.From, unit.Name, unit.Kind, parent.Id, shortName);
        entity.OrganisationNumber = unit.OrganisationNumber;
        if (unit.To is { } on)
        {
            entity.Close(on);
        }

        units.Made(unit, entity);
        var code = unit.Code;
        plan.Add(
            new(ImportKind.Units, DifferenceAct.New, unit.Name, parent.Name, [], unit.From, row is null ? null : (row.Sheet, row.Number)),
            writing =>
            {
                writing.Db.Units.Add(entity);
                writing.TreeChanges = true;
                if (code is not null)
                {
                    writing.Keys.Add(new(ImportKind.Units, code, entity.Id));
                }
            }
        );
    }

    UnitKind KindOf(PlannedUnit unit, SheetRow? row)
    {
        var text = row?[ImportColumn.KindOfUnit] ?? "";
        if (Kinds.Of(text) is { } said && said != UnitKind.Municipality)
        {
            return said;
        }

        if (text.Length > 0 && Kinds.IsWords(text))
        {
            plan.Say(row!, Severity.Warning, "KindUnknown", ImportColumn.KindOfUnit, string.Join(", ", Kinds.Choices.Select(Labels.Of)));
        }

        return unit.Parent switch
        {
            { IsTop: true } when inFile.Exists(u => u.Parent == unit) => UnitKind.Sector,
            { Kind: UnitKind.ServiceUnit or UnitKind.Department } => UnitKind.Department,
            _ => UnitKind.ServiceUnit,
        };
    }

    void Change(PlannedUnit unit)
    {
        var (row, stored) = (unit.Row!, unit.Stored!);
        if (stored.Periods.FirstOrDefault(p => p.HoldsOn(On)) is not { } now)
        {
            row.Fail(plan, "UnitNotThere", ImportColumn.UnitName, unit.Name, Norwegian.Full(On));
            return;
        }

        var name = SheetRow.Kept(now.Name, row[ImportColumn.UnitName])!;
        var shortName = SheetRow.Kept(now.ShortName, row.Text(plan, ImportColumn.ShortName, LongestShortName));
        var kind =
            unit.IsTop ? now.Kind
            : Kinds.Of(row[ImportColumn.KindOfUnit]) is { } known && known != UnitKind.Municipality ? known
            : now.Kind;
        Guid? parent = unit.IsTop ? null : unit.Parent!.Id;
        var number = unit.OrganisationNumber;
        var code = unit.IsKeyed ? null : unit.Code;
        List<Shift> shifts = [];
        Note(shifts, ImportColumn.UnitName, now.Name, name);
        Note(shifts, ImportColumn.ShortName, now.ShortName, shortName);
        Note(shifts, ImportColumn.KindOfUnit, Labels.Of(now.Kind), Labels.Of(kind));
        Note(
            shifts,
            ImportColumn.Above,
            now.ParentId is { } was ? units.ById(was)?.StoredName : null,
            unit.IsTop ? null : unit.Parent!.Name,
            now.ParentId != parent
        );
        var inTime = shifts.Count > 0;
        Note(shifts, ImportColumn.OrganisationNumber, stored.OrganisationNumber, number);
        Note(shifts, ImportColumn.UnitCode, null, code);
        var last = row.Last(plan);
        if (last is { } final && unit.To != final.AddDays(1))
        {
            Closings.Add((unit, final.AddDays(1)));
        }

        if (shifts.Count == 0)
        {
            if (last is null || unit.To == last.Value.AddDays(1))
            {
                plan.Same(ImportKind.Units);
            }

            return;
        }

        if (!MayChange(unit) || (now.ParentId != parent && !MayChange(unit.Parent)))
        {
            row.Fail(plan, "NotYours", ImportColumn.UnitName, MayChange(unit) ? unit.Parent!.Name : unit.Name);
            return;
        }

        if (now.ParentId != parent && (unit.Parent!.Id == Guid.Empty || !unit.Parent.HoldsOn(On)))
        {
            row.Fail(plan, "UnitNotThere", ImportColumn.Above, unit.Parent.Name, Norwegian.Full(On));
            return;
        }

        if (inTime && (now.To is not null || stored.Last != now))
        {
            row.Fail(plan, "PlannedChange", ImportColumn.UnitName, Norwegian.Full(stored.Last != now ? stored.Last.From : now.To!.Value));
            return;
        }

        unit.Name = name;
        units.Index(unit);
        plan.Add(
            new(
                ImportKind.Units,
                now.ParentId != parent ? DifferenceAct.Moved : DifferenceAct.Changed,
                name,
                unit.Parent?.Name,
                shifts,
                On,
                (row.Sheet, row.Number)
            ),
            writing =>
            {
                if (inTime)
                {
                    stored.Change(On, name, kind, parent, shortName);
                    writing.TreeChanges = true;
                }

                stored.OrganisationNumber = number;
                writing.Touch(stored);
                if (code is not null)
                {
                    writing.Keys.Add(new(ImportKind.Units, code, stored.Id));
                }
            }
        );
    }

    static void Note(List<Shift> shifts, ImportColumn column, string? before, string? after, bool? differs = null)
    {
        if (differs ?? !string.Equals(before, after, StringComparison.Ordinal))
        {
            shifts.Add(new(column, before, after));
        }
    }
}
