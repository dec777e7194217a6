using System.Globalization;
using CsCheck;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>When a group meets by a rule: weekdays, months, holidays and the clock.</summary>
public sealed class RecurrenceTests
{
    static readonly Gen<Recurrence> Rules = Gen.Select(
        Gen.Int[0, 9000],
        Gen.Int[0, 6],
        Gen.OneOf(Gen.Int[1, Recurrence.MostWeeks].Select(w => (w, (int?)null)), Gen.Int[1, Recurrence.Last].Select(n => (0, (int?)n))),
        Gen.Int[-1, 900],
        Gen.Int[1, 12].Array[0, 4],
        Gen.Enum<OnHoliday>(),
        (begin, day, rhythm, days, without, holiday) =>
        {
            var first = new DateOnly(2015, 1, 1).AddDays(begin);
            return new Recurrence(
                first,
                (DayOfWeek)day,
                rhythm.Item1,
                rhythm.Item2,
                days < 0 ? null : first.AddDays(days),
                [.. without.Distinct()],
                holiday
            );
        }
    );

    static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    static Recurrence Weekly(string first, DayOfWeek day, int weeks = 1, OnHoliday holiday = OnHoliday.After, params int[] without) =>
        new(Day(first), day, weeks, null, null, without, holiday);

    static Recurrence Monthly(string first, DayOfWeek day, int nth, OnHoliday holiday = OnHoliday.After) =>
        new(Day(first), day, 0, nth, null, [], holiday);

    static DateOnly Horizon(Recurrence when) => when.First.AddYears(3);

    [Fact]
    public void Every_day_of_the_rule_has_its_weekday_within_its_bounds_and_outside_the_months_left_out() =>
        Rules.Sample(when =>
            when.Days(Horizon(when))
                .All(d =>
                    d.ByRule.DayOfWeek == when.Day
                    && d.ByRule >= when.First
                    && d.ByRule <= (when.Until ?? Horizon(when))
                    && !when.Without.Contains(d.ByRule.Month)
                )
        );

    [Fact]
    public void A_meeting_is_on_the_day_of_the_rule_or_on_the_nearest_working_day_beside_a_holiday() =>
        Rules.Sample(when =>
            when.Days(Horizon(when))
                .All(d =>
                    WorkingDays.HolidayOn(d.ByRule) is null
                        ? d.Held == d.ByRule
                        : d.Held is not { } held
                            || (
                                WorkingDays.IsWorkingDay(held)
                                && when.Holiday == (held < d.ByRule ? OnHoliday.Before : OnHoliday.After)
                                && Between(held, d.ByRule).All(day => !WorkingDays.IsWorkingDay(day))
                                && !when.Without.Contains(held.Month)
                                && held >= when.First
                                && !(held > when.Until)
                            )
                )
        );

    [Fact]
    public void A_meeting_falls_away_only_when_the_rule_says_so_or_the_day_beside_is_not_its_own() =>
        Rules.Sample(when =>
            when.Days(Horizon(when))
                .Where(d => d.Held is null)
                .All(d =>
                    WorkingDays.HolidayOn(d.ByRule) is not null
                    && (
                        when.Holiday is OnHoliday.Skip
                        || Beside(d.ByRule, when.Holiday) is var other
                            && (other < when.First || other > when.Until || when.Without.Contains(other.Month))
                    )
                )
        );

    [Fact]
    public void The_weeks_between_are_those_of_the_rule_whatever_is_left_out() =>
        Rules
            .Where(when => when.Nth is null)
            .Sample(when =>
            {
                var all = (when with { Without = [] }).Days(Horizon(when)).Select(d => d.ByRule).ToArray();
                return all.Zip(all.Skip(1)).All(pair => pair.Second.DayNumber - pair.First.DayNumber == when.Weeks * 7)
                    && (all.Length == 0 || all[0].DayNumber - when.First.DayNumber < 7)
                    && when.Days(Horizon(when)).Select(d => d.ByRule).SequenceEqual(all.Where(d => !when.Without.Contains(d.Month)));
            });

    [Fact]
    public void Each_month_has_one_and_it_is_the_one_the_rule_counts() =>
        Rules
            .Where(when => when.Nth is not null)
            .Sample(when =>
            {
                var days = when.Days(Horizon(when)).Select(d => d.ByRule).ToArray();
                return days.Select(d => (d.Year, d.Month)).Distinct().Count() == days.Length
                    && days.All(d => when.Nth == Recurrence.Last ? d.AddDays(7).Month != d.Month : (d.Day - 1) / 7 == when.Nth - 1);
            });

    [Fact]
    public void Two_of_a_series_are_never_on_the_same_day() =>
        Rules.Sample(when =>
        {
            var held = when.Dates(Horizon(when)).Select(d => d.Held).ToArray();
            return held.SequenceEqual(held.Distinct().Order());
        });

    [Fact]
    public void Every_second_Thursday_but_not_in_July()
    {
        var when = Weekly("2027-06-01", DayOfWeek.Thursday, weeks: 2, without: 7);
        Assert.Equal(
            ["2027-06-03", "2027-06-17", "2027-08-12", "2027-08-26"],
            when.Dates(Day("2027-08-31")).Select(d => $"{d.Held:yyyy-MM-dd}")
        );
    }

    [Theory]
    [InlineData("2027-05-17", "2027-05-18", "2027-05-14", Holiday.WhitMonday)] // a Monday, and 17 May too
    [InlineData("2028-05-17", "2028-05-18", "2028-05-16", Holiday.ConstitutionDay)]
    [InlineData("2027-05-06", "2027-05-07", "2027-05-05", Holiday.Ascension)]
    [InlineData("2027-03-29", "2027-03-30", "2027-03-24", Holiday.EasterMonday)] // before it lies all of Easter
    [InlineData("2029-05-01", "2029-05-02", "2029-04-30", Holiday.FirstOfMay)]
    [InlineData("2026-12-25", "2026-12-28", "2026-12-24", Holiday.ChristmasDay)] // the second day is a Saturday
    public void A_holiday_moves_the_meeting_as_the_rule_says(string holiday, string after, string before, Holiday named)
    {
        var day = Day(holiday);
        if (day != Day("2027-05-17"))
        {
            Assert.Equal(named, WorkingDays.HolidayOn(day));
        }

        Assert.Equal(Day(after), Held(OnHoliday.After));
        Assert.Equal(Day(before), Held(OnHoliday.Before));
        Assert.Null(Held(OnHoliday.Skip));

        DateOnly? Held(OnHoliday on) =>
            new Recurrence(day.AddDays(-14), day.DayOfWeek, 1, null, null, [], on).Days(day).Single(d => d.ByRule == day).Held;
    }

    [Fact]
    public void A_group_that_meets_on_a_Saturday_means_it()
    {
        var when = Weekly("2027-01-01", DayOfWeek.Saturday, holiday: OnHoliday.Skip);
        Assert.Contains(when.Dates(Day("2027-01-31")), d => d.Held == Day("2027-01-09"));
    }

    [Theory]
    [InlineData(1, "2027-02-05")]
    [InlineData(4, "2027-02-26")]
    [InlineData(Recurrence.Last, "2027-02-26")] // four Fridays
    public void The_weekday_is_counted_in_a_month_of_four(int nth, string expected) =>
        Assert.Equal(Day(expected), Monthly("2027-02-01", DayOfWeek.Friday, nth).Dates(Day("2027-02-28")).Single().Held);

    [Theory]
    [InlineData(4, "2027-01-22")]
    [InlineData(Recurrence.Last, "2027-01-29")] // five Fridays
    public void The_weekday_is_counted_in_a_month_of_five(int nth, string expected) =>
        Assert.Equal(Day(expected), Monthly("2027-01-02", DayOfWeek.Friday, nth).Dates(Day("2027-01-31")).Single().Held);

    [Fact]
    public void A_holiday_does_not_move_a_meeting_into_a_month_left_out_or_past_the_last_day()
    {
        var tuesdays = Weekly("2029-01-01", DayOfWeek.Tuesday, holiday: OnHoliday.Before, without: 4); // 1 May 2029 is a Tuesday
        Assert.Null(tuesdays.Days(Day("2029-05-01")).Last().Held);
        Assert.Null((tuesdays with { Holiday = OnHoliday.After, Until = Day("2029-05-01") }).Days(Day("2029-06-01")).Last().Held);
    }

    [Fact]
    public void A_meeting_at_nine_stays_at_nine_when_the_clocks_change()
    {
        var series = new MeetingSeries(Guid.NewGuid(), Guid.NewGuid(), Openness.Unit, "Ledermøte");
        series.Meet(Weekly("2027-03-22", DayOfWeek.Tuesday), new(9, 0), 60);
        var meetings = series.Lay(Day("2027-03-22"), new HashSet<DateOnly>());
        Assert.Equal(new DateTime(2027, 3, 23, 8, 0, 0), meetings.Single(m => m.On == Day("2027-03-23")).Begins); // winter: UTC+1
        Assert.Equal(new DateTime(2027, 4, 6, 7, 0, 0), meetings.Single(m => m.On == Day("2027-04-06")).Begins); // summer: UTC+2
        Assert.All(meetings, m => Assert.Equal(new TimeSpan(9, 0, 0), Clock.ToOslo(m.Begins).TimeOfDay));
        Assert.All(meetings, m => Assert.Equal(TimeSpan.FromHours(1), m.Ends - m.Begins));
    }

    [Fact]
    public void A_series_lays_a_year_and_what_is_laid_is_not_laid_again() =>
        Rules.Sample(when =>
        {
            var series = new MeetingSeries(Guid.NewGuid(), Guid.NewGuid(), Openness.Unit, "Rekke");
            series.Meet(when, new(9, 0), 60);
            var today = when.First.AddDays(40);
            var laid = series.Lay(today, new HashSet<DateOnly>());
            return laid.All(m => m.On >= today && m.ByRule <= today.AddMonths(12))
                && series.Lay(today, laid.Select(m => m.ByRule!.Value).ToHashSet()).Count == 0;
        });

    [Fact]
    public void A_series_that_is_stopped_lays_nothing_after_its_last_day_and_goes_on_when_it_is_said_anew()
    {
        var series = new MeetingSeries(Guid.NewGuid(), Guid.NewGuid(), Openness.Unit, "Rekke");
        var when = Weekly("2027-01-04", DayOfWeek.Monday);
        series.Meet(when, new(9, 0), 60);
        series.Stop(Day("2027-02-01"));
        Assert.Equal(Day("2027-02-01"), series.Lay(Day("2027-01-04"), new HashSet<DateOnly>())[^1].On);

        series.Meet(when with { Until = Day("2027-03-01") }, new(9, 0), 60);
        Assert.Equal(Day("2027-03-01"), series.Lay(Day("2027-01-04"), new HashSet<DateOnly>())[^1].On);
    }

    static DateOnly Beside(DateOnly day, OnHoliday holiday)
    {
        do
        {
            day = day.AddDays(holiday is OnHoliday.Before ? -1 : 1);
        } while (!WorkingDays.IsWorkingDay(day));

        return day;
    }

    static IEnumerable<DateOnly> Between(DateOnly one, DateOnly other)
    {
        for (var day = (one < other ? one : other).AddDays(1); day < (one < other ? other : one); day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
