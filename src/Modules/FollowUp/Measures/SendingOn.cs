using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>
/// Where the municipality has chosen so: what has been past its day for so many working days is put before the next leader, once.
/// The owner keeps it, and nothing happens on a day when nobody works.
/// </summary>
sealed class SendingOn(IServiceProvider services, Catalogue catalogue, IJobLeases leases, ILogger<SendingOn> log)
    : Rounds(catalogue, leases, log)
{
    const int PageSize = 100;

    static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override TimeSpan Every => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override TimeSpan AllEvery => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task Visit(Municipality municipality, CancellationToken cancel)
    {
        var turn = $"sending-on/{municipality.OrganisationNumber}";
        if (await Leases.Take(turn, LeaseLength, cancel))
        {
            await Look(municipality, cancel);
            await Leases.Release(turn, cancel);
        }
    }

    /// <summary>Sends on what is to be. Returns how many measures were.</summary>
    public async Task<int> Look(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var (db, clock) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<Clock>());
        var chosen = await Profiles.Of(db, municipality, scope.ServiceProvider.GetServices<Module>(), cancel);
        if (chosen.SendOnAfter is not { } days || !chosen.Uses(FollowUpUrls.List) || !WorkingDays.IsWorkingDay(clock.Today))
        {
            return 0;
        }

        var last = WorkingDays.LastFrom(clock.Today, days);
        var late = db.Measures.Where(m => m.Next <= last && m.State != MeasureState.Done && m.SentOn == null);
        if (!await late.AnyAsync(cancel))
        {
            return 0;
        }

        var chart = new LeaderChart(scope.ServiceProvider.GetRequiredService<StaffDirectory>());
        await chart.AskLeaders(cancel);
        await chart.Ask(await late.Select(m => m.Owner).Distinct().ToListAsync(cancel), cancel);
        var sent = 0;
        while (await late.OrderBy(m => m.Next).ThenBy(m => m.Id).Take(PageSize).ToListAsync(cancel) is { Count: > 0 } page)
        {
            foreach (var measure in page)
            {
                measure.SendOn(Next(chart, measure), clock.Today);
                await measure.Refollow(db, clock, cancel);
            }

            await db.Save("sent on to the next leader", cancel);
            db.ChangeTracker.Clear();
            sent += page.Count;
        }

        return sent;
    }

    // The nearest leader who sees it and is not the one who has it; null at the top.
    static Seat? Next(LeaderChart chart, Measure measure) =>
        chart
            .Leaders(measure.Audience.UnitId)
            .FirstOrDefault(leader => chart.IsHeld(leader) && leader != measure.Owner && !chart.IsSame(leader, measure.Owner));
}
