namespace Takt.Organisation;

/// <summary>What the forms of a unit send.</summary>
public sealed class UnitForm
{
    public string? Name { get; set; }
    public string? ShortName { get; set; }
    public string? Kind { get; set; }
    public string? Above { get; set; }
    public string? From { get; set; }

    /// <summary>The last day of a unit that is closed.</summary>
    public string? Last { get; set; }
    public string? Version { get; set; }
}
