using System.Diagnostics;
using System.Globalization;

namespace Takt.Tests;

/// <summary>How long one tries what nobody has thought of: some seconds in every run, an hour in all with TAKT_FULL.</summary>
static class Fuzz
{
    /// <summary>No file of such a size may take longer; what takes this long never ends.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Bytes made in reading one, all together.</summary>
    const long Most = 2_000_000_000;

    /// <summary>However slow the machine.</summary>
    const int Fewest = 20;

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("TAKT_FULL") is "yes" or "1";

    /// <summary>The same in each run, and another in each full one; TAKT_SEED says which one of those to try again.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("TAKT_SEED"), CultureInfo.InvariantCulture, out var chosen) ? chosen
        : IsFull ? Environment.TickCount
        : 1;

    /// <summary>Reads one spoilt file after another until the time is over. Nothing but a refusal may come of it.</summary>
    /// <param name="name">What is read.</param>
    /// <param name="full">So long in a full run.</param>
    /// <param name="whole">Files that are read without trouble.</param>
    /// <param name="read">Reads one; throws what it refuses with.</param>
    /// <param name="isRefusal">Whether it was one.</param>
    public static async Task Read(
        string name,
        TimeSpan full,
        IReadOnlyList<byte[]> whole,
        Action<byte[]> read,
        Func<Exception, bool> isRefusal
    )
    {
        foreach (var one in whole)
        {
            read(one);
        }

        var mutation = new Mutation(Seed, whole);
        var (begun, tried) = (Stopwatch.StartNew(), 0);
        var isLong = IsFull && TestHost.Engine == Engine.Sqlite; // nothing of it asks a database: once is enough
        for (var time = isLong ? full : TimeSpan.FromSeconds(2); begun.Elapsed < time || tried < Fewest; tried++)
        {
            var file = mutation.Next();
            var trouble = await Try(read, file);
            if (trouble is not null && !isRefusal(trouble))
            {
                Assert.Fail($"{name}: TAKT_SEED={Seed}, number {tried}, kept as {Keep(name, file)}: {trouble}");
            }
        }
    }

    static async Task<Exception?> Try(Action<byte[]> read, byte[] file)
    {
        var reading = Task.Run(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(file);
            }
            catch (Exception trouble)
            {
                return trouble;
            }

            var made = GC.GetAllocatedBytesForCurrentThread() - before;
            return made > Most ? new InvalidOperationException($"{made / 1_000_000} MB were made of {file.Length} bytes.") : null;
        });
        try
        {
            return await reading.WaitAsync(Longest);
        }
        catch (TimeoutException hanging)
        {
            return hanging;
        }
    }

    static string Keep(string name, byte[] file)
    {
        var path = Path.Combine(Path.GetTempPath(), $"takt-fuzz-{name}-{Guid.NewGuid():N}");
        File.WriteAllBytes(path, file);
        return path;
    }
}
