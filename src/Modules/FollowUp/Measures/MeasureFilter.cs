using Microsoft.AspNetCore.WebUtilities;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>The view and the filters of the list as its address has them: the page and the sheet show the same.</summary>
/// <param name="Shelf">The view.</param>
/// <param name="State">Only in this state.</param>
/// <param name="Source">A kind of source, or the id of one thing measures came from.</param>
/// <param name="Question">What was searched for.</param>
sealed record MeasureFilter(Shelf Shelf, MeasureState? State = null, string? Source = null, string? Question = null)
{
    static readonly Dictionary<Shelf, string> ShelfNames = new()
    {
        [Shelf.Mine] = "mine",
        [Shelf.Units] = "enheter",
        [Shelf.Late] = "frist",
        [Shelf.Proposed] = "foreslatt",
        [Shelf.Judge] = "vurdering",
        [Shelf.Open] = "apne",
        [Shelf.Closed] = "ferdige",
    };

    /// <summary>The states one can choose between.</summary>
    public static IReadOnlyList<MeasureState> States { get; } = Enum.GetValues<MeasureState>();

    /// <summary>Reads the parts of an address; what says nothing is left out.</summary>
    public static MeasureFilter Read(string? view, string? state, string? source, string? question) =>
        new(
            ShelfNames.FirstOrDefault(s => s.Value == view).Key,
            Enum.TryParse<MeasureState>(state, out var one) && States.Contains(one) ? one : null,
            Blank(source),
            Blank(question)
        );

    /// <summary>Reads what <see cref="Query"/> wrote.</summary>
    public static MeasureFilter Read(string query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        return Read(Part("visning"), Part("tilstand"), Part("kilde"), Part("q"));

        string? Part(string name) => parts.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    public bool IsNarrowed => State is not null || Source is not null || Question is not null;

    /// <summary>The measures of the view that are left.</summary>
    public IQueryable<Standing> On(Db db, IQueryable<Standing> shelf)
    {
        if (State is { } state)
        {
            shelf = shelf.Where(s => s.Measure.State == state);
        }

        if (Source is { } source)
        {
            shelf = Guid.TryParse(source, out var id)
                ? shelf.Where(s => s.Measure.SourceId == id)
                : shelf.Where(s => s.Measure.SourceKind == source);
        }

        if (Question is { } question)
        {
            var hits = db.Matching(question).Select(r => r.Id);
            shelf = shelf.Where(s => hits.Contains(s.Measure.Id));
        }

        return shelf;
    }

    /// <summary>What is urgent first; what is closed, newest first.</summary>
    public IQueryable<Standing> InOrder(IQueryable<Standing> asked) =>
        Shelf == Shelf.Closed
            ? asked.OrderByDescending(s => s.Measure.StateSince).ThenByDescending(s => s.Measure.Id)
            : asked.OrderBy(s => s.Measure.Next).ThenBy(s => s.Measure.Id);

    /// <summary>An address that shows the same.</summary>
    public string At(string root) => QueryHelpers.AddQueryString(root, Parts);

    /// <summary>What an address that shows the same has after its "?"; "" for what is shown when nothing is chosen.</summary>
    public string Query => At("").TrimStart('?');

    /// <summary>Its parts, by name.</summary>
    public Dictionary<string, string?> Parts =>
        new KeyValuePair<string, string?>[]
        {
            new("visning", Shelf == Shelf.Mine ? null : ShelfNames[Shelf]),
            new("tilstand", State?.ToString()),
            new("kilde", Source),
            new("q", Question),
        }
            .Where(part => part.Value is not null)
            .ToDictionary();

    /// <summary>In words, for people: "I enhetene mine · I gang · «skole»".</summary>
    public string Words(TextLibrary library) =>
        string.Join(
            " · ",
            new[]
            {
                MeasureList.NameOf(Shelf),
                State is { } state ? MeasureList.NameOf(state) : null,
                Source is null ? null
                : Guid.TryParse(Source, out _) ? Texts.OneSource
                : library.Knows(Source) ? library[Source]
                : Source,
                Question is null ? null : $"«{Question}»",
            }.OfType<string>()
        );

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
