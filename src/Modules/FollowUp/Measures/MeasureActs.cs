using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>
/// What is done to a measure, from its page and by programs: the act, what then waits for whom, and who is told, in one save.
/// Whether the actor may is asked before.
/// </summary>
sealed class MeasureActs(Db db, Clock clock, Telling telling)
{
    public Task Approve(Measure measure, Seat owner, DateOnly due, CancellationToken cancel) =>
        Do(measure, () => measure.Approve(owner, due, clock.Today), "measure decided", "FollowUp.NoticeApproved", [], cancel);

    public Task Start(Measure measure, CancellationToken cancel) =>
        Do(measure, () => measure.Start(clock.Today), "measure started", "FollowUp.NoticeStarted", [], cancel);

    public Task Finish(Measure measure, DateOnly? judgeOn, CancellationToken cancel) =>
        Do(
            measure,
            () =>
            {
                measure.Finish(clock.Today, judgeOn);
                measure.Announce(db, clock);
            },
            "measure done",
            "FollowUp.NoticeDone",
            [],
            cancel
        );

    public Task Judge(Measure measure, MeasureEffect effect, string? shown, CancellationToken cancel) =>
        Do(
            measure,
            () =>
            {
                measure.Judge(effect, shown, clock.Today);
                measure.Announce(db, clock);
            },
            "measure judged",
            "FollowUp.NoticeJudged",
            [],
            cancel
        );

    public Task Drop(Measure measure, string? because, CancellationToken cancel) =>
        Do(measure, () => measure.Drop(because, clock.Today), "measure dropped", "FollowUp.NoticeDropped", [], cancel);

    public Task Change(Measure measure, MeasureWish wish, CancellationToken cancel) =>
        Do(
            measure,
            () =>
            {
                measure.Change(wish.What, wish.Owner, wish.Due, wish.Effect, wish.Kind);
                measure.Weigh(wish.Size);
            },
            "measure changed",
            "FollowUp.NoticeChanged",
            [],
            cancel
        );

    /// <summary>Any other act.</summary>
    /// <param name="measure">To what.</param>
    /// <param name="act">What is done to it.</param>
    /// <param name="because">For the trail.</param>
    /// <param name="told">Text key of what those who follow it are told; null when they are not.</param>
    /// <param name="besides">Who else is told.</param>
    /// <param name="cancel">Stops.</param>
    public async Task Do(Measure measure, Action act, string because, string? told, IEnumerable<Guid> besides, CancellationToken cancel)
    {
        act();
        await measure.Refollow(db, clock, cancel);
        if (told is not null)
        {
            var people = await telling.Followers(measure.Id, cancel);
            await telling.Tell(measure.Watchable, told, people.Concat(besides), cancel);
        }

        await db.Save(because, cancel);
    }
}
