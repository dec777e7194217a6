using System.Text.RegularExpressions;

namespace Takt.Tests;

/// <summary>Every text in three languages, and every key that is stored or carried has one.</summary>
public sealed partial class TextRules
{
    public static TheoryData<string> Projects => [.. Source.Files("Texts.resx").Select(f => Source.Name(Path.GetDirectoryName(f)!))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_text_stands_in_bokmål_nynorsk_and_english_with_the_same_blanks(string project)
    {
        var folder = Path.Combine(Source.Root, project);
        var nb = Source.Texts(folder, "");
        foreach (var language in new[] { "nn", "en" })
        {
            var texts = Source.Texts(folder, language);
            Assert.Equal(nb.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.Equal([], texts.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => $"{language}: {t.Key} is empty"));
            Assert.Equal(
                [],
                texts.Where(t => !Blanks(t.Value).SequenceEqual(Blanks(nb[t.Key]))).Select(t => $"{language}: {t.Key} has other blanks")
            );
        }

        Assert.Equal([], nb.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key));
    }

    [Fact]
    public void Every_key_kept_in_a_row_or_a_cookie_has_its_text()
    {
        var texts = Source
            .Files("Texts.resx")
            .Select(f => Path.GetDirectoryName(f)!)
            .ToDictionary(
                folder => Path.GetFileName(folder) is "Takt.Kernel" ? "Kernel" : Path.GetFileName(folder),
                folder => Source.Texts(folder, "")
            );
        var used = Source
            .Files(".cs", ".razor")
            .SelectMany(file =>
                StoredKey().Matches(File.ReadAllText(file)).Select(m => (file, m.Groups["module"].Value, m.Groups["text"].Value))
            )
            .Where(k => texts.ContainsKey(k.Item2) && k.Item2 is not "Takt" and not "Takt.Ui")
            .ToArray();
        Assert.True(used.Length > 20);
        Assert.Equal([], used.Where(k => !texts[k.Item2].ContainsKey(k.Item3)).Select(k => $"{Source.Name(k.file)}: {k.Item2}.{k.Item3}"));
    }

    static IEnumerable<string> Blanks(string text) =>
        Blank().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();

    [GeneratedRegex(
        """
            "(?<module>[A-Z]\w+)\.(?<text>[A-Z]\w+)"
            """,
        RegexOptions.NonBacktracking
    )]
    private static partial Regex StoredKey();
}
