namespace Takt.Organisation;

/// <summary>What the form of a handover sends.</summary>
public sealed class HandoverForm
{
    /// <summary>The seat that gets it.</summary>
    public string? To { get; set; }
}
