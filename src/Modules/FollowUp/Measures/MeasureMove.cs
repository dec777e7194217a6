namespace Takt.FollowUp;

/// <summary>A step forward in the course of a measure, the same from its page and from the board: the measure's own verb, and how it is told.</summary>
/// <param name="Act">The verb.</param>
/// <param name="Because">What the trail says.</param>
/// <param name="Saved">What whoever did it is told.</param>
/// <param name="Told">What those who follow it are told.</param>
/// <param name="IsNews">Whether others hear of it too.</param>
sealed record MeasureMove(Action<Measure, DateOnly> Act, string Because, string Saved, string Told, bool IsNews = false)
{
    public static MeasureMove Start { get; } =
        new((measure, today) => measure.Start(today), "measure started", "FollowUp.MeasureStarted", "FollowUp.NoticeStarted");

    public static MeasureMove Finish(DateOnly? judgeOn = null) =>
        new(
            (measure, today) => measure.Finish(today, judgeOn),
            "measure done",
            "FollowUp.MeasureFinished",
            "FollowUp.NoticeDone",
            IsNews: true
        );

    public void Do(Measure measure, Db db, Clock clock)
    {
        Act(measure, clock.Today);
        if (IsNews)
        {
            measure.Announce(db, clock);
        }
    }
}
