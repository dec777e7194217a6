namespace Takt.Meetings;

/// <summary>A new version of minutes that stood: who corrected them, and why.</summary>
sealed class Correction(Guid meetingId, int number, DateTime at, Guid byId, string by, string because) : Entity
{
    public const int LongestBecause = 1000;

    readonly List<KeptItem> kept = [];

    public Guid MeetingId { get; private init; } = meetingId;

    /// <summary>The number of the version it made; the first was 1.</summary>
    public int Number { get; private init; } = number;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private init; } = at;

    public Guid ById { get; private init; } = byId;

    /// <summary>Who, as the name was then.</summary>
    public string By { get; private init; } = by;

    public string Because { get; private init; } = because;

    /// <summary>The version before it, whole.</summary>
    public IReadOnlyList<KeptItem> Kept => kept;

    /// <summary>Keeps what the minutes say of an item, before it is corrected.</summary>
    public void Keep(AgendaItem item, bool isChanged) => kept.Add(new(Id, item.Id, item.Summary, item.Decision, item.Key, isChanged));
}

/// <summary>What an earlier version of the minutes said of an item.</summary>
sealed class KeptItem(Guid correctionId, Guid itemId, string? summary, string? decision, string? key, bool isChanged) : Entity
{
    public Guid CorrectionId { get; private init; } = correctionId;
    public Guid ItemId { get; private init; } = itemId;
    public string? Summary { get; private init; } = summary;
    public string? Decision { get; private init; } = decision;
    public string? Key { get; private init; } = key;

    /// <summary>Whether the version after it says something else.</summary>
    public bool IsChanged { get; private init; } = isChanged;
}
