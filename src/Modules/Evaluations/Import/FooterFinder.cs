using System.Globalization;

namespace Takt.Evaluations;

/// <summary>Finds what most slides end (or begin) with, the slide's own number counted as the same sign everywhere: that is a footer and nobody's statement.</summary>
internal static class FooterFinder
{
    const int Longest = 16;
    const int FewestSlides = 3;

    /// <summary>Takes the footer's tokens off the pages and returns its words once, without the number.</summary>
    public static string? TakeOff(IReadOnlyList<SourcePage> pages)
    {
        var tail = Repeated(pages, fromEnd: true);
        foreach (var page in pages)
            if (Matches(page, tail, fromEnd: true))
                page.Take(page.Tokens.Count - tail.Count, tail.Count);
        var head = Repeated(pages, fromEnd: false);
        if (head.Contains(Number) && head.Count > 1 || WrittenDates.In(string.Join(' ', head)).Count > 0)
            foreach (var page in pages)
                if (Matches(page, head, fromEnd: false))
                    page.Take(0, head.Count);
        var words = tail.Count > 0 ? tail : head;
        return words.Count == 0 ? null : string.Join(' ', words.Where(w => w != Number));
    }

    const string Number = "#";

    static List<string> Repeated(IReadOnlyList<SourcePage> pages, bool fromEnd)
    {
        var counted = pages.Where(p => p.Number > 1).ToList();
        if (counted.Count < FewestSlides)
            return [];
        var seen = new Dictionary<string, (int Count, List<string> Words)>(StringComparer.Ordinal);
        foreach (var page in counted)
        {
            var words = new List<string>();
            for (var length = 1; length <= Math.Min(Longest, page.Tokens.Count); length++)
            {
                var word = Sign(page, fromEnd ? page.Tokens.Count - length : length - 1);
                if (fromEnd)
                    words.Insert(0, word);
                else
                    words.Add(word);
                var key = string.Join(' ', words);
                seen[key] = seen.TryGetValue(key, out var had) ? (had.Count + 1, had.Words) : (1, [.. words]);
            }
        }
        var most = seen.Values.Where(s => s.Count >= FewestSlides && s.Count * 2 > counted.Count).ToList();
        return most.Count == 0 ? [] : most.MaxBy(s => s.Words.Count).Words;
    }

    static bool Matches(SourcePage page, List<string> words, bool fromEnd)
    {
        var from = fromEnd ? page.Tokens.Count - words.Count : 0;
        if (words.Count == 0 || from < 0 || page.Tokens.Count < words.Count)
            return false;
        for (var i = 0; i < words.Count; i++)
            if (page.Tokens[from + i].Text != words[i] && Sign(page, from + i) != words[i])
                return false;
        return true;
    }

    static string Sign(SourcePage page, int at) =>
        page.Tokens[at].Core == page.Number.ToString(CultureInfo.InvariantCulture) ? Number : page.Tokens[at].Text;
}
