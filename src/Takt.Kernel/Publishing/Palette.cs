using System.Globalization;

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

    private sealed record Rgb(double R, double G, double B)
    {
        public static readonly Rgb White = new(255, 255, 255),
            Black = new(0, 0, 0);

        public static Rgb? Parse(string text) =>
            text is ['#', _, _, _, _, _, _]
            && int.TryParse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
                ? new(value >> 16, (value >> 8) & 255, value & 255)
                : null;

        public Rgb Mix(Rgb other, double share) =>
            new(R + ((other.R - R) * share), G + ((other.G - G) * share), B + ((other.B - B) * share));

        /// <summary>WCAG 2.2 contrast ratio.</summary>
        public double Contrast(Rgb other)
        {
            var (a, b) = (Luminance, other.Luminance);
            return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
        }

        public override string ToString() => $"{(int)Math.Round(R):X2}{(int)Math.Round(G):X2}{(int)Math.Round(B):X2}";

        private double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

        private static double Linear(double channel) =>
            channel / 255 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
