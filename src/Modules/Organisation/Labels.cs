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

    /// <summary>"med passord".</summary>
    public static string Of(SignedInBy by) => Named($"SignedInBy{by}") ?? $"{by}";

    public static string Of(UnitKind kind) => Named($"Kind{kind}") ?? $"{kind}";

    public static string Of(GroupKind kind) => Named($"Group{kind}") ?? $"{kind}";

    public static string Of(GroupPlace place) => Named($"Place{place}") ?? $"{place}";

    /// <summary>"Alle enhetsledere i Oppvekst", "Alle med rollen Verneombud i Oppvekst (bare Virksomhet)".</summary>
    public static string Of(GroupRule rule, string? unit) =>
        rule switch
        {
            { Role: Roles.Leader, Kind: { } kind } => Fill(Texts.RuleLeadersOfKind, LeadersOf(kind), unit),
            { Kind: { } kind } => Fill(Texts.RuleRoleInKind, Of(rule.Role), unit, Of(kind)),
            _ => Fill(Texts.RuleRoleIn, Of(rule.Role), unit),
        };

    public static string Of(ResponsibilityKind kind) => Named($"Responsibility{kind}") ?? $"{kind}";

    public static string? HelpOf(ResponsibilityKind kind) => Named($"Responsibility{kind}Help");

    public static string Of(GreyZoneKind kind) => Named($"Zone{kind}") ?? $"{kind}";

    /// <summary>What a measure that mends a grey zone would say: «Avklar hvem som har …».</summary>
    public static string MendedBy(GreyZone zone)
    {
        var said = Fill(Named($"Mend{zone.Kind}") ?? "{0}", zone.Title);
        return said.Length > 200 ? said[..199] + "…" : said;
    }

    /// <summary>What an entry of the trail says was done: «Lagt til».</summary>
    public static string OfAct(string act) => Named($"TrailAct{act}") ?? act;

    public static string Of(SignInState state) => Named($"SignIn{state}") ?? $"{state}";

    public static string Of(AuditFaultKind fault) => Named($"TrailFault{fault}") ?? $"{fault}";

    public static string Of(DelegationFault fault) => Named($"Fault{fault}") ?? $"{fault}";

    public static string Of(PartnerKind kind) => Named($"Partner{kind}") ?? $"{kind}";

    /// <summary>"Nordsamisk": a language a unit has a name in.</summary>
    public static string OfLanguage(string language) => Named($"Language_{language}") ?? language;

    /// <summary>"12,5".</summary>
    public static string Number(decimal number) => number.ToString("0.##", CultureInfo.GetCultureInfo("nb-NO"));

    public static string Of(UnitChangeKind kind) => Named($"Change{kind}") ?? $"{kind}";

    /// <summary>"Én ny enhet, to er flyttet." What a comparison found, in a sentence.</summary>
    public static string Finding(IReadOnlyCollection<UnitChange> changes)
    {
        string[] parts =
        [
            .. Enum.GetValues<UnitChangeKind>()
                .Select(kind => (Kind: kind, Count: changes.Count(c => c.Kind == kind)))
                .Where(c => c.Count > 0)
                .Select(c => c.Count == 1 ? Named($"Count{c.Kind}One")! : Fill(Named($"Count{c.Kind}Many")!, Words.Number(c.Count))),
        ];
        return parts switch
        {
            [] => Texts.NothingChanged,
            [var only] => Words.Capital(only) + ".",
            [.. var first, var last] => Words.Capital(Fill(Texts.ListAnd, string.Join(", ", first), last)) + ".",
        };
    }

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

    /// <summary>A contrast: «4,54 : 1». Never rounded up to what it is not.</summary>
    public static string Ratio(double contrast) => $"{(Math.Floor(contrast * 100) / 100).ToString("0.00", CultureInfo.CurrentCulture)} : 1";

    /// <summary>"20 000 kr", "1 250,50 kr".</summary>
    public static string Kroner(decimal amount) =>
        amount.ToString(decimal.IsInteger(amount) ? "N0" : "N2", CultureInfo.GetCultureInfo("nb-NO")) + "\u00a0kr";

    public static string Fill(string format, params object?[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    /// <summary>A text as each language has it, for knowing it again in a file.</summary>
    public static IEnumerable<string> InEveryLanguage(string key) =>
        Languages.All.Select(language => Texts.ResourceManager.GetString(key, Languages.Culture(language))).OfType<string>();

    static string? Named(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
