namespace Takt.Evaluations;

/// <summary>Lines a mail program has broken are put together again, so that a line is what its author wrote as one.</summary>
internal static class WrappedLines
{
    const int Narrowest = 50;
    const int Widest = 100;

    /// <returns>The lines; those put together keep the break between them.</returns>
    public static List<string> Joined(List<string> lines)
    {
        var width = lines.Where(l => !l.Contains('\t', StringComparison.Ordinal)).Select(l => l.TrimEnd().Length).DefaultIfEmpty().Max();
        var joined = new List<string>();
        var (last, item) = ("", -1);
        foreach (var line in lines)
        {
            var goesOn =
                last.Length > 0
                && !line.AsSpan().Trim().IsEmpty
                && !line.Contains('\t', StringComparison.Ordinal)
                && !IsItem(line)
                && (item >= 0 && Margin(line) > item || width is >= Narrowest and <= Widest && IsBroken(last, line.Trim(), width));
            if (goesOn)
                joined[^1] += "\n" + line;
            else
            {
                joined.Add(line);
                item = IsItem(line) ? Margin(line) : -1;
            }
            last = line.Contains('\t', StringComparison.Ordinal) ? "" : line.TrimEnd();
        }
        return joined;
    }

    /// <summary>The next word had no room, and the sentence goes on: with a small letter or a number, or because the last word leads on ("i", "og").</summary>
    static bool IsBroken(string line, string next, int width)
    {
        var word = next.Split(' ', 2)[0];
        var before = line[(line.LastIndexOf(' ') + 1)..].ToLowerInvariant();
        return line.Length + 1 + word.Length > width
            && (
                char.IsLower(next[0])
                || char.IsAsciiDigit(next[0])
                || Vocabulary.Prepositions.Contains(before)
                || Vocabulary.Conjunctions.Contains(before)
                || Vocabulary.Openers.Contains(before)
            );
    }

    static int Margin(string line) => line.Length - line.TrimStart().Length;

    /// <summary>Begins with a bullet sign, a dash, a star or the "o" that stands for an open circle.</summary>
    static bool IsItem(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.Length > 1
            && (SourceSigns.IsBullet(text[0]) || (text[0] is '*' or 'o' || SourceSigns.IsDash(text[0])) && char.IsWhiteSpace(text[1]));
    }
}
