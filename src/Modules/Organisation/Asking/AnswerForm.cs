namespace Takt.Organisation;

/// <summary>What the forms of a question send.</summary>
public sealed class AnswerForm
{
    public string? Note { get; set; }
    public string? Answer { get; set; }
    public bool Share { get; set; }
    public string? Owner { get; set; }
    public string? Version { get; set; }
}
