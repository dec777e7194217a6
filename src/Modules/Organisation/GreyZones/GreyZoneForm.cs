namespace Takt.Organisation;

/// <summary>What the forms about grey zones send.</summary>
public sealed class GreyZoneForm
{
    public string? Text { get; set; }
    public string? Settled { get; set; }

    /// <summary>Item of a walk-through to what was decided.</summary>
    public Dictionary<string, string> Decision
    {
        get;
        set => field = value ?? [];
    } = []; // binding sets null when none was sent

    public string? Version { get; set; }
}
