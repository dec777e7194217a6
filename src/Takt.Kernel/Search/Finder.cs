namespace Takt.Kernel;

/// <summary>One thing that was found.</summary>
/// <param name="Kind">Text key of the kind.</param>
/// <param name="Title">The title.</param>
/// <param name="Address">Where it is.</param>
public sealed record Hit(string Kind, string Title, string Address)
{
    /// <summary>The title, and which words of it answered.</summary>
    public IReadOnlyList<TextPiece> Marked { get; init; } = [];

    /// <summary>Some of what else it says, around the words that answered; nothing when the title answers by itself.</summary>
    public IReadOnlyList<TextPiece> Excerpt { get; init; } = [];
}

/// <summary>A page of what was found.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="HasMore">Whether there is a page after this.</param>
/// <param name="IsGuess">Nothing holds the words as they were typed; these hold words that are like them.</param>
/// <param name="IsCut">There were more words than <see cref="Finder.MostWords"/>: the rest were not looked for.</param>
public sealed record Found(IReadOnlyList<Hit> Hits, bool HasMore, bool IsGuess, bool IsCut = false);

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

    /// <summary>So many words are looked for.</summary>
    public const int MostWords = SearchQuestion.MostWords;

    readonly Db db;
    readonly int most;
    readonly SearchWithin within;
    readonly CancellationToken cancel;
    readonly OrderedDictionary<Guid, Hit> found = [];
    readonly SearchMarks marks = new();
    readonly SearchVocabulary vocabulary;
    readonly IAsyncEnumerator<SearchWay> ways;
    readonly List<SearchWay> known = [];

    Finder(Db db, int most, SearchWithin within, IAsyncEnumerator<SearchWay> ways, CancellationToken cancel) =>
        (this.db, this.most, this.within, this.ways, this.cancel, vocabulary) = (db, most, within, ways, cancel, new(db, cancel));

    bool IsFull => found.Count >= most;

    /// <summary>What the actor may see of what was asked for.</summary>
    /// <param name="db">Leased to who asks.</param>
    /// <param name="question">As typed.</param>
    /// <param name="page">From 1.</param>
    /// <param name="within">How much is looked through; everything when null.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<Found> Find(
        Db db,
        string? question,
        int page = 1,
        SearchWithin? within = null,
        CancellationToken cancel = default
    )
    {
        var asked = SearchQuestion.Read(question);
        if (asked.Words.Count == 0)
        {
            return new([], HasMore: false, IsGuess: false);
        }

        page = Math.Clamp(page, 1, MostPages);
        await using var ways = db.Search.Ways(db, cancel).GetAsyncEnumerator(cancel);
        var finder = new Finder(db, (page * PageSize) + 1, within ?? SearchWithin.All, ways, cancel);
        await finder.AsAsked(asked);
        await finder.Related(asked);
        var isGuess = finder.found.Count == 0 && await finder.Guessed(asked);
        var hits = await finder.Marked([.. finder.found.Take(page * PageSize).Skip((page - 1) * PageSize)]);
        return new(hits, finder.IsFull && page < MostPages, isGuess, asked.IsCut);
    }

    // What the title does not say is read from what was found: seldom much, as titles come first.
    async Task<IReadOnlyList<Hit>> Marked(IReadOnlyList<KeyValuePair<Guid, Hit>> page)
    {
        var elsewhere = page.Where(hit => !marks.IsAllIn(hit.Value.Title)).ToLookup(hit => hit.Value.Kind, hit => hit.Key);
        var texts = await SearchTexts.Of(db, elsewhere, cancel);
        return
        [
            .. page.Select(hit =>
                hit.Value with
                {
                    Marked = marks.In(hit.Value.Title),
                    Excerpt = marks.Excerpt(texts.GetValueOrDefault(hit.Key)),
                }
            ),
        ];
    }

    Task AsAsked(SearchQuestion asked) =>
        TakeInOrder(asked.Whole(inTitle: true), asked.Begun(inTitle: true), asked.Whole(inTitle: false), asked.Begun(inTitle: false));

    async Task Related(SearchQuestion asked)
    {
        if (!IsFull && await vocabulary.Related(asked.Words) is { } words)
        {
            await TakeInOrder(new(words, InTitle: true), new(words, InTitle: false));
        }
    }

    // As few slips as will do.
    async Task<bool> Guessed(SearchQuestion asked)
    {
        for (var slips = 1; slips <= SearchVocabulary.MostSlips && found.Count == 0; slips++)
        {
            if (await vocabulary.Like(asked.Words, slips) is { } words)
            {
                await TakeInOrder(new(words, InTitle: true), new(words, InTitle: false));
            }
        }

        return found.Count > 0;
    }

    // Whatever answers one of them answers the last. Common words fill the page with the first; otherwise there is little, and
    // once the last has been asked the others only put it in order. A way that did not fill the page with the last does not do
    // so with another.
    async Task TakeInOrder(params IReadOnlyList<SearchNeed> needs)
    {
        marks.Add(needs[^1]);
        var isWidestFirst = (await Way(0))!.IsWidestFirst;
        if (!isWidestFirst)
        {
            Take((await Ask(needs[0])).Rows);
        }

        if (IsFull)
        {
            return;
        }

        var (all, at) = await Ask(needs[^1]);
        foreach (var need in all.Count < 2 ? [] : needs.Skip(isWidestFirst ? 0 : 1).SkipLast(1))
        {
            if (!IsFull)
            {
                Take(all.Count == most ? (await Ask(need, at)).Rows : await Among(all, need));
            }
        }

        Take(all);
    }

    async Task<(List<Row> Rows, int Way)> Ask(SearchNeed need, int at = 0)
    {
        List<Row> rows = [];
        for (; rows.Count < most && await Way(at) is { } way; at++)
        {
            rows = way.IsFor?.Invoke(need) == false ? rows : await Read(way.To(need));
        }

        return (rows, at - 1);
    }

    async Task<SearchWay?> Way(int at)
    {
        while (known.Count <= at && await ways.MoveNextAsync())
        {
            known.Add(ways.Current);
        }

        return known.ElementAtOrDefault(at);
    }

    Task<List<Row>> Among(List<Row> all, SearchNeed need)
    {
        Guid[] ids = [.. all.Select(row => row.Id)];
        return Read(db.Search.Holding(db, need).Where(row => ids.Contains(row.Id)).OrderByDescending(row => row.Number));
    }

    Task<List<Row>> Read(IQueryable<SearchRow> rows) =>
        within
            .Of(rows)
            .VisibleTo(db.Actor)
            .OpenIn(db.Municipality)
            .Take(most)
            .Select(row => new Row(row.Id, new(row.Kind, row.Title, row.Address)))
            .ToListAsync(cancel);

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
