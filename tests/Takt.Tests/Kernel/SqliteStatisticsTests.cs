using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Takt.Tests;

/// <summary>SQLite's planner knows what the tables hold.</summary>
public sealed class SqliteStatisticsTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_tables_hold_is_counted()
    {
        Assert.SkipUnless(kommune.Municipality.Engine == Engine.Sqlite, "PostgreSQL counts by itself.");
        var services = kommune.Host.Services;
        using var statistics = new SqliteStatistics(
            services,
            services.GetRequiredService<Catalogue>(),
            services.GetRequiredService<IJobLeases>(),
            NullLogger<SqliteStatistics>.Instance
        );
        await statistics.Renew(kommune.Municipality, Cancel);
        var (people, told) = await kommune.With(async db =>
            (
                await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM organisation_person").SingleAsync(Cancel),
                await db
                    .Database.SqlQuery<string>($"SELECT stat AS Value FROM sqlite_stat1 WHERE idx = 'IX_organisation_person_name_sort_id'")
                    .SingleAsync(Cancel)
            )
        );
        Assert.StartsWith($"{people} ", told, StringComparison.Ordinal);
    }
}
