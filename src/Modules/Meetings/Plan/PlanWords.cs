using System.Globalization;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>When a group meets, in words.</summary>
static class PlanWords
{
    const string Week = "week-";
    const string Month = "month-";

    public static IEnumerable<int> Months { get; } = Enumerable.Range(1, 12);

    static readonly DayOfWeek[] FromMonday =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    /// <summary>How often one can choose to meet.</summary>
    public static IReadOnlyList<Option> Rhythms =>
        [
            .. Enumerable.Range(1, Recurrence.MostWeeks).Select(n => new Option($"{Week}{n}", EveryWeek(n), Texts.PlanByWeek)),
            .. Enumerable.Range(1, Recurrence.Last).Select(n => new Option($"{Month}{n}", NthOf(n), Texts.PlanByMonth)),
        ];

    public static IReadOnlyList<Option> Weekdays => [.. FromMonday.Select(day => new Option($"{day}", Words.Capital(Weekday(day))))];

    public static IReadOnlyList<Option> Holidays =>
        [
            new(nameof(OnHoliday.After), Texts.PlanHolidayAfter),
            new(nameof(OnHoliday.Before), Texts.PlanHolidayBefore),
            new(nameof(OnHoliday.Skip), Texts.PlanHolidaySkip),
        ];

    public static IReadOnlyList<Option> Opennesses =>
        [
            new(nameof(Openness.Unit), Texts.PlanOpenUnit, Help: Texts.PlanOpenUnitHelp),
            new(nameof(Openness.Members), Texts.PlanOpenMembers, Help: Texts.PlanOpenMembersHelp),
        ];

    public static IReadOnlyList<Option> Votings =>
        [
            new(nameof(Voting.None), Texts.PlanVotingNone),
            new(nameof(Voting.Counted), Texts.PlanVotingCounted, Help: Texts.PlanVotingCountedHelp),
            new(nameof(Voting.Named), Texts.PlanVotingNamed, Help: Texts.PlanVotingNamedHelp),
        ];

    public static IReadOnlyList<Option> PassOns =>
        [
            new(nameof(PassOnTo.Members), Texts.PlanPassOnMembers),
            new(nameof(PassOnTo.Leaders), Texts.PlanPassOnLeaders, Help: Texts.PlanPassOnLeadersHelp),
        ];

    public static string Of(Voting voting) => voting is Voting.Named ? Texts.VotesNamed : Texts.VotesCounted;

    public static string RhythmOf(int weeks, int? nth) => nth is { } n ? $"{Month}{n}" : $"{Week}{weeks}";

    public static (int Weeks, int? Nth)? ReadRhythm(string? typed) =>
        Number(typed, Week) is >= 1 and <= Recurrence.MostWeeks and var weeks ? (weeks, null)
        : Number(typed, Month) is >= 1 and <= Recurrence.Last and var nth ? (0, nth)
        : null;

    /// <summary>"Annenhver torsdag kl. 09.00–10.30, ikke i juli".</summary>
    public static string Of(MeetingSeries series)
    {
        var when = $"{Rhythm(series.Recurrence)} {Time(series.At, series.Length)}";
        return series.Without.Count == 0 ? when : Fill(Texts.PlanNotIn, when, And(series.Without.Select(NameOfMonth)));
    }

    /// <summary>"Hver torsdag", "Annenhver torsdag", "Hver tredje torsdag", "Den siste torsdagen i måneden".</summary>
    public static string Rhythm(Recurrence when) =>
        when switch
        {
            { Nth: Recurrence.Last } => Fill(Texts.PlanLastOfMonth, TheWeekday(when.Day)),
            { Nth: { } nth } => Fill(Texts.PlanNthOfMonth, Ordinal(nth), TheWeekday(when.Day)),
            { Weeks: 1 } => Fill(Texts.PlanEvery, Weekday(when.Day)),
            { Weeks: 2 } => Fill(Texts.PlanEveryOther, Weekday(when.Day)),
            _ => Fill(Texts.PlanEveryNth, Ordinal(when.Weeks), Weekday(when.Day)),
        };

    /// <summary>"kl. 09.00–10.30".</summary>
    public static string Time(TimeOnly at, int minutes) => Fill(Texts.PlanTime, Clock(at), Clock(at.AddMinutes(minutes)));

    /// <summary>As typed into a field: "09.00".</summary>
    public static string Typed(TimeOnly at) => at.ToString("HH.mm", CultureInfo.InvariantCulture);

    /// <summary>"1. mai", "Kristi himmelfartsdag".</summary>
    public static string Of(Holiday holiday) => Texts.ResourceManager.GetString($"PlanHoliday{holiday}", CultureInfo.CurrentUICulture)!;

    public static string Of(Openness openness) => openness is Openness.Unit ? Texts.PlanOpenUnit : Texts.PlanOpenMembers;

    public static string NameOfMonth(int month) => Listed(Texts.PlanMonths, month - 1);

    public static string Fill(string format, params object?[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    static string Clock(TimeOnly at) => at.ToString(Texts.PlanTimeFormat, CultureInfo.InvariantCulture);

    static string EveryWeek(int weeks) =>
        weeks switch
        {
            1 => Texts.PlanEveryWeek,
            2 => Texts.PlanEveryOtherWeek,
            _ => Fill(Texts.PlanEveryNthWeek, Ordinal(weeks)),
        };

    static string NthOf(int nth) => nth == Recurrence.Last ? Texts.PlanLast : Fill(Texts.PlanNth, Ordinal(nth));

    static string Weekday(DayOfWeek day) => Listed(Texts.PlanWeekdays, (int)day);

    static string TheWeekday(DayOfWeek day) => Listed(Texts.PlanTheWeekdays, (int)day);

    static string Ordinal(int number) => Listed(Texts.PlanOrdinals, number - 1);

    static string Listed(string words, int at) => words.Split(' ')[at];

    static string And(IEnumerable<string> words) =>
        words.ToArray() switch
        {
            [.. var first, var last] when first.Length > 0 => Fill(Texts.PlanAnd, string.Join(", ", first), last),
            var few => string.Concat(few),
        };

    static int? Number(string? typed, string prefix) =>
        typed?.StartsWith(prefix, StringComparison.Ordinal) == true
        && int.TryParse(typed.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
