using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

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
                db.LeaseTo(
                    origin,
                    scope.GetRequiredService<Clock>(),
                    scope.GetRequiredService<EventDispatch>(),
                    scope.GetRequiredService<LiveHints>()
                );
                return db;
            });
        }
    }

    // The units within reach are one parameter. As one for each, EF's default, a leader's two hundred units make every
    // statement long and new: it is written, prepared and planned again each time.

    /// <summary>How a SQLite context is set up, here and for its migrations.</summary>
    public static void Sqlite(DbContextOptionsBuilder options, string connection) =>
        options
            .UseSqlite(
                connection,
                o =>
                    o.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)
                        .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
            )
            .AddInterceptors(SqliteSettings.Instance);

    /// <summary>How a PostgreSQL context is set up, here and for its migrations.</summary>
    public static void Postgres(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(
            connection,
            o =>
                o.EnableRetryOnFailure(3)
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)
                    .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
        );

    /// <summary>
    /// Write-ahead log so that readers never wait for a writer; FULL so that what was acknowledged survives a power cut;
    /// five seconds of patience for another writer, so that a command works beside a running server; 8 MB of pages a
    /// connection, where the 2 MB it has by itself are read from the disk anew by every list.
    /// </summary>
    sealed class SqliteSettings : DbConnectionInterceptor
    {
        const string Settings = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-8000;";
        const string WriteAhead = "PRAGMA journal_mode=WAL;";

        // A pooled connection keeps its settings: they are given once to what is behind it, not at each lease.
        readonly ConditionalWeakTable<sqlite3, object> set = [];

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

        void Apply(SqliteConnection connection)
        {
            if (!set.TryAdd(connection.Handle!, this))
            {
                return;
            }

            // EF asks whether a database exists by opening it to read, and a new file cannot be turned into write-ahead so.
            var readOnly = new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
            using var command = connection.CreateCommand();
            command.CommandText = readOnly ? Settings : WriteAhead + Settings;
            command.ExecuteNonQuery();
        }
    }
}
