namespace Takt.Organisation;

/// <summary>A code app that is set up.</summary>
public sealed class CodeForm
{
    /// <summary>What the app has been told, sealed.</summary>
    public string? Secret { get; set; }

    /// <summary>What the app shows.</summary>
    public string? Code { get; set; }
}
