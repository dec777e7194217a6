namespace Takt.Ui;

/// <summary>What is counted month by month.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Counts">How many in each month of the chart.</param>
public sealed record MonthLane(string Name, IReadOnlyList<int> Counts);

/// <summary>Lanes of columns over the same months and on the same scale, measured out: a wide and a phone form from the same numbers. All lengths in px.</summary>
sealed record MonthPicture(
    double Width,
    double Height,
    double Left,
    IReadOnlyList<MonthPicture.Lane> Lanes,
    IReadOnlyList<MonthPicture.Month> Months
)
{
    /// <summary>A lane: its name, the line it stands on, and a column for each month that has any.</summary>
    public sealed record Lane(string Name, double NameX, double NameY, double BaseY, IReadOnlyList<Column> Columns);

    /// <summary>A column and the number over it.</summary>
    public sealed record Column(int Count, double X, double Y, double Thick, double Height, double MiddleX);

    /// <summary>The name of a month under the lanes, and of the year where one begins.</summary>
    public sealed record Month(string Name, string? Year, double MiddleX, double Y, bool IsLast);

    /// <summary>960 wide: the lanes' names to the left, every month named.</summary>
    public static MonthPicture Wide(IReadOnlyList<DateOnly> months, IReadOnlyList<MonthLane> lanes) =>
        Lay(months, lanes, width: 960, left: 132, above: 0, tallest: 64, named: 1);

    /// <summary>328 wide: the lanes' names over them, every third month named, the last one among them.</summary>
    public static MonthPicture Phone(IReadOnlyList<DateOnly> months, IReadOnlyList<MonthLane> lanes) =>
        Lay(months, lanes, width: 328, left: 0, above: 20, tallest: 52, named: 3);

    static MonthPicture Lay(
        IReadOnlyList<DateOnly> months,
        IReadOnlyList<MonthLane> lanes,
        double width,
        double left,
        double above,
        double tallest,
        int named
    )
    {
        const double number = 20,
            under = 14;
        var step = (width - left) / months.Count;
        var thick = Math.Round(step * 0.55);
        var unit = tallest / Math.Max(1, lanes.Max(lane => lane.Counts.Max()));
        var laneHeight = above + number + tallest + under;
        double MiddleOf(int month) => left + ((month + 0.5) * step);

        List<Lane> laid = [];
        foreach (var lane in lanes)
        {
            var top = laid.Count * laneHeight;
            var baseY = top + above + number + tallest;
            Column[] columns =
            [
                .. lane
                    .Counts.Index()
                    .Where(month => month.Item > 0)
                    .Select(month => (month.Index, Height: Math.Max(2, month.Item * unit), month.Item))
                    .Select(c => new Column(c.Item, MiddleOf(c.Index) - (thick / 2), baseY - c.Height, thick, c.Height, MiddleOf(c.Index))),
            ];
            laid.Add(new(lane.Name, 0, above > 0 ? top + 15 : baseY - 4, baseY, columns));
        }

        var last = months.Count - 1;
        var y = (laneHeight * lanes.Count) + 6;
        Month[] names =
        [
            .. months
                .Index()
                .Where(month => (last - month.Index) % named == 0)
                .Select(month => new Month(
                    Norwegian.ShortMonth(month.Item),
                    month.Index < named || month.Item.Month <= named ? $"{month.Item.Year}" : null,
                    MiddleOf(month.Index),
                    y,
                    month.Index == last
                )),
        ];
        return new(width, y + 22, left, laid, names);
    }
}
