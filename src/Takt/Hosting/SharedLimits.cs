using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Takt;

/// <summary>How far ahead of the clock somebody's tries have run, as stored. The table is not in the log of PostgreSQL: not in a replica, and empty after a crash.</summary>
sealed class SharedLimit
{
    /// <summary>Municipality, what is tried, and by whom: an address, a person or a token.</summary>
    public required string Key { get; init; }

    /// <summary>Each try pushes it ahead by its share of a minute; milliseconds since 1970 by the database's clock. Of no use when it has passed.</summary>
    public required long Until { get; init; }
}

/// <summary>
/// How often one may try, counted for all nodes together in the shared database, by its clock. As many at once as are let
/// through in a minute, and then one for each share of the minute that passes: whoever stops for a moment may go on.
/// </summary>
sealed class SharedLimits(IServiceProvider services, ILogger<SharedLimits> log) : BackgroundService
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>A limiter for one key on this node.</summary>
    public RateLimiter For(string key, int aMinute) => new Limiter(this, key, aMinute);

    /// <summary>The same for an installation of one node, which has nobody to ask.</summary>
    public static TokenBucketRateLimiter Alone(int aMinute) =>
        new(
            new()
            {
                TokenLimit = aMinute,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = Window / aMinute,
                AutoReplenishment = false, // whoever keeps it does so, and no timer is needed for each
            }
        );

    /// <summary>Takes tries for a key, all or none.</summary>
    [SuppressMessage(
        "ApiDesign",
        "RS0030",
        Justification = "One statement, so that two nodes cannot both take the last; the shared database has no trail."
    )]
    internal async Task<bool> Take(string key, int tries, int aMinute, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var window = (long)Window.TotalMilliseconds;
        var cost = window * tries / aMinute;
        return await scope
                .ServiceProvider.GetRequiredService<SharedDb>()
                .Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO shared_limit AS known ("Key", "Until")
                    SELECT {key}, now.ms + {cost} FROM (SELECT (extract(epoch FROM statement_timestamp()) * 1000)::bigint AS ms) AS now
                    ON CONFLICT ("Key") DO UPDATE SET "Until" = greatest(known."Until" + {cost}, excluded."Until")
                    WHERE known."Until" + {cost} <= excluded."Until" - {cost} + {window}
                    """,
                    cancel
                ) == 1;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Window);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            await ForgetQuietly(stoppingToken);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "They are forgotten a minute later.")]
    async Task ForgetQuietly(CancellationToken cancel)
    {
        try
        {
            await Forget(cancel);
        }
        catch (Exception trouble) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning(trouble, "Tries that no longer count could not be forgotten.");
        }
    }

    /// <summary>Deletes what no longer limits anybody: it says who was here, and when.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The shared database has no trail.")]
    internal async Task Forget(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<SharedDb>()
            .Database.ExecuteSqlAsync(
                $"""DELETE FROM shared_limit WHERE "Until" < extract(epoch FROM statement_timestamp()) * 1000""",
                cancel
            );
    }

    void TellAway(Exception away) => log.LogWarning(away, "Tries are counted on this node alone: the shared database does not answer.");

    /// <summary>
    /// Takes a twentieth of the minute's tries at a time, so that a person who types or a directory that sends costs no
    /// statement each time. With the shared database away a node counts for itself.
    /// </summary>
    sealed class Limiter(SharedLimits limits, string key, int aMinute) : RateLimiter
    {
        readonly int share = Math.Max(1, aMinute / 20);
        readonly TokenBucketRateLimiter alone = Alone(aMinute);
        long usedAt = Stopwatch.GetTimestamp();
        long refusedAt;
        int left;

        // How long it is until there may be one more; whoever hammers costs the database no statement a blow.
        TimeSpan Pause => Window * share / aMinute / 4;

        /// <inheritdoc/>
        public override TimeSpan? IdleDuration => Stopwatch.GetElapsedTime(usedAt);

        /// <inheritdoc/>
        public override RateLimiterStatistics? GetStatistics() => null;

        /// <inheritdoc/>
        protected override RateLimitLease AttemptAcquireCore(int permitCount)
        {
            usedAt = Stopwatch.GetTimestamp();
            if (permitCount == 0 || Interlocked.Decrement(ref left) >= 0)
            {
                return Lease.Given;
            }

            Interlocked.Increment(ref left);
            return Lease.Refused;
        }

        /// <inheritdoc/>
        [SuppressMessage("Design", "CA1031", Justification = "A limit that cannot be counted together is counted here.")]
        protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        {
            if (refusedAt != 0 && Stopwatch.GetElapsedTime(refusedAt) < Pause)
            {
                return Lease.Refused;
            }

            try
            {
                if (await limits.Take(key, share, aMinute, cancellationToken))
                {
                    Interlocked.Add(ref left, share - 1);
                    return Lease.Given;
                }

                refusedAt = Stopwatch.GetTimestamp();
                return Lease.Refused;
            }
            catch (Exception away) when (!cancellationToken.IsCancellationRequested)
            {
                limits.TellAway(away);
                alone.TryReplenish();
                return alone.AttemptAcquire(permitCount);
            }
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                alone.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    sealed class Lease(bool isAcquired) : RateLimitLease
    {
        public static readonly Lease Given = new(isAcquired: true);
        public static readonly Lease Refused = new(isAcquired: false);

        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
