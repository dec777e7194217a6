using System.Text.Json;
using System.Text.Json.Serialization;

namespace Takt.Meetings;

/// <summary>
/// What an earlier version said of votes, of who did not agree and of who was there, as text: nobody asks about it but whoever
/// shows that version, whole.
/// </summary>
static class KeptWords
{
    static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The same for what says the same.</summary>
    public static string Write<T>(T said) => JsonSerializer.Serialize(said, Json);

    public static T? Read<T>(string kept) => JsonSerializer.Deserialize<T>(kept, Json);

    /// <summary>Whether two of an item say the same.</summary>
    public static bool IsSame(ItemSaid one, ItemSaid other) =>
        IsSameText(one, other) && IsSameVote(one, other) && IsSameDissents(one, other);

    public static bool IsSameText(ItemSaid one, ItemSaid other) =>
        (one.Summary, one.Decision, one.Key) == (other.Summary, other.Decision, other.Key);

    public static bool IsSameVote(ItemSaid one, ItemSaid other) => Write(one.Vote) == Write(other.Vote);

    public static bool IsSameDissents(ItemSaid one, ItemSaid other) => Write(one.Dissents) == Write(other.Dissents);

    /// <summary>Who was there, as it is noted.</summary>
    public static IReadOnlyList<Called> There(Meeting meeting) =>
        InOrder(meeting.Attendances.Select(a => new Called(a.PersonId, a.Name, a.Presence, a.StandsInFor)));

    public static IReadOnlyList<Called> InOrder(IEnumerable<Called> called) =>
        [.. called.OrderBy(c => c.Presence).ThenBy(c => Norwegian.SortKey(c.Name), StringComparer.Ordinal).ThenBy(c => c.PersonId)];
}
