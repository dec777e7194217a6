namespace Takt.Meetings;

/// <summary>What is written in a conversation: each form some of it.</summary>
public sealed class SayForm
{
    /// <summary>The topic it is about.</summary>
    public string? Topic { get; set; }

    /// <summary>The version of the topic, or of the conversation, when the form was filled.</summary>
    public string? Version { get; set; }

    /// <summary>The mark of what stood when a form of one's own words was filled.</summary>
    public string? Stood { get; set; }

    /// <summary>What one prepares, or the minutes.</summary>
    public string? Text { get; set; }

    /// <summary>What one notes for oneself.</summary>
    public string? Note { get; set; }

    /// <summary>Sent by script a moment after one stopped typing: nobody needs to be told that it is saved.</summary>
    public string? Quietly { get; set; }

    /// <summary>What is agreed.</summary>
    public string? What { get; set; }
    public string? Owner { get; set; }
    public string? Due { get; set; }

    /// <summary>The id of an agreement to be, made with the form, so that a form sent twice agrees once.</summary>
    public string? Key { get; set; }

    /// <summary>The agreement a button is about.</summary>
    public string? Agreement { get; set; }
}
