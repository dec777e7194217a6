using System.Linq.Expressions;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>A measure as the list, the board and the timeline read it.</summary>
sealed record MeasureRow(
    Guid Id,
    int Version,
    MeasureKind Kind,
    string What,
    string? SourceTitle,
    Guid UnitId,
    Seat Owner,
    Seat? StandsInFor,
    DateOnly DecidedOn,
    DateOnly? Due,
    MeasureState State,
    DateOnly StateSince,
    DateOnly? DoneOn,
    MeasureEffect? Effect,
    DateOnly? JudgeOn,
    string? NeedsHelp,
    DateOnly? Next,
    string? StepLines,
    MeasurePriority? Priority
)
{
    public static Expression<Func<Standing, MeasureRow>> Of { get; } =
        s =>
            new(
                s.Measure.Id,
                s.Measure.Version,
                s.Measure.Kind,
                s.Measure.What,
                s.Measure.SourceTitle,
                s.Measure.Audience.UnitId,
                s.Measure.Owner,
                s.Measure.StandsInFor,
                s.Measure.DecidedOn,
                s.Measure.Due,
                s.Measure.State,
                s.Measure.StateSince,
                s.Measure.DoneOn,
                s.Measure.Effect,
                s.Measure.JudgeOn,
                s.Measure.HelpAnswer == null ? s.Measure.NeedsHelp : null,
                s.Measure.Next,
                s.Measure.StepLines,
                s.Measure.Priority
            );

    public DateOnly SortedBy(Shelf shelf) => shelf == Shelf.Closed ? StateSince : Next!.Value;

    public bool IsToDo => State is MeasureState.Proposed or MeasureState.Decided or MeasureState.Started;

    public bool AwaitsJudgement => State == MeasureState.Done && Next is not null;

    public bool SaysNothing => Effect is null && (IsToDo ? NeedsHelp is null : State != MeasureState.Done || JudgeOn is null);

    public bool IsLate(DateOnly today) => IsToDo && Due < today;

    public bool AsksNow(DateOnly today) => IsLate(today) || (State == MeasureState.Done && JudgeOn <= today);

    /// <summary>As <see cref="Measure.MayChange"/>.</summary>
    public bool MayChange(Actor actor) => Owner.IsHeldBy(actor) || actor.May(FollowUpPermissions.Change, UnitId);
}
