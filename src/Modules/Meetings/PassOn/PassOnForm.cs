namespace Takt.Meetings;

/// <summary>What is passed on, or not after all.</summary>
public sealed class PassOnForm
{
    /// <summary>One message, by its item.</summary>
    public string? Item { get; set; }

    /// <summary>All of one meeting.</summary>
    public string? Meeting { get; set; }
}
