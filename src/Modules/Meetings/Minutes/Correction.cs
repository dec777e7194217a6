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

    /// <summary>Who was there by the version before it, made by <see cref="KeptWords"/>; null where that could not be corrected yet.</summary>
    public string? There { get; private set; }

    /// <summary>The version before it, whole.</summary>
    public IReadOnlyList<KeptItem> Kept => kept;

    /// <summary>Keeps what the minutes say of an item, before it is corrected.</summary>
    public void Keep(AgendaItem item, ItemSaid said, bool isChanged) => kept.Add(new(Id, item.Id, said, isChanged));

    /// <summary>Keeps who was there, before that is corrected.</summary>
    public void Keep(IReadOnlyList<Called> there) => There = KeptWords.Write(there);
}

/// <summary>What an earlier version of the minutes said of an item.</summary>
sealed class KeptItem : Entity
{
    KeptItem() { }

    public KeptItem(Guid correctionId, Guid itemId, ItemSaid said, bool isChanged)
    {
        (CorrectionId, ItemId, IsChanged) = (correctionId, itemId, isChanged);
        (Summary, Decision, Key) = (said.Summary, said.Decision, said.Key);
        (Vote, Dissents) = (said.Vote is null ? null : KeptWords.Write(said.Vote), KeptWords.Write(said.Dissents));
    }

    public Guid CorrectionId { get; private init; }
    public Guid ItemId { get; private init; }
    public string? Summary { get; private init; }
    public string? Decision { get; private init; }
    public string? Key { get; private init; }

    /// <summary>How they voted, made by <see cref="KeptWords"/>; null where they did not.</summary>
    public string? Vote { get; private init; }

    /// <summary>Who did not agree, made by <see cref="KeptWords"/>; null where neither that nor the vote could be corrected yet.</summary>
    public string? Dissents { get; private init; }

    /// <summary>Whether the version after it says something else.</summary>
    public bool IsChanged { get; private init; }

    /// <summary>What it said.</summary>
    /// <param name="after">What the version after it says: of what could not be corrected yet it said the same.</param>
    public ItemSaid Said(ItemSaid after) =>
        after with
        {
            Summary = Summary,
            Decision = Decision,
            Key = Key,
            Vote =
                Dissents is null ? after.Vote
                : Vote is null ? null
                : KeptWords.Read<VoteSaid>(Vote),
            Dissents = Dissents is null ? after.Dissents : KeptWords.Read<IReadOnlyList<DissentSaid>>(Dissents) ?? [],
        };
}
