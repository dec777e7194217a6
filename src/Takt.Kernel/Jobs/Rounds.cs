using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Takt.Kernel;

/// <summary>
/// Work that goes from municipality to municipality: often to those that were saved in on this node, and now and then, one
/// node for all of them, to every one, for what a crash left. One municipality's trouble stops no other.
/// </summary>
/// <param name="catalogue">The municipalities.</param>
/// <param name="leases">Whose turn it is to look to all.</param>
/// <param name="log">Where trouble is told.</param>
public abstract class Rounds(Catalogue catalogue, IJobLeases leases, ILogger log) : BackgroundService
{
    readonly Dictionary<OrganisationNumber, long> seen = [];

    /// <summary>The municipalities.</summary>
    protected Catalogue Catalogue => catalogue;

    /// <summary>Whose turn it is.</summary>
    protected IJobLeases Leases => leases;

    /// <summary>How often those that were saved in are visited.</summary>
    protected abstract TimeSpan Every { get; }

    /// <summary>How often all are.</summary>
    protected virtual TimeSpan AllEvery => TimeSpan.FromMinutes(10);

    /// <summary>Whether it begins with a round at once; otherwise when the first time has passed.</summary>
    protected virtual bool BeginsAtOnce => false;

    /// <summary>Which municipalities it is for.</summary>
    protected virtual bool IsFor(Municipality municipality) => true;

    /// <summary>Does the work in one of them.</summary>
    protected abstract Task Visit(Municipality municipality, CancellationToken cancel);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every);
        var sinceAll = AllEvery; // whatever this node or another left behind: a first round to all
        if (BeginsAtOnce)
        {
            await Go(toAll: true, stoppingToken);
            sinceAll = TimeSpan.Zero;
        }

        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            sinceAll += Every;
            var toAll = sinceAll >= AllEvery && await IsOurTurn(stoppingToken);
            await Go(toAll, stoppingToken);
            sinceAll = toAll ? TimeSpan.Zero : sinceAll;
        }
    }

    async Task Go(bool toAll, CancellationToken cancel)
    {
        foreach (var municipality in catalogue.All.Where(m => m.State == MunicipalityState.Open && IsFor(m)))
        {
            var saves = catalogue.SavesIn(municipality.OrganisationNumber);
            if (!toAll && seen.GetValueOrDefault(municipality.OrganisationNumber) == saves)
            {
                continue;
            }

            seen[municipality.OrganisationNumber] = saves;
            await VisitQuietly(municipality, cancel);
            if (saves == 0)
            {
                LetGo(municipality);
            }
        }
    }

    /// <summary>Visits one; trouble is told to the log and to nobody else.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "One municipality's trouble must not stop the others.")]
    private protected async Task VisitQuietly(Municipality municipality, CancellationToken cancel)
    {
        try
        {
            await Visit(municipality, cancel);
        }
        catch (Exception trouble)
        {
            // Whatever is cut off by a stop is done at the next start.
            if (!cancel.IsCancellationRequested)
            {
                log.LogError(trouble, "{Work} failed in {Municipality}.", GetType().Name, municipality);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "With the shared database away there is no turn to be had.")]
    async Task<bool> IsOurTurn(CancellationToken cancel)
    {
        try
        {
            return await leases.Take($"rounds/{GetType().Name}", AllEvery - (Every / 2), cancel);
        }
        catch (Exception trouble) when (!cancel.IsCancellationRequested)
        {
            log.LogError(trouble, "{Work} could not ask whose turn it is.", GetType().Name);
            return false;
        }
    }

    // A connection kept warm to each of hundreds that nobody uses here is more than a server has.
    static void LetGo(Municipality municipality)
    {
        if (municipality.Engine == Engine.Postgres)
        {
            using var connection = new NpgsqlConnection(municipality.Connection);
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
