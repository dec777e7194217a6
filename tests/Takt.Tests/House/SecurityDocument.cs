using System.Reflection;
using System.Text.RegularExpressions;

namespace Takt.Tests;

/// <summary>docs/security.md against the standard's list of numbers and the tests there are.</summary>
public sealed partial class SecurityDocument
{
    /// <summary>OWASP ASVS 5.0.0, the requirements of levels 1 and 2: section, and the numbers in it.</summary>
    const string Asked = """
        1.1: 1-2, 1.2: 1-9, 1.3: 1-11, 1.4: 1-3, 1.5: 1-2,
        2.1: 1-3, 2.2: 1-3, 2.3: 1-4, 2.4: 1,
        3.2: 1-2, 3.3: 1-4, 3.4: 1-6, 3.5: 1-5, 3.7: 1-2,
        4.1: 1-3, 4.2: 1, 4.3: 1-2, 4.4: 1-4,
        5.1: 1, 5.2: 1-3, 5.3: 1-2, 5.4: 1-3,
        6.1: 1-3, 6.2: 1-12, 6.3: 1-4, 6.4: 1-4, 6.5: 1-5, 6.6: 1-3, 6.8: 1-4,
        7.1: 1-3, 7.2: 1-4, 7.3: 1-2, 7.4: 1-5, 7.5: 1-2, 7.6: 1-2,
        8.1: 1-2, 8.2: 1-3, 8.3: 1, 8.4: 1,
        9.1: 1-3, 9.2: 1-4,
        10.1: 1-2, 10.2: 1-2, 10.3: 1-4, 10.4: 1-11, 10.5: 1-5, 10.6: 1-2, 10.7: 1-3,
        11.1: 1-2, 11.2: 1-3, 11.3: 1-3, 11.4: 1-4, 11.5: 1, 11.6: 1,
        12.1: 1-3, 12.2: 1-2, 12.3: 1-4,
        13.1: 1, 13.2: 1-5, 13.3: 1-2, 13.4: 1-5,
        14.1: 1-2, 14.2: 1-4, 14.3: 1-3,
        15.1: 1-3, 15.2: 1-3, 15.3: 1-7,
        16.1: 1, 16.2: 1-5, 16.3: 1-4, 16.4: 1-3, 16.5: 1-3,
        17.1: 1, 17.2: 1-4, 17.3: 1-2
        """;

    static readonly string Text = File.ReadAllText(Path.Combine(Source.Root, "docs", "security.md"));

    // Number, matter, holds, shown by.
    static readonly string[][] Rows =
    [
        .. Text.Split('\n')
            .Where(line => Numbered().IsMatch(line))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length >= 3 && cells[2] is "yes" or "–" or "open"),
    ];

    [Fact]
    public void Every_requirement_of_levels_1_and_2_stands_there_once()
    {
        string[] asked = [.. Asked.Split(',', StringSplitOptions.TrimEntries).SelectMany(Numbers)];
        Assert.Equal(253, asked.Length);
        Assert.Equal(asked.Order(StringComparer.Ordinal), Rows.Select(cells => cells[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_open_has_its_reason_and_nothing_else_has()
    {
        var before = Text[..Text.IndexOf("## Rules that are written down", StringComparison.Ordinal)];
        var reasons = before
            .Split('\n')
            .Where(line => line.StartsWith("| V", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(',', StringSplitOptions.TrimEntries));
        Assert.Equal(
            Rows.Where(cells => cells[2] == "open").Select(cells => cells[0]).Order(StringComparer.Ordinal),
            reasons.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var tests = typeof(SecurityDocument)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (
            var file in Directory.EnumerateFiles(Path.Combine(Source.Root, "tests", "Takt.Browser"), "*.cs", SearchOption.AllDirectories)
        )
        {
            tests.UnionWith(
                Method().Matches(File.ReadAllText(file)).Select(m => $"{Path.GetFileNameWithoutExtension(file)}.{m.Groups["name"].Value}")
            );
        }

        string[] named = [.. Named().Matches(Text).Select(m => m.Value.Trim('`')).Distinct()];
        Assert.True(named.Length > 80);
        Assert.Equal([], named.Where(name => !tests.Contains(name)));
    }

    [Fact]
    public void Every_file_that_is_named_exists()
    {
        var files = Source.Files("").Select(Source.Name).ToArray();
        string[] named = [.. FileNamed().Matches(Text).Select(m => m.Value.Trim('`')).Distinct()];
        Assert.True(named.Length > 20);
        Assert.Equal(
            [],
            named.Where(name =>
                !File.Exists(Path.Combine(Source.Root, name)) && !files.Any(f => f.EndsWith("/" + name, StringComparison.Ordinal))
            )
        );
    }

    static IEnumerable<string> Numbers(string section)
    {
        var (name, range) = section.Split(':', StringSplitOptions.TrimEntries) is [var n, var r]
            ? (n, r.Split('-'))
            : throw new FormatException(section);
        return Enumerable.Range(int.Parse(range[0]), int.Parse(range[^1]) - int.Parse(range[0]) + 1).Select(i => $"V{name}.{i}");
    }

    [GeneratedRegex(@"^\| V\d+\.\d+\.\d+ \|", RegexOptions.None, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"`[A-Z]\w+\.[A-Z]\w+`(?<!\.(cs|md|js)`)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"`[\w./-]+\.(cs|md|razor|js|txt|json|cfg|service)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileNamed();

    [GeneratedRegex(@"public (async )?(static )?(Task|void) (?<name>\w+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Method();
}
