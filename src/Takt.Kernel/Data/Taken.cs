using Microsoft.Data.Sqlite;
using Npgsql;

namespace Takt.Kernel;

/// <summary>Whether a save failed because somebody else, on another node or in another tab, made the same row in the same moment.</summary>
public static class Taken
{
    const int SqliteUnique = 2067;
    const int SqlitePrimaryKey = 1555;

    /// <summary>Whether what was thrown says that there is such a row already.</summary>
    /// <param name="trouble">From a save.</param>
    public static bool Is(DbUpdateException trouble) =>
        trouble.InnerException
            is SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey }
                or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
