using System.Text.RegularExpressions;

namespace Takt.Tests;

/// <summary>The content security policy refuses what stands inline, so nothing does.</summary>
public sealed partial class Markup
{
    [Fact]
    public void No_component_holds_a_style_or_a_script()
    {
        var files = Source.Files(".razor").ToArray();
        Assert.True(files.Length > 50);
        Assert.Equal([], files.SelectMany(file => Inline().Matches(File.ReadAllText(file)).Select(m => $"{Source.Name(file)}: {m.Value}")));
    }

    [Theory]
    [InlineData("<p style=\"color:red\">", true)]
    [InlineData("<script>alert(1)</script>", true)]
    [InlineData("<a onclick=\"go()\">", true)]
    [InlineData("<style>p{}</style>", true)]
    [InlineData("<a href=\"javascript:go()\">", true)]
    [InlineData("<form @onsubmit=\"Send\" data-style=\"x\">", false)]
    [InlineData("<script src=\"@Assets[x]\" type=\"module\"></script>", false)]
    public void The_rule_knows_what_is_inline(string markup, bool inline) => Assert.Equal(inline, Inline().IsMatch(markup));

    /// <summary>Razor drops a space that begins an element: a screen reader then reads «2venter på deg».</summary>
    [Fact]
    public void What_only_a_screen_reader_reads_does_not_begin_with_a_space_that_gets_lost()
    {
        var lost = Source
            .Files(".razor")
            .SelectMany(file => LostSpace().Matches(File.ReadAllText(file)).Select(m => $"{Source.Name(file)}: {m.Value}"));
        Assert.Equal([], lost);
    }

    [GeneratedRegex("""<span class="(ds-sr-only|t-phone-only)">\s+@""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LostSpace();

    [GeneratedRegex(
        """(?<=\s)style\s*=|<style\b|<script\b(?![^>]*\bsrc=)[^>]*>|(?-i:(?<=\s)on[a-z]+\s*=\s*["'])|javascript:""",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Inline();
}
