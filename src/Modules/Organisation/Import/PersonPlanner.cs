namespace Takt.Organisation;

/// <summary>Plans the people of a file: who is meant by each row, what changes, and who is new.</summary>
sealed class PersonPlanner(ImportPlan plan, Standing standing, Actor actor, PlannedPeople people)
{
    const int LongestName = 200;
    const int LongestEmail = 200;
    const int LongestPhone = 40;

    readonly ILookup<Guid, Guid> unitsOf = standing
        .Assignments.Where(a => a.To is null || (a.To > standing.On && a.To > a.From))
        .ToLookup(a => a.PersonId, a => a.UnitId);

    readonly Dictionary<string, SheetRow> emails = [];

    /// <summary>Everybody the file tells of.</summary>
    public HashSet<PlannedPerson> Told { get; } = [];

    public void Plan(IReadOnlyList<SheetRow> rows)
    {
        Dictionary<string, SheetRow> seen = [];
        var repeated = 0;
        foreach (var row in rows)
        {
            var name = PlannedPeople.NameOf(row);
            var number = row.Text(plan, ImportColumn.EmployeeNumber, SourceKey.Longest);
            var email = Email(row);
            var key = row[ImportColumn.TaktId] is { Length: > 0 } id ? id : number ?? email ?? name;
            if (key.Length > 0 && seen.TryGetValue(Standing.Plain(key), out var first))
            {
                if (first.Said(ImportKind.People) == row.Said(ImportKind.People))
                {
                    repeated++;
                }
                else
                {
                    row.Fail(
                        plan,
                        "DuplicateKey",
                        number is null ? ImportColumn.PersonName : ImportColumn.EmployeeNumber,
                        key,
                        $"{first.Number}"
                    );
                }

                continue;
            }

            seen[Standing.Plain(key)] = row;
            Plan(row, name, number, email);
        }

        if (repeated > 0)
        {
            plan.Say(rows[0].Sheet, Severity.Information, "RepeatedRows", $"{repeated}");
        }
    }

    void Plan(SheetRow row, string name, string? number, string? email)
    {
        if (name.Length > LongestName)
        {
            row.Fail(plan, "NameTooLong", ImportColumn.PersonName, $"{name.Length}", $"{LongestName}");
            return;
        }

        var person = Stored(row, name, number, email);
        if (row.IsUnusable)
        {
            return;
        }

        if (person is null && name.Length == 0)
        {
            row.Fail(plan, "PersonNameMissing", row.Has(ImportColumn.PersonName) ? ImportColumn.PersonName : null);
            return;
        }

        if (person?.Row is { } taken)
        {
            row.Fail(plan, "DuplicateKey", ImportColumn.PersonName, person.Name, $"{taken.Number}");
            return;
        }

        var phone = row.Text(plan, ImportColumn.Phone, LongestPhone);
        if (person is null)
        {
            Make(row, name, number, email, phone);
        }
        else
        {
            Change(row, person, name, number, email, phone);
        }
    }

    // A number is sure, an address nearly so; a name only where nothing speaks against it.
    PlannedPerson? Stored(SheetRow row, string name, string? number, string? email)
    {
        if (Guid.TryParse(row[ImportColumn.TaktId], out var id) && people.ById(id) is { } known)
        {
            return known;
        }

        if (number is not null && people.ByNumber(number) is { Stored: not null } numbered)
        {
            return numbered;
        }

        if (email is not null && people.WithEmail(email) is [{ Stored: not null } mailed] && (number is null || mailed.Number is null))
        {
            return mailed;
        }

        var named = people
            .Named(name)
            .Where(p =>
                p.Stored is not null
                && (number is null || p.Number is null)
                && (email is null || p.Email is null || Standing.Plain(p.Email) == Standing.Plain(email))
            )
            .ToArray();
        if (named.Length > 1)
        {
            row.Fail(plan, "AmbiguousPerson", ImportColumn.PersonName, name);
            return null;
        }

        if (named is [var only] && (number is not null || email is not null))
        {
            plan.Say(row, Severity.Warning, "MatchedByName", ImportColumn.PersonName, only.Name);
        }

        return named.Length > 0 ? named[0] : null;
    }

    string? Email(SheetRow row)
    {
        var email = row.Text(plan, ImportColumn.Email, LongestEmail);
        if (email is null)
        {
            return null;
        }

        if (email.Split('@') is not [{ Length: > 0 }, { Length: > 2 }] || email.Contains(' ', StringComparison.Ordinal))
        {
            plan.Say(row, Severity.Warning, "EmailWrong", ImportColumn.Email);
            return null;
        }

        return email;
    }

    // Two people with one address: the second would be taken for the first at the next file.
    string? Own(SheetRow row, PlannedPerson? person, string? email)
    {
        if (email is null)
        {
            return null;
        }

        var key = Standing.Plain(email);
        if (emails.TryGetValue(key, out var first))
        {
            plan.Say(row, Severity.Warning, "EmailTwice", ImportColumn.Email, $"{first.Number}");
            return null;
        }

        if (people.WithEmail(email).FirstOrDefault(p => p != person && p.Stored is not null && p.Row is null) is { } other)
        {
            plan.Say(row, Severity.Warning, "EmailOfAnother", ImportColumn.Email, other.Name);
            return null;
        }

        emails[key] = row;
        return email;
    }

    void Make(SheetRow row, string name, string? number, string? email, string? phone)
    {
        var own = Own(row, null, email);
        var entity = new Person(name, own, phone);
        var person = new PlannedPerson
        {
            Id = entity.Id,
            Name = name,
            Number = number,
            Email = own,
            Row = row,
        };
        people.Add(person);
        Told.Add(person);
        plan.Add(
            new(ImportKind.People, DifferenceAct.New, name, own ?? number, [], standing.On, (row.Sheet, row.Number)),
            writing =>
            {
                writing.People.Add(entity);
                if (number is not null)
                {
                    writing.Keys.Add(new(ImportKind.People, number, entity.Id));
                }
            }
        );
    }

    void Change(SheetRow row, PlannedPerson person, string name, string? number, string? email, string? phone)
    {
        var stored = person.Stored!;
        person.Row = row;
        Told.Add(person);
        var wantedName = SheetRow.Kept(stored.Name, name)!;
        var wantedEmail = SheetRow.Kept(stored.Email, Own(row, person, email));
        var wantedPhone = SheetRow.Kept(stored.Phone, phone);
        var newNumber = person.IsKeyed ? null : number;
        List<Shift> shifts = [];
        Note(ImportColumn.PersonName, stored.Name, wantedName);
        Note(ImportColumn.Email, stored.Email, wantedEmail);
        Note(ImportColumn.Phone, stored.Phone, wantedPhone);
        Note(ImportColumn.EmployeeNumber, null, newNumber);
        person.Number ??= number;
        if (shifts.Count == 0)
        {
            people.Index(person);
            plan.Same(ImportKind.People);
            return;
        }

        if (!actor.MayRun([.. unitsOf[person.Id]], standing.Root))
        {
            row.Fail(plan, "NotYours", ImportColumn.PersonName, stored.Name);
            return;
        }

        (person.Name, person.Email) = (wantedName, wantedEmail);
        people.Index(person);
        plan.Add(
            new(ImportKind.People, DifferenceAct.Changed, wantedName, null, shifts, standing.On, (row.Sheet, row.Number)),
            writing =>
            {
                if (stored.Name != wantedName)
                {
                    stored.Rename(wantedName);
                }

                (stored.Email, stored.Phone) = (wantedEmail, wantedPhone);
                if (newNumber is not null)
                {
                    writing.Touch(stored);
                    writing.Keys.Add(new(ImportKind.People, newNumber, stored.Id));
                }
            }
        );

        void Note(ImportColumn column, string? before, string? after)
        {
            if (before != after)
            {
                shifts.Add(new(column, before, after));
            }
        }
    }
}
