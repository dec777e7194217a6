using Takt.Ui;

namespace Takt.Organisation;

/// <summary>Choosing one of everybody who has a role today. Open to everyone who belongs, as the contacts are.</summary>
sealed class PersonLookup(Db db, Clock clock)
{
    /// <summary>Who is meant by what was typed; null when nobody is, and that is then said at the field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="typed">A label as it is suggested, a name that only one has, or an id.</param>
    /// <param name="missing">What to say when nothing was typed.</param>
    /// <param name="refuse">Takes field and message.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Guid?> Read(string field, string? typed, string missing, Action<string, string> refuse, CancellationToken cancel)
    {
        if (Typed.Optional(typed) is not { } text)
        {
            refuse(field, missing);
            return null;
        }

        if (Guid.TryParse(text, out var id) && await db.Assignments.AsOf(clock.Today).AnyAsync(a => a.PersonId == id, cancel))
        {
            return id;
        }

        var meant = Lookup.Meant(text, await Called(Lookup.NamesIn(text), cancel));
        if (meant is [var only])
        {
            return only.Value;
        }

        refuse(field, Lookup.Unclear(text, [.. meant.Select(m => m.Label)], meant.Count > 0 ? [] : await Suggest(text, cancel)));
        return null;
    }

    /// <summary>Those who are meant by a list of fields, each once; what is empty is passed over.</summary>
    public async Task<IReadOnlyList<Guid>> ReadAll(
        string field,
        IReadOnlyList<string?> typed,
        Action<string, string> refuse,
        CancellationToken cancel
    )
    {
        List<Guid> people = [];
        for (var at = 0; at < typed.Count; at++)
        {
            if (!string.IsNullOrWhiteSpace(typed[at]) && await Read($"{field}[{at}]", typed[at], "", refuse, cancel) is { } person)
            {
                people.Add(person);
            }
        }

        return [.. people.Distinct()];
    }

    /// <summary>Those who are called one of these names (<see cref="Norwegian.NameKey"/>), whole.</summary>
    public Task<IReadOnlyList<Candidate<Guid>>> Named(string[] names, CancellationToken cancel) => Called(names, cancel);

    /// <summary>The labels of those whose name has these words in it, the likeliest first.</summary>
    public async Task<IReadOnlyList<string>> Suggest(string? question, CancellationToken cancel)
    {
        var (words, rest) = Lookup.WordsOf(question);
        if (words.Length == 0)
        {
            return [];
        }

        var posts = Posts();
        var people = db.People.Where(p => posts.Any(a => a.PersonId == p.Id));
        people = words.Aggregate(people, (found, word) => found.Where(p => p.NameKey!.Contains(word)));
        var whole = " " + string.Join(' ', words);
        var best = words.Aggregate(
            people.OrderBy(p => p.NameKey!.StartsWith(whole) ? 0 : 1),
            (sorted, word) => sorted.ThenBy(p => p.NameKey!.Contains(" " + word) ? 0 : 1)
        );
        var found = await best.ThenBy(p => p.NameSort)
            .ThenBy(p => p.Id)
            .Take(Lookup.MostSuggested)
            .Select(p => new { p.Id, p.NameKey })
            .ToListAsync(cancel);

        // Those of the same name too: with them one sees what must be said to tell them apart.
        var called = (await Called([.. found.Select(p => p.NameKey!).Distinct()], cancel)).ToDictionary(c => c.Value);
        return
        [
            .. found
                .Select(p => called[p.Id].Label)
                .Where(label => Array.TrueForAll(rest, w => Norwegian.NameKey(label).Contains(" " + w, StringComparison.Ordinal))),
        ];
    }

    // A post can outlive its unit: whoever has only such ones has no place to be named by.
    IQueryable<Assignment> Posts()
    {
        var units = db.UnitPeriods.AsOf(clock.Today);
        return db.Assignments.AsOf(clock.Today).Where(a => units.Any(u => u.UnitId == a.UnitId));
    }

    async Task<IReadOnlyList<Candidate<Guid>>> Called(string[] names, CancellationToken cancel)
    {
        var posts = await (
            from p in db.People
            where names.Contains(p.NameKey)
            join a in Posts() on p.Id equals a.PersonId
            join u in db.UnitPeriods.AsOf(clock.Today) on a.UnitId equals u.UnitId
            orderby p.NameSort, p.Id, a.IsMain descending, a.From, a.Id
            select new
            {
                p.Id,
                p.Name,
                p.NameSort,
                p.NameKey,
                p.Email,
                p.Phone,
                a.Title,
                Unit = u.Name,
            }
        ).ToListAsync(cancel);
        return Lookup.ToldApart(
            posts
                .DistinctBy(p => p.Id)
                .Select(p => new Candidate<Guid>(
                    p.Id,
                    p.Name,
                    p.NameSort,
                    p.NameKey!,
                    p.Title is null ? [p.Unit] : [p.Title, p.Unit],
                    [p.Email, p.Phone, Lookup.Number(p.Id)]
                ))
        );
    }
}
