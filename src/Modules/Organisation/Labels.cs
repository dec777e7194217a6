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

    public static string Of(ResponsibilityKind kind) => Named($"Responsibility{kind}") ?? $"{kind}";

    public static string? HelpOf(ResponsibilityKind kind) => Named($"Responsibility{kind}Help");

    public static string Of(GreyZoneKind kind) => Named($"Zone{kind}") ?? $"{kind}";

    /// <summary>What a measure that mends a grey zone would say: «Avklar hvem som har …».</summary>
    public static string MendedBy(GreyZone zone)
    {
        var said = Fill(Named($"Mend{zone.Kind}") ?? "{0}", zone.Title);
        return said.Length > 200 ? said[..199] + "…" : said;
    }

    public static string Of(DelegationFault fault) => Named($"Fault{fault}") ?? $"{fault}";

    public static string Of(ImportKind kind) => Named($"ImportKind{kind}") ?? $"{kind}";

    public static string Of(DifferenceAct act) => Named($"ImportAct{act}") ?? $"{act}";

    public static string Of(Severity severity) => Named($"ImportSeverity{severity}") ?? $"{severity}";

    /// <summary>"Alle enhetsledere": every leader of a kind of unit.</summary>
    public static string LeadersOf(UnitKind kind) => Named($"LeadersOf{kind}") ?? $"{kind}";

    /// <summary>"fra 1. mars 2026", "fra 1. mars 2026 til og med 30. juni 2026".</summary>
    public static string Period(IDated row) =>
        row.To is { } to
            ? Fill(Texts.FromTo, Norwegian.Full(row.From), Norwegian.Full(to.AddDays(-1)))
            : Fill(Texts.FromOn, Norwegian.Full(row.From));

    /// <summary>"01.01.2026–30.06.2026", "01.01.2026–".</summary>
    public static string Dates(IDated row) => $"{Norwegian.Typed(row.From)}–{Norwegian.Typed(row.To?.AddDays(-1))}";

    /// <summary>The units as a list to choose from, indented as they stand.</summary>
    public static IReadOnlyList<Option> Choices(IEnumerable<UnitView> units) =>
        [.. units.Select(u => new Option($"{u.Id}", new string('\u2003', u.Depth) + u.Name))];

    /// <summary>"20 000 kr", "1 250,50 kr".</summary>
    public static string Kroner(decimal amount) =>
        amount.ToString(decimal.IsInteger(amount) ? "N0" : "N2", CultureInfo.GetCultureInfo("nb-NO")) + "\u00a0kr";

    public static string Fill(string format, params object?[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    /// <summary>A text as each language has it, for knowing it again in a file.</summary>
    public static IEnumerable<string> InEveryLanguage(string key) =>
        Languages.All.Select(language => Texts.ResourceManager.GetString(key, Languages.Culture(language))).OfType<string>();

    static string? Named(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
