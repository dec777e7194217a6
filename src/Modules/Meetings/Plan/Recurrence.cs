namespace Takt.Meetings;

/// <summary>What happens to a meeting whose day is a public holiday.</summary>
enum OnHoliday
{
    /// <summary>The working day before.</summary>
    Before,

    /// <summary>The working day after.</summary>
    After,

    /// <summary>There is none that time.</summary>
    Skip,
}

/// <summary>
/// When a group meets: every so many weeks on a weekday, or on the same weekday of each month ("the second Tuesday"). Told in
/// dates of the municipality, so that nine o'clock stays nine o'clock when the clocks change.
/// </summary>
/// <param name="First">The first day it may be; the weeks are counted from the first of its weekday.</param>
/// <param name="Day">The weekday.</param>
/// <param name="Weeks">Every so many weeks; 0 where <paramref name="Nth"/> says.</param>
/// <param name="Nth">Which of its weekday in the month, 1 to 4, or 5 for the last; null where <paramref name="Weeks"/> says.</param>
/// <param name="Until">The last day it may be; null without an end.</param>
/// <param name="Without">Months it does not meet, 1 to 12.</param>
/// <param name="Holiday">Where a holiday falls on it.</param>
sealed record Recurrence(
    DateOnly First,
    DayOfWeek Day,
    int Weeks,
    int? Nth,
    DateOnly? Until,
    IReadOnlyCollection<int> Without,
    OnHoliday Holiday
)
{
    public const int MostWeeks = 8;
    public const int Last = 5;

    const int DaysInWeek = 7;
    const int FewestWeeksInMonth = 4;

    /// <summary>The days by the rule, up to and with a day: the day it says, and the day it is held when that is a holiday.</summary>
    public IEnumerable<(DateOnly ByRule, DateOnly Held)> Dates(DateOnly to) =>
        Days(to).Where(d => d.Held is not null).Select(d => (d.ByRule, d.Held!.Value));

    /// <summary>The same, with those that fall away because of a holiday.</summary>
    public IEnumerable<(DateOnly ByRule, DateOnly? Held)> Days(DateOnly to)
    {
        var end = Until < to ? Until.Value : to;
        return (Nth is { } nth ? Monthly(nth, end) : Weekly(end)).Where(d => !Without.Contains(d.Month)).Select(d => (d, HeldOn(d)));
    }

    /// <summary>
    /// The day it is held when the rule says a day; null when it falls away. Where the working day beside a holiday lies in a
    /// month it does not meet, before its first day or after its last, there is none that time.
    /// </summary>
    public DateOnly? HeldOn(DateOnly day)
    {
        if (!IsFree(day))
        {
            return day;
        }

        var held = Holiday switch
        {
            OnHoliday.Before => Nearest(day, -1),
            OnHoliday.After => Nearest(day, 1),
            _ => default(DateOnly?),
        };
        return held is { } other && (other < First || other > Until || Without.Contains(other.Month)) ? null : held;
    }

    IEnumerable<DateOnly> Weekly(DateOnly end)
    {
        for (var day = Next(First, Day); day <= end; day = day.AddDays(DaysInWeek * Weeks))
        {
            yield return day;
        }
    }

    IEnumerable<DateOnly> Monthly(int nth, DateOnly end)
    {
        for (var month = new DateOnly(First.Year, First.Month, 1); month <= end; month = month.AddMonths(1))
        {
            var day = InMonth(month, nth);
            if (day >= First && day <= end)
            {
                yield return day;
            }
        }
    }

    DateOnly InMonth(DateOnly month, int nth)
    {
        var day = Next(month, Day).AddDays(DaysInWeek * (Math.Min(nth, FewestWeeksInMonth) - 1));
        return nth == Last && day.AddDays(DaysInWeek).Month == month.Month ? day.AddDays(DaysInWeek) : day;
    }

    // A group that meets on a Saturday means it.
    bool IsFree(DateOnly day) => !WorkingDays.IsWorkingDay(day) && (Day is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || IsHoliday(day));

    static bool IsHoliday(DateOnly day) => WorkingDays.HolidayOn(day) is not null;

    static DateOnly Nearest(DateOnly day, int step)
    {
        while (!WorkingDays.IsWorkingDay(day))
        {
            day = day.AddDays(step);
        }

        return day;
    }

    static DateOnly Next(DateOnly from, DayOfWeek day) => from.AddDays((DaysInWeek + (int)day - (int)from.DayOfWeek) % DaysInWeek);
}
