namespace Takt.Organisation;

/// <summary>A person as it would stand after the import.</summary>
sealed class PlannedPerson
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public string? Number { get; set; }
    public string? Email { get; set; }

    /// <summary>Null for one the import makes.</summary>
    public Person? Stored { get; init; }

    public SheetRow? Row { get; set; }

    /// <summary>Whether a number is stored for the person already.</summary>
    public bool IsKeyed { get; init; }
}

/// <summary>Finds the person that is meant, by Takt's own id, employee number, e-mail address or name.</summary>
sealed class PlannedPeople
{
    readonly List<PlannedPerson> all = [];
    readonly Dictionary<Guid, PlannedPerson> byId = [];
    readonly Dictionary<string, PlannedPerson> byNumber = [];
    readonly Dictionary<string, List<PlannedPerson>> byEmail = [];
    readonly Dictionary<string, List<PlannedPerson>> byName = [];

    public PlannedPeople(Standing standing)
    {
        var numbers = standing.Keys.Where(k => k.Kind == ImportKind.People).ToLookup(k => k.RowId, k => k.Key);
        foreach (var person in standing.People)
        {
            Add(
                new()
                {
                    Id = person.Id,
                    Name = person.Name,
                    Email = person.Email,
                    Number = numbers[person.Id].FirstOrDefault(),
                    IsKeyed = numbers.Contains(person.Id),
                    Stored = person,
                }
            );
            foreach (var number in numbers[person.Id])
            {
                byNumber.TryAdd(Standing.Plain(number), all[^1]);
            }
        }
    }

    public IReadOnlyList<PlannedPerson> All => all;

    public PlannedPerson? ById(Guid id) => byId.GetValueOrDefault(id);

    public PlannedPerson? ByNumber(string number) =>
        number.Length == 0 ? null
        : byNumber.TryGetValue(Standing.Plain(number), out var known) ? known
        : Guid.TryParse(number, out var id) ? byId.GetValueOrDefault(id)
        : null;

    public IReadOnlyList<PlannedPerson> WithEmail(string email) => byEmail.GetValueOrDefault(Standing.Plain(email)) ?? [];

    public IReadOnlyList<PlannedPerson> Named(string name) => byName.GetValueOrDefault(Standing.Plain(name)) ?? [];

    public void Add(PlannedPerson person)
    {
        all.Add(person);
        byId[person.Id] = person;
        Index(person);
    }

    /// <summary>Takes what the row says of the person into account from here on.</summary>
    public void Index(PlannedPerson person)
    {
        if (person.Number is { } number)
        {
            byNumber.TryAdd(Standing.Plain(number), person);
        }

        if (person.Email is { } email)
        {
            Put(byEmail, Standing.Plain(email));
        }

        Put(byName, Standing.Plain(person.Name));

        void Put(Dictionary<string, List<PlannedPerson>> index, string key)
        {
            if (!index.TryGetValue(key, out var same))
            {
                index[key] = same = [];
            }

            if (!same.Contains(person))
            {
                same.Add(person);
            }
        }
    }

    /// <summary>The person a row of another sheet means; a seat names the person in one cell.</summary>
    public PlannedPerson? Find(ImportPlan plan, SheetRow row, ImportColumn numberColumn, ImportColumn? emailColumn = null)
    {
        var number = row[numberColumn];
        if (ByNumber(number) is { } known)
        {
            return known;
        }

        var email = emailColumn is { } column ? row[column] : number;
        if (WithEmail(email) is [var only])
        {
            return only;
        }

        var name =
            emailColumn is null ? number
            : row[ImportColumn.PersonName] is { Length: > 0 } whole ? whole
            : NameOf(row);
        var named = Named(name) is { Count: > 0 } same ? same : Named(Turned(name));
        if (named is [var called])
        {
            return called;
        }

        var shown =
            number.Length > 0 || emailColumn is null ? numberColumn
            : name.Length > 0 && row.Has(ImportColumn.PersonName) ? ImportColumn.PersonName
            : name.Length > 0 && row.Has(ImportColumn.FamilyName) ? ImportColumn.FamilyName
            : emailColumn.Value;
        row.Fail(plan, named.Count > 1 ? "AmbiguousPerson" : "UnknownPerson", shown, name.Length > 0 ? name : row[shown]);
        return null;
    }

    /// <summary>The name in one column or two; «Nes, Kari» is turned about.</summary>
    public static string NameOf(SheetRow row)
    {
        var whole = row[ImportColumn.PersonName];
        return whole.Length > 0
            ? (row[ImportColumn.TaktId].Length > 0 ? whole : Turned(whole))
            : $"{row[ImportColumn.GivenName]} {row[ImportColumn.FamilyName]}".Trim();
    }

    static string Turned(string name) =>
        name.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } family, { Length: > 0 } given] ? $"{given} {family}" : name;
}
