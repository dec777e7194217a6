namespace Takt.Kernel;

/// <summary>The public holidays of Norway.</summary>
public enum Holiday
{
    /// <summary>1 January.</summary>
    NewYear,

    /// <summary>The Thursday before Easter.</summary>
    MaundyThursday,

    /// <summary>The Friday before Easter.</summary>
    GoodFriday,

    /// <summary>Easter itself.</summary>
    EasterSunday,

    /// <summary>The day after Easter.</summary>
    EasterMonday,

    /// <summary>1 May.</summary>
    FirstOfMay,

    /// <summary>17 May.</summary>
    ConstitutionDay,

    /// <summary>The Thursday forty days into Easter.</summary>
    Ascension,

    /// <summary>Seven weeks after Easter.</summary>
    WhitSunday,

    /// <summary>The day after.</summary>
    WhitMonday,

    /// <summary>25 December.</summary>
    ChristmasDay,

    /// <summary>26 December.</summary>
    BoxingDay,
}

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
    public static IReadOnlyList<DateOnly> Holidays(int year) => [.. Named(year).Select(h => h.Day)];

    /// <summary>The holiday a date is, the first of them where two fall together; null for any other day.</summary>
    public static Holiday? HolidayOn(DateOnly date) =>
        Named(date.Year).Where(h => h.Day == date).Select(h => (Holiday?)h.Is).FirstOrDefault();

    static (DateOnly Day, Holiday Is)[] Named(int year)
    {
        var easter = Easter(year);
        return
        [
            (new(year, 1, 1), Holiday.NewYear),
            (easter.AddDays(-3), Holiday.MaundyThursday),
            (easter.AddDays(-2), Holiday.GoodFriday),
            (easter, Holiday.EasterSunday),
            (easter.AddDays(1), Holiday.EasterMonday),
            (new(year, 5, 1), Holiday.FirstOfMay),
            (new(year, 5, 17), Holiday.ConstitutionDay),
            (easter.AddDays(39), Holiday.Ascension),
            (easter.AddDays(49), Holiday.WhitSunday),
            (easter.AddDays(50), Holiday.WhitMonday),
            (new(year, 12, 25), Holiday.ChristmasDay),
            (new(year, 12, 26), Holiday.BoxingDay),
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
