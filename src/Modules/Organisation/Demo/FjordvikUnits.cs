using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>A unit of Fjordvik, who leads it, and what is under it.</summary>
sealed record FjordvikUnit(UnitKind Kind, string Name, string? Leader, string Title, params FjordvikUnit[] Below);

/// <summary>The tree of Fjordvik.</summary>
static class FjordvikUnits
{
    public const string Director = "Torleif Aasgård";
    public const string DirectorTitle = "Kommunedirektør";

    /// <summary>Its leader left three weeks ago.</summary>
    public const string Vacant = "Solstua barnehage";

    /// <summary>Its leader began yesterday.</summary>
    public const string NewLeader = "Sørholmen barnehage / Máttasullo mánáidgárdi";

    /// <summary>Had another name, stood elsewhere, and was made and took over in the course of the year: so that two days differ.</summary>
    public const string Renamed = "Fjordvik ungdomsskole";
    public const string FormerName = "Sentrum ungdomsskole";
    public const string Moved = "Ungdomshuset Brygga";
    public const string MovedFrom = "Oppvekst";
    public const string Opened = "Dagsenter og frivillighet";
    public const string Closed = "Strandtun dagsenter";
    public const string ClosedIn = "Helse og mestring";

    /// <summary>Is on leave, and has a deputy.</summary>
    public const string OnLeave = "Lena Opstad";

    public const string Moves = "Fjordvik kulturskole";
    public const string MovesTo = "Oppvekst";

    public static IReadOnlyList<FjordvikUnit> All { get; } =
    [
        new(UnitKind.Staff, "Kommunedirektørens stab", "Siri Tveitan", "Stabssjef"),
        new(UnitKind.Staff, "Økonomi", "Jonas Myrland", "Økonomisjef"),
        new(UnitKind.Staff, "HR og lønn", "Solveig Brekkan", "HR-sjef"),
        new(UnitKind.Support, "Digitalisering og IKT", "Arnfinn Solbakk", "IKT-leder"),
        new(UnitKind.Support, "Innbyggertorg og arkiv", "Vigdis Holtermo", "Leder for innbyggertorget"),
        new(
            UnitKind.Sector,
            "Oppvekst",
            "Ingrid Vårdal",
            "Kommunalsjef oppvekst",
            School(
                "Sjøbakken skole",
                "Amund Lie",
                Department("Sjøbakken, 1.–4. trinn", "Ane Trøan Myhr"),
                Department("Sjøbakken SFO", "Markus Elvestad")
            ),
            School("Nordbygda skole", "Kjersti Aurdalen"),
            School("Elveneset skole", "Roar Tangvik"),
            School("Granli skole", "Synnøve Bakkejord"),
            School("Fjordvik ungdomsskole", "Leif Arne Storhaugen", Department("Fjordvik ungdomsskole, 8. trinn", "Vibeke Lunderud")),
            School("Myrvoll skole", "Hilde Kristin Rognmo"),
            School("Havna skole", "Faisal Rahmani"),
            School("Straumen oppvekstsenter", "Oddny Vassbotn"),
            Kindergarten(
                "Nøtteliten barnehage",
                "Mette Kvalheim",
                Department("Avdeling Kongla", "Lise Marit Enge"),
                Department("Avdeling Ekornet", "Jon Arve Sætran")
            ),
            Kindergarten(NewLeader, null),
            Kindergarten("Tyttebærtoppen barnehage", "Elin Moldskred"),
            Kindergarten("Fjæra barnehage", "Grete Ulvund"),
            Kindergarten(Vacant, null),
            Kindergarten("Skrubbmyra naturbarnehage", "Torunn Haukmo"),
            Service("PP-tjenesten", "Tone Elise Krag"),
            Service("Barneverntjenesten", "Kristine Lomsdal", Department("Tiltaksteamet", "Astrid Nordbø")),
            Service("Forebyggende helsetjenester for barn, unge og familier i nord", "Anne Marit Tømmermo"),
            Service("Habiliterings- og avlastningstjenesten for barn og unge i nord", "Gunnhild Mørkved"),
            Service("Voksenopplæring og inkludering", "Daniel Gebre")
        ),
        new(
            UnitKind.Sector,
            "Helse og mestring",
            "Reidun Sandnesmo",
            "Kommunalsjef helse og mestring",
            Service(
                "Hjemmetjenesten øst",
                null,
                Department("Sone Neset", "Elisabet Kvernmo"),
                Department("Sone sentrum", "Morten Aunedal")
            ),
            Service("Hjemmetjenesten vest", "Marianne Sletthaug", Department("Sone Vestlia", "Kamilla Straumvoll")),
            Service(
                "Haugtun bosenter",
                "Yusuf Warsame",
                Department("Haugtun, første etasje", "Bente Lillevold"),
                Department("Haugtun, skjermet avdeling", "Parwin Ahmadi")
            ),
            Service("Furutun bosenter", "Jorunn Kaspermo"),
            Service("Strandheimen sykehjem", "Tor Egil Midtun"),
            Service("Bo- og miljøtjenesten", "Lena Opstad"),
            Service("Psykisk helse og rus", "Harald Nordmo"),
            Service("Rehabilitering og hjelpemidler", "Ragnhild Fossmo"),
            Service("Legevakt og legetjenester", "Petra Sundmark"),
            Service("Tildelingskontoret", "Wenche Langmyr"),
            Service("Dagsenter og frivillighet", "Thi Lan Nguyen"),
            Service("NAV Fjordvik", "Steinar Kvamlid")
        ),
        new(
            UnitKind.Sector,
            "Kultur og samfunn",
            "Magnhild Skardal",
            "Kommunalsjef kultur og samfunn",
            Service("Fjordvik bibliotek og kulturhus", "Hanne Bjørgum"),
            new(UnitKind.ServiceUnit, Moves, "Sindre Grønmo", "Rektor"),
            Service("Kvensk språksenter / Kväänin kielisentteri", "Anna Maija Lantto"),
            Service("Idrett og friluftsliv", "Trond Vestgård"),
            Service("Ungdomshuset Brygga", "Emilie Strandvoll")
        ),
        new(
            UnitKind.Sector,
            "Teknisk og plan",
            "Gaute Fjellmo",
            "Kommunalsjef teknisk og plan",
            Service("Vann og avløp", "Oddvar Stenersen", Department("Vannverket", "Stig Roger Bøe")),
            Service("Vei og park", "Bjørn Tore Haugmo"),
            Service("Plan, byggesak og kart", "Cecilie Rambjør"),
            Service("Eiendom og renhold", "Gintaras Petrauskas"),
            new(UnitKind.ServiceUnit, "Brann og redning", "Kåre Johan Lillehaug", "Brannsjef")
        ),
    ];

    static FjordvikUnit School(string name, string leader, params FjordvikUnit[] below) =>
        new(UnitKind.ServiceUnit, name, leader, "Rektor", below);

    static FjordvikUnit Kindergarten(string name, string? leader, params FjordvikUnit[] below) =>
        new(UnitKind.ServiceUnit, name, leader, "Styrer", below);

    static FjordvikUnit Service(string name, string? leader, params FjordvikUnit[] below) =>
        new(UnitKind.ServiceUnit, name, leader, "Enhetsleder", below);

    static FjordvikUnit Department(string name, string leader) => new(UnitKind.Department, name, leader, "Avdelingsleder");
}
