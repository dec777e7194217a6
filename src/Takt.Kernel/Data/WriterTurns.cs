using System.Collections.Concurrent;

namespace Takt.Kernel;

/// <summary>
/// Turns at writing in a SQLite file, which has one writer at a time: in the order they came, and waiting costs nothing. SQLite by
/// itself lets a thread sleep and try again, and whoever has waited longest sleeps longest; with a hall of telephones that is
/// seconds, and no thread left to answer with.
/// </summary>
static class WriterTurns
{
    // Beyond it SQLite's own patience decides: a command beside the server may hold the file.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    static readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);

    /// <summary>Does a write when its turn has come.</summary>
    /// <param name="file">The connection string of the file; null where writers need not wait for each other.</param>
    /// <param name="write">What to do.</param>
    /// <param name="cancel">Stops waiting.</param>
    public static async Task Take(string? file, Func<Task> write, CancellationToken cancel)
    {
        if (file is null)
        {
            await write();
            return;
        }

        var turn = turns.GetOrAdd(file, _ => new(1, 1));
        var isOurs = await turn.WaitAsync(Patience, cancel);
        try
        {
            await write();
        }
        finally
        {
            if (isOurs)
            {
                turn.Release();
            }
        }
    }
}
