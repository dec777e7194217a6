using System.Collections.Frozen;

namespace Takt.Evaluations;

/// <summary>Decides from the text itself which capitalised words are names: a name is never written small, follows prepositions and titles, or stands in the title of the document.</summary>
internal sealed class NameEvidence
{
    /// <summary>Systems most municipalities write about, with names that are no Norwegian words or would be taken for one.</summary>
    static readonly FrozenSet<string> Wellknown = Vocabulary.Words(
        "norge noreg oslo bergen trondheim stavanger europa teams excel word powerpoint facebook microsoft google altinn gerica elements compilo ephorte kari ola per pål anne ingrid bjørn hanne lars marit siri eva jan nina knut liv tor hilde erik eirik gunnar berit olav kjell arne svein solveig astrid randi odd inger unni tone tove"
    );

    static readonly string[] SurnameEnds =
    [
        "sen",
        "stad",
        "land",
        "berg",
        "vik",
        "dal",
        "haug",
        "rud",
        "nes",
        "heim",
        "moen",
        "bakken",
        "dahl",
        "lund",
        "mann",
        "eng",
        "ås",
        "lie",
        "seth",
        "set",
        "sson",
        "dottir",
        "fold",
        "mark",
        "sund",
        "øy",
    ];

    static readonly FrozenSet<string> FirstParts = Vocabulary.Words(
        "indre ytre nordre søndre øvre nedre nord sør øst vest aust nye gamle store lille vesle midtre midt sankt st microsoft google its vår"
    );

    /// <summary>The word begins a name of two words.</summary>
    public static bool IsFirstOfTwo(string key) => FirstParts.Contains(key) || Wellknown.Contains(key);

    public static bool IsSurname(string key) =>
        Array.Exists(SurnameEnds, e => key.Length > e.Length && key.EndsWith(e, StringComparison.Ordinal));

    readonly HashSet<string> small = new(StringComparer.Ordinal);
    readonly HashSet<string> names = new(StringComparer.Ordinal);
    readonly List<string[]> phrases = [];

    /// <param name="tokens">Every word of the document.</param>
    /// <param name="known">Names found elsewhere: the programme, the presenter.</param>
    public NameEvidence(IReadOnlyList<IReadOnlyList<SourceToken>> tokens, IEnumerable<string?> known)
    {
        foreach (var page in tokens)
        foreach (var token in page)
            if (token.IsLower)
                small.Add(token.Key);
        foreach (var name in known)
            if (name is { Length: > 0 } && name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words)
                phrases.Add([.. words.Select(w => w.Trim('«', '»', '"', '.', ',').ToLowerInvariant())]);
        Collect(tokens);
    }

    void Collect(IReadOnlyList<IReadOnlyList<SourceToken>> tokens)
    {
        var after = new Dictionary<string, (int AfterPreposition, int Other)>(StringComparer.Ordinal);
        foreach (var page in tokens)
            for (var i = 1; i < page.Count; i++)
            {
                var (before, word) = (page[i - 1], page[i]);
                if (
                    !word.IsCapital
                    || word.IsAcronym
                    || word.Break
                    || word.Bullet
                    || small.Contains(word.Key)
                    || Vocabulary.Starters.Contains(word.Key)
                )
                    continue;
                if (i + 1 < page.Count && page[i + 1].Key is "kommune" or "fylke" or "fylkeskommune" && word.Tail.Length == 0)
                    names.Add(word.Key);
                if (before.EndsSentence || !before.IsLower)
                    continue;
                var (inside, other) = after.GetValueOrDefault(word.Key);
                after[word.Key] =
                    before.Tail.Length == 0 && Vocabulary.Prepositions.Contains(before.Key) ? (inside + 1, other) : (inside, other + 1);
            }
        foreach (var (word, (inside, other)) in after)
            if (inside >= 2 && inside > other && !Vocabulary.LooksCommon(word))
                names.Add(word);
    }

    /// <summary>The word is written small elsewhere, or made as common words are.</summary>
    public bool IsCommon(SourceToken token) => small.Contains(token.Key) || !IsName(token.Key) && Vocabulary.LooksCommon(token.Key);

    public bool IsName(string key) =>
        names.Contains(key)
        || Wellknown.Contains(key)
        || key.Length > 3 && key.EndsWith('s') && (names.Contains(key[..^1]) || Wellknown.Contains(key[..^1]) && key is not "pers");

    /// <summary>How many tokens from here on make up a name the document is about, as its programme; else 0.</summary>
    public int Phrase(IReadOnlyList<SourceToken> tokens, int at)
    {
        foreach (var phrase in phrases)
        {
            if (at + phrase.Length > tokens.Count || !tokens[at].IsCapital)
                continue;
            var i = 0;
            while (i < phrase.Length && (tokens[at + i].Key == phrase[i] || tokens[at + i].Key == phrase[i] + "s"))
                i++;
            if (i == phrase.Length)
                return i;
        }
        return 0;
    }
}
