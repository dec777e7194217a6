using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Takt.Evaluations;

/// <summary>A date or a range of days as people write it, and where.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WrittenDate(int Offset, int Length, DateOnly From, DateOnly To)
{
    public int End => Offset + Length;
    public bool IsRange => From != To;
}

/// <summary>Dates in Norwegian texts: 24.01.2013 · 20.-21.11.2012 · 30.11.–1.12.2012 · 3.–4. mars 2015 · 30. mai – 1. juni 2015 · 12. mai 2016 · 3/4-2025 · 2016-05-12.</summary>
internal static partial class WrittenDates
{
    static readonly string[] Months =
    [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ];
    static readonly string[] Short = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"];

    public static bool IsMonth(string word) => MonthOf(word) > 0;

    /// <returns>1–12, or 0.</returns>
    public static int MonthOf(string word) =>
        Math.Max(Array.IndexOf(Months, word), word is "sept" ? 8 : Array.IndexOf(Short, word.TrimEnd('.'))) + 1;

    public static List<WrittenDate> In(string text)
    {
        var dates = new List<WrittenDate>();
        foreach (Match match in Pattern().Matches(text))
            if (Read(match) is var (from, to) && from <= to)
                dates.Add(new WrittenDate(match.Index, match.Length, from, to));
        return dates;
    }

    static (DateOnly From, DateOnly To)? Read(Match match)
    {
        if (Day(match, "y", "m", "d") is not { } last)
            return null;
        if (!match.Groups["d0"].Success)
            return (last, last);
        var month = match.Groups["m0"].Success ? Month(match, "m0") : last.Month;
        var year =
            match.Groups["y0"].Success ? Year(match, "y0")
            : month > last.Month ? last.Year - 1
            : last.Year;
        return Of(year, month, Number(match, "d0")) is { } first ? (first, last) : (last, last);
    }

    static DateOnly? Day(Match match, string year, string month, string day) =>
        Of(Year(match, year), Month(match, month), Number(match, day));

    static DateOnly? Of(int year, int month, int day) =>
        month is >= 1 and <= 12 && year is >= 1900 and <= 2199 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    static int Year(Match match, string group) => Number(match, group) is var year && year < 100 ? 2000 + year : year;

    static int Month(Match match, string group) =>
        char.IsAsciiDigit(match.Groups[group].ValueSpan[0]) ? Number(match, group) : MonthOf(match.Groups[group].Value.ToLowerInvariant());

    const string Name =
        "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jan|feb|apr|aug|sept|sep|okt|nov|des";
    const string To = """\s?(?:[-–—]|og|til)\s?""";

    [GeneratedRegex(
        $$"""
            (?<![\d.])(?:
              (?<d0>\d{1,2})\.(?<m0>\d{1,2})\.(?<y0>\d{4}){{To}}(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})
            | (?<d0>\d{1,2})\.(?<m0>\d{1,2})\.?{{To}}(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4}|\d{2})
            | (?<d0>\d{1,2})\.?{{To}}(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4}|\d{2})
            | (?<d0>\d{1,2})\.?\s?(?<m0>{{Name}})\.?\s?(?<y0>\d{4}){{To}}(?<d>\d{1,2})\.?\s?(?<m>{{Name}})\.?\s?(?<y>\d{4})
            | (?<d0>\d{1,2})\.?\s?(?<m0>{{Name}})\.?{{To}}(?<d>\d{1,2})\.?\s?(?<m>{{Name}})\.?\s?(?<y>\d{4})
            | (?<d0>\d{1,2})\.?{{To}}(?<d>\d{1,2})\.?\s?(?<m>{{Name}})\.?\s?(?<y>\d{4})
            | (?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4}|\d{2})
            | (?<d>\d{1,2})\.?\s?(?<m>{{Name}})\.?\s?(?<y>\d{4})
            | (?<d>\d{1,2})/(?<m>\d{1,2})(?:\s|\s?[-–/.]\s?)(?<y>\d{4})
            | (?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})
            )(?!\d)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Pattern();
}
