using System.Globalization;

namespace Takt.Kernel;

/// <summary>What a line of text is; decides size, colour and indent. Content is never under 18 points, labels never under 16.</summary>
internal enum TextRole
{
    Heading,
    Body,
    Quiet,
    Bullet,
    SubBullet,
    Number,
    Voice,
    From,
    Stance,
    Answer,
    Meta,
    Waiting,
    Subtitle,
}

/// <summary>The inks of the deck; <see cref="Palette"/> and the theme give them their colour.</summary>
internal enum Ink
{
    Text,
    Quiet,
    Accent,
    Waiting,
}

/// <summary>Measures in points; a line's height is exact, so that the estimate of a box's height depends on the number of lines alone.</summary>
internal sealed record TextLook(double Size, double Line, double After, double Indent = 0, bool Bold = false, Ink Ink = Ink.Text)
{
    private static readonly Dictionary<TextRole, TextLook> Looks = new()
    {
        [TextRole.Heading] = new(16, 20, 8, Bold: true, Ink: Ink.Quiet),
        [TextRole.Body] = new(20, 26, 10),
        [TextRole.Quiet] = new(16, 20, 8, Ink: Ink.Quiet),
        [TextRole.Bullet] = new(20, 26, 9, 22),
        [TextRole.SubBullet] = new(18, 23, 7, 22),
        [TextRole.Number] = new(20, 26, 9, 40),
        [TextRole.Voice] = new(20, 26, 13, 22),
        [TextRole.From] = new(16, 20, 13, 22, Ink: Ink.Quiet),
        [TextRole.Stance] = new(16, 21, 1, Bold: true, Ink: Ink.Accent),
        [TextRole.Answer] = new(20, 25, 1),
        [TextRole.Meta] = new(16, 21, 14, Ink: Ink.Quiet),
        [TextRole.Waiting] = new(16, 20, 5, Bold: true, Ink: Ink.Waiting),
        [TextRole.Subtitle] = new(22, 30, 10),
    };

    public static TextLook Of(TextRole role) => Looks[role];
}

/// <summary>A paragraph with its role: what the writers draw and the layout measures.</summary>
internal sealed record TextLine(string Text, TextRole Role, int Level = 0, int Number = 0)
{
    private TextLook? look;

    public TextLook Look => look ??= Role == TextRole.SubBullet ? TextLook.Of(Role) with { Indent = 22 + (22 * Level) } : TextLook.Of(Role);

    /// <summary>The space below, in points.</summary>
    public double After
    {
        get => field < 0 ? Look.After : field;
        init;
    } = -1;

    public double Height(double width) => (TextMeasure.Lines(Text, width - Look.Indent, Look.Size, Look.Bold) * Look.Line) + After;

    /// <summary>A block as paragraphs. Tables and charts have none.</summary>
    public static IEnumerable<TextLine> Of(Block block, DeckWords words) =>
        block switch
        {
            Block.Heading heading => [new(heading.Text, TextRole.Heading)],
            Block.Paragraph text => [new(text.Text, text.Quiet ? TextRole.Quiet : TextRole.Body)],
            Block.Bullets { Numbered: true } list => list.Items.Select(
                (item, i) => new TextLine(item.Text, TextRole.Number, Number: list.Start + i)
            ),
            Block.Bullets list => list.Items.Select(item => new TextLine(
                item.Text,
                item.Level < 1 ? TextRole.Bullet : TextRole.SubBullet,
                Math.Clamp(item.Level, 0, 2)
            )),
            Block.Voices voices => voices.Items.SelectMany(Of),
            Block.Points points => points.Items.SelectMany(Of),
            Block.Unanswered open =>
            [
                new(words.Unanswered, TextRole.Waiting),
                new(open.Text, TextRole.Answer),
                new(words.Owed(open.Owner, open.Due), TextRole.Meta),
            ],
            _ => [],
        };

    private static IEnumerable<TextLine> Of(Voice voice) =>
        voice.From is { Length: > 0 } from
            ? [new(voice.Text, TextRole.Voice) { After = 1 }, new(from, TextRole.From)]
            : [new(voice.Text, TextRole.Voice)];

    private static IEnumerable<TextLine> Of(Point point)
    {
        var last = TextLook.Of(TextRole.Meta).After;
        if (point.Stance is { Length: > 0 } stance)
            yield return new(stance, TextRole.Stance);
        if (point.Meta is not { Length: > 0 } meta)
            yield return new(point.Text, TextRole.Answer) { After = last };
        else
        {
            yield return new(point.Text, TextRole.Answer);
            yield return new(meta, TextRole.Meta);
        }
    }
}

/// <summary>The measures of tables, in points.</summary>
internal static class TableLook
{
    public const double HeadSize = 16,
        HeadLine = 20,
        Size = 18,
        Line = 23,
        Pad = 7.5,
        Gap = 16;

    /// <summary>No more rows than this on a sheet.</summary>
    public const int MaxRows = 7;

    /// <summary>The width of a column.</summary>
    public static double Width(Block.Table table, int column, double width) => width * table.Shares[column] / table.Shares.Sum();

    /// <summary>The width its text has.</summary>
    public static double Inner(Block.Table table, int column, double width) => Width(table, column, width) - Gap;

    /// <summary>The height of the head.</summary>
    public static double Head(Block.Table table, double width) =>
        (
            Tallest(table.Columns.Select((column, i) => TextMeasure.Lines(column.Header, Inner(table, i, width), HeadSize, bold: true)))
            * HeadLine
        ) + (2 * Pad);

    /// <summary>The height of a row.</summary>
    public static double Row(Block.Table table, IReadOnlyList<string> row, double width) =>
        (Tallest(row.Select((cell, i) => TextMeasure.Lines(cell, Inner(table, i, width), Size, table.Columns[i].Names))) * Line)
        + (2 * Pad);

    private static int Tallest(IEnumerable<int> lines) => lines.DefaultIfEmpty(1).Max();
}

/// <summary>The measures of bar charts, in points.</summary>
public static class ChartLook
{
    public const double Size = 16,
        Line = 20,
        Legend = 32,
        Pad = 12;

    /// <summary>The share of the width that the names have.</summary>
    public const double Names = 0.46;

    /// <summary>No more bars than this on a sheet.</summary>
    public const int MaxBars = 10;

    /// <summary>The height of every row: that of the tallest name.</summary>
    public static double Row(IEnumerable<Bar> bars, double width) =>
        Math.Max(30, (bars.Select(bar => TextMeasure.Lines(bar.Label, (width * Names) - 14, Size)).DefaultIfEmpty(1).Max() * Line) + 8);

    /// <summary>The height a chart likes where there is room.</summary>
    internal static double Roomy(Block.BarChart chart) => (chart.Bars.Count * 52) + (chart.Series.Count > 1 ? Legend : 0) + Pad;

    /// <summary>The least height of a chart.</summary>
    public static double Height(Block.BarChart chart, double width) =>
        (chart.Bars.Count * Row(chart.Bars, width)) + (chart.Series.Count > 1 ? Legend : 0) + Pad;
}

/// <summary>The few words the writers add, in the deck's language.</summary>
public sealed class DeckWords(CultureInfo language)
{
    internal CultureInfo Language => language;

    /// <summary>«Utkast».</summary>
    public string Draft => Say(nameof(Texts.DeckDraft));

    /// <summary>«Ikke besvart ennå».</summary>
    public string Unanswered => Say(nameof(Texts.DeckUnanswered));

    /// <summary>Opens what goes on from the sheet before.</summary>
    internal string Continued => Say(nameof(Texts.DeckContinued));

    /// <summary>«2 av 3».</summary>
    public string Part(Sheet sheet) => string.Format(language, Say(nameof(Texts.DeckPart)), sheet.Part, sheet.Parts);

    /// <summary>«Kari Nes svarer innen 12. mars 2027».</summary>
    public string Owed(string owner, DateOnly? due) =>
        due is { } by
            ? string.Format(language, Say(nameof(Texts.DeckOwed)), owner, Date(by))
            : string.Format(language, Say(nameof(Texts.DeckOwedSometime)), owner);

    /// <summary>«24. januar 2027».</summary>
    public string Date(DateOnly date) => date.ToString(Say(nameof(Texts.DeckDate)), language);

    /// <summary>Meeting and presenter in one line.</summary>
    internal static string Footer(DeckFooter footer) =>
        string.Join(" · ", new[] { TextMeasure.Clean(footer.Meeting), TextMeasure.Clean(footer.Presenter) }.Where(part => part.Length > 0));

    /// <summary>Meeting and presenter, as much as fits its two lines; what is cut ends in «…» and stands whole on the opening slide.</summary>
    public static string Foot(DeckFooter footer)
    {
        const double Size = 12;
        var whole = Footer(footer);
        var fit = TextMeasure.Fit(whole, 2, SlideFormat.Footer.Width, Size);
        return fit >= whole.Length ? whole : $"{whole[..TextMeasure.Fit(whole, 2, SlideFormat.Footer.Width - Size, Size)].TrimEnd()}…";
    }

    /// <summary>The name of a layout in the file.</summary>
    internal string Layout(string key) => Say(key);

    private string Say(string key) => Texts.ResourceManager.GetString(key, language) ?? key;
}
