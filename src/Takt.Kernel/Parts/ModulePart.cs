namespace Takt.Kernel;

/// <summary>
/// Something a municipality can do without. Switched off it stands in no menu, nothing leads to it and its addresses say that it
/// is not used; what is stored there stays, and is back when it is switched on.
/// </summary>
/// <param name="Name">Text key of what it is called: "Organisation.PartContacts". Stored, so it is never given another.</param>
/// <param name="Addresses">Its routes; what lies under one belongs to it too.</param>
public sealed record ModulePart(string Name, params IReadOnlyList<string> Addresses)
{
    /// <summary>Text key of the sentence that says what it is for.</summary>
    public string Help => Name + "Help";

    /// <summary>The part it cannot do without, if any: off with that one.</summary>
    public string? StandsOn { get; init; }

    /// <summary>Whether a small municipality, a few people with many roles, has use for it.</summary>
    public bool IsForSmall { get; init; } = true;

    /// <summary>Whether an address, or the route of one, is the part's.</summary>
    public bool Covers(string address)
    {
        var asked = Segments(address);
        return Addresses.Any(own => Segments(own) is var held && held.Length <= asked.Length && held.Zip(asked).All(Fits));
    }

    // "kontakter.{format}" fits "kontakter.xlsx", and itself.
    static bool Fits((string Own, string Asked) segment) =>
        segment.Own.IndexOf('{', StringComparison.Ordinal) is >= 0 and var blank
            ? segment.Asked.StartsWith(segment.Own[..blank], StringComparison.OrdinalIgnoreCase)
            : segment.Asked.Equals(segment.Own, StringComparison.OrdinalIgnoreCase);

    static string[] Segments(string address) =>
        (address.IndexOfAny(['?', '#']) is >= 0 and var end ? address[..end] : address).Split('/', StringSplitOptions.RemoveEmptyEntries);
}
