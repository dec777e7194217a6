namespace Takt.Organisation;

/// <summary>What the forms of a group send.</summary>
public sealed class GroupForm
{
    public string? Do { get; set; }
    public string? Name { get; set; }
    public string? ShortName { get; set; }
    public string? Code { get; set; }
    public string? Kind { get; set; }

    /// <summary>The unit it works for; empty for the whole municipality.</summary>
    public string? Unit { get; set; }
    public string? Mandate { get; set; }
    public string? Decides { get; set; }
    public string? LeavesToOthers { get; set; }
    public string? Meets { get; set; }

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
    public string? Place { get; set; }
    public string? Portfolio { get; set; }
    public string? StandsInFor { get; set; }
    public string? From { get; set; }

    /// <summary>Who sits because of a role.</summary>
    public string? RuleRole { get; set; }
    public string? RuleKind { get; set; }
    public string? RuleUnit { get; set; }
    public string? RulePlace { get; set; }
    public string? RuleFrom { get; set; }

    /// <summary>Who takes turns in one place, in that order.</summary>
    public List<string?> Turns
    {
        get;
        set => field = value ?? [];
    } = [];
    public string? Months { get; set; }
    public string? TurnsFrom { get; set; }
    public string? TurnsTo { get; set; }
    public string? Version { get; set; }

    /// <summary>Member or rule to the last day of the place.</summary>
    public Dictionary<string, string> Last
    {
        get;
        set => field = value ?? [];
    } = []; // binding sets null when none was sent

    /// <summary>Member to what that one looks after.</summary>
    public Dictionary<string, string> Portfolios
    {
        get;
        set => field = value ?? [];
    } = [];
}
