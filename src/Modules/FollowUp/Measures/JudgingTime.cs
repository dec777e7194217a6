using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>The time it takes to see whether measures helped: reckoned, because nobody plans it.</summary>
sealed class JudgingTime(Db db) : ITimeUse
{
    const int MinutesEach = 15;

    public string Kind => "FollowUp.TimeJudging";

    public async Task<IReadOnlyList<TimeAsked>> Mine(DateOnly from, DateOnly until, CancellationToken cancel)
    {
        var seats = db.Actor.Seats;
        return await ToJudge(from, until)
            .Where(m => seats.Contains(m.Owner))
            .OrderBy(m => m.JudgeOn)
            .Select(m => new TimeAsked(m.JudgeOn!.Value, MinutesEach, m.What, FollowUpUrls.Of(m.Id)))
            .ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<TimeLaid>> LaidOn(
        IReadOnlyDictionary<Guid, Seat> leaders,
        DateOnly from,
        DateOnly until,
        CancellationToken cancel
    )
    {
        var seats = leaders.Values.ToList();
        var owners = await ToJudge(from, until).Where(m => seats.Contains(m.Owner)).Select(m => m.Owner).ToListAsync(cancel);
        return owners.Count == 0 ? [] : [new(Texts.TimeJudging, owners.Distinct().Count(), owners.Count * MinutesEach)];
    }

    IQueryable<Measure> ToJudge(DateOnly from, DateOnly until)
    {
        var isUsed = db.Municipality.Uses(FollowUpUrls.List);
        return db.MeasuresSeen().Where(m => isUsed && m.State == MeasureState.Done && m.JudgeOn >= from && m.JudgeOn < until);
    }
}
