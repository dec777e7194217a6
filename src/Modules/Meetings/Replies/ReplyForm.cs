namespace Takt.Meetings;

/// <summary>What somebody answers to being asked to a meeting, as text.</summary>
public sealed class ReplyForm
{
    public string? Kind { get; set; }

    /// <summary>Who comes instead.</summary>
    public string? Substitute { get; set; }

    public string? Comment { get; set; }
}
