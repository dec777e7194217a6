using System.Collections.Frozen;

namespace Takt.Organisation.Contracts;

/// <summary>Whether a text names somebody who is known here, so that whoever writes it can be asked to think again.</summary>
public sealed class NamesInText(Db db)
{
    const int MostWords = 40;
    const int MostPeople = 500;
    const int MostAfterFirst = 3;

    /// <summary>First names that are ordinary words too: alone, at the beginning of a sentence, they are taken for the word.</summary>
    static readonly FrozenSet<string> AlsoWords = new[]
    {
        "are",
        "ask",
        "bjørn",
        "bo",
        "dag",
        "even",
        "frank",
        "hans",
        "jo",
        "kim",
        "liv",
        "mai",
        "odd",
        "per",
        "siv",
        "sol",
        "stein",
        "stig",
        "ta",
        "tone",
        "trygg",
        "ulv",
        "vår",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="Text">As it stands.</param>
    /// <param name="Key">As names are compared, a space first.</param>
    /// <param name="Begins">Whether a sentence begins with it.</param>
    /// <param name="GoesOn">Whether nothing but a space stands between it and the one before.</param>
    readonly record struct Word(string Text, string Key, bool Begins, bool GoesOn);

    /// <summary>The names in a text, as they are written there; first names alone too. Nothing but what was written is given away.</summary>
    public async Task<IReadOnlyList<string>> Find(string text, CancellationToken cancel)
    {
        var words = Capitalised(text);
        string[] first = [.. words.Select(w => w.Key).Distinct().Take(MostWords)];
        if (first.Length == 0)
        {
            return [];
        }

        var people = await db
            .People.Where(p => p.NameKey != null && first.Any(f => EF.Functions.Like(p.NameKey, f + " %")))
            .Select(p => p.NameKey!)
            .Distinct()
            .OrderBy(key => key)
            .Take(MostPeople)
            .ToListAsync(cancel);
        List<string> found = [];
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            var known = people.Where(p => p.StartsWith($"{word.Key} ", StringComparison.Ordinal)).ToArray();
            if (known.Length == 0)
            {
                continue;
            }

            var last = words.Skip(at + 1).Take(MostAfterFirst).TakeWhile(w => w.GoesOn).ToList();
            var upTo = last.FindLastIndex(w => known.Any(p => $"{p[word.Key.Length..]} ".Contains($"{w.Key} ", StringComparison.Ordinal)));
            if (upTo >= 0)
            {
                found.Add(string.Join(' ', words.Skip(at).Take(upTo + 2).Select(w => w.Text)));
                at += upTo + 1;
            }
            else if (!(word.Begins && AlsoWords.Contains(word.Key.Trim())))
            {
                found.Add(word.Text);
            }
        }

        return [.. found.Distinct()];
    }

    // Words with a great first letter and a small one somewhere: an abbreviation is no name.
    static List<Word> Capitalised(string text)
    {
        List<Word> words = [];
        var (begins, last) = (true, -1);
        for (var at = 0; at < text.Length; )
        {
            if (!char.IsLetter(text[at]))
            {
                begins |= text[at] is '.' or '!' or '?' or ':' or '\n';
                at++;
                continue;
            }

            var end = at;
            while (
                end < text.Length
                && (char.IsLetter(text[end]) || (text[end] is '-' && end + 1 < text.Length && char.IsLetter(text[end + 1])))
            )
            {
                end++;
            }

            var word = text[at..end];
            if (char.IsUpper(word[0]) && word.Any(char.IsLower))
            {
                words.Add(new(word, Norwegian.NameKey(word), begins, last == at - 1));
                last = end;
            }

            (begins, at) = (false, end);
        }

        return words;
    }
}
