namespace Takt.Meetings;

/// <summary>Somebody who was there and did not agree; it stands beside the decision.</summary>
sealed class Dissent(Guid itemId, Guid personId, string name, string text) : Entity
{
    public const int LongestText = 2000;

    public Guid ItemId { get; private init; } = itemId;
    public Guid PersonId { get; private init; } = personId;
    public string Name { get; private init; } = name;
    public string Text { get; private set; } = text;

    public void Say(string text) => Text = text;
}
