using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.RateLimiting;

namespace Takt;

/// <summary>Tries of those who are not signed in, on the limits that all nodes share.</summary>
sealed class TryLimits(IServiceProvider services) : IDisposable
{
    const int MostShutOut = 10_000;
    static readonly TimeSpan ShutOut = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, long> refused = [];

    readonly PartitionedRateLimiter<(string Key, int AMinute)> limiter = PartitionedRateLimiter.Create<(string Key, int AMinute), string>(
        asked =>
            RateLimitPartition.Get(
                asked.Key,
                key => services.GetService<SharedLimits>()?.For(key, asked.AMinute) ?? SharedLimits.Alone(asked.AMinute)
            )
    );

    public async ValueTask<bool> Take(string key, int aMinute, CancellationToken cancel)
    {
        // What this node has taken already is used first; and once more after asking: many who ask at once are given theirs together.
        if (IsGiven(key, aMinute) || await IsGivenByAll(key, aMinute, cancel) || IsGiven(key, aMinute))
        {
            return true;
        }

        Forget();
        refused[key] = Stopwatch.GetTimestamp();
        return false;
    }

    bool IsGiven(string key, int aMinute)
    {
        using var lease = limiter.AttemptAcquire((key, aMinute));
        return lease.IsAcquired;
    }

    async ValueTask<bool> IsGivenByAll(string key, int aMinute, CancellationToken cancel)
    {
        using var lease = await limiter.AcquireAsync((key, aMinute), 1, cancel);
        return lease.IsAcquired;
    }

    public bool IsShutOut(string key) => refused.TryGetValue(key, out var at) && Stopwatch.GetElapsedTime(at) < ShutOut;

    public void Dispose() => limiter.Dispose();

    // Only when there are many: each is an address, and kept no longer than it counts.
    void Forget()
    {
        if (refused.Count > MostShutOut)
        {
            refused.Clear();
        }

        foreach (var (key, at) in refused.Where(r => Stopwatch.GetElapsedTime(r.Value) >= ShutOut))
        {
            refused.TryRemove(new(key, at));
        }
    }
}

/// <summary>The same for the municipality of this request: one kommune's trouble is not another's.</summary>
sealed class Tries(TryLimits limits, Origin origin) : ITries
{
    public ValueTask<bool> Take(string what, string whose, int aMinute, CancellationToken cancel) =>
        limits.Take(KeyOf(what, whose), aMinute, cancel);

    public bool IsShutOut(string what, string whose) => limits.IsShutOut(KeyOf(what, whose));

    string KeyOf(string what, string whose) => $"{origin.Municipality.OrganisationNumber}/{what}/{whose}";
}
