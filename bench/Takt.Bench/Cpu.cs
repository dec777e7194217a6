using System.Globalization;

namespace Takt.Bench;

/// <summary>CPU and memory as the kernel counts them, in <c>/proc</c>: what a busy neighbour cannot lengthen as it lengthens waiting.</summary>
static class Cpu
{
    const int TicksPerSecond = 100; // USER_HZ, the same on every Linux .NET runs on

    /// <summary>User and system time of a process, in milliseconds.</summary>
    public static double Of(int process) => Fields(process) is { } fields ? Milliseconds(fields[11], fields[12]) : 0;

    /// <summary>The same of all its children, those that have ended included.</summary>
    public static double OfChildren(int parent) =>
        Milliseconds(Fields(parent)![13], Fields(parent)![14])
        + System
            .IO.Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? Fields(id) : null)
            .OfType<string[]>()
            .Where(fields => int.Parse(fields[1], CultureInfo.InvariantCulture) == parent)
            .Sum(fields => Milliseconds(fields[11], fields[12]));

    /// <summary>Resident memory, in MiB.</summary>
    public static double Memory(int process) =>
        File.ReadLines($"/proc/{process}/status")
            .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
            .FirstOrDefault();

    static double Milliseconds(params ReadOnlySpan<string> ticks)
    {
        double sum = 0;
        foreach (var tick in ticks)
        {
            sum += double.Parse(tick, CultureInfo.InvariantCulture);
        }

        return sum * 1000 / TicksPerSecond;
    }

    // From the state on: the name before it may hold spaces. Field 0 is the state, 1 the parent, 11-14 utime, stime, cutime, cstime.
    static string[]? Fields(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // it ended meanwhile
        }
    }
}
