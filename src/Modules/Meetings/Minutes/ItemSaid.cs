using System.Text.Json.Serialization;
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
    /// <summary>How they voted; null where they did not.</summary>
    public VoteSaid? Vote { get; init; }

    /// <summary>Nothing, or nothing for this reader.</summary>
    public static ItemSaid Nothing { get; } = new(null, null, null, [], []);

    /// <summary>Nothing is written yet.</summary>
    public bool IsEmpty => (Summary ?? Decision ?? Key) is null && Vote is null && Dissents.Count == 0 && Measures.Count == 0;
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

/// <summary>Somebody who said that it was not right, and the answer.</summary>
/// <param name="Id">The row.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Name">As the name was then.</param>
/// <param name="Text">What that one says.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsOpen">Nobody has answered.</param>
/// <param name="Answer">Why the minutes were not changed; null where they were.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="AnsweredAt">When, UTC.</param>
sealed record ObjectionSaid(
    Guid Id,
    Guid PersonId,
    string Name,
    string Text,
    DateTime At,
    bool IsOpen,
    string? Answer,
    string? AnsweredBy,
    DateTime? AnsweredAt
);

/// <summary>How a body voted.</summary>
/// <param name="For">So many yes.</param>
/// <param name="Against">So many no.</param>
/// <param name="Abstained">So many neither.</param>
/// <param name="Casting">What the chair's vote decided when they were equal.</param>
/// <param name="Cast">Who, where that is written, by name.</param>
public sealed record VoteSaid(int For, int Against, int Abstained, Ballot? Casting, IReadOnlyList<BallotSaid> Cast)
{
    /// <summary>The row's; none of one that is only wanted, or was kept.</summary>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>How many voted.</summary>
    [JsonIgnore]
    public int Total => For + Against + Abstained;

    /// <summary>All who voted, voted yes.</summary>
    [JsonIgnore]
    public bool IsUnanimous => For > 0 && For == Total;
}

/// <summary>What somebody voted.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">As the name was then.</param>
/// <param name="Ballot">What.</param>
public sealed record BallotSaid(Guid PersonId, string Name, Ballot Ballot)
{
    /// <summary>By name, as they are shown and kept.</summary>
    internal static IReadOnlyList<BallotSaid> InOrder(IEnumerable<BallotSaid> cast) =>
        [.. cast.OrderBy(b => Norwegian.SortKey(b.Name), StringComparer.Ordinal).ThenBy(b => b.PersonId)];
}
