namespace Takt.Organisation;

/// <summary>What the forms of a field send. Lists are written a line each.</summary>
public sealed class FieldForm
{
    public string? Name { get; set; }
    public string? Synonyms { get; set; }
    public string? DecideYourself { get; set; }

    /// <summary>"Title | address", a line each.</summary>
    public string? Links { get; set; }
    public string? Owner { get; set; }

    public string? Unit { get; set; }
    public string? Kind { get; set; }
    public string? Holder { get; set; }
    public string? StandIn { get; set; }
    public string? Promises { get; set; }
    public string? AnswersWithin { get; set; }
    public string? From { get; set; }

    /// <summary>Responsibility to its last day.</summary>
    public Dictionary<string, string> Last
    {
        get;
        set => field = value ?? [];
    } = []; // binding sets null when none was sent

    public string? Version { get; set; }
}
