namespace Takt.Kernel;

/// <summary>A colour as the eye orders it: how light, how strong, which hue (Björn Ottosson's OKLCH).</summary>
sealed record Oklch(double L, double C, double H)
{
    public static Oklch Of(Rgb colour)
    {
        var (r, g, b) = (Rgb.Linear(colour.R), Rgb.Linear(colour.G), Rgb.Linear(colour.B));
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        var (light, a, bb) = (
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s)
        );
        return new(light, Math.Sqrt((a * a) + (bb * bb)), Math.Atan2(bb, a));
    }

    public Rgb ToRgb()
    {
        var (a, b) = (C * Math.Cos(H), C * Math.Sin(H));
        var l = Cube(L + (0.3963377774 * a) + (0.2158037573 * b));
        var m = Cube(L - (0.1055613458 * a) - (0.0638541728 * b));
        var s = Cube(L - (0.0894841775 * a) - (1.2914855480 * b));
        return new(
            Rgb.FromLinear((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Rgb.FromLinear((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Rgb.FromLinear((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s))
        );
    }

    static double Cube(double x) => x * x * x;
}
