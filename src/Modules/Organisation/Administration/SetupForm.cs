namespace Takt.Organisation;

/// <summary>What the form of what is in use sends.</summary>
public sealed class SetupForm
{
    /// <summary>The parts that are ticked, by name.</summary>
    public Dictionary<string, string> On
    {
        get;
        set => field = value ?? [];
    } = [];

    public bool WriterMayApprove { get; set; }
    public bool FilesAllowed { get; set; }

    /// <summary>Working days; blank for never.</summary>
    public string? SendOnAfter { get; set; }
    public string? Version { get; set; }
}
