namespace Takt.Organisation;

/// <summary>What the forms about leave send.</summary>
public sealed class LeaveForm
{
    public string? From { get; set; }

    /// <summary>The last day away; empty while it is not known.</summary>
    public string? Last { get; set; }

    /// <summary>Leave to the last day of it.</summary>
    public Dictionary<string, string> Ends
    {
        get;
        set => field = value ?? [];
    } = []; // binding sets null when none was sent

    public string? Version { get; set; }
}
