namespace Takt.Organisation;

/// <summary>What the forms of «Hvem spør jeg?» send.</summary>
public sealed class AskForm
{
    public string? Matter { get; set; }
    public string? Field { get; set; }
    public string? Details { get; set; }
}
