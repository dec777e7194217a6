using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Takt.Meetings;

/// <summary>Keeps each series laid a year ahead, as the days go.</summary>
sealed class SeriesAhead(IServiceProvider services, Catalogue catalogue, IJobLeases leases, ILogger<SeriesAhead> log)
    : Rounds(catalogue, leases, log)
{
    static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override TimeSpan Every => TimeSpan.FromHours(6);

    /// <inheritdoc/>
    protected override TimeSpan AllEvery => TimeSpan.FromHours(6);

    /// <inheritdoc/>
    protected override async Task Visit(Municipality municipality, CancellationToken cancel)
    {
        var turn = $"series-ahead/{municipality.OrganisationNumber}";
        if (await Leases.Take(turn, LeaseLength, cancel))
        {
            await Lay(municipality, cancel);
            await Leases.Release(turn, cancel);
        }
    }

    /// <summary>Lays what is missing. Returns how many meetings were made.</summary>
    public async Task<int> Lay(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var (db, clock) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<Clock>());
        var desk = scope.ServiceProvider.GetRequiredService<MeetingDesk>();
        var today = clock.Today;
        var running = await db
            .MeetingSeries.Where(s => (s.Until == null || s.Until >= today) && (s.StoppedOn == null || s.StoppedOn >= today))
            .ToListAsync(cancel);
        var made = 0;
        foreach (var series in running)
        {
            made += await Lay(db, desk, series, cancel);
        }

        return made;
    }

    // Each in a save of its own: whoever changes one of them meanwhile lays the same days, and the index keeps what came first.
    static async Task<int> Lay(Db db, MeetingDesk desk, MeetingSeries series, CancellationToken cancel)
    {
        try
        {
            var made = await desk.Lay(series, cancel);
            if (made > 0)
            {
                await db.Save("meetings laid ahead", cancel);
            }

            return made;
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await desk.Lay(series, cancel) > 0)
            {
                throw; // nobody else laid them: it was something else
            }

            return 0;
        }
    }
}
