using System.Globalization;

namespace Takt.Kernel;

/// <summary>A piece of a text.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="IsHit">Whether it is a word that answered.</param>
public readonly record struct TextPiece(string Text, bool IsHit);

/// <summary>
/// Shows where in a text the words stand that answered: by the forms the index holds of each, so that nothing is marked that
/// was not found, and what was found in another form or by a guess is.
/// </summary>
sealed class SearchMarks
{
    const int ExcerptLength = 200;
    const int BeforeFirst = 60;
    const string Left = "…";

    readonly List<HashSet<SearchWord>> groups = [];

    /// <summary>Words that answer from now on, for each that was asked for.</summary>
    public void Add(SearchNeed need)
    {
        for (var at = 0; at < need.Groups.Count; at++)
        {
            if (at == groups.Count)
            {
                groups.Add([]);
            }

            groups[at].UnionWith(need.Groups[at]);
        }
    }

    /// <summary>Whether a text answers all that was asked for.</summary>
    public bool IsAllIn(string text)
    {
        var forms = FormsOf(text);
        return groups.TrueForAll(group => Array.Exists(forms, form => Answers(form, group)));
    }

    /// <summary>The whole text, in pieces.</summary>
    public IReadOnlyList<TextPiece> In(string text)
    {
        List<TextPiece> pieces = [];
        var from = 0;
        foreach (var (start, end) in Hits(text))
        {
            Cut(text[from..start], isHit: false);
            Cut(text[start..end], isHit: true);
            from = end;
        }

        Cut(text[from..], isHit: false);
        return pieces;

        void Cut(string piece, bool isHit)
        {
            if (piece.Length > 0)
            {
                pieces.Add(new(piece, isHit));
            }
        }
    }

    /// <summary>Some words around the first that answered; nothing when none stands there.</summary>
    public IReadOnlyList<TextPiece> Excerpt(string? text)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (Hits(line).Select(hit => hit.Start).DefaultIfEmpty(-1).First() is var first && first < 0)
        {
            return [];
        }

        // Between two words on both sides; a word that is longer than all of it is cut.
        var from = first <= BeforeFirst ? 0 : line.IndexOf(' ', first - BeforeFirst, BeforeFirst) + 1;
        from = from == 0 && first > BeforeFirst ? first : from;
        var to =
            line.Length - from <= ExcerptLength ? line.Length : line.LastIndexOf(' ', from + ExcerptLength, from + ExcerptLength - first);
        to = to < 0 ? from + ExcerptLength : to;
        to = to < line.Length && char.IsLowSurrogate(line[to]) ? to - 1 : to;
        return In($"{(from > 0 ? Left : "")}{line[from..to]}{(to < line.Length ? Left : "")}");
    }

    IEnumerable<(int Start, int End)> Hits(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && IsInWord(text[end]))
            {
                end++;
            }

            if (end > start && IsHit(text[start..end]))
            {
                yield return (start, end);
            }

            start = end; // what stands there parts words
        }
    }

    bool IsHit(string word) => Array.Exists(FormsOf(word), form => groups.Exists(group => Answers(form, group)));

    static string[] FormsOf(string text) => SearchWords.Indexed(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static bool Answers(string form, HashSet<SearchWord> group) =>
        group.Contains(new(form)) || Enumerable.Range(1, form.Length).Any(length => group.Contains(new(form[..length], IsBeginning: true)));

    // A mark belongs to the letter before it, and a soft hyphen to its word: as where the words are made.
    static bool IsInWord(char c) =>
        char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
