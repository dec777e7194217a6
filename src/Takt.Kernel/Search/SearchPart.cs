namespace Takt.Kernel;

/// <summary>
/// A stem that has been used, at each of its letters: «ungdomsskol», «ngdomsskol» … «ol». What begins with a part is found by an
/// index, so that «skole» leads to «ungdomsskole» and «ungdomskole» to the same, on any database and without an extension of it.
/// </summary>
sealed class SearchPart
{
    const int ShortestPart = 2;

    /// <summary>The stem from one of its letters to the end.</summary>
    public required string Part { get; init; }

    /// <summary>The whole stem.</summary>
    public required string Stem { get; init; }

    /// <summary>By chance, another for each save: two at once may bring the same stem. It leads to nothing, so that a stem does not tell whose it was.</summary>
    public required int Batch { get; init; }

    public static IEnumerable<SearchPart> Of(string stem, int batch) =>
        Enumerable
            .Range(0, stem.Length - ShortestPart + 1)
            .Select(at => new SearchPart
            {
                Part = stem[at..],
                Stem = stem,
                Batch = batch,
            });
}
