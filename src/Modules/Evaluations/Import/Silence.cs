namespace Takt.Evaluations;

/// <summary>What stands where something might have been said, and says nothing.</summary>
internal static class Silence
{
    static readonly string[] Said =
    [
        "innspill",
        "innspel",
        "svar",
        "kommentar",
        "kommentarer",
        "kommentarar",
        "merknader",
        "merknadar",
        "forslag",
        "tilbakemeldinger",
        "tilbakemeldingar",
    ];

    /// <summary>"Ingen innspill.", "(ikke besvart ennå)", "Ikkje noko svar enno": all there is says that there is nothing.</summary>
    public static bool Is(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        List<string> words = [.. tokens.Skip(from).Take(Math.Min(to - from, 6)).Select(t => t.Key).Where(k => k.Length > 0)];
        if (to - from > 6 || words.Count == 0)
            return false;
        while (words.Count > 1 && words[^1] is "ennå" or "enno" or "enda" or "her")
            words.RemoveAt(words.Count - 1);
        return words is ["ingen" or "ingenting", var said] && Said.Contains(said)
            || words is ["ikke" or "ikkje", "noe" or "noko" or "noen" or "nokon" or "kommet" or "komne", var what] && Said.Contains(what)
            || words is ["ikke" or "ikkje", "besvart" or "svart" or "svara" or "behandlet" or "behandla"];
    }

    /// <summary>"Se også …, side 3": points to another document.</summary>
    public static bool IsReference(IReadOnlyList<SourceToken> tokens, int at) =>
        tokens[at].Break
        && at + 1 < tokens.Count
        && (
            tokens[at].Key is "se" or "sjå" && tokens[at + 1].Key is "også" or "òg" or "vedlegg" or "notat" or "side"
            || tokens[at] is { Key: "kilde" or "kjelde" or "kilder" or "kjelder", Tail: ":" }
        );
}
