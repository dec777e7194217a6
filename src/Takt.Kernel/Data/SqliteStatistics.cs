using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>
/// Tells SQLite's planner what the tables hold, at start and every hour. Without it a join begins at the wrong end: who sits in
/// the groups of 300 units took 21 ms, and with it 1. PostgreSQL sees to it by itself.
/// </summary>
public sealed class SqliteStatistics(IServiceProvider services, Catalogue catalogue, IJobLeases leases, ILogger<SqliteStatistics> log)
    : Rounds(catalogue, leases, log)
{
    /// <inheritdoc/>
    protected override TimeSpan Every => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override bool BeginsAtOnce => true;

    /// <inheritdoc/>
    protected override bool IsFor(Municipality municipality) => municipality.Engine == Engine.Sqlite;

    /// <inheritdoc/>
    protected override Task Visit(Municipality municipality, CancellationToken cancel) => Renew(municipality, cancel);

    /// <summary>Counts anew, no more than so many rows of an index: a few milliseconds, whatever the size.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "SQLite's own tables, which no model has.")]
    public async Task Renew(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var database = scope.ServiceProvider.GetRequiredService<Db>().Database;
        await database.ExecuteSqlAsync($"PRAGMA analysis_limit=1000; ANALYZE;", cancel);
        SqliteConnection.ClearPool((SqliteConnection)database.GetDbConnection()); // what is open keeps to what it read when it opened
    }
}
