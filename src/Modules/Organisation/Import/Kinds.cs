using System.Collections.Frozen;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Kinds, roles and the like as files write them, in three languages.</summary>
static class Kinds
{
    static readonly FrozenDictionary<string, UnitKind> UnitKinds = Words(
        Enum.GetValues<UnitKind>(),
        kind => Labels.InEveryLanguage($"Kind{kind}").Append($"{kind}"),
        [
            ("kommune", UnitKind.Municipality),
            ("sektor", UnitKind.Sector),
            ("kommunalområde", UnitKind.Sector),
            ("tjenesteområde", UnitKind.Sector),
            ("virksomhet", UnitKind.ServiceUnit),
            ("enhet", UnitKind.ServiceUnit),
            ("eining", UnitKind.ServiceUnit),
            ("tjenestested", UnitKind.ServiceUnit),
            ("avdeling", UnitKind.Department),
            ("team", UnitKind.Department),
            ("seksjon", UnitKind.Department),
            ("stab", UnitKind.Staff),
            ("støtte", UnitKind.Support),
            ("fellestjeneste", UnitKind.Support),
            ("utvalg", UnitKind.PoliticalBody),
            ("råd", UnitKind.PoliticalBody),
            ("politisk", UnitKind.PoliticalBody),
        ]
    );

    static readonly FrozenDictionary<string, string> RoleWords = Words(
        Roles.All,
        role => Labels.InEveryLanguage("Role" + role.Replace("-", "", StringComparison.Ordinal)).Append(role),
        [
            ("leder", Roles.Leader),
            ("leiar", Roles.Leader),
            ("enhetsleder", Roles.Leader),
            ("einingsleiar", Roles.Leader),
            ("virksomhetsleder", Roles.Leader),
            ("avdelingsleder", Roles.Leader),
            ("avdelingsleiar", Roles.Leader),
            ("konstituert", Roles.ActingLeader),
            ("fungerende leder", Roles.ActingLeader),
            ("fungerande leiar", Roles.ActingLeader),
            ("nestleder", Roles.Deputy),
            ("nestleiar", Roles.Deputy),
            ("stedfortreder", Roles.Deputy),
            ("stadfortredar", Roles.Deputy),
            ("rådgiver", Roles.Adviser),
            ("rådgjevar", Roles.Adviser),
            ("konsulent", Roles.Adviser),
            ("tillitsvalgt", Roles.UnionRepresentative),
            ("tillitsvald", Roles.UnionRepresentative),
            ("hovedtillitsvalgt", Roles.UnionRepresentative),
            ("plasstillitsvalgt", Roles.UnionRepresentative),
            ("verneombud", Roles.SafetyRepresentative),
            ("verneombod", Roles.SafetyRepresentative),
            ("hovedverneombud", Roles.SafetyRepresentative),
            ("ansatt", Roles.Employee),
            ("tilsett", Roles.Employee),
            ("medarbeider", Roles.Employee),
            ("medarbeidar", Roles.Employee),
        ]
    );

    static readonly FrozenDictionary<string, ResponsibilityKind> Responsibilities = Words(
        Enum.GetValues<ResponsibilityKind>(),
        kind => Labels.InEveryLanguage($"Responsibility{kind}").Append($"{kind}"),
        [
            ("eier", ResponsibilityKind.Owns),
            ("eig", ResponsibilityKind.Owns),
            ("ansvarlig", ResponsibilityKind.Owns),
            ("ansvarleg", ResponsibilityKind.Owns),
            ("kontakt", ResponsibilityKind.Contact),
            ("kontaktperson", ResponsibilityKind.Contact),
            ("beslutter", ResponsibilityKind.Decides),
            ("bestemmer", ResponsibilityKind.Decides),
            ("rådføres", ResponsibilityKind.Consulted),
            ("konsulteres", ResponsibilityKind.Consulted),
            ("informeres", ResponsibilityKind.Informed),
        ]
    );

    /// <summary>The kinds a unit under the municipality can be.</summary>
    public static IReadOnlyList<UnitKind> Choices { get; } = [.. Enum.GetValues<UnitKind>().Where(k => k != UnitKind.Municipality)];

    public static UnitKind? Of(string text) => UnitKinds.TryGetValue(HeadingWords.Plain(text), out var kind) ? kind : null;

    public static string? RoleOf(string text) => RoleWords.GetValueOrDefault(HeadingWords.Plain(text));

    public static ResponsibilityKind? ResponsibilityOf(string text) =>
        Responsibilities.TryGetValue(HeadingWords.Plain(text), out var kind) ? kind : null;

    /// <summary>Whether it is meant as words; a number is another system's code, which says nothing here.</summary>
    public static bool IsWords(string text) => text.Any(char.IsLetter);

    static FrozenDictionary<string, T> Words<T>(IEnumerable<T> all, Func<T, IEnumerable<string>> called, (string Word, T Means)[] others)
    {
        Dictionary<string, T> words = new(StringComparer.Ordinal);
        foreach (var (word, means) in all.SelectMany(value => called(value).Select(word => (word, value))).Concat(others))
        {
            words.TryAdd(HeadingWords.Plain(word), means);
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
