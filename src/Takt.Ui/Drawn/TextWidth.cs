namespace Takt.Ui;

/// <summary>How wide a text is likely to be, for pictures drawn on the server (DRAWN.md, rules for all): estimated, a little too wide rather than too narrow.</summary>
public static class TextWidth
{
    const string Narrow = "iljI.,:;'|!()[]·-– ft";
    const string Broad = "mwMW@%—";

    /// <summary>Width in the units of <paramref name="size"/> (px).</summary>
    public static double Of(string text, double size, bool bold = false)
    {
        var units = 0.0;
        foreach (var letter in text)
        {
            units +=
                Narrow.Contains(letter) ? 0.30
                : Broad.Contains(letter) ? 0.86
                : char.IsUpper(letter) ? 0.68
                : 0.575;
        }
        return units * size * (bold ? 1.05 : 1);
    }

    /// <summary>Breaks on spaces so that no line is wider than <paramref name="room"/>; a word wider than that keeps a line of its own. Nothing is cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double room)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines is [.., var last] && Of($"{last} {word}", size) <= room)
            {
                lines[^1] = $"{last} {word}";
            }
            else
            {
                lines.Add(word);
            }
        }
        return lines.Count == 0 ? [""] : lines;
    }
}
