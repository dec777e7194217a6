namespace Takt.Organisation;

/// <summary>What the forms about a person send: each its own fields.</summary>
public sealed class PersonForm
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Unit { get; set; }
    public string? Role { get; set; }
    public string? Title { get; set; }
    public string? Percent { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? UserName { get; set; }

    /// <summary>Read, hashed, and not kept.</summary>
    public string? NationalIdentity { get; set; }
    public string? Version { get; set; }

    /// <summary>Assignment to the last day the person has it.</summary>
    public Dictionary<string, string> Last
    {
        get;
        set => field = value ?? [];
    } = []; // binding sets null when none was sent
}
