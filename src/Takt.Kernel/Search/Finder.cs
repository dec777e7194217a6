namespace Takt.Kernel;

/// <summary>One thing that was found.</summary>
/// <param name="Kind">Text key of the kind.</param>
/// <param name="Title">The title.</param>
/// <param name="Address">Where it is.</param>
public sealed record Hit(string Kind, string Title, string Address);

/// <summary>A page of what was found.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="HasMore">Whether there is a page after this.</param>
/// <param name="IsGuess">Nothing holds the words as they were typed; these hold words that are like them.</param>
public sealed record Found(IReadOnlyList<Hit> Hits, bool HasMore, bool IsGuess);

/// <summary>
/// The search. First come those with every word in the title, then those where a word has only begun, then those that hold them
/// in what else they say, then compounds and other spellings; among equals the newest. When nothing is found so, words that are
/// a slip or two away. Each of these is a question with the access rule in it and a limit after it, and none is asked when the page is
/// full.
/// </summary>
public sealed class Finder
{
    /// <summary>Hits on a page.</summary>
    public const int PageSize = 50;

    /// <summary>So far one can turn; whoever has not found it by then needs another word.</summary>
    public const int MostPages = 10;

    const int Newest = 5_000;

    readonly Db db;
    readonly int most;
    readonly CancellationToken cancel;
    readonly OrderedDictionary<Guid, Hit> found = [];
    readonly SearchVocabulary vocabulary;
    long? floor;

    Finder(Db db, int most, CancellationToken cancel) =>
        (this.db, this.most, this.cancel, vocabulary) = (db, most, cancel, new(db, cancel));

    bool IsFull => found.Count >= most;

    /// <summary>What the actor may see of what was asked for.</summary>
    /// <param name="db">Leased to who asks.</param>
    /// <param name="question">As typed.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<Found> Find(Db db, string? question, int page = 1, CancellationToken cancel = default)
    {
        var asked = SearchQuestion.Read(question);
        if (asked.Words.Count == 0)
        {
            return new([], HasMore: false, IsGuess: false);
        }

        page = Math.Clamp(page, 1, MostPages);
        var finder = new Finder(db, (page * PageSize) + 1, cancel);
        await finder.AsAsked(asked);
        await finder.Related(asked);
        var isGuess = finder.found.Count == 0 && await finder.Guessed(asked);
        return new([.. finder.found.Values.Take(page * PageSize).Skip((page - 1) * PageSize)], finder.IsFull && page < MostPages, isGuess);
    }

    // Whatever holds the words at all comes from the last question, so that it is asked first: mostly there is little, and the
    // others only put it in order.
    async Task AsAsked(SearchQuestion asked)
    {
        var all = await Ask(asked.Begun(inTitle: false));
        foreach (
            var need in all.Count < 2
                ? []
                : (SearchNeed[])[asked.Whole(inTitle: true), asked.Begun(inTitle: true), asked.Whole(inTitle: false)]
        )
        {
            if (!IsFull)
            {
                Take(await Ask(need));
            }
        }

        Take(all);
    }

    async Task Related(SearchQuestion asked)
    {
        if (!IsFull && await vocabulary.Related(asked.Words) is { } words)
        {
            Take(await Ask(new(words, InTitle: true)));
            Take(IsFull ? [] : await Ask(new(words, InTitle: false)));
        }
    }

    // As few slips as will do.
    async Task<bool> Guessed(SearchQuestion asked)
    {
        for (var slips = 1; slips <= SearchVocabulary.MostSlips && found.Count == 0; slips++)
        {
            if (await vocabulary.Like(asked.Words, slips) is { } words)
            {
                Take(await Ask(new(words, InTitle: true)));
                Take(IsFull ? [] : await Ask(new(words, InTitle: false)));
            }
        }

        return found.Count > 0;
    }

    // Common words fill the page from among the newest, which are read in order until there are enough. Otherwise there are few,
    // and they are found by their words and sorted. No planner is left to choose between the two: guessing that a rare word is
    // common, it reads a million rows for nothing.
    async Task<List<Row>> Ask(SearchNeed need)
    {
        var rows = db.Search.Holding(db, need).VisibleTo(db.Actor).OpenIn(db.Municipality);
        floor ??= await db
            .SearchRows.OrderByDescending(row => row.Number)
            .Skip(Newest)
            .Select(row => row.Number)
            .FirstOrDefaultAsync(cancel);
        if (floor is > 0 and var from)
        {
            var newest = await Read(rows.Where(row => row.Number > from).OrderByDescending(row => row.Number));
            if (newest.Count == most)
            {
                return newest;
            }
        }

        return await Read(rows.OrderBy(row => -row.Number));
    }

    Task<List<Row>> Read(IQueryable<SearchRow> rows) =>
        rows.Take(most).Select(row => new Row(row.Id, new(row.Kind, row.Title, row.Address))).ToListAsync(cancel);

    void Take(List<Row> rows)
    {
        foreach (var row in rows.TakeWhile(_ => !IsFull))
        {
            found.TryAdd(row.Id, row.Hit);
        }
    }

    sealed record Row(Guid Id, Hit Hit);
}

/// <summary>Reading the index as part of another question.</summary>
public static class SearchIndex
{
    /// <summary>Rows that hold every word asked for, in any of its forms or as the beginning of one. An empty question finds nothing. Whoever asks says for whom.</summary>
    public static IQueryable<SearchRow> Matching(this Db db, string? question) =>
        SearchQuestion.Read(question) is { Words.Count: > 0 } asked
            ? db.Search.Holding(db, asked.Begun(inTitle: false))
            : db.SearchRows.Where(_ => false);
}
