using System.Globalization;

namespace Takt.Evaluations;

/// <summary>A word with its punctuation. Bullet signs and white space are no tokens; a dash standing alone is one, without a core.</summary>
internal sealed class SourceToken(string source, int start, int end, SourceLine line)
{
    public int Start { get; } = start;
    public int End { get; } = end;
    public SourceLine Line { get; } = line;

    /// <summary>Punctuation before the word, as an opening bracket.</summary>
    public string Head { get; private init; } = "";

    /// <summary>The word itself, as written.</summary>
    public string Core { get; private init; } = "";

    /// <summary>Punctuation after the word.</summary>
    public string Tail { get; private init; } = "";

    /// <summary>The word in lower case, for lookup.</summary>
    public string Key { get; private init; } = "";

    /// <summary>First on its line.</summary>
    public bool Break { get; init; }

    /// <summary>A bullet sign stands before it.</summary>
    public bool Bullet { get; init; }

    /// <summary>Taken into something recognised.</summary>
    public bool Used { get; set; }

    public string Text => source[Start..End];
    public bool IsDash => Core.Length == 0 && Head.Length == 1 && SourceSigns.IsDash(Head[0]);
    public bool IsCapital => Core.Length > 0 && char.IsUpper(Core[0]);
    public bool IsLower => Core.Length > 0 && char.IsLower(Core[0]);
    public bool IsNumber => Core.Length > 0 && Core.All(char.IsAsciiDigit);

    /// <summary>Two capitals or more, as RLG, HO, UiO, IKT-strategi: never the mere start of a sentence.</summary>
    public bool IsAcronym => IsCapital && Core.TakeWhile(c => c is not ('-' or '/')).Count(char.IsUpper) > 1;

    /// <summary>"IKT-strategi": the acronym only qualifies a common noun.</summary>
    public bool IsCompound =>
        Core.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen
        && hyphen + 4 < Core.Length
        && Core.AsSpan(hyphen + 1).IndexOfAnyInRange('A', 'Z') < 0;

    public bool EndsSentence => Tail.AsSpan().IndexOfAny('.', '!', '?') >= 0 || Tail.Contains('…', StringComparison.Ordinal);

    public static SourceToken Of(string source, int start, int end, SourceLine line, bool first, bool bullet)
    {
        var word = source.AsSpan(start, end - start);
        var from = 0;
        while (from < word.Length && !char.IsLetterOrDigit(word[from]))
            from++;
        var to = word.Length;
        while (to > from && !char.IsLetterOrDigit(word[to - 1]))
            to--;
        var core = word[from..to].ToString();
        return new SourceToken(source, start, end, line)
        {
            Head = word[..from].ToString(),
            Core = core,
            Tail = word[to..].ToString(),
            Key = core.ToLower(CultureInfo.InvariantCulture),
            Break = first,
            Bullet = bullet,
        };
    }

    public override string ToString() => Text;
}

/// <summary>Which signs carry no meaning of their own.</summary>
internal static class SourceSigns
{
    public static bool IsDash(char c) => c is '-' or '–' or '—' or '−' or '‐' or '‑';

    /// <summary>White space, and what cannot be seen.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format;

    /// <summary>Signs set before the items of a list, and the private characters symbol fonts leave behind when text is taken out of a slide.</summary>
    public static bool IsBullet(char c) =>
        c
            is '•'
                or '◦'
                or '▪'
                or '▫'
                or '■'
                or '□'
                or '●'
                or '○'
                or '‣'
                or '⁃'
                or '∙'
                or '·'
                or '➢'
                or '➤'
                or '►'
                or '▶'
                or '✓'
                or '✔'
                or '❖'
                or '♦'
                or '◆'
                or '◇'
                or '⇒'
                or '➔'
                or (>= '\uE000' and <= '\uF8FF');

    /// <summary>The text with white space collapsed and bullet signs gone.</summary>
    public static string Squeeze(ReadOnlySpan<char> text)
    {
        var squeezed = new char[text.Length];
        var length = 0;
        var gap = false;
        foreach (var c in text)
        {
            if (IsBlank(c) || IsBullet(c))
            {
                gap |= !char.IsControl(c) || char.IsWhiteSpace(c);
                continue;
            }
            if (gap && length > 0)
                squeezed[length++] = ' ';
            gap = false;
            squeezed[length++] = c;
        }
        return new string(squeezed, 0, length);
    }
}

/// <summary>Cuts lines into tokens.</summary>
internal static class Tokenizer
{
    /// <remarks>A number that has grown fast to a word ("Hansen7", "2Informasjon") becomes a token of its own: texts taken off slides lose the space between fields.</remarks>
    public static List<SourceToken> Tokens(string source, SourceLine line)
    {
        var tokens = new List<SourceToken>();
        var bullet = false;
        for (var i = line.Span.Offset; i < line.Span.End; )
        {
            if (SourceSigns.IsBlank(source[i]))
            {
                i++;
                continue;
            }
            if (SourceSigns.IsBullet(source[i]) || source[i] == '*' && EndsWord(source, i + 1, line))
            {
                bullet = true;
                i++;
                continue;
            }
            // The "o" is what an open circle becomes when a list is pasted as text; no word of one letter is written so.
            if (tokens.Count == 0 && (SourceSigns.IsDash(source[i]) || source[i] == 'o') && EndsWord(source, i + 1, line))
            {
                bullet = true;
                i++;
                continue;
            }
            var end = i + 1;
            while (
                end < line.Span.End
                && !SourceSigns.IsBlank(source[end])
                && !SourceSigns.IsBullet(source[end])
                && !Grown(source, i, end, line.Span.End)
            )
                end++;
            tokens.Add(SourceToken.Of(source, i, end, line, tokens.Count == 0, bullet));
            bullet = false;
            i = end;
        }
        return tokens;
    }

    static bool EndsWord(string source, int i, SourceLine line) => i >= line.Span.End || SourceSigns.IsBlank(source[i]);

    static bool Grown(string source, int start, int at, int end) =>
        char.IsAsciiDigit(source[at])
            ? at - start >= 3 && char.IsLower(source[at - 1]) && char.IsLower(source[at - 2]) && RestIsNumber(source, at, end)
            : char.IsUpper(source[at])
                && at + 1 < end
                && char.IsLower(source[at + 1])
                && char.IsAsciiDigit(source[at - 1])
                && at - start <= 2
                && char.IsAsciiDigit(source[start]);

    static bool RestIsNumber(string source, int at, int end)
    {
        while (at < end && char.IsAsciiDigit(source[at]))
            at++;
        return at >= end || SourceSigns.IsBlank(source[at]) || source[at] == ':';
    }
}
