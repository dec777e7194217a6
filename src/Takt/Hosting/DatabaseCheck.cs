using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Takt;

/// <summary>
/// Ready when the shared database answers, and the municipality's where there is only one. With several, one whose database
/// is away must not take the node from all the others.
/// </summary>
sealed class DatabaseCheck(IServiceProvider services, Catalogue catalogue) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var shared = services.CreateAsyncScope();
        if (!await shared.ServiceProvider.GetRequiredService<SharedDb>().Database.CanConnectAsync(cancellationToken))
        {
            return HealthCheckResult.Unhealthy("The shared database does not answer.");
        }

        if (catalogue.All is [var only])
        {
            await using var scope = services.ScopeFor(only, Actor.Nobody);
            if (!await scope.ServiceProvider.GetRequiredService<Db>().Database.CanConnectAsync(cancellationToken))
            {
                return HealthCheckResult.Unhealthy($"The database of {only.OrganisationNumber} does not answer.");
            }
        }

        return HealthCheckResult.Healthy();
    }
}
