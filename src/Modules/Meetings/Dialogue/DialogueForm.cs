namespace Takt.Meetings;

/// <summary>What is sent when a conversation is planned, moved or called off.</summary>
public sealed class DialogueForm
{
    /// <summary>The unit it is about.</summary>
    public string? Unit { get; set; }
    public string? On { get; set; }
    public string? At { get; set; }
    public string? Length { get; set; }
    public string? Place { get; set; }
    public string? Link { get; set; }

    /// <summary>Those who speak for the staff, by id: ticked or not there at all.</summary>
    public Dictionary<string, string>? Who { get; set; }

    /// <summary>One more.</summary>
    public string? Other { get; set; }
    public string? Version { get; set; }

    /// <summary>The id of a conversation to be, made with the form, so that a form sent twice plans one.</summary>
    public string? Key { get; set; }

    internal static DialogueForm Of(Dialogue dialogue) =>
        new()
        {
            On = Norwegian.Typed(dialogue.On),
            At = PlanWords.Typed(dialogue.At),
            Length = $"{dialogue.Length}",
            Place = dialogue.Place,
            Link = dialogue.Link,
            Version = $"{dialogue.Version}",
        };
}
