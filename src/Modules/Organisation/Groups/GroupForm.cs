namespace Takt.Organisation;

/// <summary>What the forms of a group send.</summary>
public sealed class GroupForm
{
    public string? Do { get; set; }
    public string? Name { get; set; }
    public string? ShortName { get; set; }

    /// <summary>Who leads a new group.</summary>
    public string? Leader { get; set; }

    /// <summary>Who else sits in a new group.</summary>
    public List<string?> Members
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Who comes into a group there is.</summary>
    public string? Member { get; set; }
    public bool Leads { get; set; }
    public string? From { get; set; }
    public string? Version { get; set; }

    /// <summary>Member to the last day of the seat.</summary>
    public Dictionary<string, string> Last
    {
        get;
        set => field = value ?? [];
    } = []; // binding sets null when none was sent
}
