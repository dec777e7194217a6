using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>What a server connects to PostgreSQL with may read and write rows; it can alter no table, and rewrite no trail.</summary>
public sealed class PrivilegeTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_servers_role_does_the_work_and_can_neither_alter_a_table_nor_rewrite_the_trail()
    {
        Assert.SkipWhen(TestHost.Engine == Engine.Sqlite, "It takes PostgreSQL.");
        var role = $"takt_app_{Guid.NewGuid():N}";
        await Ask(TestHost.Connection("postgres"), $"CREATE ROLE {role} LOGIN");
        await using var installed = await Installed.Begin(role);
        var server = await installed.Serve();
        Assert.Equal(HttpStatusCode.OK, (await installed.Get(Installed.FirstHost, "/logg-inn")).Status);

        var municipality = server.GetRequiredService<Catalogue>().All.Single();
        Assert.Equal(role, new NpgsqlConnectionStringBuilder(municipality.Connection).Username);
        var person = new Person("Synne Skrevet");
        await With(
            server,
            municipality,
            async db =>
            {
                db.People.Add(person);
                await db.Save("test", Cancel);
            }
        );
        var sealing = server.GetRequiredService<AuditSealing>();
        Assert.NotEqual(0, await sealing.Seal(municipality, Cancel));
        await With(server, municipality, db => sealing.Erase(db, nameof(Person), $"{person.Id}", "hun ba om det", Cancel));
        await sealing.Seal(municipality, Cancel);
        await With(
            server,
            municipality,
            async db =>
            {
                var verdict = await AuditCheck.Run(db, null, Cancel);
                Assert.True(verdict is { Holds: true, Erased: > 0 });
            }
        );

        foreach (
            var forbidden in (string[])
                [
                    "ALTER TABLE organisation_unit ADD COLUMN mer text",
                    "DROP TABLE organisation_unit",
                    "CREATE TABLE egen (id int)",
                    "TRUNCATE kernel_audit_entry",
                    "TRUNCATE organisation_unit CASCADE",
                    "DELETE FROM kernel_audit_entry",
                    "UPDATE kernel_audit_entry SET because = 'en annen'",
                    "UPDATE kernel_audit_entry SET actor_name = 'En annen'",
                    "UPDATE kernel_audit_seal SET count = 0",
                    "DELETE FROM kernel_audit_seal",
                    "DELETE FROM \"__EFMigrationsHistory\"",
                    "CREATE TRIGGER t BEFORE INSERT ON organisation_unit EXECUTE FUNCTION now()",
                ]
        )
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Ask(municipality.Connection, forbidden));
            Assert.Equal((forbidden, PostgresErrorCodes.InsufficientPrivilege), (forbidden, refused.SqlState));
        }
    }

    [Fact]
    public async Task A_database_that_a_node_is_connected_to_is_not_deleted_and_the_command_says_who_must_let_go()
    {
        Assert.SkipWhen(TestHost.Engine == Engine.Sqlite, "It takes PostgreSQL.");
        var (name, owner, server) = ($"takt_drop_{Guid.NewGuid():N}", $"owner_{Guid.NewGuid():N}", $"app_{Guid.NewGuid():N}");
        await Ask(TestHost.Connection("postgres"), $"CREATE ROLE {owner} LOGIN CREATEDB");
        await Ask(TestHost.Connection("postgres"), $"CREATE ROLE {server} LOGIN");
        await Ask(TestHost.Connection("postgres"), $"CREATE DATABASE {name} OWNER {owner}");
        var there = TestHost.Connection(name);
        var options = new DbContextOptionsBuilder<PostgresShared>();
        Leases.Postgres(options, $"{there};Username={owner};Pooling=false");
        await using var owned = new PostgresShared(options.Options);

        await using (var node = new NpgsqlConnection($"{there};Username={server};Pooling=false"))
        {
            await node.OpenAsync(Cancel);
            var refused = await Assert.ThrowsAsync<Refusal>(() => owned.Database.Drop(Cancel));
            Assert.Contains("stop every node", refused.Message, StringComparison.Ordinal);
            Assert.True(await owned.Database.CanConnectAsync(Cancel));
        }

        await owned.Database.Drop(Cancel);
        Assert.False(await owned.Database.CanConnectAsync(Cancel));
    }

    static async Task With(IServiceProvider services, Municipality municipality, Func<Db, Task> work)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Command("test"));
        await work(scope.ServiceProvider.GetRequiredService<Db>());
    }

    static async Task Ask(string connection, string sql)
    {
        await using var server = new NpgsqlConnection(connection);
        await server.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
