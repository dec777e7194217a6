using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Takt;

/// <summary>A municipality's database on SQLite.</summary>
sealed class SqliteDb(DbContextOptions<SqliteDb> options) : Db(options)
{
    protected override IReadOnlyList<Module> Modules => Takt.Modules.All;
}

/// <summary>A municipality's database on PostgreSQL.</summary>
sealed class PostgresDb(DbContextOptions<PostgresDb> options) : Db(options)
{
    protected override IReadOnlyList<Module> Modules => Takt.Modules.All;
}

/// <summary>What the municipalities of an installation share: who they are, and the keys that protect cookies and links.</summary>
abstract class SharedDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<CatalogueLine> Catalogue => Set<CatalogueLine>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<DataProtectionKey>().ToTable("shared_data_protection_key");
        var lease = model.Entity<JobLease>().ToTable("shared_job_lease");
        lease.HasKey(l => l.Job);
        lease.Property(l => l.Job).HasMaxLength(120);
        var limit = model.Entity<SharedLimit>().ToTable("shared_limit");
        limit.HasKey(l => l.Key);
        limit.Property(l => l.Key).HasMaxLength(120);
        var line = model.Entity<CatalogueLine>().ToTable("shared_catalogue");
        line.HasKey(l => l.Host);
        line.Property(l => l.Host).HasMaxLength(253);
        line.Property(l => l.OrganisationNumber).HasMaxLength(9);
        line.Property(l => l.Name).HasMaxLength(200);
        line.Property(l => l.Colour).HasMaxLength(7);
        line.Property(l => l.Connection).HasMaxLength(1000);
        line.Property(l => l.Schema).HasMaxLength(150);
        line.HasIndex(l => l.OrganisationNumber);
    }
}

/// <summary>One line of the catalogue.</summary>
sealed class CatalogueLine
{
    // A minute without use, and a connection is let go: an installation has hundreds of databases, and a server not many more.
    // PostgreSQL spends more on planning a short statement than on running it; a page's statements are the same each time,
    // so they are planned once a connection. Nothing is set on a connection that the next lease would have to undo.
    // The operator's own words come after and win: Max Auto Prepare=0 behind a pooler that changes connections.
    // A server that does not answer is tried four times; a proxy must not lose patience before the page says so.
    // A statement of a page is over in milliseconds, and PostgreSQL would first compile some of them, 60 ms each time.
    const string PlannedOnce =
        "Max Auto Prepare=200;Auto Prepare Min Usages=3;No Reset On Close=true;Connection Idle Lifetime=60;Timeout=5;Options=-c jit=off";

    public required string Host { get; init; }
    public required string OrganisationNumber { get; init; }
    public required string Name { get; set; }
    public required Engine Engine { get; set; }
    public required string Connection { get; set; }
    public bool IsDemo { get; init; }
    public string Colour { get; init; } = "";

    /// <summary>Whether it is archived: nobody comes in, and nothing is deleted.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The version its database was last brought whole to; null when that is not known. A start leaves it alone while it is ours.</summary>
    public string? Schema { get; set; }

    /// <summary>Rises when it sets itself up anew, so that every node hears of it by reading the catalogue alone.</summary>
    public int Setup { get; set; }

    /// <summary>
    /// The municipality, at the place where the installation is now: a line says only what differs from the settings, so that
    /// a data folder can be moved and a password changed. A whole connection string in the line stands as it is.
    /// </summary>
    public Municipality ToMunicipality(TaktSettings settings) =>
        new(Kernel.OrganisationNumber.Parse(OrganisationNumber, null), Name, Engine, ConnectionAt(settings, Engine, Connection), IsDemo)
        {
            Colour = Colour,
            State = IsClosed ? MunicipalityState.Closed : MunicipalityState.Open,
        };

    /// <summary>Where a municipality's database is when nobody has said anything else: a file, or a database, by its number.</summary>
    public static string ConnectionFor(Engine engine, string number) =>
        engine == Engine.Sqlite ? $"Data Source={number}.db" : $"Database=takt_{number}";

    /// <summary>A password belongs in the settings of the process, from the environment or a file; the catalogue is in every backup.</summary>
    /// <exception cref="Refusal">There is one.</exception>
    public static void MustHoldNoPassword(string? connection)
    {
        if (connection?.Contains("password", StringComparison.OrdinalIgnoreCase) == true)
        {
            throw new Refusal(
                "No password goes into the catalogue: leave it to Takt:Postgres, which comes from the environment or a file."
            );
        }
    }

    /// <summary>A whole connection string: what a line says, and the settings where it says nothing.</summary>
    public static string ConnectionAt(TaktSettings settings, Engine engine, string connection)
    {
        if (engine == Engine.Postgres)
        {
            return new NpgsqlConnectionStringBuilder($"{PlannedOnce};{settings.Postgres};{connection}").ToString();
        }

        var sqlite = new SqliteConnectionStringBuilder(connection);
        sqlite.DataSource = Path.GetFullPath(Path.Combine(settings.Data, sqlite.DataSource));
        return sqlite.ToString();
    }
}

sealed class SqliteShared(DbContextOptions<SqliteShared> options) : SharedDb(options);

sealed class PostgresShared(DbContextOptions<PostgresShared> options) : SharedDb(options);

// For `dotnet ef migrations add`: no host, no live database.
sealed class SqliteDbFactory : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(Design.Sqlite<SqliteDb>());
}

sealed class PostgresDbFactory : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(Design.Postgres<PostgresDb>());
}

sealed class SqliteSharedFactory : IDesignTimeDbContextFactory<SqliteShared>
{
    public SqliteShared CreateDbContext(string[] args) => new(Design.Sqlite<SqliteShared>());
}

sealed class PostgresSharedFactory : IDesignTimeDbContextFactory<PostgresShared>
{
    public PostgresShared CreateDbContext(string[] args) => new(Design.Postgres<PostgresShared>());
}

static class Design
{
    public static DbContextOptions<T> Sqlite<T>()
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        Leases.Sqlite(options, "Data Source=design.db");
        return options.Options;
    }

    public static DbContextOptions<T> Postgres<T>()
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        Leases.Postgres(options, "Host=localhost;Database=design");
        return options.Options;
    }
}
