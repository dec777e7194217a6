using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Takt.Kernel;

/// <summary>Whether a request failed only because the database is away for a while: it starts anew, the network is cut, it is too busy.</summary>
public static class DatabaseAway
{
    const int Busy = 5;
    const int Locked = 6;

    // With several hosts in the connection, of which none is the primary just now. Npgsql says so in no other way, and does not
    // hold it to be worth another try; a standby is promoted within a minute.
    const string NoHost = "No suitable host was found.";

    /// <summary>Whether it is worth trying the same again, as it stands.</summary>
    /// <param name="trouble">What was thrown, with what is inside it.</param>
    public static bool Is(Exception? trouble)
    {
        for (var at = trouble; at is not null; at = at.InnerException)
        {
            if (
                at
                is NpgsqlException { IsTransient: true }
                    or NpgsqlException { Message: NoHost }
                    or SocketException
                    or SqliteException { SqliteErrorCode: Busy or Locked }
            )
            {
                return true;
            }
        }

        return false;
    }
}
