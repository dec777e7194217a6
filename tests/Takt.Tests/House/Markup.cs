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

    /// <summary>The policy allows no base: whoever gets one in moves every address of the page. And "#field" would lead away from the form.</summary>
    [Fact]
    public void No_page_has_a_base() =>
        Assert.Equal(
            [],
            Source
                .Files(".razor")
                .Where(file => File.ReadAllText(file).Contains("<base", StringComparison.OrdinalIgnoreCase))
                .Select(Source.Name)
        );

    /// <summary>Hidden while it is typed, known as what it is to a password manager, and nothing stands in the way of pasting.</summary>
    [Fact]
    public void A_password_is_typed_in_a_field_for_passwords()
    {
        var fields = Source
            .Files(".razor")
            .SelectMany(file => PasswordField().Matches(File.ReadAllText(file)).Select(m => m.Value))
            .ToArray();
        Assert.True(fields.Length >= 4);
        Assert.All(fields, field => Assert.Contains("Type=\"password\"", field, StringComparison.Ordinal));
        Assert.All(fields, field => Assert.Matches("autocomplete=\"(new|current)-password\"", field));
        Assert.Equal([], Source.Files(".razor", ".js").Where(file => OnPaste().IsMatch(File.ReadAllText(file))).Select(Source.Name));
    }

    [GeneratedRegex("""<TextField Name="Form\.[A-Za-z]*Password[A-Za-z]*"[^\n]*""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PasswordField();

    [GeneratedRegex("onpaste|['\"]paste['\"]", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnPaste();

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
