using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>
/// Nothing is without somebody who answers: an open measure whose seat nobody holds goes to the nearest leader above it, who is
/// told as of anything else that is laid on one, and back when somebody sits there again.
/// </summary>
sealed class Vacancies(IServiceProvider services, Catalogue catalogue, IJobLeases leases, ILogger<Vacancies> log)
    : Rounds(catalogue, leases, log)
{
    const int PageSize = 100;

    static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override TimeSpan Every => TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    protected override async Task Visit(Municipality municipality, CancellationToken cancel)
    {
        var turn = $"vacancies/{municipality.OrganisationNumber}";
        if (await Leases.Take(turn, LeaseLength, cancel))
        {
            await Look(municipality, cancel);
            await Leases.Release(turn, cancel);
        }
    }

    /// <summary>Lays every open measure to somebody. Returns how many changed hands.</summary>
    public async Task<int> Look(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var (db, clock) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<Clock>());
        var open = db.Measures.Where(m => m.Next != null);
        var lent = open.Where(m => m.StandsInFor != null);
        Seat[] owners = [.. await open.Select(m => m.Owner).Distinct().ToListAsync(cancel)];
        Seat[] before = [.. await lent.Select(m => m.StandsInFor!).Distinct().ToListAsync(cancel)];
        var chart = new LeaderChart(scope.ServiceProvider.GetRequiredService<StaffDirectory>());
        await chart.Ask(owners.Union(before), cancel);
        var empty = owners.Where(seat => !chart.IsHeld(seat)).ToArray();
        if (empty.Length == 0 && before.Length == 0)
        {
            return 0;
        }

        await chart.AskLeaders(cancel);
        var lying = await open.Where(m => m.StandsInFor != null || empty.Contains(m.Owner))
            .Select(m => new Lying(m.Owner, m.StandsInFor, m.Audience.UnitId))
            .Distinct()
            .ToListAsync(cancel);
        var moved = 0;
        foreach (var some in lying)
        {
            if (AnswersFor(chart, some) is { } answers && answers != some.Owner)
            {
                moved += await Lay(db, clock, some, answers, cancel);
            }
        }

        return moved;
    }

    static async Task<int> Lay(Db db, Clock clock, Lying some, Seat answers, CancellationToken cancel)
    {
        var moved = 0;
        while (
            await db
                .Measures.Where(m => m.Next != null && m.Owner == some.Owner && m.StandsInFor == some.For && m.Audience.UnitId == some.Unit)
                .OrderBy(m => m.Next)
                .Take(PageSize)
                .ToListAsync(cancel)
                is { Count: > 0 } page
        )
        {
            foreach (var measure in page)
            {
                if (answers == some.For)
                {
                    measure.GiveBack();
                }
                else
                {
                    measure.StandIn(answers);
                }

                await measure.Refollow(db, clock, cancel);
            }

            await db.Save(answers == some.For ? "seat held again" : "leader stands in", cancel);
            db.ChangeTracker.Clear();
            moved += page.Count;
        }

        return moved;
    }

    /// <summary>Measures that stand alike: who has them, for which empty seat, and where they belong.</summary>
    sealed record Lying(Seat Owner, Seat? For, Guid Unit);

    // The seat itself when somebody sits there, else the nearest leader above it; null when there is no leader at all.
    static Seat? AnswersFor(LeaderChart chart, Lying some)
    {
        var rightly = some.For ?? some.Owner;
        return chart.IsHeld(rightly) ? rightly : chart.Leaders(rightly.UnitId, some.Unit).FirstOrDefault(chart.IsHeld);
    }
}
