namespace Takt.Kernel;

/// <summary>Something that waits for somebody, as it is shown to them.</summary>
/// <param name="Ask">Text key of what is asked.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Context">What it belongs to.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Since">Since when.</param>
/// <param name="Due">When it was expected.</param>
/// <param name="LaidAt">When it was laid on the seat it is owed by, UTC; null of old.</param>
/// <param name="IsDiscreet">Whether what it is about is said on Takt's own pages only.</param>
/// <param name="Today">The day it is shown.</param>
public sealed record WaitingItem(
    string Ask,
    string Title,
    string? Context,
    string Address,
    DateOnly Since,
    DateOnly? Due,
    DateTime? LaidAt,
    bool IsDiscreet,
    DateOnly Today
)
{
    /// <summary>Days past the day it was expected; 0 when it is not late.</summary>
    public int DaysLate => Due is { } due ? Math.Max(0, Today.DayNumber - due.DayNumber) : 0;

    /// <summary>Days it is late, or has waited.</summary>
    public int Days => DaysLate > 0 ? DaysLate : Today.DayNumber - Since.DayNumber;
}

/// <summary>What waits, what is due and what is new for one person: Min side and the mail read the same.</summary>
public static class WhatWaits
{
    // Whoever owes more is helped by no list.
    const int Most = 500;

    extension(Db db)
    {
        /// <summary>What waits for somebody: the latest first, then what has waited longest.</summary>
        public async Task<IReadOnlyList<WaitingItem>> WaitingFor(Actor actor, DateOnly today, CancellationToken cancel)
        {
            var todos = await db
                .Todos.WaitingFor(actor)
                .OpenIn(db.Municipality)
                .OrderBy(t => t.Since)
                .Take(Most)
                .Select(t => new WaitingItem(t.Ask, t.Title, t.Context, t.Address, t.Since, t.Due, t.LaidAt, t.IsDiscreet, today))
                .ToListAsync(cancel);
            return [.. todos.OrderByDescending(t => t.DaysLate).ThenByDescending(t => t.Days)];
        }

        /// <summary>What others owe somebody, the longest first: who has it, and since when. Not what is nobody else's to see.</summary>
        public Task<List<Todo>> OwedTo(Actor actor, int most, CancellationToken cancel)
        {
            var (me, seats) = (actor.Viewed is null ? actor.PersonId : null, actor.Seats);
            return db
                .Todos.Where(t => t.DoneAt == null && !t.IsDiscreet && !seats.Contains(t.Owner))
                .Where(t => (t.OwedTo != null && seats.Contains(t.OwedTo)) || (t.OwedToPerson != null && t.OwedToPerson == me))
                .OpenIn(db.Municipality)
                .OrderBy(t => t.Since)
                .ThenBy(t => t.Id)
                .Take(most)
                .AsNoTracking()
                .ToListAsync(cancel);
        }

        /// <summary>The next dates that matter to somebody. Meetings stand in the calendar: every week's would leave room for nothing else.</summary>
        public Task<List<Deadline>> NextDeadlines(Actor actor, DateOnly today, int most, CancellationToken cancel) =>
            db
                .Deadlines.VisibleTo(actor)
                .OpenIn(db.Municipality)
                .Where(d => !d.IsMet && d.Date >= today && d.At == null)
                .OrderBy(d => d.Date)
                .Take(most)
                .AsNoTracking()
                .ToListAsync(cancel);

        /// <summary>What is new in somebody's units, newest first.</summary>
        /// <param name="actor">Who may know.</param>
        /// <param name="after">After this moment (UTC); null for all there is.</param>
        /// <param name="most">No more than these.</param>
        /// <param name="cancel">Stops.</param>
        public Task<List<News>> NewsFor(Actor actor, DateTime? after, int most, CancellationToken cancel) =>
            db
                .News.VisibleTo(actor)
                .OpenIn(db.Municipality)
                .Where(n => after == null || n.At > after)
                .OrderByDescending(n => n.Id)
                .Take(most)
                .AsNoTracking()
                .ToListAsync(cancel);
    }
}
