using System.Diagnostics.CodeAnalysis;

namespace Takt.Kernel;

/// <summary>
/// Which words may be meant by one that is not there: longer ones it is a part of, other spellings, slips of the keys. Read
/// from the stems in use (<see cref="SearchPart"/>), whoever wrote them; what they lead to is asked for with the access rule.
/// </summary>
sealed class SearchVocabulary(Db db, CancellationToken cancel)
{
    /// <summary>More slips than this make it another word.</summary>
    public const int MostSlips = 2;

    const int ShortestPart = 4;
    const int ShortestFirstPart = 3;
    const int MostWords = 100;
    const int MostCandidates = 2000;

    // They end so many words that they say nothing as the last part of one: «vurdering», «fellesskap».
    static readonly HashSet<string> Endings = ["ring", "ning", "ling", "ding", "sjon", "isme", "skap", "else"];

    readonly Dictionary<string, IReadOnlyList<SearchWord>> related = [];
    readonly Dictionary<string, IReadOnlyList<(string Stem, int Slips)>> like = [];

    /// <summary>For each word what may stand for it; null when there is nothing but themselves.</summary>
    public async Task<IReadOnlyList<IReadOnlyCollection<SearchWord>>?> Related(IReadOnlyList<string> words)
    {
        List<IReadOnlyCollection<SearchWord>> groups = [];
        foreach (var word in words)
        {
            groups.Add([.. AsTyped(words, word), .. await Related(word)]);
        }

        return related.Values.Any(more => more.Count > 0) ? groups : null;
    }

    /// <summary>The same, and words that are so many slips away; null when there are none.</summary>
    public async Task<IReadOnlyList<IReadOnlyCollection<SearchWord>>?> Like(IReadOnlyList<string> words, int slips)
    {
        List<IReadOnlyCollection<SearchWord>> groups = [];
        var isMore = false;
        foreach (var word in words)
        {
            var near = (await Like(word)).Where(other => other.Slips <= slips).ToArray();
            isMore |= Array.Exists(near, other => other.Slips == slips);
            groups.Add([.. AsTyped(words, word), .. await Related(word), .. near.Select(other => new SearchWord(other.Stem))]);
        }

        return isMore ? groups : null;
    }

    /// <summary>The words no text holds, as they stand, as the beginning of another or as a part of one.</summary>
    public async Task<IReadOnlyList<string>> Unknown(IReadOnlyList<string> words)
    {
        List<string> unknown = [];
        foreach (var word in words.Where(word => NorwegianStem.Of(word).Length >= ShortestPart && !word.Any(char.IsDigit)))
        {
            if (!await Beginning(NorwegianStem.Of(word)).AnyAsync(cancel))
            {
                unknown.Add(word);
            }
        }

        return unknown;
    }

    // A word that stands alone was looked for before others in its place are. Beginnings are dear to look up.
    static IReadOnlyCollection<SearchWord> AsTyped(IReadOnlyList<string> words, string word) =>
        words.Count == 1 ? [] : SearchQuestion.Begun(word);

    async Task<IReadOnlyList<SearchWord>> Related(string word)
    {
        if (related.TryGetValue(word, out var before))
        {
            return before;
        }

        var others = SearchWords.OtherSpellings(word).SelectMany(SearchQuestion.Begun);
        return related[word] = [.. others, .. (await Compounds(NorwegianStem.Of(word))).Select(stem => new SearchWord(stem))];
    }

    // Words that begin with it are found as beginnings; these have it last or in the middle, after a first part.
    async Task<IReadOnlyList<string>> Compounds(string stem)
    {
        if (stem.Length < ShortestPart || Endings.Contains(stem))
        {
            return [];
        }

        var longer = Beginning(stem)
            .Where(p => p.Stem.Length - p.Part.Length >= ShortestFirstPart)
            .Select(p => new { p.Stem, p.Part.Length })
            .Distinct()
            .OrderBy(p => p.Length)
            .ThenBy(p => p.Stem)
            .Take(MostWords);
        return [.. (await longer.ToListAsync(cancel)).Select(p => p.Stem).Distinct()];
    }

    // Somewhere between so many slips there is a piece of the word that has none.
    async Task<IReadOnlyList<(string Stem, int Slips)>> Like(string word)
    {
        if (like.TryGetValue(word, out var before))
        {
            return before;
        }

        var stem = NorwegianStem.Of(word);
        var slips = stem.Length switch
        {
            < 4 => 0,
            < 8 => 1,
            _ => MostSlips,
        };
        if (slips == 0)
        {
            return like[word] = [];
        }

        HashSet<string> candidates = [];
        for (var piece = 0; piece <= slips; piece++)
        {
            var (from, to) = (stem.Length * piece / (slips + 1), stem.Length * (piece + 1) / (slips + 1));
            var length = stem.Length;
            var intact = Beginning(stem[from..to])
                .Where(p => p.Stem.Length >= length - slips && p.Stem.Length <= length + slips)
                .Where(p => p.Stem.Length - p.Part.Length >= from - slips && p.Stem.Length - p.Part.Length <= from + slips)
                .Select(p => p.Stem)
                .Distinct()
                .OrderBy(s => s)
                .Take(MostCandidates);
            candidates.UnionWith(await intact.ToListAsync(cancel));
        }

        // Two letters changed about are one slip, and may lie in two pieces.
        var changed = Enumerable.Range(0, stem.Length - 1).Select(at => Changed(stem, at)).ToArray();
        candidates.UnionWith(
            await db.SearchParts.Where(p => changed.Contains(p.Part) && p.Stem == p.Part).Select(p => p.Stem).ToListAsync(cancel)
        );
        return like[word] = [
            .. candidates
                .Select(other => (Stem: other, Slips: Spelling.Distance(stem, other, slips)))
                .Where(other => other.Slips > 0 && other.Slips <= slips)
                .OrderBy(other => other.Slips)
                .ThenBy(other => other.Stem, StringComparer.Ordinal)
                .Take(MostWords),
        ];
    }

    static string Changed(string word, int at) => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}";

    [SuppressMessage("Globalization", "CA1309", Justification = "Compared by the database, letter by letter on both.")]
    IQueryable<SearchPart> Beginning(string part)
    {
        var after = part[..^1] + (char)(part[^1] + 1);
        return db.SearchParts.Where(p => string.Compare(p.Part, part) >= 0 && string.Compare(p.Part, after) < 0);
    }
}
