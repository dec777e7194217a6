using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Takt;

/// <summary>Deleting a municipality's database.</summary>
static class Dropping
{
    /// <summary>Deletes it, or says who must let go of it first: its owner may not put out a server that connects as another role.</summary>
    /// <exception cref="Refusal">Somebody is connected to it. Nothing was deleted.</exception>
    public static async Task Drop(this DatabaseFacade database, CancellationToken cancel)
    {
        try
        {
            await database.EnsureDeletedAsync(cancel);
        }
        catch (PostgresException used) when (used.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse)
        {
            throw new Refusal(
                $"{database.GetDbConnection().Database} was not deleted. PostgreSQL says: {used.MessageText}. A node that serves it must let go first: stop every node, or archive the municipality and wait two minutes. Then try again."
            );
        }
    }
}
