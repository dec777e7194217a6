namespace Takt.Kernel;

/// <summary>Something that happened, told in the past tense. Serialised as JSON; carries ids, not entities.</summary>
public interface IEvent;

/// <summary>Hears an event after the save that wrote it, in a scope of its own, at least once.</summary>
/// <typeparam name="T">The event.</typeparam>
public interface IHear<in T>
    where T : IEvent
{
    /// <summary>Reacts. What it saves is saved together with the note that it has heard this event.</summary>
    Task Hear(T @event, CancellationToken cancel);
}

/// <summary>An event as stored.</summary>
public sealed class EventRow
{
    /// <summary>Rises with time.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When it was saved, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The event's type name.</summary>
    public required string Name { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>Set when every hearer has heard it.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>Failed tries so far; after <see cref="EventDispatch.MostTries"/> it waits for a person.</summary>
    public int Tries { get; set; }

    /// <summary>When it is tried again after a failed try, UTC; null while it has not failed.</summary>
    public DateTime? TryAt { get; set; }

    /// <summary>What the last failed try said; no stack trace.</summary>
    public string? Trouble { get; set; }
}

/// <summary>That one hearer has heard one event.</summary>
public sealed class HeardEvent
{
    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The hearer's type name.</summary>
    public required string Hearer { get; init; }
}
