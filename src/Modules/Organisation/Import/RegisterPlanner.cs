using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Plans who has which field, and who has been given which authority. What changes in either, but for its end, is a new period.</summary>
sealed class RegisterPlanner(
    ImportPlan plan,
    Standing standing,
    Actor actor,
    PlannedUnits units,
    UnitPlanner unitPlanner,
    SeatReader seats,
    Func<Seat, string> shown
)
{
    const int LongestWait = 60;
    const int MostLines = 40;

    readonly Dictionary<string, Field> fields = standing
        .Fields.SelectMany(f =>
            f.Synonyms.Prepend(f.Name)
                .Select((said, rank) => (Said: said, Rank: (f.ClosedOn is null ? 0 : 2) + Math.Min(rank, 1), Field: f))
        )
        .OrderBy(f => f.Rank)
        .DistinctBy(f => Standing.Plain(f.Said))
        .ToDictionary(f => Standing.Plain(f.Said), f => f.Field);

    readonly Dictionary<string, List<Matter>> matters = standing
        .Matters.GroupBy(m => Standing.Plain(m.Name))
        .ToDictionary(g => g.Key, g => g.ToList());

    readonly HashSet<Guid> told = [];

    DateOnly On => standing.On;

    bool MayKeep => actor.MayKeep(standing.Register, standing.Root);

    public void PlanResponsibilities(IReadOnlyList<SheetRow> rows)
    {
        Dictionary<string, SheetRow> seen = [];
        foreach (var row in rows)
        {
            var (from, to) = Dates(row);
            var day = Day(from, to);
            var field = FieldOf(row);
            var kind =
                row[ImportColumn.Responsibility].Length == 0
                    ? ResponsibilityKind.Owns
                    : Kinds.ResponsibilityOf(row[ImportColumn.Responsibility]);
            if (kind is null)
            {
                row.Fail(
                    plan,
                    "UnknownResponsibility",
                    ImportColumn.Responsibility,
                    row[ImportColumn.Responsibility],
                    string.Join(", ", Enum.GetValues<ResponsibilityKind>().Select(Labels.Of))
                );
            }

            var unit = UnitOf(row, day);
            var holder = seats.Read(row, SeatColumns.Holder, day);
            if (holder is null && !row.IsUnusable)
            {
                row.Fail(plan, "HolderMissing", ImportColumn.HolderUnit);
            }

            var standIn = seats.Read(row, SeatColumns.StandIn, day);
            if (row.IsUnusable || field is null || holder is null || unit is null)
            {
                continue;
            }

            if (!MayKeep && !actor.May(OrganisationPermissions.Assign, unit.Id) && !(unit.Stored is null && unitPlanner.MayChange(unit)))
            {
                row.Fail(plan, "NotYours", ImportColumn.UnitCode, unit.Name);
                continue;
            }

            if (IsAgain(seen, row, ImportKind.Responsibilities, $"{field.Id} {kind} {unit.Id} {holder} {from:O}"))
            {
                continue;
            }

            var promises = row.Lines(ImportColumn.Promises);
            if (promises.Count > MostLines || promises.Any(line => line.Length > Lines.Longest))
            {
                plan.Say(row, Severity.Warning, "LinesTooLong", ImportColumn.Promises, $"{MostLines}", $"{Lines.Longest}");
                promises = [];
            }

            var within = Within(row);
            var name = $"{field.Name}: {Labels.Of(kind!.Value)}";
            var note = $"{shown(holder)}, {unit.Name}";
            var same = standing
                .Responsibilities.Where(r => r.FieldId == field.Id && r.Kind == kind && r.UnitId == unit.Id && r.Holder == holder)
                .ToArray();
            if (Matching(same, from, to) is not { } stored)
            {
                var made = Made(field.Id, unit.Id, kind.Value, holder, from ?? On, to, standIn, promises, within ?? 2);
                plan.Add(
                    new(ImportKind.Responsibilities, DifferenceAct.New, name, note, [], made.From, (row.Sheet, row.Number)),
                    writing => writing.Responsibilities.Add(made)
                );
                continue;
            }

            told.Add(stored.Id);
            List<Shift> inTime = [];
            var wantedStandIn = standIn ?? stored.StandIn;
            IReadOnlyList<string> wantedPromises = promises.Count > 0 ? promises : stored.Promises;
            var wantedWithin = within ?? stored.AnswersWithin;
            Note(
                inTime,
                ImportColumn.StandInPerson,
                stored.StandIn is { } was ? shown(was) : null,
                wantedStandIn is { } seat ? shown(seat) : null,
                stored.StandIn != wantedStandIn
            );
            Note(inTime, ImportColumn.Promises, string.Join("; ", stored.Promises), string.Join("; ", wantedPromises));
            Note(inTime, ImportColumn.AnswersWithin, $"{stored.AnswersWithin}", $"{wantedWithin}");
            Follow(
                ImportKind.Responsibilities,
                row,
                stored,
                inTime,
                to,
                name,
                note,
                inPlace: () => (stored.StandIn, stored.Promises, stored.AnswersWithin) = (wantedStandIn, [.. wantedPromises], wantedWithin),
                end: stored.End,
                next: (writing, ends) =>
                    writing.Responsibilities.Add(
                        Made(field.Id, unit.Id, kind.Value, holder, On, ends, wantedStandIn, wantedPromises, wantedWithin)
                    )
            );
        }
    }

    public void PlanDelegations(IReadOnlyList<SheetRow> rows)
    {
        Dictionary<string, SheetRow> seen = [];
        foreach (var row in rows)
        {
            var (from, to) = Dates(row);
            var day = Day(from, to);
            var limit = row.Amount(plan, ImportColumn.Limit);
            var giver = seats.Read(row, SeatColumns.Giver, day);
            var leadersOf = row[ImportColumn.LeadersOf].Length == 0 ? null : LeadersOf(row[ImportColumn.LeadersOf]);
            if (leadersOf is null && row[ImportColumn.LeadersOf].Length > 0)
            {
                row.Fail(
                    plan,
                    "KindOfLeadersUnknown",
                    ImportColumn.LeadersOf,
                    row[ImportColumn.LeadersOf],
                    string.Join(", ", Kinds.Choices.Select(Labels.Of))
                );
            }

            var receiver = leadersOf is null ? seats.Read(row, SeatColumns.Receiver, day) : null;
            if (leadersOf is null && receiver is null && !row.IsUnusable)
            {
                row.Fail(plan, "ReceiverMissing", ImportColumn.ReceiverUnit);
            }
            else if (receiver is not null && receiver == giver)
            {
                row.Fail(plan, "GivesToItself", ImportColumn.ReceiverUnit);
            }

            var unit = UnitOf(row, day);
            if (row.IsUnusable || unit is null)
            {
                continue;
            }

            // Whoever runs the organisation writes down what anybody has given; others only what is their own.
            var everybodys = actor.May(OrganisationPermissions.Change, standing.Root);
            if (!everybodys && !(giver?.IsHeldBy(actor) == true && actor.May(OrganisationPermissions.Delegate, unit.Id)))
            {
                row.Fail(plan, "NotYours", ImportColumn.UnitCode, unit.Name);
                continue;
            }

            if (MatterOf(row, limit) is not { } matter)
            {
                continue;
            }

            if (limit is not null && !matter.IsMoney)
            {
                row.Fail(plan, "LimitWithoutMoney", ImportColumn.Limit, matter.Name);
                continue;
            }

            if (IsAgain(seen, row, ImportKind.Delegations, $"{matter.Id} {giver} {receiver} {leadersOf} {unit.Id} {from:O}"))
            {
                continue;
            }

            var mayPassOn = row.Flag(plan, ImportColumn.MayBePassedOn);
            var rule = row.Text(plan, ImportColumn.Rule, Lines.Longest);
            var name = $"{matter.Name}: {(leadersOf is { } kind ? Labels.LeadersOf(kind) : shown(receiver!))}";
            var note = $"{(giver is null ? Texts.Council : shown(giver))}, {unit.Name}";
            var same = standing
                .Delegations.Where(d =>
                    d.MatterId == matter.Id && d.Giver == giver && d.Receiver == receiver && d.LeadersOf == leadersOf && d.UnitId == unit.Id
                )
                .ToArray();
            if (Matching(same, from, to) is not { } stored)
            {
                var made = Made(matter.Id, giver, receiver, leadersOf, unit.Id, from ?? On, to, limit, mayPassOn ?? false, rule);
                plan.Add(
                    new(ImportKind.Delegations, DifferenceAct.New, name, note, [], made.From, (row.Sheet, row.Number)),
                    writing => writing.Delegations.Add(made)
                );
                continue;
            }

            told.Add(stored.Id);
            List<Shift> inTime = [];
            var wantedLimit = limit ?? stored.Limit;
            var wantedPass = mayPassOn ?? stored.MayBePassedOn;
            var wantedRule = SheetRow.Kept(stored.Rule, rule);
            Note(inTime, ImportColumn.Limit, Kroner(stored.Limit), Kroner(wantedLimit), stored.Limit != wantedLimit);
            Note(inTime, ImportColumn.MayBePassedOn, stored.MayBePassedOn ? Texts.Yes : Texts.No, wantedPass ? Texts.Yes : Texts.No);
            Note(inTime, ImportColumn.Rule, stored.Rule, wantedRule);
            Follow(
                ImportKind.Delegations,
                row,
                stored,
                inTime,
                to,
                name,
                note,
                inPlace: () => (stored.Limit, stored.MayBePassedOn, stored.Rule) = (wantedLimit, wantedPass, wantedRule),
                end: stored.End,
                next: (writing, ends) =>
                    writing.Delegations.Add(
                        Made(matter.Id, giver, receiver, leadersOf, unit.Id, On, ends, wantedLimit, wantedPass, wantedRule)
                    )
            );
        }

        static string? Kroner(decimal? limit) => limit is { } amount ? Labels.Kroner(amount) : null;
    }

    /// <summary>Ends what the file would have told of, had it still been so.</summary>
    public void EndUntold(ImportKind kind)
    {
        if (kind == ImportKind.Responsibilities)
        {
            foreach (var row in standing.Responsibilities.Where(r => r.HoldsOn(On) && !told.Contains(r.Id)))
            {
                if (MayKeep || actor.May(OrganisationPermissions.Assign, row.UnitId))
                {
                    var field = standing.Fields.First(f => f.Id == row.FieldId);
                    End(kind, $"{field.Name}: {Labels.Of(row.Kind)}", $"{shown(row.Holder)}, {units.ById(row.UnitId)?.Name}", row.End);
                }
            }

            return;
        }

        var everybodys = actor.May(OrganisationPermissions.Change, standing.Root);
        foreach (var row in standing.Delegations.Where(d => d.HoldsOn(On) && !told.Contains(d.Id)))
        {
            if (everybodys || row.Giver?.IsHeldBy(actor) == true)
            {
                var matter = standing.Matters.First(m => m.Id == row.MatterId);
                var receiver = row.LeadersOf is { } leaders ? Labels.LeadersOf(leaders) : shown(row.Receiver!);
                End(
                    kind,
                    $"{matter.Name}: {receiver}",
                    $"{(row.Giver is { } giver ? shown(giver) : Texts.Council)}, {units.ById(row.UnitId)?.Name}",
                    row.End
                );
            }
        }
    }

    void End(ImportKind kind, string name, string note, Action<DateOnly> end) =>
        plan.Add(new(kind, DifferenceAct.Ended, name, note, [], On.AddDays(-1), null), _ => end(On));

    void Follow<T>(
        ImportKind kind,
        SheetRow row,
        T stored,
        List<Shift> inTime,
        DateOnly? to,
        string name,
        string note,
        Action inPlace,
        Action<DateOnly> end,
        Action<ImportWriting, DateOnly?> next
    )
        where T : EditedEntity, IDated
    {
        var ends = to ?? stored.To;
        List<Shift> shifts = [.. inTime];
        Note(shifts, ImportColumn.To, Norwegian.Typed(stored.To?.AddDays(-1)), Norwegian.Typed(ends?.AddDays(-1)));
        if (shifts.Count == 0)
        {
            plan.Same(kind);
        }
        else if (stored.To <= On)
        {
            plan.Say(row, Severity.Warning, "PastUnchanged", null, Labels.Period(stored));
        }
        else if (inTime.Count > 0 && stored.From < On)
        {
            plan.Add(
                new(kind, DifferenceAct.Changed, name, note, shifts, On, (row.Sheet, row.Number)),
                writing =>
                {
                    end(On);
                    next(writing, ends);
                }
            );
        }
        else
        {
            var isEnd = inTime.Count == 0;
            plan.Add(
                new(
                    kind,
                    isEnd ? DifferenceAct.Ended : DifferenceAct.Changed,
                    name,
                    note,
                    isEnd ? [] : shifts,
                    isEnd ? ends!.Value.AddDays(-1) : On,
                    (row.Sheet, row.Number)
                ),
                _ =>
                {
                    inPlace();
                    if (ends is { } on && ends != stored.To)
                    {
                        end(on);
                    }
                }
            );
        }
    }

    // What holds on the day when the row covers it, else what begins on the same day.
    T? Matching<T>(IReadOnlyList<T> same, DateOnly? from, DateOnly? to)
        where T : EditedEntity, IDated
    {
        var covers = (from is null || from <= On) && (to is null || to > On);
        return same.Where(r => !told.Contains(r.Id) && (covers ? r.HoldsOn(On) : r.From == from))
            .OrderBy(r => r.From == from ? 0 : 1)
            .FirstOrDefault();
    }

    (DateOnly? From, DateOnly? To) Dates(SheetRow row)
    {
        var (from, last) = (row.Date(plan, ImportColumn.From), row.Last(plan));
        if (last < from)
        {
            row.Fail(plan, "EndsBeforeItBegins", ImportColumn.To);
        }

        return (from, last?.AddDays(1));
    }

    // The day the row's units and people are looked up on.
    DateOnly Day(DateOnly? from, DateOnly? to) =>
        from > On ? from.Value
        : to <= On && from is { } began ? began
        : On;

    PlannedUnit? UnitOf(SheetRow row, DateOnly day) =>
        row[ImportColumn.UnitCode].Length == 0 && row[ImportColumn.UnitName].Length == 0
            ? units.Top
            : units.Find(plan, row, ImportColumn.UnitCode, ImportColumn.UnitName, day);

    Field? FieldOf(SheetRow row)
    {
        var name = row[ImportColumn.FieldName];
        if (name.Length is 0 or > FieldMap.LongestName)
        {
            row.Fail(plan, "FieldNameMissing", ImportColumn.FieldName, $"{FieldMap.LongestName}");
            return null;
        }

        if (fields.TryGetValue(Standing.Plain(name), out var known))
        {
            return known;
        }

        if (!MayKeep)
        {
            row.Fail(plan, "FieldNotYours", ImportColumn.FieldName, name);
            return null;
        }

        if (row.IsUnusable)
        {
            return null;
        }

        var made = new Field(name, standing.Register.Owner);
        fields[Standing.Plain(name)] = made;
        plan.Say(row, Severity.Information, "FieldMade", ImportColumn.FieldName);
        plan.Add(
            new(ImportKind.Responsibilities, DifferenceAct.New, name, Texts.FieldWord, [], On, (row.Sheet, row.Number)),
            writing => writing.Db.Fields.Add(made)
        );
        return made;
    }

    Matter? MatterOf(SheetRow row, decimal? limit)
    {
        var name = row[ImportColumn.MatterName];
        if (name.Length is 0 or > FieldMap.LongestName)
        {
            row.Fail(plan, "MatterMissing", ImportColumn.MatterName, $"{FieldMap.LongestName}");
            return null;
        }

        if (matters.TryGetValue(Standing.Plain(name), out var known))
        {
            var fieldName = Standing.Plain(row[ImportColumn.FieldName]);
            var inField = known.Count > 1 && fields.TryGetValue(fieldName, out var said) ? known.Find(m => m.FieldId == said.Id) : null;
            return inField ?? known[0];
        }

        if (row[ImportColumn.FieldName].Length == 0)
        {
            row.Fail(plan, "MatterWithoutField", ImportColumn.MatterName, name);
            return null;
        }

        if (FieldOf(row) is not { } field)
        {
            return null;
        }

        var made = new Matter(field.Id, name, row.Flag(plan, ImportColumn.IsMoney) ?? limit is not null);
        matters[Standing.Plain(name)] = [made];
        plan.Add(
            new(ImportKind.Delegations, DifferenceAct.New, name, Texts.MatterOfAuthority, [], On, (row.Sheet, row.Number)),
            writing => writing.Db.Matters.Add(made)
        );
        return made;
    }

    static UnitKind? LeadersOf(string text) =>
        Kinds.Of(text)
        ?? Enum.GetValues<UnitKind>()
            .Cast<UnitKind?>()
            .FirstOrDefault(kind =>
                Labels.InEveryLanguage($"LeadersOf{kind}").Any(said => HeadingWords.Plain(said) == HeadingWords.Plain(text))
            );

    int? Within(SheetRow row)
    {
        var text = row[ImportColumn.AnswersWithin];
        if (text.Length == 0)
        {
            return null;
        }

        if (Norwegian.TryNumber(text, out var days) && days is >= 0 and <= LongestWait && decimal.IsInteger(days))
        {
            return (int)days;
        }

        plan.Say(row, Severity.Warning, "DaysUnread", ImportColumn.AnswersWithin, $"{LongestWait}");
        return null;
    }

    bool IsAgain(Dictionary<string, SheetRow> seen, SheetRow row, ImportKind kind, string key)
    {
        if (seen.TryAdd(key, row))
        {
            return false;
        }

        if (seen[key].Said(kind) != row.Said(kind))
        {
            row.Fail(
                plan,
                "DuplicateKey",
                null,
                row[kind == ImportKind.Responsibilities ? ImportColumn.FieldName : ImportColumn.MatterName],
                $"{seen[key].Number}"
            );
        }

        return true;
    }

    static Responsibility Made(
        Guid field,
        Guid unit,
        ResponsibilityKind kind,
        Seat holder,
        DateOnly from,
        DateOnly? to,
        Seat? standIn,
        IReadOnlyList<string> promises,
        int within
    )
    {
        var made = new Responsibility(field, unit, kind, holder, from)
        {
            StandIn = standIn,
            Promises = [.. promises],
            AnswersWithin = within,
        };
        if (to is { } on)
        {
            made.End(on);
        }

        return made;
    }

    static Delegation Made(
        Guid matter,
        Seat? giver,
        Seat? receiver,
        UnitKind? leadersOf,
        Guid unit,
        DateOnly from,
        DateOnly? to,
        decimal? limit,
        bool mayPassOn,
        string? rule
    )
    {
        var made = new Delegation(matter, giver, unit, from)
        {
            Limit = limit,
            MayBePassedOn = mayPassOn,
            Rule = rule,
        };
        if (to is { } on)
        {
            made.End(on);
        }

        return leadersOf is { } kind ? made.GiveToLeadersOf(kind) : made.GiveTo(receiver!);
    }

    static void Note(List<Shift> shifts, ImportColumn column, string? before, string? after, bool? differs = null)
    {
        if (differs ?? !string.Equals(before ?? "", after ?? "", StringComparison.Ordinal))
        {
            shifts.Add(new(column, before, after));
        }
    }
}
