using Microsoft.AspNetCore.WebUtilities;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>How the measures are laid out. Each is an address, and keeps the filter.</summary>
enum Layout
{
    List,
    Board,
    Timeline,
}

/// <summary>What stands over list, board and timeline alike: views, filters, one's saved choices, and the way between the three.</summary>
/// <param name="Layouts">List, board and timeline, with what is chosen here.</param>
/// <param name="Shelves">The views.</param>
/// <param name="Saved">One's saved choices.</param>
/// <param name="Active">The filters that are set; each link takes one away.</param>
/// <param name="Menus">What can be filtered by.</param>
/// <param name="Question">What was searched for.</param>
/// <param name="Kept">What a search carries along.</param>
/// <param name="Save">Where one saves what is chosen here; null when there is nothing to save.</param>
/// <param name="Tidy">Where one's saved choices are given other names, or removed.</param>
public sealed record MeasureTools(
    IReadOnlyList<Choice> Layouts,
    IReadOnlyList<Choice> Shelves,
    IReadOnlyList<Choice> Saved,
    IReadOnlyList<Choice> Active,
    IReadOnlyList<FilterMenu> Menus,
    string? Question,
    IReadOnlyDictionary<string, string?> Kept,
    string? Save,
    string Tidy
)
{
    internal static MeasureTools None { get; } = new([], [], [], [], [], null, new Dictionary<string, string?>(), null, "");

    /// <summary>No view has anything: then there is nothing to sort out either.</summary>
    public bool IsEmpty => Shelves.Sum(s => s.Count ?? 0) == 0;

    /// <param name="filter">What is chosen.</param>
    /// <param name="here">Where.</param>
    /// <param name="counts">How many stand on each shelf.</param>
    /// <param name="saved">One's own; null while one looks through another's roles.</param>
    /// <param name="kinds">The kinds of sources.</param>
    /// <param name="library">What they are called.</param>
    /// <param name="sourceTitle">What the one thing is called that the filter is about, when it is.</param>
    /// <param name="also">What else the address holds where one is: it stays when the filter changes.</param>
    internal static MeasureTools Of(
        MeasureFilter filter,
        Layout here,
        IReadOnlyDictionary<Shelf, int> counts,
        IReadOnlyList<SavedChoice>? saved,
        IEnumerable<MeasureSourceKind> kinds,
        TextLibrary library,
        string? sourceTitle,
        IReadOnlyDictionary<string, string?>? also = null
    )
    {
        var isSaved = saved?.Any(s => s.Query == filter.Query) == true;
        return new(
            [.. Enum.GetValues<Layout>().Select(l => new Choice(NameOf(l), filter.At(UrlOf(l)), l == here))],
            [
                .. Enum.GetValues<Shelf>()
                    .Select(s => new Choice(
                        MeasureList.NameOf(s),
                        To(new(s)),
                        s == filter.Shelf,
                        counts.GetValueOrDefault(s),
                        MeasureList.MostCounted
                    )),
            ],
            [.. (saved ?? []).Select(s => new Choice(s.Name, To(MeasureFilter.Read(s.Query)), s.Query == filter.Query))],
            [
                .. filter.State is { } state
                    ? [new Choice($"{Texts.ColumnState}: {MeasureList.NameOf(state)}", To(filter with { State = null }))]
                    : Array.Empty<Choice>(),
                .. filter.Source is { } source
                    ? [new Choice($"{Texts.Source}: {NameOfSource(source)}", To(filter with { Source = null }))]
                    : Array.Empty<Choice>(),
                .. filter.Question is { } question
                    ? [new Choice($"«{question}»", To(filter with { Question = null }))]
                    : Array.Empty<Choice>(),
            ],
            [
                new(
                    Texts.ColumnState,
                    [
                        .. MeasureFilter.States.Select(s => new Choice(
                            MeasureList.NameOf(s),
                            To(filter with { State = s }),
                            filter.State == s
                        )),
                    ]
                ),
                new(
                    Texts.Source,
                    [.. kinds.Select(k => new Choice(library[k.Text], To(filter with { Source = k.Text }), filter.Source == k.Text))]
                ),
            ],
            filter.Question,
            (filter with { Question = null }).Parts.Concat(also ?? new Dictionary<string, string?>()).ToDictionary(),
            saved is null || isSaved || filter == new MeasureFilter(Shelf.Mine) ? null : ChoicesFrom(filter, here),
            ChoicesFrom(new(Shelf.Mine), here)
        );

        string To(MeasureFilter to) => At(to, here, also);
        string NameOfSource(string source) => Guid.TryParse(source, out _) ? sourceTitle ?? Texts.OneSource : library[source];
    }

    /// <summary>The address of a layout with a filter, and what else it holds.</summary>
    internal static string At(MeasureFilter filter, Layout layout, IReadOnlyDictionary<string, string?>? also = null) =>
        QueryHelpers.AddQueryString(filter.At(UrlOf(layout)), also ?? new Dictionary<string, string?>());

    /// <summary>As the address of saved choices says where one came from.</summary>
    internal static Layout Read(string? layout) =>
        layout switch
        {
            "tavle" => Layout.Board,
            "tidslinje" => Layout.Timeline,
            _ => Layout.List,
        };

    static string ChoicesFrom(MeasureFilter filter, Layout here)
    {
        var root = filter.At(FollowUpUrls.Choices);
        return here is Layout.List ? root : QueryHelpers.AddQueryString(root, "fra", here is Layout.Board ? "tavle" : "tidslinje");
    }

    internal static string UrlOf(Layout layout) =>
        layout switch
        {
            Layout.Board => FollowUpUrls.Board,
            Layout.Timeline => FollowUpUrls.Timeline,
            _ => FollowUpUrls.List,
        };

    static string NameOf(Layout layout) =>
        layout switch
        {
            Layout.Board => Texts.LayoutBoard,
            Layout.Timeline => Texts.LayoutTimeline,
            _ => Texts.LayoutList,
        };
}
