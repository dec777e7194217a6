namespace Takt.Kernel;

/// <summary>Norwegian working days: Monday to Friday, public holidays left out (helligdagsloven § 2 and the law on 1 and 17 May).</summary>
public static class WorkingDays
{
    /// <summary>Whether people are at work on a date.</summary>
    public static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays(date.Year).Contains(date);

    /// <summary>The working day so many working days after a date; 0 gives the date itself, or the first working day after it.</summary>
    public static DateOnly After(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = date;
        for (var left = days; left > 0 || !IsWorkingDay(day); left -= IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The last date from which so many working days have passed by a date.</summary>
    public static DateOnly LastFrom(DateOnly date, int days)
    {
        var day = date;
        while (After(day, days) > date)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The public holidays of a year, Sundays that are holidays of their own included.</summary>
    public static IReadOnlyList<DateOnly> Holidays(int year)
    {
        var easter = Easter(year);
        return
        [
            new(year, 1, 1),
            easter.AddDays(-3),
            easter.AddDays(-2),
            easter,
            easter.AddDays(1),
            new(year, 5, 1),
            new(year, 5, 17),
            easter.AddDays(39),
            easter.AddDays(49),
            easter.AddDays(50),
            new(year, 12, 25),
            new(year, 12, 26),
        ];
    }

    /// <summary>Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.</summary>
    static DateOnly Easter(int year)
    {
        var (golden, century) = (year % 19, year / 100);
        var (leaps, rest) = (century / 4, century % 4);
        var moon = ((19 * golden) + century - leaps - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var week = (32 + (2 * rest) + (2 * (year % 100 / 4)) - moon - (year % 4)) % 7;
        var shift = moon + week - (7 * ((golden + (11 * moon) + (22 * week)) / 451)) + 114;
        return new(year, shift / 31, (shift % 31) + 1);
    }
}
