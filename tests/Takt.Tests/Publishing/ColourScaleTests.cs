using CsCheck;

namespace Takt.Tests;

/// <summary>A municipality's own colour: its shades as Designsystemet makes them, and readable whatever was chosen.</summary>
public sealed class ColourScaleTests
{
    static readonly string Theme = File.ReadAllText(Path.Combine(Source.Root, "src", "Takt.Ui", "wwwroot", "theme.css"));

    static readonly Gen<string> SomeColour = Gen.Int[0, 0xFFFFFF].Select(c => $"#{c:X6}");

    /// <summary>The colours of designsystemet.config.json, against what the generator itself made of them.</summary>
    [Theory]
    [InlineData("accent", "#0B5563")]
    [InlineData("lov", "#3C7A57")]
    [InlineData("sol", "#D98E2B")]
    [InlineData("lyng", "#7A4E7E")]
    [InlineData("neutral", "#6B6660")]
    [InlineData("info", "#0A71C0")]
    [InlineData("danger", "#C01B1B")]
    public void The_shades_are_those_of_Designsystemet(string name, string colour)
    {
        foreach (var (scheme, isDark) in new[] { ("light", false), ("dark", true) })
        {
            var made = ColourScale.Of(colour, isDark);
            Assert.Equal(16, made.Count);
            foreach (var (shade, hex) in made)
            {
                Assert.True(
                    Far(Written(scheme, name, shade), hex) <= 1,
                    $"{scheme} {name} {shade}: {hex}, and theme.css has {Written(scheme, name, shade)}"
                );
            }
        }
    }

    [Fact]
    public void Whatever_colour_is_chosen_the_nearest_that_holds_can_be_read_in_light_and_dark() =>
        SomeColour.Sample(colour =>
        {
            var near = ColourScale.Nearest(colour);
            Assert.True(ColourScale.Holds(near));
            Assert.True(ColourScale.AgainstWhite(near) >= 4.5);
            Assert.Equal(ColourScale.Holds(colour), near == colour);
            foreach (var isDark in new[] { false, true })
            {
                var shades = ColourScale.Of(near, isDark);
                Assert.True(
                    Contrast(shades["base-default"], shades["base-contrast-default"]) >= 4.5,
                    $"{colour} → {near}, text on it, dark {isDark}"
                );
                Assert.True(
                    Contrast(shades["base-default"], shades["surface-default"]) >= 3,
                    $"{colour} → {near}, on a surface, dark {isDark}"
                );
                Assert.True(Contrast(shades["text-subtle"], shades["surface-tinted"]) >= 4.5, $"{colour} → {near}, as text, dark {isDark}");
            }
        });

    [Fact]
    public void The_nearest_is_no_darker_than_it_must_be() =>
        SomeColour
            .Where(c => !ColourScale.Holds(c))
            .Sample(colour => Assert.InRange(ColourScale.AgainstWhite(ColourScale.Nearest(colour)), 4.5, 4.75));

    [Theory]
    [InlineData("#0B5563", true)]
    [InlineData("#FFCC00", false)]
    [InlineData("#777777", false)] // 4.48 to 1
    [InlineData("#767676", true)] // 4.54 to 1
    public void A_colour_holds_when_white_text_on_it_has_four_and_a_half_to_one(string colour, bool holds) =>
        Assert.Equal(holds, ColourScale.Holds(colour));

    static string Written(string scheme, string name, string shade)
    {
        var layer = Theme[Theme.IndexOf($"@layer ds.theme.color-scheme.{scheme}", StringComparison.Ordinal)..];
        var line = $"--ds-color-{name}-{shade}: ";
        var at = layer.IndexOf(line, StringComparison.Ordinal) + line.Length;
        return layer[at..(at + "#rrggbb".Length)];
    }

    static int Far(string one, string other) =>
        Enumerable
            .Range(0, 3)
            .Max(i => Math.Abs(Convert.ToInt32(one.Substring(1 + (2 * i), 2), 16) - Convert.ToInt32(other.Substring(1 + (2 * i), 2), 16)));

    static double Contrast(string one, string other) => Rgb.Parse(one)!.Contrast(Rgb.Parse(other)!);
}
