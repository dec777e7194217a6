namespace Takt.FollowUp;

/// <summary>What was counted: in a period, but for what stands today.</summary>
/// <param name="Made">Decided in the period.</param>
/// <param name="OnTime">Done in the period, by the day it should.</param>
/// <param name="Late">Done in the period, after it.</param>
/// <param name="Undated">Done in the period, with no day set.</param>
/// <param name="Better">Judged in the period.</param>
/// <param name="NoChange">Judged in the period.</param>
/// <param name="Worse">Judged in the period.</param>
/// <param name="Dropped">Dropped in the period.</param>
/// <param name="Overdue">Not done, and should have been by today.</param>
/// <param name="Waiting">Done, and not judged as of today.</param>
/// <param name="WaitingLong">Of those, what should have been judged by today.</param>
sealed record FigureCounts(
    int Made,
    int OnTime,
    int Late,
    int Undated,
    int Better,
    int NoChange,
    int Worse,
    int Dropped,
    int Overdue,
    int Waiting,
    int WaitingLong
)
{
    public static FigureCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public int Dated => OnTime + Late;

    public int Done => Dated + Undated;

    public int Judged => Better + NoChange + Worse;

    /// <summary>Whether there is anything to tell.</summary>
    public bool Any => this != None;

    public static FigureCounts operator +(FigureCounts one, FigureCounts other) =>
        new(
            one.Made + other.Made,
            one.OnTime + other.OnTime,
            one.Late + other.Late,
            one.Undated + other.Undated,
            one.Better + other.Better,
            one.NoChange + other.NoChange,
            one.Worse + other.Worse,
            one.Dropped + other.Dropped,
            one.Overdue + other.Overdue,
            one.Waiting + other.Waiting,
            one.WaitingLong + other.WaitingLong
        );

    public static FigureCounts Sum(IEnumerable<FigureCounts> counts) => counts.Aggregate(None, (sum, one) => sum + one);
}
