namespace Takt.Kernel;

/// <summary>The colours of a deck on white paper, made from the municipality's own; <c>RRGGBB</c> as office files want it.</summary>
public sealed record Palette(string Accent, string Title, string Subtle, string Tint)
{
    /// <summary>Takt's own colour, when the municipality has none.</summary>
    public const string TaktAccent = "#0B5563";

    // The fixed ones are the light theme's: neutral text-default, text-subtle, border-default, border-subtle, and text-subtle of lyng, sol, løv.
    public const string Text = "2D2B29",
        Quiet = "615D57",
        Mark = "7C7873",
        Line = "BDBBB9",
        Voice = "7A4E7D",
        Waiting = "805419",
        Done = "33684A",
        Paper = "FFFFFF";

    /// <summary>Whether a text is <c>#RRGGBB</c>.</summary>
    public static bool IsColour(string text) => Rgb.Parse(text) is not null;

    /// <summary>The colours of a municipality whose own is <paramref name="accent"/> (<c>#RRGGBB</c>); dark enough to be read where it is text.</summary>
    public static Palette From(string accent)
    {
        var colour = Rgb.Parse(accent) ?? Rgb.Parse(TaktAccent)!;
        var tint = colour.Mix(Rgb.White, 0.88);
        return new(
            Readable(colour, Rgb.White, 3).ToString(),
            Readable(colour.Mix(Rgb.Black, 0.44), Rgb.White, 9).ToString(),
            Readable(colour.Mix(Rgb.White, 0.1), tint, 4.6).ToString(),
            tint.ToString()
        );
    }

    private static Rgb Readable(Rgb colour, Rgb on, double ratio)
    {
        while (colour.Contrast(on) < ratio)
            colour = colour.Mix(Rgb.Black, 0.08);
        return colour;
    }
}
