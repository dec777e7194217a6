using System.Threading.RateLimiting;

namespace Takt;

/// <summary>Tries of those who are not signed in, on the limits that all nodes share.</summary>
sealed class TryLimits(IServiceProvider services) : IDisposable
{
    readonly PartitionedRateLimiter<(string Key, int AMinute)> limiter = PartitionedRateLimiter.Create<(string Key, int AMinute), string>(
        asked =>
            RateLimitPartition.Get(
                asked.Key,
                key => services.GetService<SharedLimits>()?.For(key, asked.AMinute) ?? SharedLimits.Alone(asked.AMinute)
            )
    );

    public ValueTask<RateLimitLease> Take(string key, int aMinute, CancellationToken cancel) =>
        limiter.AcquireAsync((key, aMinute), 1, cancel);

    public void Dispose() => limiter.Dispose();
}

/// <summary>The same for the municipality of this request: one kommune's trouble is not another's.</summary>
sealed class Tries(TryLimits limits, Origin origin) : ITries
{
    public async ValueTask<bool> Take(string what, string whose, int aMinute, CancellationToken cancel)
    {
        using var lease = await limits.Take($"{origin.Municipality.OrganisationNumber}/{what}/{whose}", aMinute, cancel);
        return lease.IsAcquired;
    }
}
