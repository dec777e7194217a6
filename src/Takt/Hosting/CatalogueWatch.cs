using System.Diagnostics.CodeAnalysis;

namespace Takt;

/// <summary>
/// Keeps the catalogue of a running node in step with the stored one: municipalities that are added, moved, archived or
/// removed by a command, and what one has chosen for itself on another node. One short statement each time, however many.
/// </summary>
sealed class CatalogueWatch(
    CatalogueStore store,
    Installation installation,
    Catalogue catalogue,
    TimeProvider time,
    ILogger<CatalogueWatch> log
) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    // Somebody's first visit after `municipality add` should not wait; whoever only guesses at hosts should not ask each time.
    static readonly TimeSpan SoonestForStrangers = TimeSpan.FromSeconds(2);

    readonly SemaphoreSlim looking = new(1);
    HashSet<string> hosts = [];
    long lookedAt;

    /// <summary>Makes sure that the municipality of a request is known as it is, or leaves the host to nobody.</summary>
    public async Task Know(HttpContext http, RequestDelegate next)
    {
        var host = http.Request.Host.Host;
        if (!catalogue.TryFind(host, out var municipality) && time.GetElapsedTime(lookedAt) > SoonestForStrangers)
        {
            await LookQuietly(http.RequestAborted);
            catalogue.TryFind(host, out municipality);
        }

        if (municipality is { State: MunicipalityState.Open })
        {
            await installation.ReadSetup(municipality, http.RequestAborted);
        }

        await next(http);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, time);
        var due = tick.WaitForNextTickAsync(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await Task.WhenAny(catalogue.Renewals.WaitToReadAsync(stoppingToken).AsTask(), due) == due)
            {
                due = tick.WaitForNextTickAsync(stoppingToken).AsTask();
                await LookQuietly(stoppingToken);
            }

            while (catalogue.Renewals.TryRead(out var municipality))
            {
                await TellQuietly(municipality, stoppingToken);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A node that cannot read the catalogue goes on with what it knows.")]
    async Task LookQuietly(CancellationToken cancel)
    {
        try
        {
            await Look(cancel);
        }
        catch (Exception trouble) when (!cancel.IsCancellationRequested)
        {
            log.LogError(trouble, "The catalogue could not be read.");
        }
    }

    /// <summary>Reads the stored catalogue, and follows it.</summary>
    internal async Task Look(CancellationToken cancel)
    {
        await looking.WaitAsync(cancel);
        try
        {
            lookedAt = time.GetTimestamp();
            var lines = await store.Read(cancel);
            foreach (var line in lines)
            {
                Follow(line);
            }

            var now = lines.Select(l => l.Host).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var gone in hosts.Except(now, StringComparer.OrdinalIgnoreCase))
            {
                catalogue.Remove(gone);
            }

            hosts = now;
            if (catalogue.All.Any(m => m.State == MunicipalityState.Behind))
            {
                await installation.BringUpAll(await installation.Behind(cancel), report: null, cancel);
            }
        }
        finally
        {
            looking.Release();
        }
    }

    void Follow(CatalogueLine line)
    {
        var stored = store.At(line);
        var known = catalogue.Line(line.Host);
        if (known is null || known.Engine != stored.Engine || known.Connection != stored.Connection)
        {
            catalogue.Set(line.Host, stored);
            installation.ForgetSetup(stored.OrganisationNumber);
            return;
        }

        if (stored.State != known.State && (line.IsClosed || known.State == MunicipalityState.Closed))
        {
            catalogue.Answer(known.OrganisationNumber, stored.State);
        }

        if (line.Setup > known.Setup)
        {
            installation.ForgetSetup(known.OrganisationNumber);
        }
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "It is saved where it belongs; the other nodes hear of it at the next change or start."
    )]
    async Task TellQuietly(Municipality municipality, CancellationToken cancel)
    {
        try
        {
            await store.Change(
                municipality.OrganisationNumber,
                line => (line.Name, line.Setup) = (municipality.Name, Math.Max(line.Setup, municipality.Setup)),
                cancel
            );
        }
        catch (Exception trouble) when (!cancel.IsCancellationRequested)
        {
            log.LogError(trouble, "What {Municipality} has chosen could not be told to the other nodes.", municipality);
        }
    }
}
