using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Somebody in Fjordvik who does not lead. No unit means the municipality itself.</summary>
sealed record FjordvikPost(string Name, string Role, string Title, string? Unit = null, bool IsMain = true);

/// <summary>The people of Fjordvik beside those who lead, the groups they sit in, and who may be tried in the demonstration.</summary>
static class FjordvikPeople
{
    public static IReadOnlyList<FjordvikPost> Posts { get; } =
    [
        new("Nils Otto Fagerli", Roles.Adviser, "Rådgiver"),
        new("Ole Kristoffer Nesheim", Roles.Adviser, "Rådgiver oppvekst", "Oppvekst"),
        new("Bodil Råmo", Roles.Adviser, "Rådgiver helse og mestring", "Helse og mestring"),
        new("Petter Andreas Vik", Roles.Adviser, "HR-rådgiver", "HR og lønn"),
        new("Mari Elin Straumsnes", Roles.Adviser, "HR-rådgiver sykefravær", "HR og lønn"),
        new("Marit Holmvassli", Roles.Adviser, "Controller", "Økonomi"),
        new("Kjersti Aurdalen", Roles.Deputy, "Stedfortreder for kommunalsjefen", "Oppvekst", IsMain: false),
        new("Tuva Engesvik", Roles.Deputy, "Stedfortreder", "Bo- og miljøtjenesten"),
        new("Rune Kaldheim", Roles.UnionRepresentative, "Hovedtillitsvalgt"),
        new("Turid Sætermo", Roles.UnionRepresentative, "Tillitsvalgt i skolene", "Oppvekst"),
        new("Amina Yusufi", Roles.UnionRepresentative, "Tillitsvalgt i helse", "Helse og mestring"),
        new("Geir Olav Stenmo", Roles.SafetyRepresentative, "Hovedverneombud"),
        new("Kristin Vollmo", Roles.SafetyRepresentative, "Verneombud", "Haugtun bosenter"),
        new("Ida Marie Fossvoll", Roles.Employee, "Barne- og ungdomsarbeider", "Nøtteliten barnehage"),
        new("Jakob Henriksbø", Roles.Employee, "Lærer", "Sjøbakken skole"),
        new("Maryam Sadeghi", Roles.Employee, "Sykepleier", "Haugtun bosenter"),
        new("Per Ivar Lundmo", Roles.Employee, "Driftsoperatør", "Vann og avløp"),
        new("Silje Aronmo", Roles.Employee, "Bibliotekar", "Fjordvik bibliotek og kulturhus"),
        new("Espen Rydmo", Roles.Administrator, "Systemansvarlig"),
    ];

    /// <summary>Name, short name and members; the first named chairs.</summary>
    public static IReadOnlyList<(string Name, string? ShortName, IReadOnlyList<string> Members)> Groups { get; } =
    [
        (
            "Kommunedirektørens ledergruppe",
            "Ledergruppen",
            [
                FjordvikUnits.Director,
                "Ingrid Vårdal",
                "Reidun Sandnesmo",
                "Magnhild Skardal",
                "Gaute Fjellmo",
                "Jonas Myrland",
                "Solveig Brekkan",
                "Siri Tveitan",
            ]
        ),
        ("Enhetsledermøtet", null, [FjordvikUnits.Director, .. Leaders(FjordvikUnits.All).Append("Áile Somby")]),
        (
            "Rektormøtet",
            null,
            ["Ingrid Vårdal", .. FjordvikUnits.All.SelectMany(s => s.Below).Where(u => u.Title == "Rektor").Select(u => u.Leader!)]
        ),
        (
            "Arbeidsmiljøutvalget",
            "AMU",
            ["Geir Olav Stenmo", "Rune Kaldheim", "Amina Yusufi", "Solveig Brekkan", "Reidun Sandnesmo", "Oddvar Stenersen"]
        ),
        ("Kvalitetsutvalget", null, ["Gunnhild Mørkved", "Siri Tveitan", "Tor Egil Midtun", "Kjersti Aurdalen", "Oddvar Stenersen"]),
    ];

    /// <summary>Who one may be in the demonstration: user name and person.</summary>
    public static IReadOnlyList<(string UserName, string Name)> Accounts { get; } =
    [
        ("ingrid", "Ingrid Vårdal"),
        ("torleif", FjordvikUnits.Director),
        ("reidun", "Reidun Sandnesmo"),
        ("nilsotto", "Nils Otto Fagerli"),
        ("amund", "Amund Lie"),
        ("mette", "Mette Kvalheim"),
        ("bente", "Bente Lillevold"),
        ("rune", "Rune Kaldheim"),
        ("ida", "Ida Marie Fossvoll"),
        ("espen", "Espen Rydmo"),
    ];

    static IEnumerable<string> Leaders(IEnumerable<FjordvikUnit> units) =>
        units.SelectMany(u => u.Below).Where(u => u.Kind == UnitKind.ServiceUnit).Select(u => u.Leader).OfType<string>();
}
