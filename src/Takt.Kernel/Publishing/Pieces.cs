namespace Takt.Kernel;

/// <summary>The smallest thing that moves from sheet to sheet: a block with one item, cleaned, and the block it came from.</summary>
internal sealed record Piece(Block Block, Block Source);

/// <summary>Takes blocks apart into pieces, cuts a piece that is too tall, and puts pieces together again.</summary>
internal sealed class Pieces(DeckWords words)
{
    /// <summary>A text longer than this may be cut at a full stop to fill a sheet; a shorter one is kept whole as long as it can be.</summary>
    private const int Long = 280;

    /// <summary>A label longer than this is content, and stands as a paragraph of its own.</summary>
    private const int LongLabel = 100;

    /// <summary>A bar with a longer name than this is read better in a table.</summary>
    private const int LongName = 160;

    /// <summary>The width of tables when their columns are shared out: a share is a 48th.</summary>
    private const int Grid = 48;

    public IReadOnlyList<Piece> Of(IEnumerable<Block> blocks) => [.. blocks.SelectMany(Of)];

    private IEnumerable<Piece> Of(Block block) =>
        block switch
        {
            Block.Heading heading => Texts(heading, heading.Text, text => heading with { Text = text }),
            Block.Paragraph paragraph => Texts(paragraph, paragraph.Text, text => paragraph with { Text = text }),
            Block.Bullets list => list
                .Items.Index()
                .SelectMany(item =>
                    Texts(
                        list,
                        item.Item.Text,
                        text => list with { Items = [item.Item with { Text = text }], Start = list.Start + item.Index }
                    )
                ),
            Block.Voices voices => voices.Items.SelectMany(voice => Of(voices, voice)),
            Block.Points points => points.Items.SelectMany(point => Of(points, point)),
            Block.Unanswered open => [new(open with { Text = TextMeasure.Clean(open.Text), Owner = TextMeasure.Clean(open.Owner) }, open)],
            Block.Table table => Of(table),
            Block.BarChart chart => Of(chart),
            _ => [],
        };

    private static IEnumerable<Piece> Texts(Block source, string text, Func<string, Block> make) =>
        TextMeasure.Clean(text) is { Length: > 0 } clean ? [new(make(clean), source)] : [];

    private static IEnumerable<Piece> Of(Block.Voices source, Voice voice)
    {
        var from = TextMeasure.Clean(voice.From);
        foreach (
            var piece in Texts(source, voice.Text, text => new Block.Voices([new(text, from.Length is > 0 and <= LongLabel ? from : null)]))
        )
            yield return piece;
        if (from.Length > LongLabel)
            yield return new(new Block.Paragraph(from, Quiet: true), source);
    }

    private static IEnumerable<Piece> Of(Block.Points source, Point point)
    {
        var (stance, text, meta) = (TextMeasure.Clean(point.Stance), TextMeasure.Clean(point.Text), TextMeasure.Clean(point.Meta));
        if (stance.Length > LongLabel)
            yield return new(new Block.Paragraph(stance), source);
        yield return new(
            new Block.Points([
                new(text, stance.Length is > 0 and <= LongLabel ? stance : null, meta.Length is > 0 and <= LongLabel ? meta : null),
            ]),
            source
        );
        if (meta.Length > LongLabel)
            yield return new(new Block.Paragraph(meta, Quiet: true), source);
    }

    private static IEnumerable<Piece> Of(Block.Table table)
    {
        TableColumn[] columns = [.. table.Columns.Select(column => column with { Header = TextMeasure.Clean(column.Header) })];
        string[][] rows = [.. table.Rows.Select(row => columns.Select((_, i) => TextMeasure.Clean(row.ElementAtOrDefault(i))).ToArray())];
        var clean = table with { Caption = TextMeasure.Clean(table.Caption), Columns = columns, Shares = Share(columns, rows) };
        return rows is [] ? [new(clean with { Rows = [] }, table)] : rows.Select(row => new Piece(clean with { Rows = [row] }, table));
    }

    private IEnumerable<Piece> Of(Block.BarChart chart)
    {
        Bar[] bars =
        [
            .. chart.Bars.Select(bar =>
                bar with
                {
                    Label = TextMeasure.Clean(bar.Label),
                    Values = [.. chart.Series.Select((_, i) => Math.Max(0, bar.Values.ElementAtOrDefault(i)))],
                }
            ),
        ];
        string[] series = [.. chart.Series.Select(TextMeasure.Clean)];
        var finding = TextMeasure.Clean(chart.Finding);
        if (finding.Length > 0)
            yield return new(new Block.Paragraph(finding), chart);
        if (bars.Any(bar => bar.Label.Length > LongName))
        {
            var table = new Block.Table(
                finding,
                [new("", Names: true), .. series.Select(name => new TableColumn(name, Numeric: true))],
                [
                    .. bars.Select(bar =>
                        (IReadOnlyList<string>)[bar.Label, .. bar.Values.Select(value => value.ToString("0.##", words.Language))]
                    ),
                ]
            );
            foreach (var piece in Of(table))
                yield return piece;
            yield break;
        }
        var max = bars.Max(bar => (double?)bar.Values.Sum()) is > 0 and { } top ? top : 1;
        foreach (var bar in bars)
            yield return new(new Block.BarChart(finding, series, [bar]) { Max = max }, chart);
    }

    /// <summary>Shares the width out: no column narrower than its widest word as long as there is room, the rest to those with most text.</summary>
    private static int[] Share(TableColumn[] columns, string[][] rows)
    {
        var unit = SlideFormat.Content.Width / Grid;
        var wished = columns
            .Select(
                (column, i) =>
                    rows.Select(row => TextMeasure.Of(row[i], TableLook.Size, column.Names))
                        .Append(TextMeasure.Of(column.Header, TableLook.HeadSize, bold: true))
                        .Max()
            )
            .Select(Units)
            .ToArray();
        var needed = columns
            .Select(
                (column, i) =>
                    rows.Select(row => TextMeasure.WidestWord(row[i], TableLook.Size, column.Names))
                        .Append(TextMeasure.WidestWord(column.Header, TableLook.HeadSize, bold: true))
                        .Max()
            )
            .Select(Units)
            .Select(units => Math.Min(units, Grid / 3))
            .ToArray();
        while (needed.Sum() > Grid)
            needed[Array.IndexOf(needed, needed.Max())]--;
        // Square roots: a long column gets more, but does not starve the others.
        var appetite = wished.Select((units, i) => Math.Sqrt(Math.Max(0.01, Math.Min(units, Grid * 3) - needed[i]))).ToArray();
        while (needed.Sum() < Grid)
        {
            var hungriest = Enumerable.Range(0, columns.Length).MaxBy(i => (needed[i] < wished[i], appetite[i] / (needed[i] + 1)));
            needed[hungriest]++;
        }
        return needed;

        int Units(double width) => (int)Math.Ceiling((width + TableLook.Gap) / unit);
    }

    /// <summary>Puts pieces of the same block together again, so that a list is one list.</summary>
    public static IReadOnlyList<Block> Join(IEnumerable<Piece> pieces)
    {
        List<Block> joined = [];
        Block? source = null;
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && ReferenceEquals(source, piece.Source) && Join(joined[^1], piece.Block) is { } block)
                joined[^1] = block;
            else
                joined.Add(piece.Block);
            source = piece.Source;
        }
        return joined;
    }

    private static Block? Join(Block first, Block next) =>
        (first, next) switch
        {
            // An item that goes on keeps its number, so it cannot stand in one list with itself.
            (Block.Bullets a, Block.Bullets b) when !a.Numbered || a.Start + a.Items.Count == b.Start => a with
            {
                Items = [.. a.Items, .. b.Items],
            },
            (Block.Voices a, Block.Voices b) => new Block.Voices([.. a.Items, .. b.Items]),
            (Block.Points a, Block.Points b) => new Block.Points([.. a.Items, .. b.Items]),
            (Block.Table a, Block.Table b) => a with { Rows = [.. a.Rows, .. b.Rows] },
            (Block.BarChart a, Block.BarChart b) => a with { Bars = [.. a.Bars, .. b.Bars] },
            _ => null,
        };

    /// <summary>The height of a piece with text in a column.</summary>
    public double Height(Block block, double width) => TextLine.Of(block, words).Sum(line => line.Height(width));

    /// <summary>
    /// Cuts a piece so that the first part fits. One that is not long is kept whole, unless it <paramref name="must"/> be cut because it stands alone
    /// and is still too tall: first at a full stop, then at a space, inside a word only when the word is wider than the column.
    /// </summary>
    public (Piece First, Piece Tail)? Cut(Piece piece, double width, double height, bool must)
    {
        if (piece.Block is Block.Table table)
            return must ? Cut(piece, table, width, height) : null;
        if (SeamOf(piece.Block) is not { } seam || (!must && seam.Text.Length <= Long))
            return null;
        var look = seam.Look;
        var overhead = Height(seam.First(""), width) - look.Line;
        var lines = Math.Max((int)((height - overhead) / look.Line), must ? 1 : 0);
        if (lines < 1)
            return null;
        var fit = TextMeasure.Fit(seam.Text, lines, width - look.Indent, look.Size, look.Bold);
        // What follows the text may be what does not fit: then a line of it goes on with that.
        if (must && fit >= seam.Text.Length && lines > 1)
            fit = TextMeasure.Fit(
                seam.Text,
                Math.Min(lines, TextMeasure.Lines(seam.Text, width - look.Indent, look.Size, look.Bold)) - 1,
                width - look.Indent,
                look.Size,
                look.Bold
            );
        var cut =
            SentenceEnd(seam.Text, fit) is var end && end > Math.Max(fit / 3, words.Continued.Length + 1) ? end
            : must ? fit
            : 0;
        if (cut == 0 || cut >= seam.Text.Length)
            return null;
        return (
            piece with
            {
                Block = seam.First(seam.Text[..cut].TrimEnd()),
            },
            piece with
            {
                Block = seam.Rest($"{words.Continued} {seam.Text[cut..].TrimStart()}"),
            }
        );
    }

    /// <summary>Where a piece can be cut: its text, and how the text before and after the cut becomes pieces.</summary>
    private sealed record Seam(string Text, TextLook Look, Func<string, Block> First, Func<string, Block> Rest);

    private static Seam? SeamOf(Block block) =>
        block switch
        {
            Block.Heading it => Same(it.Text, TextRole.Heading, text => it with { Text = text }),
            Block.Paragraph it => Same(it.Text, it.Quiet ? TextRole.Quiet : TextRole.Body, text => it with { Text = text }),
            Block.Bullets { Items: [var item] } it => Same(
                item.Text,
                it.Numbered ? TextRole.Number
                    : item.Level < 1 ? TextRole.Bullet
                    : TextRole.SubBullet,
                text => it with { Items = [item with { Text = text }] },
                item.Level
            ),
            Block.Voices { Items: [var item] } => new(
                item.Text,
                TextLook.Of(TextRole.Voice),
                text => new Block.Voices([new(text)]),
                text => new Block.Voices([item with { Text = text }])
            ),
            Block.Points { Items: [var item] } => new(
                item.Text,
                TextLook.Of(TextRole.Answer),
                text => new Block.Points([item with { Text = text, Meta = null }]),
                text => new Block.Points([item with { Text = text, Stance = null }])
            ),
            Block.Unanswered it => Same(it.Text, TextRole.Answer, text => it with { Text = text }),
            _ => null,
        };

    private static Seam Same(string text, TextRole role, Func<string, Block> make, int level = 0) =>
        new(text, new TextLine("", role, level).Look, make, make);

    /// <summary>The place after the last full stop, question or exclamation mark that is followed by a space, not later than <paramref name="fit"/>.</summary>
    private static int SentenceEnd(string text, int fit)
    {
        for (var i = Math.Min(fit, text.Length - 1); i > 1; i--)
        {
            if (text[i] == ' ' && text[i - 1] is '.' or '!' or '?')
                return i;
        }
        return 0;
    }

    private static (Piece, Piece)? Cut(Piece piece, Block.Table table, double width, double height)
    {
        if (table.Rows is not [var row])
            return null;
        var lines = Math.Max(1, (int)((height - TableLook.Head(table, width) - (2 * TableLook.Pad)) / TableLook.Line));
        int[] cuts =
        [
            .. row.Select(
                (cell, i) => TextMeasure.Fit(cell, lines, TableLook.Inner(table, i, width), TableLook.Size, table.Columns[i].Names)
            ),
        ];
        if (cuts.Index().All(cut => cut.Item >= row[cut.Index].Length))
            return null;
        return (
            piece with
            {
                Block = table with
                {
                    Rows =
                    [
                        [.. row.Select((cell, i) => cell[..cuts[i]].TrimEnd())],
                    ],
                },
            },
            piece with
            {
                Block = table with
                {
                    Rows =
                    [
                        [.. row.Select((cell, i) => cell[cuts[i]..].TrimStart())],
                    ],
                },
            }
        );
    }
}
