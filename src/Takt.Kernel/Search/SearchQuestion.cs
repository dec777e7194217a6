namespace Takt.Kernel;

/// <summary>A word to look for, or the beginning of one.</summary>
/// <param name="Text">Letters and digits, folded.</param>
/// <param name="IsBeginning">Whether words that begin so will do.</param>
readonly record struct SearchWord(string Text, bool IsBeginning = false);

/// <summary>What a row must hold to be found: of each group one word, in its title or anywhere.</summary>
sealed record SearchNeed(IReadOnlyList<IReadOnlyCollection<SearchWord>> Groups, bool InTitle)
{
    /// <summary>Whether the beginning of a word will do, which is dear to look up.</summary>
    public bool HasBeginnings => Groups.Any(group => group.Any(word => word.IsBeginning));

    /// <summary>Whether every other row may hold it: a word as it was typed, or its beginning. Others in its place are seldom ones.</summary>
    public bool MayBeCommon => HasBeginnings || Groups.Any(group => group.Count == 1);
}

/// <summary>What was asked for, as words.</summary>
sealed class SearchQuestion
{
    /// <summary>So many words are looked for.</summary>
    public const int MostWords = 8;

    SearchQuestion(IReadOnlyList<string> words, bool isCut) => (Words, IsCut) = (words, isCut);

    /// <summary>The words, folded; those that say nothing are left out, unless there are no others.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether there were more words than that.</summary>
    public bool IsCut { get; }

    public static SearchQuestion Read(string? text)
    {
        var words = SearchWords.In(text).Distinct().ToArray();
        var telling = Array.FindAll(words, word => !NorwegianFiller.Contains(word)) is { Length: > 0 } some ? some : words;
        return new([.. telling.Take(MostWords)], telling.Length > MostWords);
    }

    /// <summary>Every word, in any of its forms.</summary>
    public SearchNeed Whole(bool inTitle) => new([.. Words.Select(word => (SearchWord[])[new(NorwegianStem.Of(word))])], inTitle);

    /// <summary>Every word, or what begins with it: one is still typing.</summary>
    public SearchNeed Begun(bool inTitle) => new([.. Words.Select(Begun)], inTitle);

    /// <summary>A word in any of its forms, or what begins with it.</summary>
    public static SearchWord[] Begun(string word) => [new(NorwegianStem.Of(word)), new(word, IsBeginning: true)];
}
