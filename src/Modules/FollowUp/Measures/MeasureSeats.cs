namespace Takt.FollowUp;

/// <summary>Open measures and tasks, by the seat that owns them.</summary>
sealed class MeasureSeats(Db db, Clock clock) : ISeatWork
{
    public async Task<IReadOnlyList<SeatWork>> LyingTo(Seat seat, CancellationToken cancel)
    {
        var rows = await db.MeasuresSeen()
            .Where(m => m.Owner == seat && m.Next != null)
            .OrderBy(m => m.Next)
            .Select(m => new
            {
                m.Id,
                m.What,
                m.SourceTitle,
                m.Next,
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(m => new SeatWork(
                "FollowUp.KindMeasure",
                m.What,
                m.SourceTitle,
                FollowUpUrls.Of(m.Id),
                m.Next == DateOnly.MaxValue ? null : m.Next
            )),
        ];
    }

    public Task<bool> Any(Seat seat, CancellationToken cancel) => db.Measures.AnyAsync(m => m.Owner == seat && m.Next != null, cancel);

    public async Task Lay(Seat from, Seat to, CancellationToken cancel)
    {
        foreach (var measure in await db.Measures.Where(m => m.Owner == from && m.Next != null).ToListAsync(cancel))
        {
            measure.HandTo(to);
            await measure.Refollow(db, clock, cancel);
        }
    }
}
