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
        var line = model.Entity<CatalogueLine>().ToTable("shared_catalogue");
        line.HasKey(l => l.Host);
        line.Property(l => l.Host).HasMaxLength(253);
        line.Property(l => l.OrganisationNumber).HasMaxLength(9);
        line.Property(l => l.Name).HasMaxLength(200);
        line.Property(l => l.Colour).HasMaxLength(7);
        line.Property(l => l.Connection).HasMaxLength(1000);
    }
}

/// <summary>One line of the catalogue.</summary>
sealed class CatalogueLine
{
    // PostgreSQL spends more on planning a short statement than on running it; a page's statements are the same each time,
    // so they are planned once a connection. Nothing is set on a connection that the next lease would have to undo.
    // The operator's own words come after and win: Max Auto Prepare=0 behind a pooler that changes connections.
    // A server that does not answer is tried four times; a proxy must not lose patience before the page says so.
    const string PlannedOnce = "Max Auto Prepare=200;Auto Prepare Min Usages=3;No Reset On Close=true;Timeout=5";

    public required string Host { get; init; }
    public required string OrganisationNumber { get; init; }
    public required string Name { get; set; }
    public required Engine Engine { get; set; }
    public required string Connection { get; init; }
    public bool IsDemo { get; init; }
    public string Colour { get; init; } = "";

    /// <summary>
    /// The municipality, at the place where the installation is now: a line says only what differs from the settings, so that
    /// a data folder can be moved and a password changed. A whole connection string in the line stands as it is.
    /// </summary>
    public Municipality ToMunicipality(TaktSettings settings) =>
        new(Kernel.OrganisationNumber.Parse(OrganisationNumber, null), Name, Engine, ConnectionAt(settings), IsDemo) { Colour = Colour };

    string ConnectionAt(TaktSettings settings)
    {
        if (Engine == Engine.Postgres)
        {
            return new NpgsqlConnectionStringBuilder($"{PlannedOnce};{settings.Postgres};{Connection}").ToString();
        }

        var sqlite = new SqliteConnectionStringBuilder(Connection);
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
