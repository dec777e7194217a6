using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Takt.Tests;

/// <summary>What may be tried a number of times a minute may be tried so often on all nodes together.</summary>
public sealed class SharedLimitsTests(TestHost host)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly string key = $"999999999/test/{Guid.NewGuid():N}";

    SharedLimits Limits => host.Services.GetRequiredService<SharedLimits>();

    [Theory]
    [InlineData(10)]
    [InlineData(300)] // taken in shares of fifteen
    public async Task Two_nodes_that_are_asked_at_once_let_through_as_many_as_one(int aMinute)
    {
        OnPostgres();
        await using RateLimiter one = Limits.For(key, aMinute);
        await using RateLimiter other = Limits.For(key, aMinute);
        var asked = await Task.WhenAll(Enumerable.Range(0, aMinute * 2).Select(i => IsLetThrough(i % 2 == 0 ? one : other)));
        Assert.InRange(asked.Count(given => given), aMinute, aMinute * 3 / 2); // the minute goes on while they ask
    }

    [Fact]
    public async Task Whoever_has_been_stopped_is_let_through_once_for_each_share_of_the_minute_that_passes()
    {
        OnPostgres();
        Assert.True(await Limits.Take(key, 10, 10, Cancel));
        Assert.False(await Limits.Take(key, 1, 10, Cancel));
        await Passes(TimeSpan.FromSeconds(7));
        Assert.True(await Limits.Take(key, 1, 10, Cancel));
        Assert.False(await Limits.Take(key, 1, 10, Cancel));
        await Passes(TimeSpan.FromHours(1));
        Assert.True(await Limits.Take(key, 10, 10, Cancel));
        Assert.False(await Limits.Take(key, 1, 10, Cancel)); // an hour of rest gives a minute's, no more
    }

    [Fact]
    public async Task Who_has_tried_is_forgotten_when_it_limits_nobody_any_more()
    {
        OnPostgres();
        Assert.True(await Limits.Take(key, 1, 10, Cancel));
        await Limits.Forget(Cancel);
        Assert.Equal(1, await Rows());
        await Passes(TimeSpan.FromSeconds(7));
        await Limits.Forget(Cancel);
        Assert.Equal(0, await Rows());
    }

    [Fact]
    public async Task A_crash_of_the_database_forgets_them_and_no_replica_has_them()
    {
        OnPostgres();
        await using var scope = host.Services.CreateAsyncScope();
        var kept = scope.ServiceProvider.GetRequiredService<SharedDb>().Database;
        Assert.Equal(
            "u",
            await kept.SqlQuery<string>($"""SELECT relpersistence::text AS "Value" FROM pg_class WHERE relname = 'shared_limit'""")
                .SingleAsync(Cancel)
        );
    }

    [Fact]
    public async Task With_the_shared_database_away_a_node_counts_for_itself()
    {
        var services = new ServiceCollection();
        services.AddDbContext<SharedDb, PostgresShared>(o => Leases.Postgres(o, "Host=127.0.0.1;Port=1;Database=none;Timeout=1"));
        await using var away = services.BuildServiceProvider();
        using var limits = new SharedLimits(away, NullLogger<SharedLimits>.Instance);
        await using RateLimiter limiter = limits.For(key, 3);
        List<bool> given = [];
        for (var i = 0; i < 4; i++)
        {
            given.Add(await IsLetThrough(limiter));
        }

        Assert.Equal([true, true, true, false], given);
    }

    static void OnPostgres() => Assert.SkipWhen(TestHost.Engine == Engine.Sqlite, "A SQLite file is served by one node.");

    static async Task<bool> IsLetThrough(RateLimiter limiter)
    {
        using var at = limiter.AttemptAcquire();
        if (at.IsAcquired)
        {
            return true;
        }

        using var asked = await limiter.AcquireAsync(1, Cancel);
        return asked.IsAcquired;
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The database's own clock cannot be moved.")]
    async Task Passes(TimeSpan time)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var ms = (long)time.TotalMilliseconds;
        await scope
            .ServiceProvider.GetRequiredService<SharedDb>()
            .Set<SharedLimit>()
            .Where(l => l.Key == key)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Until, x => x.Until - ms), Cancel);
    }

    async Task<int> Rows()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SharedDb>().Set<SharedLimit>().CountAsync(l => l.Key == key, Cancel);
    }
}
