using System.Globalization;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>How a series is to be, read from the form.</summary>
sealed record SeriesWish(
    string Title,
    Recurrence When,
    Setting Setting,
    int ProposeBefore,
    int SilenceHours,
    Openness Openness,
    Voting Voting,
    PassOnTo PassOnTo,
    bool NumbersCases
)
{
    public const int MostDaysBefore = 60;

    public static SeriesWish Read(SeriesForm form, DateOnly today, Action<string, string> refuse)
    {
        var title = Typed.Needed("Form.Title", form.Title, MeetingSeries.LongestTitle, Texts.PlanTitleMissing, refuse);
        var wrong = false;
        void Wrong(string field, string message)
        {
            wrong = true;
            refuse(field, message);
        }

        var when = ReadWhen(form, Wrong);
        // What is read wrongly has no dates to tell of.
        if (!wrong && !when.Dates(today.AddMonths(MeetingSeries.MonthsAhead)).Any(d => d.Held >= today))
        {
            refuse("Form.First", Texts.PlanNoDates);
        }

        return new(
            title,
            when,
            Setting.Read(form.At, form.Length, form.Place, form.Link, refuse),
            Typed.Whole("Form.ProposeBefore", form.ProposeBefore, 0, MostDaysBefore, refuse),
            Typed.Whole("Form.SilenceHours", form.SilenceHours, 1, MeetingSeries.MostHours, refuse),
            Chosen<Openness>("Form.Openness", form.Openness, Texts.PlanOpennessMissing, refuse),
            VotingOf(form.Voting),
            PassOnToOf(form.PassOnTo, form.Openness, refuse),
            form.NumbersCases
        );
    }

    /// <summary>The same times have the same.</summary>
    public string Mark => MarkOf(When, Setting.At, Setting.Length);

    public static string MarkOf(Recurrence when, TimeOnly at, int length) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{when.First:yyyyMMdd}-{(int)when.Day}-{when.Weeks}-{when.Nth}-{when.Until:yyyyMMdd}-{string.Join('.', when.Without.Order())}-{(int)when.Holiday}-{at:HHmm}-{length}"
        );

    static Recurrence ReadWhen(SeriesForm form, Action<string, string> refuse)
    {
        var rhythm = PlanWords.ReadRhythm(form.Rhythm);
        if (rhythm is null)
        {
            refuse("Form.Rhythm", Texts.PlanRhythmMissing);
        }

        var day = Chosen<DayOfWeek>("Form.Day", form.Day, Texts.PlanDayMissing, refuse);
        var first = Typed.NeededDate("Form.First", form.First, refuse);
        var until = Typed.OptionalDate("Form.Until", form.Until, refuse);
        if (until < first)
        {
            refuse("Form.Until", Texts.PlanUntilBeforeFirst);
        }

        var holiday = Chosen<OnHoliday>("Form.Holiday", form.Holiday, Texts.PlanHolidayMissing, refuse);
        int[] without = [.. PlanWords.Months.Where(month => form.Without.ContainsKey(month.ToString(CultureInfo.InvariantCulture)))];
        return new(first, day, rhythm?.Weeks ?? 1, rhythm?.Nth, until, without, holiday);
    }

    internal static T Chosen<T>(string field, string? typed, string missing, Action<string, string> refuse)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(typed, out var chosen) && Enum.IsDefined(chosen))
        {
            return chosen;
        }

        refuse(field, missing);
        return default;
    }

    /// <summary>As chosen; one does not vote where that is not said.</summary>
    internal static Voting VotingOf(string? typed) =>
        Enum.TryParse<Voting>(typed, out var voting) && Enum.IsDefined(voting) ? voting : default;

    /// <summary>As chosen. Whoever is to pass something on must see it.</summary>
    internal static PassOnTo PassOnToOf(string? typed, string? openness, Action<string, string> refuse)
    {
        var to = Enum.TryParse<PassOnTo>(typed, out var chosen) && Enum.IsDefined(chosen) ? chosen : default;
        if (to is PassOnTo.Leaders && openness == nameof(Openness.Members))
        {
            refuse("Form.PassOnTo", Texts.PlanPassOnUnseen);
        }

        return to;
    }

    public void Apply(MeetingSeries series, Guid unit)
    {
        series.Meet(When, Setting.At, Setting.Length);
        series.Arrange(Title, Setting.Place, Setting.Link, ProposeBefore, SilenceHours);
        series.Show(unit, Openness);
        series.Vote(Voting);
        series.PassOn(PassOnTo);
        series.NumberCases(NumbersCases);
    }
}
