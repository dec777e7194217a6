using System.Globalization;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>Which texts may be about the same, and what they might be called. Somebody names them and takes out what does not belong.</summary>
static class Suggestions
{
    // Found by trying on real texts: below it, what only shares a common word comes along.
    const float LeastAlike = 0.2f;

    const int MostGroups = 12;
    const int MostWords = 4;
    const int LongestName = 60;

    /// <summary>The largest groups among these texts, each an id and its words.</summary>
    public static List<IReadOnlyList<Option>> Groups(IReadOnlyList<Option> texts, CancellationToken cancel) =>
        [
            .. new Likeness([.. texts.Select(t => t.Text)])
                .Groups(LeastAlike, cancel)
                .Take(MostGroups)
                .Select(group => group.Select(at => texts[at]).ToArray()),
        ];

    /// <summary>What a group might be called: the words of its first text that at least half of the others share; else how that text begins.</summary>
    public static string NameOf(IReadOnlyList<Option> group)
    {
        var stems = group.Select(t => WordsOf(t.Text).Select(StemOf).ToHashSet(StringComparer.Ordinal)).ToArray();
        var shared = WordsOf(group[0].Text)
            .Where(word => word.Length > 2 && !NorwegianFiller.Contains(SearchRow.Fold(word).Trim()))
            .DistinctBy(StemOf)
            .Where(word => stems.Count(s => s.Contains(StemOf(word))) * 2 >= group.Count + 1)
            .Take(MostWords)
            .ToArray();
        var name = shared.Length > 0 ? string.Join(' ', shared) : group[0].Text;
        return (char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..]).Shortened(LongestName);
    }

    static IEnumerable<string> WordsOf(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', ':', ';', '!', '?', '«', '»', '(', ')'))
            .Where(word => word.Length > 0);

    static string StemOf(string word) => NorwegianStem.Of(SearchRow.Fold(word).Trim());
}
