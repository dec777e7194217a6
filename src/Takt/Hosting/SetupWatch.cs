using System.Diagnostics.CodeAnalysis;
using Takt.Organisation.Contracts;

namespace Takt;

/// <summary>Hears within a minute what a municipality has chosen for itself on another node: name, colour, mark, languages.</summary>
sealed class SetupWatch(IServiceProvider services, Catalogue catalogue, ILogger<SetupWatch> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            // A SQLite file is served by one node, which knows what it saved.
            foreach (var municipality in catalogue.All.Where(m => m.Engine == Engine.Postgres))
            {
                await Look(municipality, stoppingToken);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "One municipality's trouble must not stop the others.")]
    internal async Task Look(Municipality municipality, CancellationToken cancel)
    {
        try
        {
            await using var scope = services.ScopeFor(municipality, Actor.Nobody);
            var now = await Profiles.Of(scope.ServiceProvider.GetRequiredService<Db>(), municipality, Modules.All, cancel);
            if (now.Setup != municipality.Setup)
            {
                catalogue.Renew(now);
            }
        }
        catch (Exception trouble) when (!cancel.IsCancellationRequested)
        {
            log.LogError(trouble, "The setup of {Municipality} could not be read.", municipality);
        }
    }
}
