using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>A column of the wall: one theme, as many texts as there is height for, and how many are left.</summary>
sealed record WallColumn(string? Name, string Question, IReadOnlyList<string> Cards, int Left);

/// <summary>A page of the wall. While it is hidden it holds no words, only how many there are.</summary>
/// <param name="Count">All that was written.</param>
/// <param name="Pages">How many pages the words fill.</param>
/// <param name="Columns">This page's.</param>
/// <param name="HiddenWords">How many are not shown and why; empty when all are.</param>
/// <param name="Counts">By theme.</param>
sealed record WallView(int Count, int Pages, IReadOnlyList<WallColumn> Columns, string HiddenWords, IReadOnlyDictionary<Guid, int> Counts)
{
    const int MostColumns = 4;

    // Sizes of gather.css in hundredths of the width of the wall: four columns, and the height between note and foot.
    const double FontSize = 1.5;
    const double HeadingSize = 1.6;
    const double HeadingWidth = 21.5;
    const double CardWidth = 19;
    const double LineHeight = 1.98;
    const double CardFrame = 2.6;
    const double Height = 29;

    public static WallView Nothing { get; } = new(0, 1, [], "", new Dictionary<Guid, int>());

    public int CountOf(Guid theme) => Counts.GetValueOrDefault(theme);

    public static WallView Of(IReadOnlyList<Gathered> texts, IReadOnlyList<Theme> themes, int page, bool revealed)
    {
        var counts = texts.CountBy(t => t.ThemeId).ToDictionary();
        var shown = texts.Where(t => t.Hidden is null).ToLookup(t => t.ThemeId);
        var pages = themes.Where(t => shown[t.Id].Any()).Chunk(MostColumns).SelectMany(group => PagesOf(group, shown)).ToArray();
        return new(
            texts.Count,
            Math.Max(1, pages.Length),
            revealed && pages.Length > 0 ? pages[Math.Clamp(page, 1, pages.Length) - 1] : [],
            Hidden(texts),
            counts
        );
    }

    static IEnumerable<WallColumn[]> PagesOf(Theme[] themes, ILookup<Guid, Gathered> shown)
    {
        var left = themes.ToDictionary(t => t.Id, t => new Queue<string>(shown[t.Id].Select(s => s.Text)));
        while (left.Values.Any(q => q.Count > 0))
        {
            yield return
            [
                .. themes
                    .Where(t => left[t.Id].Count > 0)
                    .Select(t => (Theme: t, Cards: Fill(left[t.Id], Height - HeadingHeight(t)), Left: left[t.Id]))
                    .Select(c => new WallColumn(c.Theme.Number is null ? null : c.Theme.Name, c.Theme.Question, c.Cards, c.Left.Count)),
            ];
        }
    }

    static double HeadingHeight(Theme theme) => TextWidth.Wrap(theme.Label, HeadingSize, HeadingWidth).Count * HeadingSize * 1.3;

    // At least one a page, however long it is: nothing is cut.
    static List<string> Fill(Queue<string> texts, double height)
    {
        List<string> cards = [];
        var used = 0.0;
        while (texts.TryPeek(out var next))
        {
            used += CardFrame + (next.Split('\n').Sum(line => TextWidth.Wrap(line, FontSize, CardWidth).Count) * LineHeight);
            if (used > height && cards.Count > 0)
            {
                break;
            }

            cards.Add(texts.Dequeue());
        }

        return cards;
    }

    static string Hidden(IReadOnlyList<Gathered> texts) =>
        string.Join(
            ' ',
            texts
                .Where(t => t.Hidden is not null)
                .CountBy(t => t.Hidden!.Value)
                .OrderBy(c => c.Key)
                .Select(c => string.Format(c.Value == 1 ? Texts.GatheringOneHidden : Texts.GatheringManyHidden, c.Value, c.Key.Words))
        );
}
