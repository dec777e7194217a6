using System.Globalization;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>How it goes with the measures of a unit, for those who meet about it: late, due soon, done, and what they led to.</summary>
sealed class MeasureFacts(Db db, Clock clock) : IUnitFacts
{
    const int DaysAhead = 30;

    // More of one unit than anybody can talk about.
    const int Most = 200;

    public int Order => 10;

    public async Task<IReadOnlyList<UnitFact>> Read(Guid unit, DateOnly since, CancellationToken cancel)
    {
        if (!db.Municipality.Uses(FollowUpLinks.All))
        {
            return [];
        }

        var measures = await db.MeasuresSeen()
            .AsNoTracking()
            .Where(m => m.Audience.UnitId == unit && m.State != MeasureState.Proposed && m.State != MeasureState.Dropped)
            .Where(m => m.Next != null || m.DoneOn >= since || m.StateSince >= since)
            .OrderBy(m => m.Next == null)
            .ThenBy(m => m.Next)
            .ThenBy(m => m.Id)
            .Take(Most)
            .ToListAsync(cancel);
        var (today, soon) = (clock.Today, clock.Today.AddDays(DaysAhead));
        var toDo = measures.Where(m => m.IsToDo).ToList();
        var judged = measures.Where(m => m.Effect is not null && m.StateSince >= since);
        UnitFact?[] facts =
        [
            Of(Texts.FactLate, toDo.Where(m => m.Due < today), m => Said(Texts.CardWasDue, m.Due)),
            Of(Texts.FactSoon, toDo.Where(m => m.Due >= today && m.Due <= soon), m => Said(Texts.CardDue, m.Due)),
            Of(Texts.FactDone, measures.Where(m => m.DoneOn >= since && m.Effect is null), m => Said(Texts.FactDoneOn, m.DoneOn)),
            Of(Texts.FactEffect, judged, m => EffectMark.Words(m.Effect!.Value)),
        ];
        return [.. facts.OfType<UnitFact>()];
    }

    static UnitFact? Of(string title, IEnumerable<Measure> measures, Func<Measure, string?> note) =>
        measures.ToList() is { Count: > 0 } some
            ? new(
                FactAbout.Results,
                title,
                some.Count,
                [.. some.Take(IUnitFacts.MostRows).Select(m => new UnitCardRow(m.What, note(m), FollowUpUrls.Of(m.Id)))]
            )
            : null;

    static string? Said(string format, DateOnly? day) =>
        day is { } on ? string.Format(CultureInfo.CurrentCulture, format, Norwegian.Full(on)) : null;
}
