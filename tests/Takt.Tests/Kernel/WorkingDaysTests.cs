using System.Globalization;

namespace Takt.Tests;

public sealed class WorkingDaysTests
{
    [Fact]
    public void The_holidays_are_those_of_the_public_list()
    {
        var listed = File.ReadLines(RealData.At("data", "05_kalender", "helligdager_NO_2015_2050.csv"))
            .Skip(1)
            .Select(line => line.Split(';'))
            .Where(cells => cells[2] is "helligdag" or "høytidsdag")
            .Select(cells => DateOnly.Parse(cells[0], CultureInfo.InvariantCulture))
            .ToArray();
        Assert.Equal(listed.Distinct().Order(), Enumerable.Range(2015, 36).SelectMany(WorkingDays.Holidays).Distinct().Order());
    }

    [Theory]
    [InlineData("2026-11-24", 0, "2026-11-24")] // a Tuesday
    [InlineData("2026-11-28", 0, "2026-11-30")] // a Saturday
    [InlineData("2026-11-26", 2, "2026-11-30")] // over a weekend
    [InlineData("2027-03-24", 1, "2027-03-30")] // over Easter
    [InlineData("2026-12-24", 1, "2026-12-28")] // over Christmas
    public void So_many_working_days_later(string from, int days, string expected) =>
        Assert.Equal(
            DateOnly.Parse(expected, CultureInfo.InvariantCulture),
            WorkingDays.After(DateOnly.Parse(from, CultureInfo.InvariantCulture), days)
        );

    [Theory]
    [InlineData("2026-11-30", 2, "2026-11-26")] // a Monday
    [InlineData("2026-11-30", 0, "2026-11-30")]
    [InlineData("2027-03-30", 1, "2027-03-29")] // a holiday counts as the day before it
    public void The_last_day_from_which_so_many_have_passed(string date, int days, string expected) =>
        Assert.Equal(
            DateOnly.Parse(expected, CultureInfo.InvariantCulture),
            WorkingDays.LastFrom(DateOnly.Parse(date, CultureInfo.InvariantCulture), days)
        );
}
