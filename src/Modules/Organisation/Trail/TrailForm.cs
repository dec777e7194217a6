namespace Takt.Organisation;

/// <summary>What the forms on the page of the trail send.</summary>
public sealed class TrailForm
{
    /// <summary>Why the values are erased; it stays on the trail.</summary>
    public string? Because { get; set; }
}
