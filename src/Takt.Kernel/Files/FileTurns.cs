using Npgsql;

namespace Takt.Kernel;

/// <summary>
/// One at a time with a content: from putting it to saving the row that points to it, and from seeing that no row does to
/// deleting it. Otherwise a file could be deleted in the moment somebody attaches the same one again.
/// </summary>
public sealed class FileTurns
{
    // A file on SQLite has one node, so whoever else could be here is in this process. Two contents seldom share one.
    readonly SemaphoreSlim[] here = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the turn, and does it.</summary>
    public async Task Take(Municipality municipality, string sha256, Func<Task> work, CancellationToken cancel)
    {
        if (municipality.Engine == Engine.Sqlite)
        {
            var turn = here[(int)((uint)HashCode.Combine(municipality.OrganisationNumber, sha256) % here.Length)];
            await turn.WaitAsync(cancel);
            try
            {
                await work();
            }
            finally
            {
                turn.Release();
            }

            return;
        }

        // By a connection of its own, because what is done saves by itself; the lock ends with the transaction, also when a node dies.
        await using var connection = new NpgsqlConnection(municipality.Connection);
        await connection.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection)
        {
            Parameters = { new() { Value = unchecked((long)Convert.ToUInt64(sha256[..16], 16)) } },
        };
        await wait.ExecuteNonQueryAsync(cancel);
        await work();
        await transaction.CommitAsync(CancellationToken.None);
    }
}
