namespace Takt.Organisation;

/// <summary>What a field is called: its name, and the words people really use.</summary>
sealed record FieldName(Guid Id, string Name, IReadOnlyList<string> Synonyms);

/// <summary>A field that may be what was asked for.</summary>
/// <param name="Field">The field.</param>
/// <param name="Likeness">0 to 1; from <see cref="FieldFinder.Enough"/> on it is taken for what was meant.</param>
/// <param name="IsAsTyped">Every word that was asked for stands there as typed, so there is nothing to explain.</param>
sealed record FieldHit(FieldName Field, double Likeness, bool IsAsTyped);

/// <summary>
/// Finds the field behind a matter as people say it. Words are compared by their stems; a beginning («syke»), a part of a
/// compound («fravær» in «sykefravær») and a slip of the keys count for less than the word itself, and a word that stands in
/// many fields for less than one that stands in few.
/// </summary>
sealed class FieldFinder
{
    /// <summary>So like, it is answered; below it is only the nearest we found.</summary>
    public const double Enough = 0.6;

    const double Nearest = 0.25;
    const int ShortestPart = 4;

    readonly (FieldName Field, Word[][] Phrases)[] fields;
    readonly Dictionary<string, int> frequency = [];
    readonly int phrases;

    /// <summary>Every field there is, by name.</summary>
    public IEnumerable<FieldName> All => fields.Select(f => f.Field);

    public FieldFinder(IEnumerable<FieldName> fields)
    {
        this.fields = [.. fields.Select(f => (f, f.Synonyms.Prepend(f.Name).Select(Words).Where(w => w.Length > 0).ToArray()))];
        foreach (var stem in this.fields.SelectMany(f => f.Phrases.SelectMany(p => p).Select(w => w.Stem).Distinct()))
        {
            frequency[stem] = frequency.GetValueOrDefault(stem) + 1;
        }

        phrases = this.fields.Length;
    }

    /// <summary>The fields that may be meant, most like first; none is less like than a fourth.</summary>
    public IReadOnlyList<FieldHit> Find(string question)
    {
        var asked = Words(question);
        return asked.Length == 0
            ? []
            :
            [
                .. fields
                    .Select(f => Compare(f.Field, f.Phrases, asked))
                    .Where(hit => hit.Likeness >= Nearest)
                    .OrderByDescending(hit => hit.Likeness)
                    .ThenBy(hit => hit.Field.Name.Length),
            ];
    }

    FieldHit Compare(FieldName field, Word[][] names, Word[] asked)
    {
        var (best, asTyped) = (0.0, false);
        foreach (var name in names)
        {
            var (like, typed, used) = Likeness(asked, name);
            // A name of which much was not asked for is a little less likely to be meant.
            like *= 0.8 + (0.2 * used / name.Length);
            if (like > best)
            {
                (best, asTyped) = (like, typed);
            }
        }

        // «Hvem betaler fakturaen»: each word may be from another of its names.
        if (
            asked.Length > 1
            && names.Length > 1
            && Likeness(asked, [.. names.SelectMany(n => n)]) is var (all, everyTyped, _)
            && all * 0.95 > best
        )
        {
            (best, asTyped) = (all * 0.95, everyTyped);
        }

        return new(field, best, asTyped);
    }

    (double Likeness, bool IsAsTyped, int Used) Likeness(Word[] asked, Word[] name)
    {
        var (found, weight, isAsTyped) = (0.0, 0.0, true);
        var used = new HashSet<string>();
        foreach (var word in asked)
        {
            var (like, best) = (0.0, default(Word));
            foreach (var other in name)
            {
                var now = Likeness(word, other);
                if (now > like)
                {
                    (like, best) = (now, other);
                }
            }

            if (like > 0)
            {
                used.Add(best.Stem);
            }

            isAsTyped &= like >= 1;
            var w = Weight(like > 0 ? best.Stem : word.Stem);
            (found, weight) = (found + (w * like), weight + w);
        }

        return (found / weight, isAsTyped, used.Count);
    }

    double Weight(string stem) => 0.3 + Math.Log((phrases + 1.0) / (frequency.GetValueOrDefault(stem) + 1.0));

    static double Likeness(Word asked, Word other)
    {
        if (asked.Stem == other.Stem)
        {
            return 1;
        }

        var (shorter, longer) = asked.Stem.Length < other.Stem.Length ? (asked.Stem, other.Stem) : (other.Stem, asked.Stem);
        if (shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.Ordinal))
        {
            return 0.6 + (0.35 * shorter.Length / longer.Length);
        }

        // The last part of a compound says what it is: «robåt» is a «båt».
        if (shorter.Length >= 3 && longer.EndsWith(shorter, StringComparison.Ordinal))
        {
            return 0.55 + (0.35 * shorter.Length / longer.Length);
        }

        if (shorter.Length >= ShortestPart && longer.Contains(shorter, StringComparison.Ordinal))
        {
            return 0.45 + (0.35 * shorter.Length / longer.Length);
        }

        return Math.Max(Typo(asked.Stem, other.Stem), Typo(asked.Whole, other.Whole));
    }

    static double Typo(string asked, string other)
    {
        var length = Math.Max(asked.Length, other.Length);
        var most = length switch
        {
            < 4 => 0,
            < 8 => 1,
            < 12 => 2,
            _ => 3,
        };
        var distance = Spelling.Distance(asked, other, most);
        return distance > most ? 0 : 1 - (1.3 * distance / length);
    }

    static Word[] Words(string text) =>
        [
            .. SearchRow
                .Fold(text)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !NorwegianFiller.Contains(word))
                .Select(word => new Word(word, NorwegianStem.Of(word))),
        ];

    readonly record struct Word(string Whole, string Stem);
}
