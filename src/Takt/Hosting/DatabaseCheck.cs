using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Takt;

/// <summary>Ready when every municipality's database answers. A failing one is named by its number.</summary>
sealed class DatabaseCheck(IServiceProvider services, Catalogue catalogue) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var municipality in catalogue.All)
        {
            await using var scope = services.ScopeFor(municipality, Actor.Nobody);
            if (!await scope.ServiceProvider.GetRequiredService<Db>().Database.CanConnectAsync(cancellationToken))
            {
                return HealthCheckResult.Unhealthy($"The database of {municipality.OrganisationNumber} does not answer.");
            }
        }

        return HealthCheckResult.Healthy();
    }
}
