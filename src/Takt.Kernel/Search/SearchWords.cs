using System.Globalization;
using System.Text;

namespace Takt.Kernel;

/// <summary>
/// How a text becomes the words it is found by. Done here, once, for both engines: neither folds as the other, and neither
/// knows nynorsk.
/// </summary>
public static class SearchWords
{
    /// <summary>Raised by one with every change to how words are made or to what can be found: all rows are then made anew at the next start.</summary>
    public const int Rules = 1;

    /// <summary>Of a longer word this much counts.</summary>
    public const int LongestWord = 40;

    const int MostWords = 1000;
    const int ShortestStem = 4;

    // Letters of their own, whatever stands on them. What stands on others is taken off: "idé" is as "ide".
    const string Own = "æøåáčđŋšŧž";

    /// <summary>The words of a text, folded: lower case, without signs and accents; «aa» is «å».</summary>
    public static IReadOnlyList<string> In(string? text) =>
        [
            .. SearchRow
                .Fold(WithoutAccents(Norwegian.WellFormed(text ?? "")))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Take(MostWords)
                .Select(word => Cut(word.Replace("aa", "å", StringComparison.Ordinal))),
        ];

    /// <summary>
    /// What a text is found by: each word as it stands, for who has typed the beginning of it, and its stem, for who has typed
    /// another form. Words with Sami letters also without, for who has no such keys.
    /// </summary>
    public static string Indexed(string? text) =>
        string.Join(' ', In(text).SelectMany(Spelled).SelectMany(word => (string[])[word, NorwegianStem.Of(word)]).Distinct());

    /// <summary>The stems of a text from which others can be guessed.</summary>
    public static IEnumerable<string> Stems(string? text) =>
        In(text)
            .SelectMany(Spelled)
            .Select(NorwegianStem.Of)
            .Where(stem => stem.Length >= ShortestStem && !stem.Any(char.IsDigit))
            .Distinct();

    /// <summary>The same word spelled on another keyboard: «soeknad», «Sørensen» for «Soerensen», «Máze» for «Maze».</summary>
    public static IEnumerable<string> OtherSpellings(string word) =>
        new[]
        {
            Replaced(word, ("ae", "æ")),
            Replaced(word, ("oe", "ø")),
            Replaced(word, ("ae", "æ"), ("oe", "ø")),
            Replaced(word, ("æ", "ae"), ("ø", "oe")),
            Bare(word),
        }
            .Distinct()
            .Where(other => other != word);

    static IEnumerable<string> Spelled(string word) => Bare(word) is var bare && bare == word ? [word] : [word, bare];

    static string Bare(string word) => Replaced(word, ("á", "a"), ("č", "c"), ("đ", "d"), ("ŋ", "n"), ("š", "s"), ("ŧ", "t"), ("ž", "z"));

    static string Replaced(string word, params ReadOnlySpan<(string From, string To)> letters)
    {
        foreach (var (from, to) in letters)
        {
            word = word.Replace(from, to, StringComparison.Ordinal);
        }

        return word;
    }

    static string WithoutAccents(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            switch (char.ToLowerInvariant(c))
            {
                case 'ä':
                    plain.Append('æ');
                    break;
                case 'ö':
                    plain.Append('ø');
                    break;
                case var letter when c < 128 || Own.Contains(letter) || char.IsSurrogate(c):
                    plain.Append(letter);
                    break;
                default:
                    AppendApart(plain, c);
                    break;
            }
        }

        return plain.ToString();
    }

    // A mark belongs to the letter before it, and a soft hyphen to its word: neither parts words.
    static void AppendApart(StringBuilder plain, char c)
    {
        foreach (var part in c.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                plain.Append(part);
            }
        }
    }

    static string Cut(string word) => word.Length > LongestWord ? word[..LongestWord] : word;
}
