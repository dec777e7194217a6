namespace Takt.Kernel;

/// <summary>
/// What asks leaders' time. Each module that does registers one. Everybody sees their own; of others there are sums of many, never
/// a list of people.
/// </summary>
public interface ITimeUse
{
    /// <summary>Text key of what it is: "Meetings.TimeMeetings".</summary>
    string Kind { get; }

    /// <summary>What takes the actor's own time.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last.</param>
    /// <param name="cancel">Stops.</param>
    Task<IReadOnlyList<TimeAsked>> Mine(DateOnly from, DateOnly until, CancellationToken cancel);

    /// <summary>What takes the time of these leaders together, as far as the actor may know who asks.</summary>
    /// <param name="leaders">Who, and the seat of each, where what is theirs to do is laid.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last.</param>
    /// <param name="cancel">Stops.</param>
    Task<IReadOnlyList<TimeLaid>> LaidOn(IReadOnlyDictionary<Guid, Seat> leaders, DateOnly from, DateOnly until, CancellationToken cancel);
}

/// <summary>Something that takes time on a day, or is to be done by it.</summary>
/// <param name="On">The day.</param>
/// <param name="Minutes">How long: as planned, or as reckoned where nobody has planned it.</param>
/// <param name="Title">What.</param>
/// <param name="Address">Where it is.</param>
public sealed record TimeAsked(DateOnly On, int Minutes, string Title, string Address);

/// <summary>Time that is asked of many.</summary>
/// <param name="By">Who asks it: a group, a round.</param>
/// <param name="People">Of how many.</param>
/// <param name="Minutes">Of all of them together.</param>
public sealed record TimeLaid(string By, int People, int Minutes);
