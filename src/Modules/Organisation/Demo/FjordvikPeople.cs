using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Somebody in Fjordvik who does not lead. No unit means the municipality itself.</summary>
sealed record FjordvikPost(string Name, string Role, string Title, string? Unit = null, bool IsMain = true);

/// <summary>A group of Fjordvik. No unit means the whole municipality.</summary>
sealed record FjordvikGroup(GroupKind Kind, string Name, string? ShortName, IReadOnlyList<string> Members)
{
    public string? Code { get; init; }
    public string? Unit { get; init; }
    public required string Mandate { get; init; }
    public IReadOnlyList<string> Decides { get; init; } = [];
    public IReadOnlyList<string> LeavesToOthers { get; init; } = [];
    public required string Meets { get; init; }
    public string? Secretary { get; init; }
    public IReadOnlyList<string> Observers { get; init; } = [];

    /// <summary>Member to what that one looks after.</summary>
    public Dictionary<string, string> Portfolios { get; } = [];

    /// <summary>Substitute to the member.</summary>
    public Dictionary<string, string> Substitutes { get; } = [];

    /// <summary>Who takes turns in one place, half a year each.</summary>
    public IReadOnlyList<string> Turns { get; init; } = [];

    /// <summary>The leaders of all units of this kind sit here too.</summary>
    public UnitKind? SeatsLeadersOf { get; init; }
}

/// <summary>The people of Fjordvik beside those who lead, the groups they sit in, and who may be tried in the demonstration.</summary>
static class FjordvikPeople
{
    /// <summary>Ends soon, and somebody must take over.</summary>
    public const string Leaves = "Ole Kristoffer Nesheim";

    public static IReadOnlyList<FjordvikPost> Posts { get; } =
    [
        new("Nils Otto Fagerli", Roles.Adviser, "Rådgiver"),
        new(Leaves, Roles.Adviser, "Rådgiver oppvekst", "Oppvekst"),
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
        new("Marit Holmvassli", Roles.Reviewer, "Kontrollør", IsMain: false),
    ];

    /// <summary>The groups; the first named chairs.</summary>
    public static IReadOnlyList<FjordvikGroup> Groups { get; } =
    [
        new(
            GroupKind.LeaderGroup,
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
        )
        {
            Mandate =
                "Ledergruppen hjelper kommunedirektøren med å lede kommunen som helhet. Den ser på tvers av sektorene, følger med på økonomi, folk og kvalitet, og sørger for at det vi har bestemt, blir gjort.",
            Decides =
            [
                "Svar på evalueringer som gjelder hele kommunen",
                "Felles rutiner på tvers av sektorene",
                "Hvilke saker som går videre til formannskapet",
            ],
            LeavesToOthers =
            [
                "Budsjett og økonomiplan: kommunestyret",
                "Drift i den enkelte sektor: kommunalsjefen",
                "Ansettelser: den som er delegert det",
            ],
            Meets = "hver tirsdag kl. 8.30",
            Portfolios =
            {
                ["Jonas Myrland"] = "Økonomi og innkjøp",
                ["Solveig Brekkan"] = "Medarbeidere og sykefravær",
                ["Siri Tveitan"] = "Kvalitet og beredskap",
            },
            Secretary = "Nils Otto Fagerli",
        },
        new(GroupKind.Network, "Enhetsledermøtet", null, [FjordvikUnits.Director])
        {
            Mandate = "Alle som leder en virksomhet, møtes for å dele det som virker, og for å si fra om det som ikke gjør det.",
            LeavesToOthers = ["Beslutninger: ledergruppen svarer på det møtet tar opp"],
            Meets = "siste torsdag i måneden",
            SeatsLeadersOf = UnitKind.ServiceUnit,
            Observers = ["Rune Kaldheim"],
        },
        new(
            GroupKind.LeaderGroup,
            "Rektormøtet",
            null,
            ["Ingrid Vårdal", .. FjordvikUnits.All.SelectMany(s => s.Below).Where(u => u.Title == "Rektor").Select(u => u.Leader!)]
        )
        {
            Unit = "Oppvekst",
            Mandate = "Rektorene og kommunalsjefen leder skolene sammen.",
            Decides = ["Felles skolerute", "Hvilke lærere som videreutdanner seg"],
            LeavesToOthers = ["Budsjettrammer: ledergruppen"],
            Meets = "annenhver onsdag kl. 12",
        },
        new(
            GroupKind.Committee,
            "Arbeidsmiljøutvalget",
            "AMU",
            ["Geir Olav Stenmo", "Rune Kaldheim", "Amina Yusufi", "Solveig Brekkan", "Reidun Sandnesmo", "Oddvar Stenersen"]
        )
        {
            Code = "AMU",
            Mandate = "Utvalget arbeider for et trygt og godt arbeidsmiljø i hele kommunen. Ledelsen og de ansatte har like mange plasser.",
            Decides = ["Handlingsplan for arbeidsmiljøet", "Prioritering av arbeidsmiljøtiltak når partene er uenige"],
            LeavesToOthers = ["Penger til tiltak: kommunestyret", "Enkeltsaker om personer: nærmeste leder"],
            Meets = "fire ganger i året",
            Secretary = "Petter Andreas Vik",
            Substitutes = { ["Turid Sætermo"] = "Amina Yusufi" },
        },
        new(
            GroupKind.Committee,
            "Kvalitetsutvalget",
            null,
            ["Gunnhild Mørkved", "Siri Tveitan", "Tor Egil Midtun", "Kjersti Aurdalen", "Oddvar Stenersen"]
        )
        {
            Code = "KVU",
            Mandate = "Utvalget følger med på avvik og kvalitet, og foreslår det som skal bli bedre.",
            Decides = ["Tema for årets internkontroll"],
            Meets = "første mandag i måneden",
            Turns = ["Hilde Kristin Rognmo", "Mette Kvalheim", "Jorunn Kaspermo"],
        },
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
        ("marit", "Marit Holmvassli"),
    ];
}
