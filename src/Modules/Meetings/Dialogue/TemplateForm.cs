namespace Takt.Meetings;

/// <summary>A template as its form sends it: each field by the number of its topic.</summary>
public sealed class TemplateForm
{
    public Dictionary<string, string>? Title { get; set; }
    public Dictionary<string, string>? Help { get; set; }
    public Dictionary<string, string>? Shows { get; set; }

    /// <summary>Where it stands, as a number.</summary>
    public Dictionary<string, string>? Place { get; set; }
    public string? Version { get; set; }
}
