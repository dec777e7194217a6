using Npgsql;

namespace Takt.Tests;

/// <summary>pg_dump and pg_restore connect where Takt does.</summary>
public sealed class PostgresToolTests
{
    [Theory]
    [InlineData("db1", "db1", "5432")]
    [InlineData("db1:6000", "db1", "6000")]
    [InlineData("db1:6000, db2", "db1,db2", "6000,5433", 5433)]
    [InlineData("[2001:db8::1]:6000,2001:db8::2", "2001:db8::1,2001:db8::2", "6000,5432")]
    [InlineData("/var/run/postgresql", "/var/run/postgresql", "5432")]
    public void Several_hosts_are_told_to_postgresqls_own_tools_as_two_lists(string written, string hosts, string ports, int port = 5432) =>
        Assert.Equal((hosts, ports), PostgresTool.Places(new NpgsqlConnectionStringBuilder { Host = written, Port = port }));
}
