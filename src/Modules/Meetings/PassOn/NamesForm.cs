namespace Takt.Meetings;

/// <summary>What is agreed of names, as text.</summary>
public sealed class NamesForm
{
    public string? Purpose { get; set; }
    public string? DiscussedOn { get; set; }
    public string? DiscussedWith { get; set; }
    public string? Last { get; set; }

    /// <summary>What came of the one that is over.</summary>
    public string? Judged { get; set; }
    public string? Version { get; set; }
}
