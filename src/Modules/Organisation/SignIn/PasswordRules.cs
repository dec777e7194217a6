using System.Globalization;
using System.Text;

namespace Takt.Organisation;

/// <summary>
/// What a password must be: long, not one's own name, not what those who guess try first. No rule about kinds of characters:
/// they make passwords worse (NIST SP 800-63B, 3.1.1.2).
/// </summary>
static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;

    const int FewestDifferent = 5;
    const int MostPieces = 2;
    const int MostLeft = 3;
    const int ShortestOwn = 3;

    static readonly string[] Rows = ["1234567890", "qwertyuiopå", "asdfghjkløæ", "zxcvbnm", "abcdefghijklmnopqrstuvwxyzæøå"];

    static readonly Lazy<string[]> Common = new(ReadCommon);

    /// <summary>What is wrong with a password and what to do; null when it will do.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="own">What is known of its owner: user name, e-mail, name.</param>
    public static string? Fault(string? password, params ReadOnlySpan<string?> own)
    {
        if ((password ?? "").Length < Shortest)
        {
            return Labels.Fill(Texts.PasswordTooShort, Shortest);
        }

        if (password!.Length > Longest)
        {
            return Labels.Fill(Texts.PasswordTooLong, Longest);
        }

        var plain = password.ToLower(CultureInfo.InvariantCulture);
        if (FollowsPattern(plain))
        {
            return Texts.PasswordPattern;
        }

        HashSet<string> mine = [];
        foreach (var text in own)
        {
            mine.UnionWith(WordsOf(text));
        }

        string[] readings = [plain, Letters(plain), Letters(AsLetters(plain))];
        return Array.Exists(readings, r => IsMadeOf(r, mine, pieces: 3)) ? Texts.PasswordIsYou
            : Array.Exists(readings, r => IsMadeOf(r, [.. mine, .. Common.Value], MostPieces)) ? Texts.PasswordCommon
            : null;
    }

    // The same few characters, a piece that comes again and again, or a walk along the keyboard or the alphabet.
    static bool FollowsPattern(string password)
    {
        if (password.Distinct().Count() < FewestDifferent)
        {
            return true;
        }

        for (var piece = 1; piece <= password.Length / 2; piece++)
        {
            if (Enumerable.Range(piece, password.Length - piece).All(i => password[i] == password[i - piece]))
            {
                return true;
            }
        }

        var steps = Enumerable.Range(1, password.Length - 1).Count(i => AreNeighbours(password[i - 1], password[i]));
        return steps * 4 >= (password.Length - 1) * 3;
    }

    static bool AreNeighbours(char a, char b) =>
        a == b
        || Array.Exists(
            Rows,
            row =>
                row.IndexOf(a, StringComparison.Ordinal) is >= 0 and var at
                && row.IndexOf(b, StringComparison.Ordinal) is >= 0 and var then
                && Math.Abs(at - then) == 1
        );

    /// <summary>Whether hardly anything is left when so many of the words are taken out.</summary>
    static bool IsMadeOf(string text, IReadOnlyCollection<string> words, int pieces)
    {
        return Left(text, pieces, isWhole: true);

        bool Left(string rest, int more, bool isWhole)
        {
            if (rest.Length <= MostLeft)
            {
                return !isWhole;
            }

            return more > 0
                && words.Any(word =>
                    rest.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at
                    && Left(rest.Remove(at, word.Length), more - 1, isWhole: false)
                );
        }
    }

    static IEnumerable<string> WordsOf(string? text) =>
        (text ?? "")
            .ToLower(CultureInfo.InvariantCulture)
            .Split(' ', '.', '-', '_', '@', '+')
            .Select(Letters)
            .SelectMany(word => new[] { word, Plain(word) })
            .Where(word => word.Length >= ShortestOwn);

    static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    // "P@ssw0rd1!" is read as "password": digits at the ends are only hung on.
    static string AsLetters(string text) =>
        string.Concat(
            text.Trim([.. "0123456789!?.,-_*#+ "])
                .Select(c =>
                    c switch
                    {
                        '0' => 'o',
                        '1' or '!' or '|' => 'i',
                        '3' => 'e',
                        '4' or '@' => 'a',
                        '5' or '$' => 's',
                        '7' => 't',
                        _ => c,
                    }
                )
        );

    // As people write Norwegian letters where there are none.
    static string Plain(string word) =>
        string.Concat(
            word.Replace("æ", "ae", StringComparison.Ordinal)
                .Replace('ø', 'o')
                .Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
        );

    static string[] ReadCommon()
    {
        using var list = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(list);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
