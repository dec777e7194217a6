using Microsoft.AspNetCore.WebUtilities;

namespace Takt.FollowUp;

/// <summary>How far back figures count.</summary>
enum FigurePeriod
{
    /// <summary>The twelve months up to and with this one.</summary>
    Months,
    Year,
    All,
}

/// <summary>What the figures are of, as their address has it: the page and the sheet count the same.</summary>
/// <param name="Period">How far back.</param>
/// <param name="Unit">Only this unit and what is under it.</param>
sealed record FigureFilter(FigurePeriod Period = FigurePeriod.Months, Guid? Unit = null)
{
    const int MonthsBack = 12;

    static readonly Dictionary<FigurePeriod, string> PeriodNames = new() { [FigurePeriod.Year] = "ar", [FigurePeriod.All] = "alt" };

    /// <summary>Reads the parts of an address; what says nothing is left out.</summary>
    public static FigureFilter Read(string? period, string? unit) =>
        new(PeriodNames.FirstOrDefault(p => p.Value == period).Key, Guid.TryParse(unit, out var id) ? id : null);

    /// <summary>The first days of the twelve months up to and with this one.</summary>
    public static IReadOnlyList<DateOnly> LastMonths(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return [.. Enumerable.Range(1 - MonthsBack, MonthsBack).Select(month.AddMonths)];
    }

    /// <summary>The first day that counts.</summary>
    public DateOnly From(DateOnly today) =>
        Period switch
        {
            FigurePeriod.Months => LastMonths(today)[0],
            FigurePeriod.Year => new(today.Year, 1, 1),
            _ => DateOnly.MinValue,
        };

    /// <summary>An address that counts the same.</summary>
    public string At(string root) =>
        QueryHelpers.AddQueryString(
            root,
            new KeyValuePair<string, string?>[]
            {
                new("periode", PeriodNames.GetValueOrDefault(Period)),
                new("enhet", Unit?.ToString()),
            }.Where(part => part.Value is not null)
        );
}
