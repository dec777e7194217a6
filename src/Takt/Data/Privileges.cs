using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Takt;

/// <summary>
/// What the role a server connects with may do: read and write rows. It owns nothing, so it can alter no table; and on the
/// trail it can add, seal and erase values, and neither delete nor rewrite what was done.
/// </summary>
static class Privileges
{
    /// <summary>Grants it anew after a migration. Called as the owner of the tables.</summary>
    /// <param name="owned">The database, as its owner.</param>
    /// <param name="connection">How the server connects: its role is in it.</param>
    /// <param name="cancel">Stops before the commit.</param>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Grants of the owner, not rows.")]
    [SuppressMessage("Security", "EF1002", Justification = "A role of the settings and names of the model, quoted.")]
    public static async Task Grant(DbContext owned, string connection, CancellationToken cancel)
    {
        if (new NpgsqlConnectionStringBuilder(connection).Username is not { Length: > 0 } name)
        {
            throw new Refusal("Takt:Postgres must say which Username the servers connect with, so that it can be granted what it needs.");
        }

        var role = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        string[] statements =
        [
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            $"GRANT USAGE ON SCHEMA public TO {role}",
            $"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
            $"REVOKE INSERT, UPDATE, DELETE ON \"__EFMigrationsHistory\" FROM {role}",
            .. owned is Db ? OnTheTrail(owned, role) : [],
        ];
        await owned
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                await using var together = await owned.Database.BeginTransactionAsync(cancel);
                foreach (var statement in statements)
                {
                    await owned.Database.ExecuteSqlRawAsync(statement, cancel);
                }

                await together.CommitAsync(cancel);
            });
    }

    static IEnumerable<string> OnTheTrail(DbContext owned, string role)
    {
        var entry = owned.Model.FindEntityType(typeof(AuditEntry))!;
        var seal = owned.Model.FindEntityType(typeof(AuditSeal))!;
        var changing = string.Join(", ", AuditEntry.MayChange.Select(property => $"\"{entry.FindProperty(property)!.GetColumnName()}\""));
        yield return $"REVOKE UPDATE, DELETE ON \"{entry.GetTableName()}\", \"{seal.GetTableName()}\" FROM {role}";
        yield return $"GRANT UPDATE ({changing}) ON \"{entry.GetTableName()}\" TO {role}";
    }
}
