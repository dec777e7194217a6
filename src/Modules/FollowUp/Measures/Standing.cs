using System.Linq.Expressions;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>A view of the list. Each is an address.</summary>
enum Shelf
{
    Mine,
    Units,
    Late,
    Judge,
    Open,
    Closed,
}

/// <summary>A measure and the views it stands on, told in the query: the rows and the counts ask the same.</summary>
sealed class Standing
{
    public required Measure Measure { get; init; }
    public required bool IsMine { get; init; }
    public required bool IsInUnits { get; init; }
    public required bool IsLate { get; init; }
    public required bool AwaitsJudgement { get; init; }
    public required bool IsOpen { get; init; }

    /// <summary>The day it next asks for something; the last day there is when it asks for nothing.</summary>
    public required DateOnly Next { get; init; }

    /// <summary>How it stands to somebody today. Their units are those they sit in, and those whose measures they follow up.</summary>
    public static Expression<Func<Measure, Standing>> For(Actor actor, DateOnly today)
    {
        var seats = actor.Seats;
        Guid[] units = [.. actor.Posts.Select(p => p.UnitId), .. actor.ReachOf(FollowUpPermissions.Change).Units];
        MeasureState[] toDo = [MeasureState.Proposed, MeasureState.Decided, MeasureState.Started];
        var never = DateOnly.MaxValue;
        return m =>
            new()
            {
                Measure = m,
                IsMine = seats.Contains(m.Owner),
                IsInUnits = units.Contains(m.Audience.UnitId),
                IsLate = toDo.Contains(m.State) && m.Due < today,
                AwaitsJudgement = m.State == MeasureState.Done && m.Kind == MeasureKind.Measure,
                IsOpen = toDo.Contains(m.State) || (m.State == MeasureState.Done && m.Kind == MeasureKind.Measure),
                Next = m.State == MeasureState.Done ? m.JudgeOn ?? never : m.Due ?? never,
            };
    }

    public static Expression<Func<Standing, bool>> On(Shelf shelf) =>
        shelf switch
        {
            Shelf.Mine => s => s.IsOpen && s.IsMine,
            Shelf.Units => s => s.IsOpen && s.IsInUnits,
            Shelf.Late => s => s.IsLate,
            Shelf.Judge => s => s.AwaitsJudgement,
            Shelf.Open => s => s.IsOpen,
            _ => s => !s.IsOpen,
        };
}
