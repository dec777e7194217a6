namespace Takt.Organisation;

/// <summary>What the forms for keys send.</summary>
public sealed class ScimForm
{
    public string? Name { get; set; }
    public string? LastDay { get; set; }
}
