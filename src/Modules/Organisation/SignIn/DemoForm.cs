namespace Takt.Organisation;

/// <summary>What the demo page sends.</summary>
public sealed class DemoForm
{
    public string? Account { get; set; }
}
