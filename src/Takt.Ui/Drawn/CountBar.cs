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

/// <summary>A chart of bars measured out: a wide and a phone form from the same numbers. All lengths in px.</summary>
sealed record BarPicture(double Width, double Height, IReadOnlyList<BarPicture.Row> Rows)
{
    public const double Thick = 22;

    const double Size = 14,
        LineHeight = 18;

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

    /// <summary>960 wide: name, bar, number and note on one row.</summary>
    public static BarPicture Wide(IReadOnlyList<BarPart> parts, IReadOnlyList<CountBar> bars)
    {
        const double width = 960,
            left = 330,
            right = 230;
        var unit = (width - left - right) / Most(bars);
        var top = 4.0;
        List<Row> rows = [];
        foreach (var bar in bars)
        {
            var lines = TextWidth.Wrap(bar.Name, Size, left - 24);
            var height = Math.Max(36, (lines.Count * LineHeight) + 14);
            var y = top + ((height - Thick) / 2);
            var (pieces, end) = Pieces(parts, bar, left, y, unit);
            rows.Add(
                new(
                    bar,
                    lines,
                    top + ((height - (lines.Count * LineHeight)) / 2) + 13,
                    pieces,
                    end,
                    y + 16,
                    end + TextWidth.Of(Number(bar.Total), Size, bold: true) + 10,
                    y + 16,
                    NoteEnds: false
                )
            );
            top += height;
        }
        return new(width, top + 4, rows);
    }

    /// <summary>328 wide: the name over the bar, the note to the right of the name.</summary>
    public static BarPicture Phone(IReadOnlyList<BarPart> parts, IReadOnlyList<CountBar> bars)
    {
        const double width = 328;
        var right = TextWidth.Of(Number(Most(bars)), Size, bold: true) + 14;
        var unit = (width - right) / Most(bars);
        var top = 4.0;
        List<Row> rows = [];
        foreach (var bar in bars)
        {
            var note = bar.Note is null ? 0 : TextWidth.Of(bar.Note, 13) + 12;
            var lines = TextWidth.Wrap(bar.Name, Size, width - note);
            var y = top + 6 + (lines.Count * LineHeight);
            var (pieces, end) = Pieces(parts, bar, 0, y, unit);
            rows.Add(new(bar, lines, top + 14, pieces, end, y + 16, width, top + 14, NoteEnds: true));
            top = y + Thick + 16;
        }
        return new(width, top - 8, rows);
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
                pieces.Add(new(parts[at].Mark, from, y, Math.Max(2, (bar.Counts[at] * unit) - 1)));
            }
        }
        return (pieces, pieces.Count == 0 ? x : pieces[^1].X + pieces[^1].Length + 10);
    }

    static int Most(IReadOnlyList<CountBar> bars) => Math.Max(1, bars.Max(bar => bar.Total));
}
