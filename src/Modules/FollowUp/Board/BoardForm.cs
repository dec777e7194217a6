namespace Takt.FollowUp;

/// <summary>What a card's buttons send, and what dragging it sends.</summary>
public sealed class BoardForm
{
    /// <summary>See <see cref="CardMove"/>.</summary>
    public string? Move { get; set; }
}
