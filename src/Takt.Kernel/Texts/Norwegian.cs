using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Takt.Kernel;

/// <summary>
/// Numbers and dates as Norwegians write them. Form fields are strings read here, because binding to the types reads
/// "1,5" as 15 and "24.01.2013" as nothing.
/// </summary>
public static class Norwegian
{
    const char Ring = '\u030a';

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

    static readonly string[] EnglishMonths =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    static readonly string[] Weekdays = ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"];

    static readonly string[] NynorskWeekdays = ["sundag", "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag"];

    /// <summary>
    /// Reads "24.1.2013", "24.01.13", "24/1-2013", "24. januar 2013", "24 jan 2013" or "2013-01-24". A two-digit year is of
    /// this century.
    /// </summary>
    public static bool TryDate([NotNullWhen(true)] string? text, out DateOnly date)
    {
        date = default;
        var parts = (text ?? "").Trim().ToLowerInvariant().Split([' ', '.', '/', '-', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        if (parts is [{ Length: 4 } isoYear, var isoMonth, var isoDay] && IsDigits(isoYear))
        {
            parts = [isoDay, isoMonth, isoYear];
        }

        return parts is [var d, var m, var y]
            && TryWhole(d, 2, out var day)
            && TryMonth(m, out var month)
            && TryWhole(y, 4, out var year)
            && y.Length is 2 or 4
            && TryMake(y.Length == 2 ? 2000 + year : year, month, day, out date);
    }

    /// <summary>Reads "1 234,5", with ordinary or no-break spaces, "−" or "-" as minus, or a point as decimal sign.</summary>
    public static bool TryNumber([NotNullWhen(true)] string? text, out decimal number)
    {
        var plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).Replace('\u2212', '-').Replace(',', '.');
        return decimal.TryParse(
            plain,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number
        );
    }

    /// <summary>Reads "15.00", "15:00", "kl. 15" or "1500".</summary>
    public static bool TryTime([NotNullWhen(true)] string? text, out TimeOnly time)
    {
        time = default;
        var plain = (text ?? "").Trim().ToLowerInvariant();
        plain = plain.StartsWith("kl", StringComparison.Ordinal) ? plain[2..].TrimStart('.', ' ') : plain;
        var parts = plain.Length is 4 && IsDigits(plain) ? [plain[..2], plain[2..]] : plain.Split('.', ':');
        var minute = 0;
        var hour = 0;
        var isRead =
            parts.Length <= 2
            && TryWhole(parts[0], 2, out hour)
            && hour <= 23
            && (parts.Length == 1 || (parts[1].Length == 2 && TryWhole(parts[1], 2, out minute) && minute <= 59));
        if (isRead)
        {
            time = new(hour, minute);
        }

        return isRead;
    }

    /// <summary>"24. januar 2013"; in English "24 January 2013".</summary>
    public static string Full(DateOnly date) => $"{DayMonth(date)} {date.Year}";

    /// <summary>"24. januar"; in English "24 January".</summary>
    public static string DayMonth(DateOnly date) =>
        IsEnglish ? $"{date.Day} {EnglishMonths[date.Month - 1]}" : $"{date.Day}. {Months[date.Month - 1]}";

    /// <summary>"jan.", "mars"; in English "Jan".</summary>
    public static string ShortMonth(DateOnly date) =>
        IsEnglish ? EnglishMonths[date.Month - 1][..3]
        : date.Month is 3 or 4 or 5 or 6 or 7 ? Months[date.Month - 1]
        : Months[date.Month - 1][..3] + ".";

    /// <summary>"24.01.2013", as typed into a field.</summary>
    public static string Typed(DateOnly? date) => date?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) ?? "";

    /// <summary>"tirsdag 24. november 2026".</summary>
    public static string WithWeekday(DateOnly date)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var weekday = language switch
        {
            "en" => date.DayOfWeek.ToString(),
            "nn" => NynorskWeekdays[(int)date.DayOfWeek],
            _ => Weekdays[(int)date.DayOfWeek],
        };
        return $"{weekday} {Full(date)}";
    }

    /// <summary>A period: "20.–21. november 2012", "30. november–1. desember 2012".</summary>
    public static string Period(DateOnly from, DateOnly? to) =>
        to is not { } end || end == from ? Full(from)
        : (end.Year, end.Month) == (from.Year, from.Month) && !IsEnglish ? $"{from.Day}.–{Full(end)}"
        : end.Year == from.Year ? $"{DayMonth(from)}–{Full(end)}"
        : $"{Full(from)}–{Full(end)}";

    /// <summary>"kl. 09.42" in Norway.</summary>
    public static string Time(DateTime utc)
    {
        var time = Clock.ToOslo(utc).ToString("HH.mm", CultureInfo.InvariantCulture);
        return IsEnglish ? time.Replace('.', ':') : $"kl. {time}";
    }

    /// <summary>"24. november 2026 kl. 09.42" in Norway.</summary>
    public static string Moment(DateTime utc) => $"{Full(DateOnly.FromDateTime(Clock.ToOslo(utc)))} {Time(utc)}";

    /// <summary>A key by which names sort as in the telephone book: æ, ø, å last, aa as å, case after letters. Computed once and stored, because the two databases sort differently.</summary>
    public static string SortKey(string name) =>
        Convert.ToHexString(
            CultureInfo
                .GetCultureInfo("nb-NO")
                .CompareInfo.GetSortKey(name.Length > 120 ? name[..120] : name, CompareOptions.IgnoreCase)
                .KeyData
        );

    /// <summary>
    /// A name as it is looked for: <see cref="SearchRow.Fold"/>, and without what stands on the letters. "é" is as "e", "ö" as
    /// "o"; å is a letter of its own, as æ and ø are. Stored, because neither database folds as we do.
    /// </summary>
    public static string NameKey(string name)
    {
        var apart = WellFormed(name).Normalize(NormalizationForm.FormD);
        var plain = new StringBuilder(apart.Length);
        for (var at = 0; at < apart.Length; at++)
        {
            var isOfÅ = apart[at] == Ring && at > 0 && apart[at - 1] is ('a' or 'A');
            if (isOfÅ || CharUnicodeInfo.GetUnicodeCategory(apart[at]) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(apart[at]);
            }
        }

        return SearchRow.Fold(plain.ToString());
    }

    /// <summary>The same without what is no character: half a pair, and U+FFFE. .NET folds no text with one in it.</summary>
    public static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\uFFFE', StringComparison.Ordinal)
            ? text
            : string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFE)); // half a pair comes out as U+FFFD

    static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    static bool IsDigits(string text) => text.All(char.IsAsciiDigit);

    static bool TryWhole(string text, int most, out int number)
    {
        number = 0;
        return text.Length <= most && IsDigits(text) && int.TryParse(text, CultureInfo.InvariantCulture, out number);
    }

    static bool TryMonth(string text, out int month)
    {
        if (TryWhole(text, 2, out month))
        {
            return true;
        }

        month = text.Length < 3 ? 0 : 1 + Array.FindIndex(Months, m => m.StartsWith(text, StringComparison.Ordinal));
        if (month == 0 && text.Length >= 3)
        {
            month = 1 + Array.FindIndex(EnglishMonths, m => m.StartsWith(text, StringComparison.OrdinalIgnoreCase));
        }

        return month > 0;
    }

    static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        date = default;
        var exists = year is > 0 and < 10000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        if (exists)
        {
            date = new(year, month, day);
        }

        return exists;
    }
}
