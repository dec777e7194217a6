using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Takt;

/// <summary>Ready when the database of each municipality answers. A check runs outside the request's scope, so it leases for itself.</summary>
sealed class DatabaseCheck(Catalogue catalogue, IServiceProvider services) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var municipality in catalogue.All)
        {
            await using var scope = services.ScopeFor(municipality, Actor.Nobody);
            if (!await scope.ServiceProvider.GetRequiredService<Db>().Database.CanConnectAsync(cancellationToken))
            {
                return HealthCheckResult.Unhealthy($"The database of {municipality} does not answer.");
            }
        }

        return HealthCheckResult.Healthy();
    }
}
