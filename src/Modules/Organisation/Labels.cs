using System.Globalization;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What roles, kinds of unit and periods are called, in the language of the request.</summary>
static class Labels
{
    public static string Of(string role) => Named("Role" + role.Replace("-", "", StringComparison.Ordinal)) ?? role;

    /// <summary>Where a role stands among the others: leaders first.</summary>
    public static int Rank(string role) => Roles.All.TakeWhile(r => r != role).Count();

    public static string Of(UnitKind kind) => Named($"Kind{kind}") ?? $"{kind}";

    /// <summary>"fra 1. mars 2026", "fra 1. mars 2026 til og med 30. juni 2026".</summary>
    public static string Period(IDated row) =>
        row.To is { } to
            ? Fill(Texts.FromTo, Norwegian.Full(row.From), Norwegian.Full(to.AddDays(-1)))
            : Fill(Texts.FromOn, Norwegian.Full(row.From));

    /// <summary>The units as a list to choose from, indented as they stand.</summary>
    public static IReadOnlyList<Option> Choices(IEnumerable<UnitView> units) =>
        [.. units.Select(u => new Option($"{u.Id}", new string('\u2003', u.Depth) + u.Name))];

    public static string Fill(string format, params object?[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    static string? Named(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
