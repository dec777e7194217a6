using System.Linq.Expressions;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>A view of the list. Each is an address.</summary>
enum Shelf
{
    Mine,
    Units,
    Late,
    Proposed,
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
    public required bool AwaitsDecision { get; init; }
    public required bool AwaitsJudgement { get; init; }
    public required bool IsOpen { get; init; }

    /// <summary>The measures on each shelf that the actor may see. Said once for all shelves: the units within reach then go along once, however many are asked about.</summary>
    public static Func<Shelf, IQueryable<Standing>> Shelves(Db db, DateOnly today)
    {
        var (actor, standing) = (db.Actor, For(db.Actor, today));
        var (seen, any) = (db.MeasuresSeen().Select(standing), db.Measures.Select(standing));
        return shelf => (IsSeenAnyway(shelf, actor) ? any : seen).Where(On(shelf));
    }

    /// <summary>
    /// How many stand on each, in one statement: counted only as far as is shown, as quick when there are a hundred thousand.
    /// Whoever reaches few units has few, and they are gone through once and not once for each shelf.
    /// </summary>
    /// <param name="db">Where, and for whom.</param>
    /// <param name="today">The day.</param>
    /// <param name="most">Where counting ends: one more than this means more.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<Dictionary<Shelf, int>> Count(Db db, DateOnly today, int most, CancellationToken cancel)
    {
        if (db.Actor.ReachesFew<Measure>())
        {
            var few = await db.MeasuresSeen()
                .Select(For(db.Actor, today))
                .GroupBy(_ => 1)
                .Select(g =>
                    new int[]
                    {
                        g.Count(s => s.IsOpen && s.IsMine),
                        g.Count(s => s.IsOpen && s.IsInUnits),
                        g.Count(s => s.IsLate),
                        g.Count(s => s.AwaitsDecision),
                        g.Count(s => s.AwaitsJudgement),
                        g.Count(s => s.IsOpen),
                        g.Count(s => !s.IsOpen),
                    }
                )
                .FirstOrDefaultAsync(cancel);
            return (few ?? []).Index().ToDictionary(c => (Shelf)c.Index, c => c.Item);
        }

        var shelves = Shelves(db, today);
        return await Enum.GetValues<Shelf>()
            .Select(shelf => shelves(shelf).Take(most + 1).Select(_ => (int)shelf))
            .Aggregate((some, more) => some.Concat(more))
            .GroupBy(shelf => shelf)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => (Shelf)g.Key, g => g.Count, cancel);
    }

    /// <summary>What those who look at a shelf have closed since a day, other than by dropping it; nothing for a shelf of what asks for something.</summary>
    public static IQueryable<Standing> Ended(Db db, Shelf shelf, DateOnly today, DateOnly since)
    {
        var ended = db.MeasuresSeen()
            .Select(For(db.Actor, today))
            .Where(s => !s.IsOpen && s.Measure.StateSince >= since && s.Measure.State != MeasureState.Dropped);
        return shelf switch
        {
            Shelf.Mine => ended.Where(s => s.IsMine),
            Shelf.Units => ended.Where(s => s.IsInUnits),
            Shelf.Open or Shelf.Closed => ended,
            _ => ended.Where(_ => false),
        };
    }

    // What one owns is seen wherever it belongs, and so is what belongs to a unit within reach: then the shelf is the answer, and
    // an index gives it. Asked again of each row, the access rule makes the planner go through all measures there are.
    static bool IsSeenAnyway(Shelf shelf, Actor actor)
    {
        var seen = actor.ReachOf(FollowUpPermissions.See);
        return shelf switch
        {
            Shelf.Mine => true,
            Shelf.Units => seen.Everywhere || (!Follows(actor).Everywhere && UnitsOf(actor).All(seen.Covers)),
            _ => false,
        };
    }

    static UnitReach Follows(Actor actor) => actor.ReachOf(FollowUpPermissions.Change);

    // Those they sit in, and those whose measures they follow up.
    static IEnumerable<Guid> UnitsOf(Actor actor) => actor.Posts.Select(p => p.UnitId).Union(Follows(actor).Units);

    // How it stands to somebody today.
    static Expression<Func<Measure, Standing>> For(Actor actor, DateOnly today)
    {
        var seats = actor.Seats;
        var everywhere = Follows(actor).Everywhere;
        Guid[] units = [.. UnitsOf(actor)];
        return m =>
            new()
            {
                Measure = m,
                IsMine = seats.Contains(m.Owner),
                IsInUnits = everywhere || units.Contains(m.Audience.UnitId),
                IsLate = m.Next < today && m.State != MeasureState.Done,
                AwaitsDecision = m.State == MeasureState.Proposed && m.Next != null,
                AwaitsJudgement = m.State == MeasureState.Done && m.Next != null,
                IsOpen = m.Next != null,
            };
    }

    static Expression<Func<Standing, bool>> On(Shelf shelf) =>
        shelf switch
        {
            Shelf.Mine => s => s.IsOpen && s.IsMine,
            Shelf.Units => s => s.IsOpen && s.IsInUnits,
            Shelf.Late => s => s.IsLate,
            Shelf.Proposed => s => s.AwaitsDecision,
            Shelf.Judge => s => s.AwaitsJudgement,
            Shelf.Open => s => s.IsOpen,
            _ => s => !s.IsOpen,
        };
}
