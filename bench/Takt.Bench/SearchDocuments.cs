using Takt.Evaluations;
using Takt.FollowUp.Contracts;

namespace Takt.Bench;

/// <summary>Something to find.</summary>
sealed record Document(string Title, string Text, Audience Audience) : IFindable
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public Finding Finding => new("FollowUp.KindMeasure", Title, $"/tiltak/{Id}", Text);
}

/// <summary>
/// Documents written with the words of the demonstration and compounds of them, in the forms of both languages; a word is used
/// as often as words are (Zipf): the commonest in every third title, most of them hardly ever. The same ones each time.
/// </summary>
sealed class SearchDocuments
{
    const int Words = 60_000;
    const int Units = 300;

    static readonly string[] Endings = ["", "", "en", "er", "ene", "ar", "ane", "et"];

    readonly Random random = new(4);
    readonly string[] words;
    readonly double[] uses;

    public SearchDocuments(IEnumerable<string> texts)
    {
        var used = texts
            .SelectMany(SearchWords.In)
            .Where(w => w.Length > 2 && !w.Any(char.IsDigit))
            .CountBy(w => w)
            .OrderByDescending(w => w.Value);
        string[] known = [.. used.Select(w => w.Key)];
        string[] parts = [.. known.Where(w => w.Length is > 3 and < 10).Select(NorwegianStem.Of).Distinct()];
        HashSet<string> all = [.. known];
        while (all.Count < Words)
        {
            all.Add(Any(parts) + Any(parts) + Any(Endings));
        }

        words = [.. known, .. all.Except(known)];
        uses = new double[words.Length];
        for (var (rank, sum) = (0, 0.0); rank < words.Length; rank++)
        {
            sum += 1 / (rank + 2.7);
            uses[rank] = sum;
        }
    }

    /// <summary>The units they belong to.</summary>
    public IReadOnlyList<Guid> Owners { get; } = [.. Enumerable.Range(0, Units).Select(_ => Guid.CreateVersion7())];

    /// <summary>One who is named in a few.</summary>
    public Guid Named { get; } = Guid.CreateVersion7();

    /// <summary>The word that is used so much: 0 is the commonest.</summary>
    public string Word(int rank) => words[rank];

    public IEnumerable<Document> Write(int number) => Enumerable.Range(0, number).Select(_ => Write());

    Document Write() =>
        new(
            Sentence(4, 9),
            Sentence(10, 25),
            new()
            {
                Permission = random.Next(10) == 0 ? EvaluationsPermissions.TakePart : FollowUpPermissions.See,
                UnitId = Owners[random.Next(Units)],
                Named = random.Next(100) == 0 ? [Named] : [],
            }
        );

    string Sentence(int fewest, int most) => string.Join(' ', Enumerable.Range(0, random.Next(fewest, most)).Select(_ => Used()));

    string Used()
    {
        var at = Array.BinarySearch(uses, random.NextDouble() * uses[^1]);
        return words[Math.Min(at < 0 ? ~at : at, words.Length - 1)];
    }

    string Any(string[] from) => from[random.Next(from.Length)];
}
