using System.Globalization;
using System.Text;

namespace Takt.Kernel;

/// <summary>
/// Estimates how wide text becomes without a font at hand: the widths of Inter in classes, rounded up, so that what is drawn takes no more lines than
/// was counted. Fonts that stand in for Inter (Arial, Segoe UI, Roboto) are narrower.
/// </summary>
public static class TextMeasure
{
    private const double BoldFactor = 1.05;
    private static readonly double[] Latin = [.. Enumerable.Range(0, 256).Select(c => Em((char)c))];

    /// <summary>The width of a text on one line, in the unit of <paramref name="size"/>.</summary>
    public static double Of(ReadOnlySpan<char> text, double size, bool bold = false)
    {
        var em = 0d;
        foreach (var c in text)
            em += c < 256 ? Latin[c] : Em(c);
        return em * size * (bold ? BoldFactor : 1);
    }

    /// <summary>The number of lines a text takes in a column. Breaks at spaces, inside a word only when the word is wider than the column.</summary>
    public static int Lines(string text, double width, double size, bool bold = false)
    {
        var lines = 0;
        for (var at = 0; at < text.Length || lines == 0; lines++)
            at = LineEnd(text, at, width, size, bold);
        return lines;
    }

    /// <summary>The lines a text takes in a column, for formats that do not break lines themselves.</summary>
    public static IEnumerable<string> Wrap(string text, double width, double size, bool bold = false)
    {
        for (var at = 0; at < text.Length; )
        {
            var end = LineEnd(text, at, width, size, bold);
            yield return text[at..end].TrimEnd();
            at = end;
        }
    }

    /// <summary>How much of a text fits in a number of lines.</summary>
    internal static int Fit(string text, int lines, double width, double size, bool bold = false)
    {
        var at = 0;
        while (lines-- > 0 && at < text.Length)
            at = LineEnd(text, at, width, size, bold);
        return at;
    }

    /// <summary>The widest word.</summary>
    internal static double WidestWord(string text, double size, bool bold = false)
    {
        var widest = 0d;
        foreach (var word in text.AsSpan().Split(' '))
            widest = Math.Max(widest, Of(text.AsSpan()[word], size, bold));
        return widest;
    }

    /// <summary>Text that any format can hold: no illegal or lone characters, white space as single spaces; no-break spaces stay.</summary>
    internal static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\u00A0' or '\u202F' or '\u2007')
                clean.Append((char)rune.Value);
            else if (Rune.IsWhiteSpace(rune))
                Space(clean);
            else if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && rune.Value is not (0xFFFE or 0xFFFF))
                clean.Append(rune.ToString());
        }
        while (clean.Length > 0 && clean[^1] == ' ')
            clean.Length--;
        return clean.ToString();

        static void Space(StringBuilder clean)
        {
            if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }
    }

    private static int LineEnd(string text, int start, double width, double size, bool bold)
    {
        var room = width / (size * (bold ? BoldFactor : 1));
        var (used, lastSpace) = (0d, -1);
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ')
                lastSpace = i;
            used += c < 256 ? Latin[c] : Em(c);
            // A space at the end of a line hangs in the margin.
            if (used <= room || c == ' ')
                continue;
            if (lastSpace > start)
                return lastSpace + 1;
            var cut = Math.Max(i, start + 1);
            return cut < text.Length && char.IsLowSurrogate(text[cut]) ? cut + 1 : cut;
        }
        return text.Length;
    }

    private static double Em(char c) =>
        c switch
        {
            ' ' or '\u00A0' or '\u202F' or 'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '!' or '·' => 0.30,
            'f' or 'r' or 't' or '(' or ')' or '[' or ']' or '/' or '|' or '"' => 0.39,
            '-' or '–' or 's' or 'c' or 'k' or 'v' or 'x' or 'y' or 'z' => 0.56,
            'm' or 'w' or '%' => 0.88,
            'M' or 'W' or '@' or 'æ' => 0.96,
            '—' or '…' or 'Æ' => 1.02,
            >= '0' and <= '9' => 0.65,
            >= '\u1100' when char.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter or UnicodeCategory.OtherSymbol => 1.05,
            _ when char.IsUpper(c) => 0.75,
            _ => 0.62,
        };
}
