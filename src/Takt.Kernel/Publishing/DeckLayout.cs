namespace Takt.Kernel;

/// <summary>
/// Spreads a deck over sheets. Nothing is shrunk, dropped or allowed to run over: what has no room goes on the next sheet under the same title, and the
/// sheets of a slide are filled evenly. Pure: the same deck gives the same sheets.
/// </summary>
public static class DeckLayout
{
    private const double LowestFill = 150,
        Step = 13;

    /// <summary>The sheets of a deck, the opening first.</summary>
    public static IReadOnlyList<Sheet> Paginate(this Deck deck)
    {
        var words = new DeckWords(deck.Language);
        var flow = new Flow(new Pieces(words));
        List<Sheet> sheets = [.. Opening(deck, flow, words)];
        foreach (var slide in deck.Slides)
            sheets.AddRange(
                slide is Slide.Drawing drawing
                    ? Drawn(drawing, TitleOf(slide, words), sheets.Count)
                    : Spread(slide, TitleOf(slide, words), flow, sheets.Count)
            );
        return sheets;
    }

    private static IEnumerable<Sheet> Opening(Deck deck, Flow flow, DeckWords words)
    {
        var title = FitTitle(TextMeasure.Clean(deck.Title), SlideFormat.OpeningTitle.Width, [(44, 4), (36, 5), (28, 6)], words);
        var pieces = new[] { title.Tail, TextMeasure.Clean(deck.Subtitle), FooterTooLong(deck) }
            .Where(text => text.Length > 0)
            .Select(text => new Piece(new Block.Paragraph(text), new Block.Paragraph(text)))
            .ToArray();
        var (regions, rest) = flow.Fill(SlideFormat.Subtitle, RegionSide.Whole, null, answer: false, pieces);
        yield return new(1, title.Head, title.Size, regions);
        if (rest.Count > 0)
        {
            var more = new Slide.Content(title.Head, [.. rest.Select(piece => piece.Block)]);
            foreach (var sheet in Spread(more, TitleOf(more, words) with { Tail = "" }, flow, 1))
                yield return sheet;
        }
    }

    /// <summary>A foot that does not fit its two lines is cut there, so it stands whole on the opening slide.</summary>
    private static string FooterTooLong(Deck deck) =>
        DeckWords.Footer(deck.Footer) is var whole && DeckWords.Foot(deck.Footer).EndsWith('…') ? whole : "";

    private static Title TitleOf(Slide slide, DeckWords words) =>
        FitTitle(TextMeasure.Clean(slide.Title), SlideFormat.Title.Width, [(32, 2), (28, 2)], words);

    private static IEnumerable<Sheet> Drawn(Slide.Drawing slide, Title title, int before) =>
        slide.Pages.Select(
            (page, i) =>
                new Sheet(before + i + 1, title.Head, title.Size, [])
                {
                    Slide = slide,
                    Diagram = page,
                    Part = i + 1,
                    Parts = slide.Pages.Count,
                }
        );

    private static IEnumerable<Sheet> Spread(Slide slide, Title title, Flow flow, int before)
    {
        IReadOnlyList<Block> lead = title.Tail is "" ? [] : [new Block.Paragraph(title.Tail)];
        var full = flow.Pages(slide, lead, SlideFormat.Content.Height);
        var pages = full.Count > 1 ? Even(full, limit => flow.Pages(slide, lead, limit)) : full;
        return pages.Select(
            (regions, i) =>
                new Sheet(before + i + 1, title.Head, title.Size, regions)
                {
                    Slide = slide,
                    Part = i + 1,
                    Parts = pages.Count,
                }
        );
    }

    /// <summary>The lowest fill that takes neither more sheets nor more cuts.</summary>
    private static IReadOnlyList<IReadOnlyList<Region>> Even(
        IReadOnlyList<IReadOnlyList<Region>> full,
        Func<double, IReadOnlyList<IReadOnlyList<Region>>> fill
    )
    {
        var (best, items) = (full, Items(full));
        for (var limit = SlideFormat.Content.Height - Step; limit >= LowestFill; limit -= Step)
        {
            var tried = fill(limit);
            if (tried.Count > full.Count || Items(tried) > items)
                break;
            best = tried;
        }
        return best;
    }

    /// <summary>As much of a title as has room, and what has not.</summary>
    private sealed record Title(string Head, double Size, string Tail);

    private static int Items(IReadOnlyList<IReadOnlyList<Region>> pages) =>
        pages
            .SelectMany(page => page)
            .SelectMany(region => region.Blocks)
            .Sum(block =>
                block switch
                {
                    Block.Bullets it => it.Items.Count,
                    Block.Voices it => it.Items.Count,
                    Block.Points it => it.Items.Count,
                    Block.Table it => it.Rows.Count,
                    Block.BarChart it => it.Bars.Count,
                    _ => 1,
                }
            );

    /// <summary>The largest size at which a title keeps to its lines; else as much of it as fits, up to its first colon if it has one.</summary>
    private static Title FitTitle(string title, double width, (double Size, int Lines)[] sizes, DeckWords words)
    {
        const int LargeIsFor = 55;
        foreach (var (size, lines) in sizes)
        {
            if (
                (size != sizes[0].Size || title.Length <= LargeIsFor || lines > 2)
                && TextMeasure.Lines(title, width, size, bold: true) <= lines
            )
                return new(title, size, "");
        }
        var (smallest, most) = sizes[^1];
        var fit = TextMeasure.Fit(title, most, width, smallest, bold: true);
        var colon = title.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && colon < Math.Min(fit, LargeIsFor)
            ? new(title[..colon], sizes[0].Size, title[(colon + 2)..])
            : new(title[..fit].TrimEnd(), smallest, $"{words.Continued} {title[fit..].TrimStart()}");
    }
}
