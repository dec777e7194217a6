namespace Takt.Organisation;

/// <summary>A passkey that is made, or given another name.</summary>
public sealed class PasskeyForm
{
    /// <summary>What the new one is called.</summary>
    public string? Name { get; set; }

    /// <summary>What the browser answered.</summary>
    public string? Answer { get; set; }

    /// <summary>What it was asked, sealed.</summary>
    public string? State { get; set; }

    /// <summary>The new name, by passkey.</summary>
    public Dictionary<string, string> Names
    {
        get;
        set => field = value ?? [];
    } = []; // binding sets null when none was sent
}
