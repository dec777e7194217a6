namespace Takt.Organisation;

/// <summary>What the forms for keys and clients of the programming interface send.</summary>
public sealed class TokenForm
{
    public string? Name { get; set; }
    public string? LastDay { get; set; }

    /// <summary>The unit a client is for; nothing for the whole municipality.</summary>
    public string? Unit { get; set; }

    /// <summary>The scopes that are ticked, by name.</summary>
    public Dictionary<string, string> Scopes
    {
        get;
        set => field = value ?? [];
    } = [];
}
