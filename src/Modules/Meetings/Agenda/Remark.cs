namespace Takt.Meetings;

/// <summary>
/// What somebody says of an item before it is taken up, also without a seat in the group. It is read by those who meet and by
/// whoever said it, and by nobody else when the minutes are out.
/// </summary>
sealed class Remark(Guid itemId, Guid personId, string name, string text, DateTime at) : Entity
{
    public const int LongestText = 4000;

    public Guid ItemId { get; private init; } = itemId;
    public Guid PersonId { get; private init; } = personId;

    /// <summary>As the name was then.</summary>
    public string Name { get; private init; } = name;
    public string Text { get; private init; } = text;

    /// <summary>When it was said, UTC.</summary>
    public DateTime At { get; private init; } = at;
}
