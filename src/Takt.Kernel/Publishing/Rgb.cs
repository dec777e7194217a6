using System.Globalization;

namespace Takt.Kernel;

/// <summary>A colour of a screen, each channel from 0 to 255; not rounded until it is written.</summary>
sealed record Rgb(double R, double G, double B)
{
    public static readonly Rgb White = new(255, 255, 255),
        Black = new(0, 0, 0);

    public static Rgb? Parse(string text) =>
        text is ['#', _, _, _, _, _, _]
        && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new(value >> 16, (value >> 8) & 255, value & 255)
            : null;

    public Rgb Mix(Rgb other, double share) => new(R + ((other.R - R) * share), G + ((other.G - G) * share), B + ((other.B - B) * share));

    /// <summary>WCAG 2.2 contrast ratio.</summary>
    public double Contrast(Rgb other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>WCAG 2.2 relative luminance, 0 to 1.</summary>
    public double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    public Rgb Rounded => new(Math.Round(Math.Clamp(R, 0, 255)), Math.Round(Math.Clamp(G, 0, 255)), Math.Round(Math.Clamp(B, 0, 255)));

    public override string ToString() => Rounded is var (r, g, b) ? $"{(int)r:X2}{(int)g:X2}{(int)b:X2}" : "";

    internal static double Linear(double channel) =>
        channel / 255 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    internal static double FromLinear(double light) =>
        255 * (light <= 0.0031308 ? light * 12.92 : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055);
}
