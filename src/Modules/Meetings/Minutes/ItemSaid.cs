using Takt.FollowUp.Contracts;

namespace Takt.Meetings;

/// <summary>What the minutes say of one item, as it is shown.</summary>
/// <param name="Summary">What was said.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Key">What every leader passes on.</param>
/// <param name="Dissents">Who did not agree.</param>
/// <param name="Measures">What is to be done about it.</param>
public sealed record ItemSaid(
    string? Summary,
    string? Decision,
    string? Key,
    IReadOnlyList<DissentSaid> Dissents,
    IReadOnlyList<MeasureSaid> Measures
)
{
    /// <summary>Nothing, or nothing for this reader.</summary>
    public static ItemSaid Nothing { get; } = new(null, null, null, [], []);

    /// <summary>Nothing is written yet.</summary>
    public bool IsEmpty => (Summary ?? Decision ?? Key) is null && Dissents.Count == 0 && Measures.Count == 0;
}

/// <summary>Somebody who did not agree, and why.</summary>
/// <param name="Id">The row.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Name">As the name was then.</param>
/// <param name="Text">What that one says.</param>
public sealed record DissentSaid(Guid Id, Guid PersonId, string Name, string Text);

/// <summary>A measure that came of an item.</summary>
/// <param name="View">Where it stands.</param>
/// <param name="Owner">Who answers for it today.</param>
public sealed record MeasureSaid(MeasureView View, string Owner);
