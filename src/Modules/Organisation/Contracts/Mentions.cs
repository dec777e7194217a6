using System.Text.RegularExpressions;

namespace Takt.Organisation.Contracts;

/// <summary>Who something that is said is to: chosen in a field beside it, or named in it with @ before the whole name.</summary>
public sealed partial class Mentions
{
    /// <summary>No more are named at once.</summary>
    public const int Most = 10;

    /// <summary>Where a field asks whom it can be, while one types.</summary>
    public const string Source = OrganisationUrls.PersonLookup;

    readonly PersonLookup people;

    internal Mentions(PersonLookup people) => this.people = people;

    /// <summary>Those it is to, each once. Who cannot be found is said at the field.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="chosen">What was chosen or typed beside it; nothing need be.</param>
    /// <param name="refuse">Takes field and message.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<Guid>> Read(
        (string Field, string? Typed) text,
        (string Field, string? Typed) chosen,
        Action<string, string> refuse,
        CancellationToken cancel
    )
    {
        List<Guid> to = [];
        if (!string.IsNullOrWhiteSpace(chosen.Typed) && await people.Read(chosen.Field, chosen.Typed, "", refuse, cancel) is { } one)
        {
            to.Add(one);
        }

        string[][] named = [.. Named().Matches(text.Typed ?? "").Select(m => m.Groups[1].Value.Split(' ')).Take(Most + 1)];
        if (named.Length > Most)
        {
            refuse(text.Field, Labels.Fill(Texts.MentionsTooMany, Most));
            return to;
        }

        var keys = named.SelectMany(words => Enumerable.Range(1, words.Length).Select(n => Key(words[..n]))).Distinct().ToArray();
        var found = keys.Length == 0 ? [] : await people.Named(keys, cancel);
        foreach (var words in named)
        {
            // "@Ida Moe Kan du …": as much of it as is somebody's name.
            var meant = Enumerable
                .Range(1, words.Length)
                .Reverse()
                .Select(n => found.Where(c => c.NameKey == Key(words[..n])).ToArray())
                .FirstOrDefault(those => those.Length > 0);
            if (meant is [var only])
            {
                to.Add(only.Value);
            }
            else
            {
                refuse(
                    text.Field,
                    Labels.Fill(meant is null ? Texts.MentionUnknown : Texts.MentionSeveral, string.Join(' ', words.Take(2)))
                );
            }
        }

        return [.. to.Distinct()];
    }

    static string Key(string[] words) => Norwegian.NameKey(string.Join(' ', words));

    // After a space or at the start: an address of mail is nobody's name.
    [GeneratedRegex(
        @"(?<!\S)@(?<name>\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,4})",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Named();
}
