using System.Globalization;

namespace Takt.Meetings;

/// <summary>The weeks ahead of whoever looks: what takes their time, and which week stands out before it comes.</summary>
/// <param name="Kinds">Text keys of what takes time, in the order it is drawn.</param>
/// <param name="Weeks">This week first.</param>
sealed record WeeksAhead(IReadOnlyList<string> Kinds, IReadOnlyList<WeekAhead> Weeks)
{
    public const int Most = 8;
    const int DaysOfWeek = 7;

    // A week that takes half as much again as they usually do.
    const double Peak = 1.5;

    public static async Task<WeeksAhead> Read(IEnumerable<ITimeUse> uses, DateOnly today, CancellationToken cancel)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        var asked = new List<(string Kind, TimeAsked Asked)>();
        foreach (var use in uses)
        {
            asked.AddRange((await use.Mine(today, monday.AddDays(Most * DaysOfWeek), cancel)).Select(a => (use.Kind, a)));
        }

        string[] kinds = [.. asked.Select(a => a.Kind).Distinct()];
        return new(
            kinds,
            [
                .. Enumerable
                    .Range(0, Most)
                    .Select(n => monday.AddDays(n * DaysOfWeek))
                    .Select(first => (First: first, Asked: asked.Where(a => a.Asked.On >= first && a.Asked.On < first.AddDays(DaysOfWeek))))
                    .Select(week => new WeekAhead(
                        ISOWeek.GetWeekOfYear(week.First.ToDateTime(TimeOnly.MinValue)),
                        [.. kinds.Select(kind => week.Asked.Where(a => a.Kind == kind).Sum(a => a.Asked.Minutes))],
                        [.. week.Asked.Select(a => a.Asked).OrderByDescending(a => a.Minutes).ThenBy(a => a.On)]
                    )),
            ]
        );
    }

    public bool IsEmpty => Kinds.Count == 0;

    public WeekAhead Heaviest => Weeks.MaxBy(w => w.Minutes)!;

    /// <summary>Whether one week stands out from the rest.</summary>
    public bool HasPeak => Heaviest.Minutes > Peak * Weeks.Select(w => w.Minutes).Order().ElementAt(Most / 2);
}

/// <summary>One of them.</summary>
/// <param name="Number">The number of the week.</param>
/// <param name="Parts">Minutes of each kind.</param>
/// <param name="Asked">What takes the time, the longest first.</param>
sealed record WeekAhead(int Number, IReadOnlyList<int> Parts, IReadOnlyList<TimeAsked> Asked)
{
    public int Minutes => Parts.Sum();
}
