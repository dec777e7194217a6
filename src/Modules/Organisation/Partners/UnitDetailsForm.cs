namespace Takt.Organisation;

/// <summary>What the forms about a unit's names and partners send.</summary>
public sealed class UnitDetailsForm
{
    /// <summary>Language to name.</summary>
    public Dictionary<string, string> Names
    {
        get;
        set => field = value ?? [];
    } = []; // binding sets null when none was sent

    public string? Kind { get; set; }
    public string? OrganisationNumber { get; set; }
    public string? Name { get; set; }
    public string? CostShare { get; set; }
    public string? ReportsTo { get; set; }
    public string? From { get; set; }

    /// <summary>Partner to the last day with them.</summary>
    public Dictionary<string, string> Ends
    {
        get;
        set => field = value ?? [];
    } = [];

    public string? Version { get; set; }
}
