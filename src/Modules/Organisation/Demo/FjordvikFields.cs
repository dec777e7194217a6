namespace Takt.Organisation;

/// <summary>A field of Fjordvik.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Synonyms">What people type, separated by commas.</param>
/// <param name="Owner">The unit that has it; null where nobody does.</param>
/// <param name="Contact">Whom to ask; null leaves it to the owner.</param>
/// <param name="Promises">What one can expect.</param>
/// <param name="DecideYourself">What a leader decides without asking.</param>
sealed record FjordvikField(string Name, string Synonyms, string? Owner, string? Contact, string[] Promises, string[] DecideYourself);

/// <summary>Authority given in Fjordvik. Giver null is the council.</summary>
sealed record FjordvikDelegation(
    string Matter,
    string? Giver,
    string Receiver,
    decimal? Limit,
    bool MayBePassedOn,
    string Rule,
    string? Unit = null
);

/// <summary>What one can ask about in Fjordvik, and who may approve what.</summary>
static class FjordvikFields
{
    /// <summary>Answers questions about sick leave, and is away for a few days.</summary>
    public const string Away = "Mari Elin Straumsnes";

    public const string StandIn = "Petter Andreas Vik";

    public const string SickLeave = "Oppfølging av sykmeldte";

    /// <summary>Two units believe they have it.</summary>
    public const string TwoOwners = "Skilting ved skoler og barnehager";

    /// <summary>Nobody has it.</summary>
    public const string NoOwner = "Utlån av utstyr mellom enhetene";

    /// <summary>Every leader of a service unit.</summary>
    public const string UnitLeaders = "*";

    const string Hr = "HR og lønn";
    const string Economy = "Økonomi";
    const string It = "Digitalisering og IKT";
    const string Archive = "Innbyggertorg og arkiv";
    const string Staff = "Kommunedirektørens stab";
    const string Property = "Eiendom og renhold";

    public static IReadOnlyList<FjordvikField> All { get; } =
    [
        new(
            SickLeave,
            "sykemelding, sykmelding, sykemeldt, sykefravær, syk ansatt, oppfølgingsplan, dialogmøte med sykmeldt, sjukefråvær, tilrettelegging",
            Hr,
            Away,
            ["Hjelp til oppfølgingsplan innen fire uker", "Noen med deg i dialogmøtet, når du ber om det", "Svar samme dag når noe haster"],
            ["Tilrettelegging og arbeidstid i enheten", "Vikar inntil 16 dager"]
        ),
        new(
            "Egenmelding",
            "egenmeldingsdager, syk uten lege, eigenmelding, sykt barn, barns sykdom",
            Hr,
            Away,
            ["Svar innen to arbeidsdager"],
            []
        ),
        new(
            "Refusjon av sykepenger",
            "sykepenger, refusjon fra nav, inntektsmelding, nav-krav",
            Hr,
            StandIn,
            ["Vi sender kravet til NAV. Du trenger bare å føre fraværet."],
            []
        ),
        new(
            "Ansettelse og utlysning",
            "ansette, rekruttering, stillingsannonse, utlyse stilling, ny medarbeider, tilsetting",
            Hr,
            StandIn,
            ["Annonsen ute innen tre arbeidsdager", "En av oss i intervjuet når du vil"],
            ["Hvem som kalles inn til intervju"]
        ),
        new(
            "Lønn og lønnsplassering",
            "lønn, lønnsspørsmål, lønnsslipp, feil lønn, ansiennitet, lokale forhandlinger, lønnstrinn",
            Hr,
            "Solveig Brekkan",
            ["Feil rettes ved neste lønnskjøring"],
            []
        ),
        new(
            "Ferie og permisjon",
            "ferie, feriepenger, permisjon, velferdspermisjon, omsorgspermisjon, fri, avspasering",
            Hr,
            StandIn,
            [],
            ["Velferdspermisjon inntil fem dager", "Når ferien tas ut i enheten"]
        ),
        new(
            "Konflikt på arbeidsplassen",
            "konflikt, mobbing, trakassering, arbeidsmiljø, samarbeidsproblemer",
            Hr,
            "Solveig Brekkan",
            ["Første samtale innen to arbeidsdager"],
            []
        ),
        new(
            "Varsling om kritikkverdige forhold",
            "varsling, varsle, kritikkverdig, si fra om ulovlig",
            Staff,
            "Siri Tveitan",
            ["Svar om videre saksgang innen sju dager"],
            []
        ),
        new(
            "HMS og vernerunde",
            "hms, vernerunde, verneombud, arbeidsulykke, skade på jobb, avvik hms",
            Hr,
            "Geir Olav Stenmo",
            ["Hovedverneombudet blir med når du ber om det"],
            ["Når vernerunden går i enheten"]
        ),
        new("Pensjon", "afp, pensjonsalder, klp, slutte å jobbe", Hr, StandIn, [], []),
        new(
            "Budsjett og rammer",
            "budsjett, ramme, økonomiplan, budsjettregulering, fordeling av penger",
            Economy,
            "Marit Holmvassli",
            ["Svar innen to arbeidsdager", "Gjennomgang av rammen hvert tertial"],
            ["Omdisponering mellom poster i egen ramme"]
        ),
        new("Regnskapsrapporter", "regnskap, rapport, forbruk, avvik fra budsjett, prognose, tall", Economy, "Marit Holmvassli", [], []),
        new(
            "Faktura og attestasjon",
            "faktura, regning, attestere, anvise, betale, inkasso, ehf",
            Economy,
            "Jonas Myrland",
            ["Haster det, ringer du før klokka 12"],
            []
        ),
        new(
            "Innkjøp og avtaler",
            "innkjøp, anskaffelse, anbud, rammeavtale, kjøpe, bestille, pc, skjermer, leverandør, kjøp av varer",
            Economy,
            "Jonas Myrland",
            ["Svar på om det finnes en avtale, samme dag"],
            ["Bestille fra rammeavtalene"]
        ),
        new("Forsikring", "forsikring, skademelding, innbrudd, reiseforsikring", Economy, null, [], []),
        new(
            "Brukerstøtte IKT",
            "data, pc virker ikke, passord, printer, skriver, nettbrett, support, helpdesk, it-hjelp, skjerm",
            It,
            "Arnfinn Solbakk",
            ["Svar innen en time mellom 8 og 15"],
            []
        ),
        new(
            "Tilganger i fagsystemer",
            "tilgang, bruker i systemet, visma, gerica, fagsystem, rettigheter, ny bruker",
            It,
            "Arnfinn Solbakk",
            ["Ny bruker innen én arbeidsdag"],
            []
        ),
        new(
            "Personvern",
            "personvern, gdpr, personopplysninger, innsyn i egne opplysninger, databehandleravtale, personvernombud",
            Staff,
            "Nils Otto Fagerli",
            ["Svar innen tre arbeidsdager"],
            []
        ),
        new(
            "Informasjonssikkerhet",
            "datasikkerhet, phishing, svindel-epost, sikkerhetsbrudd, virus",
            It,
            "Arnfinn Solbakk",
            ["Ring med en gang, også om kvelden"],
            []
        ),
        new(
            "Arkiv og journalføring",
            "arkiv, journal, arkivere, innsynskrav, offentlig journal, dokument, arkivverdig e-post",
            Archive,
            "Vigdis Holtermo",
            ["Innsynskrav besvares innen tre dager"],
            []
        ),
        new(
            "Saker til politisk behandling",
            "politisk sak, saksframlegg, formannskap, kommunestyre, utvalg, møtedatoer",
            Staff,
            "Siri Tveitan",
            ["Hjelp til saksframlegget når du har et utkast"],
            []
        ),
        new(
            "Delegering og fullmakter",
            "delegering, fullmakt, hvem bestemmer, hvem kan godkjenne, delegeringsreglement",
            Staff,
            "Siri Tveitan",
            [],
            []
        ),
        new(
            "Nettside og sosiale medier",
            "hjemmeside, nettside, facebook, pressemelding, journalist, media, intranett",
            Staff,
            "Nils Otto Fagerli",
            ["Ring når en journalist ringer deg"],
            ["Hva enheten legger ut om egne arrangementer"]
        ),
        new("Beredskap", "krise, beredskap, evakuering, strømbrudd, kriseledelse, brann", Staff, "Kåre Johan Lillehaug", [], []),
        new(
            "Vedlikehold av bygg",
            "vaktmester, lekkasje, varme, kulde, vindu, dør, nøkkel, ødelagt, vedlikehold",
            Property,
            "Gintaras Petrauskas",
            ["Det som er farlig, rettes samme dag"],
            ["Småting inntil 5 000 kroner"]
        ),
        new("Renhold", "vask, renhold, søppel, renholder", Property, "Gintaras Petrauskas", [], []),
        new("Møterom og lokaler", "møterom, lokale, booke rom, aula, gymsal, utleie", Archive, "Vigdis Holtermo", ["Svar samme dag"], []),
        new("Kommunens biler", "bil, tjenestebil, kjørebok, elbil, lading", Property, null, [], []),
        new(
            "Barnehageplass og opptak",
            "barnehageplass, opptak, søke barnehage, bytte barnehage",
            "Oppvekst",
            "Ole Kristoffer Nesheim",
            [],
            ["Fordeling på avdelinger"]
        ),
        new(
            "Skoleskyss",
            "skyss, skolebuss, buss, drosje til skolen",
            "Oppvekst",
            "Ole Kristoffer Nesheim",
            ["Svar før skolestart når søknaden kommer innen 1. mai"],
            []
        ),
        new(
            "Spesialpedagogisk hjelp",
            "spesped, ppt, sakkyndig vurdering, enkeltvedtak, tilrettelagt undervisning",
            "PP-tjenesten",
            "Tone Elise Krag",
            ["Første møte innen fire uker"],
            []
        ),
        new(
            "Bekymring for et barn",
            "bekymringsmelding, barnevern, omsorgssvikt, akutt barn",
            "Barneverntjenesten",
            "Kristine Lomsdal",
            ["Akutt: ring. Ellers svar om vi går videre innen en uke."],
            []
        ),
        new(
            "Hjelpemidler",
            "hjelpemiddel, rullestol, seng, heis, hjelpemiddelsentral",
            "Rehabilitering og hjelpemidler",
            "Ragnhild Fossmo",
            ["Utlevering to dager i uka"],
            []
        ),
        new(
            "Tildeling av helse- og omsorgstjenester",
            "tildeling, vedtak, hjemmesykepleie, sykehjemsplass, omsorgsbolig, avlastning",
            "Tildelingskontoret",
            "Wenche Langmyr",
            ["Akutte saker samme dag"],
            []
        ),
        new(
            "Byggesak",
            "byggesøknad, garasje, tilbygg, ferdigattest, nabovarsel, bygg",
            "Plan, byggesak og kart",
            "Cecilie Rambjør",
            [],
            []
        ),
        new(
            "Vann og avløp",
            "vann, kloakk, vannlekkasje, vannmåler, kokevarsel, avløp",
            "Vann og avløp",
            "Oddvar Stenersen",
            ["Vakttelefon hele døgnet"],
            []
        ),
        new("Vei og brøyting", "vei, brøyting, strøing, hull i veien, gatelys", "Vei og park", "Bjørn Tore Haugmo", [], []),
        new("Utlån av kommunens båt og brygger", "båt, brygge, flytebrygge, båtplass, kai", "Vei og park", null, [], []),
        new(TwoOwners, "skilt, skilting, fartsgrense ved skolen, drop-sone", "Vei og park", null, [], []),
        new(NoOwner, "låne utstyr, lånebil, partytelt, lydanlegg, utstyr", null, null, [], []),
    ];

    public static IReadOnlyList<(string Matter, string Field, bool IsMoney)> Matters { get; } =
    [
        ("Kjøp av varer og tjenester", "Innkjøp og avtaler", true),
        ("Anvisning av faktura", "Faktura og attestasjon", true),
        ("Ansettelse i fast stilling", "Ansettelse og utlysning", false),
        ("Omplassering til en annen enhet", SickLeave, false),
        ("Hjelpemidler og ombygging på arbeidsplassen", SickLeave, true),
        ("Budsjettregulering mellom sektorer", "Budsjett og rammer", true),
        ("Permisjon ut over fem dager", "Ferie og permisjon", false),
        ("Kunngjøring av høring", "Saker til politisk behandling", false),
    ];

    public static IReadOnlyList<FjordvikDelegation> Delegations { get; } =
    [
        new("Kjøp av varer og tjenester", null, FjordvikUnits.Director, 10_000_000, true, "Delegeringsreglementet punkt 4.1"),
        new(
            "Kjøp av varer og tjenester",
            FjordvikUnits.Director,
            "Ingrid Vårdal",
            1_000_000,
            true,
            "Videredelegering 2026, punkt 2",
            "Oppvekst"
        ),
        new(
            "Kjøp av varer og tjenester",
            FjordvikUnits.Director,
            "Reidun Sandnesmo",
            1_000_000,
            true,
            "Videredelegering 2026, punkt 2",
            "Helse og mestring"
        ),
        new(
            "Kjøp av varer og tjenester",
            FjordvikUnits.Director,
            "Magnhild Skardal",
            1_000_000,
            true,
            "Videredelegering 2026, punkt 2",
            "Kultur og samfunn"
        ),
        new(
            "Kjøp av varer og tjenester",
            FjordvikUnits.Director,
            "Gaute Fjellmo",
            2_500_000,
            true,
            "Videredelegering 2026, punkt 2",
            "Teknisk og plan"
        ),
        new("Kjøp av varer og tjenester", "Ingrid Vårdal", UnitLeaders, 100_000, false, "Videredelegering oppvekst, punkt 1", "Oppvekst"),
        new(
            "Kjøp av varer og tjenester",
            "Reidun Sandnesmo",
            UnitLeaders,
            100_000,
            false,
            "Videredelegering helse og mestring, punkt 1",
            "Helse og mestring"
        ),
        new("Anvisning av faktura", null, FjordvikUnits.Director, null, true, "Delegeringsreglementet punkt 4.2"),
        new("Anvisning av faktura", FjordvikUnits.Director, "Jonas Myrland", null, true, "Videredelegering 2026, punkt 3"),
        new("Anvisning av faktura", FjordvikUnits.Director, UnitLeaders, 250_000, false, "Videredelegering 2026, punkt 3"),
        new("Ansettelse i fast stilling", null, FjordvikUnits.Director, null, true, "Delegeringsreglementet punkt 5.1"),
        new("Ansettelse i fast stilling", FjordvikUnits.Director, UnitLeaders, null, false, "Videredelegering 2026, punkt 5"),
        new("Omplassering til en annen enhet", null, FjordvikUnits.Director, null, true, "Delegeringsreglementet punkt 5.3"),
        new("Omplassering til en annen enhet", FjordvikUnits.Director, "Solveig Brekkan", null, false, "Videredelegering 2026, punkt 5"),
        new("Hjelpemidler og ombygging på arbeidsplassen", null, FjordvikUnits.Director, 500_000, true, "Delegeringsreglementet punkt 5.4"),
        new(
            "Hjelpemidler og ombygging på arbeidsplassen",
            FjordvikUnits.Director,
            "Ingrid Vårdal",
            100_000,
            true,
            "Videredelegering 2026, punkt 6",
            "Oppvekst"
        ),
        new(
            "Hjelpemidler og ombygging på arbeidsplassen",
            FjordvikUnits.Director,
            "Reidun Sandnesmo",
            100_000,
            true,
            "Videredelegering 2026, punkt 6",
            "Helse og mestring"
        ),
        new(
            "Hjelpemidler og ombygging på arbeidsplassen",
            "Ingrid Vårdal",
            UnitLeaders,
            20_000,
            false,
            "Videredelegering oppvekst, punkt 3",
            "Oppvekst"
        ),
        // More than the one who gives it has: Takt finds it.
        new(
            "Hjelpemidler og ombygging på arbeidsplassen",
            "Reidun Sandnesmo",
            UnitLeaders,
            150_000,
            false,
            "Videredelegering helse og mestring, punkt 3",
            "Helse og mestring"
        ),
        new("Budsjettregulering mellom sektorer", null, FjordvikUnits.Director, 500_000, false, "Økonomireglementet punkt 3.4"),
        // Passed on although it may not be.
        new("Budsjettregulering mellom sektorer", FjordvikUnits.Director, "Jonas Myrland", 200_000, false, "Muntlig avtale"),
        new("Permisjon ut over fem dager", null, FjordvikUnits.Director, null, true, "Permisjonsreglementet § 2"),
        new("Permisjon ut over fem dager", FjordvikUnits.Director, UnitLeaders, null, false, "Permisjonsreglementet § 2"),
    ];

    /// <summary>Questions somebody has sent: who, about what, days ago; and the answer where there is one.</summary>
    public static IReadOnlyList<(string By, string? Field, string Matter, string Details, int DaysAgo, string? Answer)> Questions { get; } =
    [
        ("Amund Lie", "Skoleskyss", "Skyss for elev som flytter midt i året", "Familien flytter 1. februar, og får lengre vei.", 3, null),
        (
            "Mette Kvalheim",
            null,
            "Hvem henter gamle barnevogner?",
            "Vi har fire som står ute.",
            9,
            "Eiendom og renhold henter dem. Sett dem ved kortveggen, så tar de dem på onsdagsrunden."
        ),
        ("Bente Lillevold", null, "Kan vi låne kommunens partytelt?", "Til sommerfesten på Haugtun.", 1, null),
    ];

    /// <summary>Looked for and not found.</summary>
    public static IReadOnlyList<(string Words, int Times)> Misses { get; } =
    [("parkeringsbevis for ansatte", 7), ("fadderordning nyansatte", 4), ("gaver til jubilanter", 3), ("lån av robåt", 1)];

    public static IReadOnlyList<(string Word, int Times)> SearchMisses { get; } =
    [("medarbeidersamtale", 6), ("vernerunde", 4), ("kompetanseplan", 3), ("heimekontor", 1)];

    public static IReadOnlyList<(string By, string Text)> Reports { get; } =
    [
        ("Kjersti Aurdalen", "Både vi og eiendom tror den andre har ansvaret for lekeapparatene etter klokka fire."),
        ("Marianne Sletthaug", "Hvem bestiller medisinskap når en bruker flytter fra hjemmet til bosenteret?"),
    ];
}
