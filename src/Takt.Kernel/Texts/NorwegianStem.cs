namespace Takt.Kernel;

/// <summary>
/// The stem of a Norwegian word, bokmål and nynorsk alike, by the Snowball rules for Norwegian (snowballstem.org): inflection
/// is cut off, so that «skolen», «skolene» and «skolens» are one word. Three rules are our own: nynorsk «-heit» is as «-het»;
/// «leder», «lederen» and «lederne» become one, as do «lærar» and «lærarane», where Snowball leaves «led», «leder» and
/// «ledern»; and no Norwegian word ends in «mm», so that «programmet» is a «program». Case and signs are folded before
/// (<see cref="SearchRow.Fold"/>).
/// </summary>
public static class NorwegianStem
{
    const string Vowels = "aeiouyæåø";

    // Longest first: the first that fits is the one.
    static readonly string[] Inflections =
    [
        .. new[]
        {
            "a",
            "e",
            "ede",
            "ande",
            "ende",
            "ane",
            "ene",
            "hetene",
            "en",
            "heten",
            "ar",
            "er",
            "heter",
            "as",
            "es",
            "edes",
            "endes",
            "enes",
            "hetenes",
            "ens",
            "hetens",
            "ers",
            "ets",
            "et",
            "het",
            "heit",
            "heita",
            "heiter",
            "heitene",
            "ast",
            "erte",
            "ert",
            "s",
        }.OrderByDescending(ending => ending.Length),
    ];

    static readonly string[] Derivations =
    [
        .. new[] { "leg", "eleg", "ig", "eig", "lig", "elig", "els", "lov", "elov", "slov", "hetslov" }.OrderByDescending(ending =>
            ending.Length
        ),
    ];

    static readonly string[] Doers = ["ern", "er", "ar"];

    /// <summary>The stem of one folded word.</summary>
    public static string Of(string word)
    {
        var begins = Region(word);
        var stem = WithoutDoer(WithoutInflection(word, begins), word, begins);
        if (stem.Length - 1 > begins && (stem.EndsWith("dt", StringComparison.Ordinal) || stem.EndsWith("vt", StringComparison.Ordinal)))
        {
            stem = stem[..^1];
        }

        stem = Array.Find(Derivations, ending => Ends(stem, ending, begins)) is { } derived ? stem[..^derived.Length] : stem;
        return stem.EndsWith("mm", StringComparison.Ordinal) ? stem[..^1] : stem;
    }

    // «leder|en», «leder|ne» and «lærar|ane» have an ending left, which Snowball cuts off where it stands alone.
    static string WithoutDoer(string stem, string word, int begins) =>
        stem.Length == word.Length ? stem
        : Array.Find(Doers, ending => Ends(stem, ending, begins)) is { } doer ? stem[..^doer.Length]
        : stem;

    // What may be cut begins after the first consonant that follows a vowel, and never before the fourth letter.
    static int Region(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (!Vowels.Contains(word[i]) && Vowels.Contains(word[i - 1]))
            {
                return Math.Max(i + 1, 3);
            }
        }

        return word.Length;
    }

    static string WithoutInflection(string word, int begins) =>
        Array.Find(Inflections, ending => Ends(word, ending, begins)) switch
        {
            null => word,
            "erte" or "ert" => word[..(word.LastIndexOf("er", StringComparison.Ordinal) + 2)],
            "s" => IsCutS(word) ? word[..^1] : word,
            { } ending => word[..^ending.Length],
        };

    // An s belongs to the word after most vowels and a few consonants: «hus», «kurs».
    static bool IsCutS(string word) =>
        word.Length >= 2 && ("bcdfghjlmnoprtvyz".Contains(word[^2]) || (word[^2] == 'k' && word.Length >= 3 && !Vowels.Contains(word[^3])));

    static bool Ends(string word, string ending, int begins) =>
        word.Length - ending.Length >= begins && word.EndsWith(ending, StringComparison.Ordinal);
}
