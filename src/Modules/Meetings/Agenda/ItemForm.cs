namespace Takt.Meetings;

/// <summary>What the forms of an agenda send.</summary>
public sealed class ItemForm
{
    /// <summary>The item a form is about.</summary>
    public string? Item { get; set; }
    public string? Version { get; set; }
    public string? Title { get; set; }
    public string? PublicTitle { get; set; }
    public string? Kind { get; set; }
    public string? Minutes { get; set; }
    public string? About { get; set; }
    public string? ClosedBy { get; set; }
    public string? Because { get; set; }

    /// <summary>The ids of all items of the agenda, as they were put in order, with commas between.</summary>
    public string? Order { get; set; }

    /// <summary>What it is to an archive; empty where that follows from what is asked.</summary>
    public string? CaseType { get; set; }

    /// <summary>The id of an item to be, made with the form, so that a form sent twice proposes one.</summary>
    public string? Key { get; set; }

    /// <summary>The meeting that is asked to take it up, where the form is not on its page.</summary>
    public string? Meeting { get; set; }

    /// <summary>The record it is about.</summary>
    public string? TopicId { get; set; }
    public string? TopicTitle { get; set; }
    public string? TopicAddress { get; set; }
    public string? TopicDeck { get; set; }

    // The fields came with the browser: only addresses of our own become links that others will follow.
    internal Topic? Topic =>
        Guid.TryParse(TopicId, out var id) && TopicTitle is { Length: > 0 and <= Kernel.Topic.LongestTitle } title && IsOurs(TopicAddress)
            ? new(id, title, TopicAddress!, IsOurs(TopicDeck) ? TopicDeck : null)
            : null;

    /// <summary>The same, without what only whoever sets the agenda says: that it is closed.</summary>
    internal ItemForm Opened =>
        new()
        {
            Title = Title,
            Kind = Kind,
            Minutes = Minutes,
            About = About,
        };

    static bool IsOurs(string? address) => OwnAddress.Is(address) && address.Length <= Kernel.Topic.LongestAddress;
}
