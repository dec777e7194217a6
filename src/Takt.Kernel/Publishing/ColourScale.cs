using System.Text;

namespace Takt.Kernel;

/// <summary>
/// The shades that Designsystemet makes of one colour, as its own generator does (1.15), so that a municipality can choose
/// its colour without anything being built. Takt's own colour gives what stands in theme.css, which a test holds it to.
/// </summary>
public static class ColourScale
{
    /// <summary>The least contrast of text on the colour, and the other way (WCAG 1.4.3).</summary>
    public const double LeastForText = 4.5;

    /// <summary>The least contrast of a button or a line against what it stands on (WCAG 1.4.11).</summary>
    public const double LeastForParts = 3;

    const int MostSteps = 20;

    // Name, luminance in light and in dark.
    static readonly (string Name, double Light, double Dark)[] Shades =
    [
        ("background-default", 1, 0.009),
        ("background-tinted", 0.9, 0.014),
        ("surface-default", 1, 0.021),
        ("surface-tinted", 0.81, 0.027),
        ("surface-hover", 0.7, 0.036),
        ("surface-active", 0.59, 0.056),
        ("border-subtle", 0.5, 0.08),
        ("border-default", 0.19, 0.22),
        ("border-strong", 0.11, 0.39),
        ("text-subtle", 0.11, 0.39),
        ("text-default", 0.0245, 0.84),
    ];

    /// <summary>Name and #rrggbb of each shade.</summary>
    /// <param name="colour"><c>#RRGGBB</c>.</param>
    /// <param name="isDark">For a dark screen.</param>
    public static IReadOnlyDictionary<string, string> Of(string colour, bool isDark)
    {
        var chosen = Parse(colour);
        var mixed = isDark ? Faded(chosen) : chosen;
        var lightness = Lightness(chosen);
        if (isDark)
        {
            lightness = lightness <= 30 ? 70 : 100 - lightness;
        }

        var step = lightness is <= 30 or (>= 49 and <= 65) ? 8 : -8;
        var own = isDark ? At(chosen, OfLightness(lightness)) : chosen;
        return Shades
            .Select(s => (s.Name, Colour: At(mixed, isDark ? s.Dark : s.Light)))
            .Concat([
                ("base-default", own),
                ("base-hover", At(chosen, OfLightness(lightness + step))),
                ("base-active", At(chosen, OfLightness(lightness + (2 * step)))),
                ("base-contrast-subtle", Quiet(own)),
                ("base-contrast-default", IsWhiteBetter(own) ? Rgb.White : Rgb.Black),
            ])
            .ToDictionary(s => s.Item1, s => $"#{s.Item2}".ToLowerInvariant());
    }

    /// <summary>The style sheet that puts a municipality's colour in the place of Takt's, for light screens, dark screens and paper.</summary>
    public static string Sheet(string colour)
    {
        var readable = Nearest(colour);
        var (light, dark) = (Of(readable, isDark: false), Of(readable, isDark: true));
        return new StringBuilder()
            .Append("@layer ds.theme.color-scheme.light {\n:root, [data-color-scheme=\"light\"] {\n")
            .Append(Lines(light))
            .Append("}\n@media (prefers-color-scheme: light) {\n[data-color-scheme=\"auto\"] {\n")
            .Append(Lines(light))
            .Append("}\n}\n}\n@layer ds.theme.color-scheme.dark {\n@media screen { [data-color-scheme=\"dark\"] {\n")
            .Append(Lines(dark))
            .Append("} }\n@media screen and (prefers-color-scheme: dark) {\n[data-color-scheme=\"auto\"] {\n")
            .Append(Lines(dark))
            .Append("}\n}\n}\n")
            .ToString();
    }

    /// <summary>Whether white text can be read on the colour, and the colour be told from the surfaces it stands on.</summary>
    public static bool Holds(string colour) => Holds(Parse(colour));

    /// <summary>The contrast of white text on the colour.</summary>
    public static double AgainstWhite(string colour) => Parse(colour).Contrast(Rgb.White);

    /// <summary>The colour itself when it holds; else the same hue, no darker than it must be.</summary>
    public static string Nearest(string colour)
    {
        var wanted = Parse(colour);
        if (Holds(wanted))
        {
            return $"#{wanted}";
        }

        // Lightness alone gives way, as little as need be: hue and strength are what one knows the colour by.
        var (l, c, h) = Oklch.Of(wanted);
        var (holds, fails) = (0.0, l);
        for (var step = 0; step < MostSteps; step++)
        {
            var middle = (holds + fails) / 2;
            (holds, fails) = Holds(new Oklch(middle, c, h).ToRgb().Rounded) ? (middle, fails) : (holds, middle);
        }

        return $"#{new Oklch(holds, c, h).ToRgb()}";
    }

    // The surfaces of the light theme, where the colour stands as it is; dark screens get a lighter one made of it.
    static bool Holds(Rgb colour) =>
        colour.Contrast(Rgb.White) >= LeastForText
        && colour.Contrast(At(colour, 0.9)) >= LeastForParts
        && colour.Contrast(At(colour, 0.81)) >= LeastForParts;

    static Rgb Parse(string colour) => Rgb.Parse(colour) ?? throw new FormatException($"'{colour}' is no colour.");

    static Rgb Faded(Rgb colour)
    {
        var (l, c, h) = Oklch.Of(colour);
        return new Oklch(l, c * 0.7, h).ToRgb().Rounded;
    }

    static Rgb Quiet(Rgb own)
    {
        var lightness = Lightness(own);
        var away = lightness is <= 40 or >= 60 ? 60 : 50;
        return At(own, OfLightness(IsWhiteBetter(own) ? lightness + away : lightness - away));
    }

    static bool IsWhiteBetter(Rgb colour) => colour.Contrast(Rgb.White) >= colour.Contrast(Rgb.Black);

    // The colour mixed with black or white until it is as light as asked for.
    static Rgb At(Rgb colour, double luminance)
    {
        if (luminance <= 0)
        {
            return Rgb.Black;
        }

        if (luminance >= 1)
        {
            return Rgb.White;
        }

        var (low, high) = colour.Luminance > luminance ? (Rgb.Black, colour) : (colour, Rgb.White);
        for (var step = 0; step < MostSteps; step++)
        {
            var middle = low.Mix(high, 0.5);
            (low, high) = middle.Luminance > luminance ? (low, middle) : (middle, high);
        }

        return low.Mix(high, 0.5).Rounded;
    }

    // The lightness of CIE L*, which HSLuv has too.
    static double Lightness(Rgb colour) => colour.Luminance is var y && y <= 0.0088564516 ? y * 903.2962962 : (116 * Math.Cbrt(y)) - 16;

    static double OfLightness(double lightness)
    {
        var y = lightness <= 8 ? Math.Max(0, lightness) / 903.2962962 : Math.Pow((lightness + 16) / 116, 3);
        var grey = Math.Round(Math.Clamp(Rgb.FromLinear(y), 0, 255)); // by way of a grey of 8 bits, as the generator goes
        return new Rgb(grey, grey, grey).Luminance;
    }

    static string Lines(IReadOnlyDictionary<string, string> shades) =>
        string.Concat(shades.Select(s => $"  --ds-color-accent-{s.Key}: {s.Value};\n"));
}
