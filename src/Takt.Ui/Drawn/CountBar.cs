namespace Takt.Ui;

/// <summary>How a part of a bar is drawn; the shape says it without colour.</summary>
public enum BarMark
{
    Full,
    Hatched,
    Open,
}

/// <summary>A part every bar of a chart has: what it is, and how it is drawn.</summary>
public sealed record BarPart(string Name, BarMark Mark = BarMark.Full);

/// <summary>One bar.</summary>
/// <param name="Name">What is counted in it.</param>
/// <param name="Counts">How many in each part of the chart, in its order.</param>
/// <param name="Note">The number that matters in words, beside the bar: «3 av 4 i tide».</param>
/// <param name="Url">Where there is more about it; the name in the table leads there.</param>
public sealed record CountBar(string Name, IReadOnlyList<int> Counts, string? Note = null, string? Url = null)
{
    /// <summary>All parts.</summary>
    public int Total => Counts.Sum();

    /// <summary>Numbers that stand in the table only, see <see cref="BarChart.AlsoNames"/>.</summary>
    public IReadOnlyList<int> Also { get; init; } = [];
}

/// <summary>A chart of bars measured out: a form for half a page and one for a phone, from the same numbers. All lengths in px.</summary>
sealed record BarPicture(double Width, double Height, IReadOnlyList<BarPicture.Row> Rows)
{
    public const double Thick = 22;

    const double Size = 14,
        NoteSize = 13,
        LineHeight = 18,
        Gap = 10,
        MostForOne = 28; // one thing never fills a bar

    /// <summary>A part of a bar.</summary>
    public sealed record Piece(BarMark Mark, double X, double Y, double Length);

    /// <summary>A bar, its name in lines, the number after it and the words beside it.</summary>
    public sealed record Row(
        CountBar Bar,
        IReadOnlyList<string> Lines,
        double TextTop,
        IReadOnlyList<Piece> Pieces,
        double TotalX,
        double TotalY,
        double NoteX,
        double NoteY,
        bool NoteEnds
    );

    /// <summary>480 wide: name, bar, number and note on one row.</summary>
    public static BarPicture Half(IReadOnlyList<BarPart> parts, IReadOnlyList<CountBar> bars)
    {
        const double width = 480,
            left = 180;
        var right = bars.Max(bar => Gap + WidthOfTotal(bar) + (bar.Note is null ? 0 : Gap + WidthOfNote(bar)));
        var unit = Math.Min(MostForOne, (width - left - right - parts.Count) / Most(bars));
        var top = 4.0;
        List<Row> rows = [];
        foreach (var bar in bars)
        {
            var lines = TextWidth.Wrap(bar.Name, Size, left - 14);
            var height = Math.Max(34, (lines.Count * LineHeight) + 12);
            var y = top + ((height - Thick) / 2);
            var (pieces, end) = Pieces(parts, bar, left, y, unit);
            var textTop = top + ((height - (lines.Count * LineHeight)) / 2) + 13;
            rows.Add(new(bar, lines, textTop, pieces, end, y + 16, end + WidthOfTotal(bar) + Gap, y + 16, NoteEnds: false));
            top += height;
        }
        return new(width, top + 4, rows);
    }

    /// <summary>328 wide: the name over the bar, the note to the right of the name; where there is nothing, the number after the name.</summary>
    public static BarPicture Phone(IReadOnlyList<BarPart> parts, IReadOnlyList<CountBar> bars)
    {
        const double width = 328;
        var unit = Math.Min(MostForOne, (width - bars.Max(WidthOfTotal) - Gap - parts.Count) / Most(bars));
        var top = 4.0;
        List<Row> rows = [];
        foreach (var bar in bars)
        {
            var room =
                width
                - (
                    bar.Total == 0 ? WidthOfTotal(bar) + Gap
                    : bar.Note is null ? 0
                    : WidthOfNote(bar) + 12
                );
            var lines = TextWidth.Wrap(bar.Name, Size, room);
            var (textTop, y) = (top + 14, top + 6 + (lines.Count * LineHeight));
            var (pieces, end) = Pieces(parts, bar, 0, y, unit);
            var (totalX, totalY) =
                bar.Total == 0 ? (TextWidth.Of(lines[^1], Size) + Gap, textTop + ((lines.Count - 1) * LineHeight)) : (end, y + 16);
            rows.Add(new(bar, lines, textTop, pieces, totalX, totalY, width, textTop, NoteEnds: true));
            top = y + (bar.Total == 0 ? 2 : Thick + 14);
        }
        return new(width, top - 2, rows);
    }

    /// <summary>A number as it stands in the picture and the table.</summary>
    public static string Number(int number) => number.ToString("N0", System.Globalization.CultureInfo.CurrentCulture);

    // Side by side with a hair between; what is not there takes no room.
    static (IReadOnlyList<Piece> Pieces, double End) Pieces(IReadOnlyList<BarPart> parts, CountBar bar, double x, double y, double unit)
    {
        List<Piece> pieces = [];
        for (var at = 0; at < parts.Count; at++)
        {
            if (bar.Counts[at] > 0)
            {
                var from = pieces.Count == 0 ? x : pieces[^1].X + pieces[^1].Length + 1;
                pieces.Add(new(parts[at].Mark, from, y, Math.Max(2, bar.Counts[at] * unit)));
            }
        }
        return (pieces, pieces.Count == 0 ? x : pieces[^1].X + pieces[^1].Length + Gap);
    }

    static double WidthOfTotal(CountBar bar) => TextWidth.Of(Number(bar.Total), Size, bold: true);

    static double WidthOfNote(CountBar bar) => TextWidth.Of(bar.Note ?? "", NoteSize);

    static int Most(IReadOnlyList<CountBar> bars) => Math.Max(1, bars.Max(bar => bar.Total));
}
