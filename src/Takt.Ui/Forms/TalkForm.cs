namespace Takt.Ui;

/// <summary>What the forms of <see cref="Talk"/> send. A page with other forms too lets its own model be one of these.</summary>
public class TalkForm : AttachForm
{
    /// <summary>What is said.</summary>
    public string? CommentText { get; set; }

    /// <summary>Whom it is to.</summary>
    public string? CommentTo { get; set; }

    /// <summary>The comment that is changed or removed.</summary>
    public string? CommentId { get; set; }

    /// <summary>What it is to say instead.</summary>
    public string? CommentAnew { get; set; }
}
