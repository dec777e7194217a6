using System.Globalization;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>What the rows of the timeline are gathered under.</summary>
enum TimelineGrouping
{
    Unit,
    Owner,
}

/// <summary>Which months the timeline shows, and how its rows are gathered: what its address has beside the filter.</summary>
sealed record TimelineFilter(DateOnly First, int Months, TimelineGrouping Grouping)
{
    /// <summary>How many months one can choose to see.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [3, 6, 12];

    const int UsualLength = 6;
    const string ByOwner = "ansvarlig";

    public MonthSpan Span => new(First, Months);

    /// <summary>Reads the parts of an address; what says nothing is left out. Unless another is given, the first month is the one before this.</summary>
    public static TimelineFilter Read(string? first, string? months, string? grouping, DateOnly today) =>
        new(
            DateOnly.TryParseExact(first, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            && month.Year is >= 2000 and < 2100
                ? month
                : Usual(today),
            int.TryParse(months, CultureInfo.InvariantCulture, out var length) && Lengths.Contains(length) ? length : UsualLength,
            grouping == ByOwner ? TimelineGrouping.Owner : TimelineGrouping.Unit
        );

    public bool IsUsual(DateOnly today) => First == Usual(today);

    /// <summary>The months before, or after.</summary>
    public TimelineFilter Moved(int times) => this with { First = First.AddMonths(times * Months) };

    /// <summary>The months around today.</summary>
    public TimelineFilter Now(DateOnly today) => this with { First = Usual(today) };

    /// <summary>Its parts, by name.</summary>
    public Dictionary<string, string?> Parts(DateOnly today) =>
        new KeyValuePair<string, string?>[]
        {
            new("fra", IsUsual(today) ? null : First.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
            new("maneder", Months == UsualLength ? null : Months.ToString(CultureInfo.InvariantCulture)),
            new("grupper", Grouping is TimelineGrouping.Owner ? ByOwner : null),
        }
            .Where(part => part.Value is not null)
            .ToDictionary();

    static DateOnly Usual(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
}
