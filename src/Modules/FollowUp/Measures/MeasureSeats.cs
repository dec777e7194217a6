using System.Linq.Expressions;

namespace Takt.FollowUp;

/// <summary>Open measures and tasks, by the seat that owns them.</summary>
sealed class MeasureSeats(Db db, Clock clock) : ISeatWork
{
    public async Task<IReadOnlyList<SeatWork>> LyingTo(Seat seat, CancellationToken cancel)
    {
        var rows = await db.MeasuresSeen()
            .Where(Lies(seat))
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

    public Task<bool> Any(Seat seat, CancellationToken cancel) => db.Measures.AnyAsync(Lies(seat), cancel);

    public async Task Lay(Seat from, Seat to, CancellationToken cancel)
    {
        foreach (var measure in await db.Measures.Where(Lies(from)).ToListAsync(cancel))
        {
            if (measure.Owner == from || measure.StandsInFor == from)
            {
                measure.HandTo(to);
            }

            if (measure.HelpFrom == from)
            {
                measure.AskInstead(to);
            }

            if (measure.SentOnTo == from)
            {
                measure.SendOn(to, measure.SentOn ?? clock.Today);
            }

            await measure.Refollow(db, clock, cancel);
        }
    }

    // What one owns, also while another stands in, what one has been asked to help with and has not answered, and what is late
    // among those one leads and has been put before one.
    static Expression<Func<Measure, bool>> Lies(Seat seat) =>
        m =>
            m.Next != null
            && (m.Owner == seat || m.StandsInFor == seat || (m.HelpFrom == seat && m.HelpAnswer == null) || m.SentOnTo == seat);
}
