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

    /// <summary>How it stands to somebody today. Their units are those they sit in, and those whose measures they follow up.</summary>
    public static Expression<Func<Measure, Standing>> For(Actor actor, DateOnly today)
    {
        var seats = actor.Seats;
        var follows = actor.ReachOf(FollowUpPermissions.Change);
        var everywhere = follows.Everywhere;
        Guid[] units = [.. actor.Posts.Select(p => p.UnitId).Union(follows.Units)];
        return m =>
            new()
            {
                Measure = m,
                IsMine = seats.Contains(m.Owner),
                IsInUnits = everywhere || units.Contains(m.Audience.UnitId),
                IsLate = m.Next < today && m.State != MeasureState.Done,
                AwaitsJudgement = m.State == MeasureState.Done && m.Next != null,
                IsOpen = m.Next != null,
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
