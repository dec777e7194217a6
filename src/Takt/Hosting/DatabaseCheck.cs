using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Takt;

/// <summary>Ready when the municipality's database answers.</summary>
sealed class DatabaseCheck(Db db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
