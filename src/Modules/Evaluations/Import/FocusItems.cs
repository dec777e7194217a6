namespace Takt.Evaluations;

/// <summary>Focus areas are written "Name: what it is about". Run together, a name is a capital and few words before a colon.</summary>
internal static class FocusItems
{
    const int LongestName = 5;

    /// <returns>Where the name begins, where the text begins, where it ends.</returns>
    public static List<(int Name, int Text, int End)> Read(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        var starts = new List<(int Name, int Text)>();
        for (var i = from; i < to; i++)
            if (NameEnd(tokens, i, from, to) is > 0 and var text)
            {
                starts.Add((i, text));
                i = text - 1;
            }
        if (starts.Count == 0 || starts[0].Name > from)
            starts.InsertRange(0, Lines(tokens, from, starts.Count == 0 ? to : starts[0].Name));
        return [.. starts.Select((s, n) => (s.Name, s.Text, n + 1 < starts.Count ? starts[n + 1].Name : to))];
    }

    static int NameEnd(IReadOnlyList<SourceToken> tokens, int i, int from, int to)
    {
        if (!tokens[i].IsCapital || i > from && !tokens[i].Break && Vocabulary.Prepositions.Contains(tokens[i - 1].Key))
            return 0;
        for (var at = i; at < Math.Min(to, i + LongestName); at++)
        {
            // "… Visma, Framsikt og ePhorte Arbeidsmiljø: …": a name has its capital first, so a later one is where it begins.
            if (at > i && (tokens[at].Break || tokens[at].IsCapital && !tokens[at].IsAcronym && !tokens[i].Break))
                return 0;
            if (tokens[at].Tail is ":" || at > i && tokens[at].Text is ":" || at > i && tokens[at].IsDash && tokens[i].Break)
                return at + 1;
            if (tokens[at].Tail.Length > 0)
                return 0;
        }
        return 0;
    }

    /// <summary>Without colons each line of the first level is a name, what is set in below it its text.</summary>
    static IEnumerable<(int Name, int Text)> Lines(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        for (var i = from; i < to; )
        {
            var end = i + 1;
            while (end < to && !tokens[end].Break)
                end++;
            yield return (i, end);
            while (end < to && tokens[end].Line.Level > tokens[i].Line.Level)
                end++;
            i = end;
        }
    }
}
