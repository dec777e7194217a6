using Microsoft.Playwright;

namespace Takt.Browser;

/// <summary>How a page is looked at: language, light or dark, a phone or a wide screen.</summary>
/// <param name="Language">nb, nn or en.</param>
/// <param name="Scheme">Light or dark.</param>
/// <param name="Width">In CSS pixels.</param>
sealed record Look(string Language, ColorScheme Scheme, int Width)
{
    public static Look Wide { get; } = new("nb", ColorScheme.Light, 1440);
    public static Look Phone { get; } = new("nb", ColorScheme.Light, 360);

    /// <summary>Whether this is the full run of ./takt test --full.</summary>
    static bool IsFull => Environment.GetEnvironmentVariable("TAKT_FULL") is "yes" or "1";

    /// <summary>All twelve in a full run; else six, the fewest in which every pair of language, scheme and width occurs.</summary>
    public static IReadOnlyList<Look> ToSee { get; } =
        IsFull
            ? [.. from language in Languages.All from scheme in Schemes from width in Widths select new Look(language, scheme, width)]
            :
            [
                new("nb", ColorScheme.Light, 360),
                new("nb", ColorScheme.Dark, 1440),
                new("nn", ColorScheme.Light, 1440),
                new("nn", ColorScheme.Dark, 360),
                new("en", ColorScheme.Light, 360),
                new("en", ColorScheme.Dark, 1440),
            ];

    /// <summary>For a page seen before in another state: a light phone and a dark wide screen; all twelve in a full run.</summary>
    public static IReadOnlyList<Look> Fewest { get; } =
        IsFull ? ToSee : [new("nb", ColorScheme.Light, 360), new("nb", ColorScheme.Dark, 1440)];

    public int Height => Width < 600 ? 740 : Width * 5 / 8;

    public override string ToString() => $"{Language} {(Scheme == ColorScheme.Dark ? "dark" : "light")} {Width}";

    static ColorScheme[] Schemes => [ColorScheme.Light, ColorScheme.Dark];

    static int[] Widths => [360, 1440];
}
