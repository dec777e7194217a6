namespace Takt.Kernel;

/// <summary>Something a calendar outside Takt shows, and must be told of again when it changes. The save keeps count.</summary>
interface IInCalendar
{
    /// <summary>How often it has changed: RFC 5545's SEQUENCE.</summary>
    int Sequence { get; }

    /// <summary>When it last changed, UTC; null where it has not since this was kept.</summary>
    DateTime? ChangedAt { get; }

    /// <summary>It has changed.</summary>
    void Changed(DateTime now);
}

/// <summary>A date that matters, written by the module that set it. Calendars and Min side read one table.</summary>
public sealed class Deadline : IHasAudience, IHasAddress, IInCalendar
{
    /// <summary>The identity.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What sets the date.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>The day, in Norway.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>What is due.</summary>
    public required string Title { get; set; }

    /// <summary>What it belongs to.</summary>
    public string? Context { get; set; }

    /// <summary>Where it is.</summary>
    public required string Address { get; set; }

    /// <summary>When on that day it begins, in Norway; null for what takes nobody's time, but is due.</summary>
    public TimeOnly? At { get; set; }

    /// <summary>How long it lasts, in minutes, when it has a time.</summary>
    public int? Length { get; set; }

    /// <summary>Where people meet.</summary>
    public string? Place { get; set; }

    /// <summary>The group that meets: it stands in the calendar of each who sits there.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>Met or called off; then it no longer asks for attention.</summary>
    public bool IsMet { get; set; }

    /// <inheritdoc/>
    public int Sequence { get; private set; }

    /// <inheritdoc/>
    public DateTime? ChangedAt { get; private set; }

    void IInCalendar.Changed(DateTime now) => (Sequence, ChangedAt) = (Sequence + 1, now);

    /// <inheritdoc/>
    public required Audience Audience { get; set; }
}

/// <summary>Something new in a unit, for those who may know.</summary>
public sealed class News : IHasAudience, IHasAddress
{
    /// <summary>Rises with time.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Text key of the sentence: "FollowUp.NewsDone", with {0} for the title.</summary>
    public required string Sentence { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <inheritdoc/>
    public required Audience Audience { get; init; }
}
