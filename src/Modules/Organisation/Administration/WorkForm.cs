namespace Takt.Organisation;

/// <summary>What the forms on the page of the background work send.</summary>
public sealed class WorkForm
{
    /// <summary>Why it is set aside; it stays on the trail.</summary>
    public string? Because { get; set; }
}
