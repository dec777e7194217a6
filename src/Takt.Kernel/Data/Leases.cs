using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>Leasing the database: pooled contexts, bound anew at each lease to the municipality of the scope.</summary>
public static class Leases
{
    // A lease that was forgotten must fail, not read the last tenant's rows: a plain pool keeps the connection it had.
    const string NoSqlite = "Data Source=/nonexistent/no-lease.db;Mode=ReadOnly";
    const string NoPostgres = "Host=no-lease.invalid;Database=none";

    extension(IServiceCollection services)
    {
        /// <summary>Registers both engines and the scoped <see cref="Db"/>.</summary>
        public void AddDbLeases<TSqlite, TPostgres>()
            where TSqlite : Db
            where TPostgres : Db
        {
            services.AddPooledDbContextFactory<TSqlite>(o => Sqlite(o, NoSqlite));
            services.AddPooledDbContextFactory<TPostgres>(o => Postgres(o, NoPostgres));
            services.AddScoped<Origin>();
            services.AddScoped<Db>(scope =>
            {
                var origin = scope.GetRequiredService<Origin>();
                Db db = origin.Municipality.Engine switch
                {
                    Engine.Sqlite => scope.GetRequiredService<IDbContextFactory<TSqlite>>().CreateDbContext(),
                    _ => scope.GetRequiredService<IDbContextFactory<TPostgres>>().CreateDbContext(),
                };
                db.LeaseTo(origin, scope.GetRequiredService<Clock>(), scope.GetRequiredService<EventDispatch>());
                return db;
            });
        }
    }

    /// <summary>How a SQLite context is set up, here and for its migrations.</summary>
    public static void Sqlite(DbContextOptionsBuilder options, string connection) =>
        options
            .UseSqlite(connection, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(SqliteSettings.Instance);

    /// <summary>How a PostgreSQL context is set up, here and for its migrations.</summary>
    public static void Postgres(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection, o => o.EnableRetryOnFailure(3).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    /// <summary>
    /// Write-ahead log so that readers never wait for a writer; FULL so that what was acknowledged survives a power cut;
    /// five seconds of patience for another writer, so that a command works beside a running server.
    /// </summary>
    sealed class SqliteSettings : DbConnectionInterceptor
    {
        const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;";

        public static SqliteSettings Instance { get; } = new();

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData) =>
            Apply((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Apply((SqliteConnection)connection);
            return Task.CompletedTask;
        }

        static void Apply(SqliteConnection connection)
        {
            if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly)
            {
                return; // EF looks whether a database exists; the journal mode of an empty file cannot be set then
            }

            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }
    }
}
