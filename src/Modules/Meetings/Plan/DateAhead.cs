namespace Takt.Meetings;

/// <summary>A day a series is to meet, or would have met if it were no holiday.</summary>
/// <param name="ByRule">The day the rule says.</param>
/// <param name="Held">The day it is held; null when it falls away.</param>
/// <param name="Holiday">The holiday that moved it; null when the rule's own day is held.</param>
public sealed record DateAhead(DateOnly ByRule, DateOnly? Held, Holiday? Holiday)
{
    /// <summary>What a series would lay from a day, a year ahead.</summary>
    internal static IReadOnlyList<DateAhead> Of(Recurrence when, DateOnly today) =>
        [
            .. when.Days(today.AddMonths(MeetingSeries.MonthsAhead))
                .Where(d => (d.Held ?? d.ByRule) >= today)
                .Select(d => new DateAhead(d.ByRule, d.Held, d.Held == d.ByRule ? null : WorkingDays.HolidayOn(d.ByRule))),
        ];
}
