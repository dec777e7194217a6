using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Takt;

/// <summary>A job lease as stored.</summary>
sealed class JobLease
{
    public required string Job { get; init; }

    /// <summary>The process that has it.</summary>
    public required Guid Holder { get; init; }

    /// <summary>Milliseconds since 1970 by the database's clock.</summary>
    public required long Until { get; init; }
}

/// <summary>Job leases in the shared database. An installation on SQLite files is one node, and asks nobody.</summary>
sealed class JobLeases(IServiceProvider services, IOptions<TaktSettings> settings) : IJobLeases
{
    readonly Guid holder = Guid.NewGuid();

    [SuppressMessage(
        "ApiDesign",
        "RS0030",
        Justification = "One statement, so that two nodes cannot both have it; by the database's clock."
    )]
    public async Task<bool> Take(string job, TimeSpan length, CancellationToken cancel)
    {
        if (settings.Value.Postgres is null)
        {
            return true;
        }

        await using var scope = services.CreateAsyncScope();
        var milliseconds = (long)length.TotalMilliseconds;
        return await scope
                .ServiceProvider.GetRequiredService<SharedDb>()
                .Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO shared_job_lease AS lease ("Job", "Holder", "Until")
                    VALUES ({job}, {holder}, (extract(epoch FROM clock_timestamp()) * 1000)::bigint + {milliseconds})
                    ON CONFLICT ("Job") DO UPDATE SET "Holder" = excluded."Holder", "Until" = excluded."Until"
                    WHERE lease."Holder" = excluded."Holder" OR lease."Until" <= (extract(epoch FROM clock_timestamp()) * 1000)::bigint
                    """,
                    cancel
                ) == 1;
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The shared database has no trail.")]
    public async Task Release(string job, CancellationToken cancel)
    {
        if (settings.Value.Postgres is null)
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<SharedDb>()
            .Set<JobLease>()
            .Where(lease => lease.Job == job && lease.Holder == holder)
            .ExecuteDeleteAsync(cancel);
    }
}
