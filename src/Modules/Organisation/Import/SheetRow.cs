using System.Globalization;
using System.Text.RegularExpressions;

namespace Takt.Organisation;

/// <summary>One row of the file as the layout reads it. What cannot be read is said to the plan.</summary>
sealed partial class SheetRow(FileTable table, SheetLayout layout, TableRow row)
{
    static readonly string[] Yes = ["ja", "j", "x", "1", "sann", "true", "yes", "y"];
    static readonly string[] No = ["nei", "n", "0", "usann", "false", "no", "–", "-"];

    public string? Sheet => table.Name;

    public int Number => row.Number;

    /// <summary>Whether something in it made it unusable.</summary>
    public bool IsUnusable { get; private set; }

    /// <summary>What stands in a column, white space squeezed; nothing where the sheet has no such column.</summary>
    public string this[ImportColumn column] => Squeezed(row[layout.PlaceOf(column)]);

    public bool Has(ImportColumn column) => layout.Has(column);

    /// <summary>What the columns of a kind say, for telling a row that is written again from one that says something else.</summary>
    public string Said(ImportKind kind) => string.Join('\u001f', ImportColumns.Of(kind).Select(column => this[column].ToUpperInvariant()));

    /// <summary>Text of at most so many letters; a longer one is left out with a warning.</summary>
    public string? Text(ImportPlan plan, ImportColumn column, int most)
    {
        var text = this[column];
        if (text.Length > most)
        {
            plan.Say(this, Severity.Warning, "TextTooLong", column, $"{text.Length}", $"{most}");
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>A list, a line each.</summary>
    public IReadOnlyList<string> Lines(ImportColumn column) =>
        [.. row[layout.PlaceOf(column)].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>A date; null when none stands there. One that cannot be read makes the row unusable.</summary>
    public DateOnly? Date(ImportPlan plan, ImportColumn column)
    {
        var text = this[column];
        if (text.Length == 0)
        {
            return null;
        }

        if (TryDate(text, out var date))
        {
            return date;
        }

        Fail(plan, "DateUnread", column);
        return null;
    }

    /// <summary>The last day. Payrolls write 31.12.9999 for no end.</summary>
    public DateOnly? Last(ImportPlan plan) => Date(plan, ImportColumn.To) is { Year: < 2099 } last ? last : null;

    /// <summary>Yes or no; null when neither stands there.</summary>
    public bool? Flag(ImportPlan plan, ImportColumn column)
    {
        var text = this[column].ToLowerInvariant();
        if (text.Length == 0)
        {
            return null;
        }

        if (Yes.Contains(text) || No.Contains(text))
        {
            return Yes.Contains(text);
        }

        plan.Say(this, Severity.Warning, "FlagUnread", column);
        return null;
    }

    /// <summary>Per cent of a full post; a share of one is per cent too, for nobody has one per cent.</summary>
    public int? Percent(ImportPlan plan)
    {
        var text = this[ImportColumn.Percent];
        if (text.Length == 0)
        {
            return null;
        }

        var isPercent = text.EndsWith('%');
        if (Norwegian.TryNumber(text.TrimEnd('%', ' '), out var number) && number is >= 0 and <= 100)
        {
            return (int)Math.Round(number <= 1 && !isPercent ? number * 100 : number, MidpointRounding.AwayFromZero);
        }

        plan.Say(this, Severity.Warning, "PercentUnread", ImportColumn.Percent);
        return null;
    }

    /// <summary>Kroner; null when none stand there. A sum that cannot be read makes the row unusable.</summary>
    public decimal? Amount(ImportPlan plan, ImportColumn column)
    {
        var text = this[column];
        if (text.Length == 0)
        {
            return null;
        }

        if (TryAmount(text, out var amount))
        {
            return amount;
        }

        Fail(plan, "AmountUnread", column);
        return null;
    }

    /// <summary>Says what makes the row unusable.</summary>
    public void Fail(ImportPlan plan, string code, ImportColumn? column, params string[] values)
    {
        IsUnusable = true;
        plan.Say(this, Severity.Error, code, column, values);
    }

    /// <summary>The heading of a column as the file has it.</summary>
    public string? HeadingOf(ImportColumn? column) =>
        column is { } known && layout.PlaceOf(known) is >= 0 and var place ? layout.Headings(table)[place] : null;

    /// <summary>"24.01.2013", "2013-01-24T00:00:00", "20130124", and the number a sheet keeps a day as.</summary>
    internal static bool TryDate(string text, out DateOnly date)
    {
        text = Hour().Replace(text.Trim(), "");
        return Norwegian.TryDate(text, out date)
            || DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            || TrySerial(text, out date);
    }

    /// <summary>"500 000", "500.000,00", "kr 500 000,-".</summary>
    internal static bool TryAmount(string text, out decimal amount)
    {
        var plain = Currency().Replace(text, "");
        if (Thousands().IsMatch(plain))
        {
            plain = plain.Replace(".", "", StringComparison.Ordinal);
        }

        return Norwegian.TryNumber(plain, out amount) && amount >= 0;
    }

    internal static string Squeezed(string text) =>
        text.AsSpan().ContainsAny(" \t\r\n\u00a0")
            ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : text;

    /// <summary>What is stored, where the file says the same with other white space; else what the file says. Nothing said changes nothing.</summary>
    public static string? Kept(string? stored, string? said) =>
        string.IsNullOrEmpty(said) || (stored is not null && Squeezed(stored) == said) ? stored : said;

    static bool TrySerial(string text, out DateOnly date)
    {
        date = default;
        var isSerial = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 10_000 and < 100_000;
        if (isSerial)
        {
            date = new DateOnly(1899, 12, 30).AddDays(days);
        }

        return isSerial;
    }

    [GeneratedRegex(
        @"[T ]\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Hour();

    [GeneratedRegex(@"kroner|kr\.?|nok|,-+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Currency();

    [GeneratedRegex(@"^\s*-?\d{1,3}(\.\d{3})+(,\d+)?\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Thousands();
}
