namespace Takt.Organisation;

/// <summary>Somebody one can choose by typing.</summary>
/// <typeparam name="T">What is chosen: a person, a seat.</typeparam>
/// <param name="Value">What is chosen.</param>
/// <param name="Name">What people type first.</param>
/// <param name="NameSort">As sorted.</param>
/// <param name="NameKey">As looked for: <see cref="Norwegian.NameKey"/>.</param>
/// <param name="Parts">What is said after the name: title and unit.</param>
/// <param name="Marks">What tells this one from another of the same name in the same work, best first; the last always does.</param>
sealed record Candidate<T>(T Value, string Name, string NameSort, string NameKey, IReadOnlyList<string> Parts, IReadOnlyList<string?> Marks)
    where T : notnull
{
    /// <summary>"Kari Nordmann, rektor, Solvik skole": as it is suggested, and as it can be typed.</summary>
    public string Label { get; init; } = string.Join(", ", Parts.Prepend(Name));

    /// <summary>Whether this key is the name, alone or with title or unit after it.</summary>
    public bool IsCalled(string key) =>
        key == NameKey
        || Parts.Any(part => key == NameKey + Norwegian.NameKey(part))
        || key == Norwegian.NameKey(string.Join(' ', Parts.Prepend(Name)));
}

/// <summary>Choosing one of many by typing: what is suggested, and who is meant by what was sent.</summary>
static class Lookup
{
    /// <summary>No more are suggested.</summary>
    public const int MostSuggested = 12;

    const int ShortestQuestion = 2;
    const int LongestQuestion = 200;
    const int MostWords = 8;
    const int MostTold = 5;

    /// <summary>What is asked for: the words of the name, and those after the comma, which say which of them.</summary>
    public static (string[] Name, string[] Which) WordsOf(string? question)
    {
        var asked = (question ?? "").Length > LongestQuestion ? question![..LongestQuestion] : question ?? "";
        var comma = asked.IndexOf(',', StringComparison.Ordinal);
        var (name, rest) = comma < 0 ? (asked, "") : (asked[..comma], asked[comma..]);
        var words = Words(name);
        return words.Sum(w => w.Length) < ShortestQuestion ? ([], []) : (words, Words(rest));
    }

    /// <summary>The names that what was typed may begin with: it goes on with title and unit after a comma, but a name may hold one too.</summary>
    public static string[] NamesIn(string typed)
    {
        var parts = typed.Split(',');
        return
        [
            .. Enumerable
                .Range(1, Math.Min(parts.Length, MostTold))
                .Select(n => Norwegian.NameKey(string.Join(',', parts[..n])))
                .Distinct(),
        ];
    }

    /// <summary>Adds to the label of those who would otherwise be called the same. Takes everybody of a name at once.</summary>
    public static IReadOnlyList<Candidate<T>> ToldApart<T>(IEnumerable<Candidate<T>> candidates)
        where T : notnull =>
        [.. candidates.GroupBy(c => Norwegian.NameKey(c.Label)).SelectMany(alike => Apart([.. alike.DistinctBy(c => c.Value)]))];

    /// <summary>
    /// Who is meant by what was typed: one when it is the whole label, or a name only one has; several when it does not tell
    /// them apart; none.
    /// </summary>
    public static IReadOnlyList<Candidate<T>> Meant<T>(string typed, IReadOnlyList<Candidate<T>> candidates)
        where T : notnull
    {
        var key = Norwegian.NameKey(typed);
        Candidate<T>[] whole = [.. candidates.Where(c => Norwegian.NameKey(c.Label) == key).DistinctBy(c => c.Value)];
        return whole.Length == 1 ? whole : [.. candidates.Where(c => c.IsCalled(key)).DistinctBy(c => c.Value)];
    }

    /// <summary>What to say when it is not clear who is meant, with those it may be in words one can type.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="meant">Those it does not tell apart.</param>
    /// <param name="near">Else those it is like.</param>
    public static string Unclear(string typed, IReadOnlyList<string> meant, IReadOnlyList<string> near)
    {
        var said = typed.Shortened(80);
        var (format, labels) = meant.Count > 0 ? (Texts.LookupSeveral, meant) : (Texts.LookupNear, near);
        if (labels.Count == 0)
        {
            return Labels.Fill(Texts.LookupNobody, said);
        }

        string[] told = [.. labels.Take(MostTold).Select(l => $"«{l}»")];
        var list =
            told is [.. var first, var last] && first.Length > 0 ? Labels.Fill(Texts.ListOr, string.Join(", ", first), last) : told[0];
        return Labels.Fill(format, said, list) + (labels.Count > MostTold ? " " + Texts.LookupMore : "");
    }

    /// <summary>How well words fit: 0 the name begins so, 1 each begins a part of the name, 2 a part of all that is said, 3 stands somewhere in it; null not at all.</summary>
    public static int? Fit<T>(Candidate<T> candidate, string[] words)
        where T : notnull
    {
        var (name, all) = (
            candidate.NameKey,
            new Lazy<string>(() => candidate.NameKey + Norwegian.NameKey(string.Join(' ', candidate.Parts)))
        );
        return name.StartsWith(" " + string.Join(' ', words), StringComparison.Ordinal) ? 0
            : Array.TrueForAll(words, w => name.Contains(" " + w, StringComparison.Ordinal)) ? 1
            : Array.TrueForAll(words, w => all.Value.Contains(" " + w, StringComparison.Ordinal)) ? 2
            : Array.TrueForAll(words, w => all.Value.Contains(w, StringComparison.Ordinal)) ? 3
            : null;
    }

    /// <summary>The last four signs of an id: for two who have all else in common.</summary>
    public static string Number(Guid id) => $"{id:N}"[^4..];

    static string[] Words(string text) => [.. Norwegian.NameKey(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];

    static IEnumerable<Candidate<T>> Apart<T>(Candidate<T>[] alike)
        where T : notnull
    {
        if (alike.Length == 1)
        {
            return alike;
        }

        var marks = alike[0].Marks.Count;
        var telling = Enumerable
            .Range(0, marks)
            .First(i =>
                i == marks - 1
                || alike.Select(c => c.Marks[i]).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count() == alike.Length
            );
        return alike.Select(c => c with { Label = $"{c.Label}, {c.Marks[telling]}" });
    }
}
