namespace Takt.Meetings;

/// <summary>An item of the demonstration, and what came of it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Minutes">How long it is thought to take.</param>
/// <param name="By">Who brings it.</param>
/// <param name="Summary">What was said.</param>
/// <param name="Decision">What was decided, if anything.</param>
/// <param name="Key">What is passed on, if anything.</param>
sealed record FjordvikItem(string Title, ItemKind Kind, int Minutes, string By, string Summary, string? Decision = null, string? Key = null)
{
    /// <summary>Why only those who meet see it, and what others read.</summary>
    public (string Basis, string PublicTitle)? Closed { get; init; }

    /// <summary>What those who prepare read.</summary>
    public string? About { get; init; }
}

/// <summary>A series of the demonstration. As many meetings whatever the day it is written: those a year always has.</summary>
sealed record FjordvikSeries(
    string Group,
    string? Unit,
    string Title,
    Recurrence When,
    TimeOnly At,
    int Length,
    string Place,
    IReadOnlyList<FjordvikItem> Items,
    int Held,
    int Ahead
)
{
    public Voting Voting { get; init; }
    public bool NumbersCases { get; init; }
}

/// <summary>What the groups of Fjordvik meet about.</summary>
static class FjordvikMeetings
{
    const string Director = "Torleif Aasgård";

    /// <summary>The item that is on the agenda of the meeting that is held now.</summary>
    public static IReadOnlyList<FjordvikItem> Now { get; } =
    [
        new(
            "Det som må på plass før budsjettet går til formannskapet",
            ItemKind.Decision,
            40,
            "Jonas Myrland",
            "Sektorene har levert. Det mangler 2,1 millioner på å gå i hop. Oppvekst og helse foreslår hver sin del.",
            "Sektorene dekker inn 700 000 hver ved å vente med to stillinger til august."
        ),
        new("Hvem sier hva til de ansatte, og når", ItemKind.Discussion, 20, "Reidun Sandnesmo", ""),
        new("Ny dato for ledersamlingen", ItemKind.Decision, 10, Director, ""),
    ];

    /// <summary>What somebody without a seat in the leader group wants it to take up next time.</summary>
    public static IReadOnlyList<(string By, string Title, string About)> Proposals { get; } =
    [
        (
            "Mette Kvalheim",
            "Møter som kolliderer med levering og henting i barnehagene",
            "Tre av fire ledermøter begynner klokken 8.30. Da er styrerne de eneste voksne på avdelingen."
        ),
        ("Rune Kaldheim", "Tidlig varsel når enheter skal slås sammen", "Tillitsvalgte fikk vite det samme dag som de ansatte."),
    ];

    /// <summary>What hangs on the first item of the next leader meeting.</summary>
    public static IReadOnlyList<(string Title, string Address)> Papers { get; } =
    [
        ("Alt som ble sagt, sortert etter sektor", "https://fjordvik.example/ledersamling/innspill"),
        ("Utkast til svar", "https://fjordvik.example/ledersamling/utkast"),
    ];

    /// <summary>What hangs on the next item of a body that keeps records.</summary>
    public static IReadOnlyList<(string Title, string Address)> PutBefore { get; } =
    [("Saksframlegg", "https://fjordvik.example/utvalg/saksframlegg"), ("Tallene det bygger på", "https://fjordvik.example/utvalg/tall")];

    /// <summary>What is said of it before it is taken up.</summary>
    public static IReadOnlyList<(string By, string Text)> Remarks { get; } =
    [
        ("Mette Kvalheim", "Fint om dere sier tydelig hva som ikke kommer. Det er lettere å leve med et nei enn å vente."),
        ("Ingrid Vårdal", "Tre av innspillene gjelder både oppvekst og helse. Jeg og Reidun svarer på dem sammen."),
    ];

    /// <summary>Somebody without a seat who asks to listen in.</summary>
    public static (string By, string Why) Guest =>
        ("Mette Kvalheim", "Det er saken om innspillene jeg vil høre. Da kan jeg si den riktig videre i barnehagen.");

    /// <summary>The series, the first days reckoned from today.</summary>
    public static IEnumerable<FjordvikSeries> All(DateOnly today)
    {
        var year = today.AddYears(-1);
        yield return new(
            "Kommunedirektørens ledergruppe",
            null,
            "Ledermøtet",
            new(year, DayOfWeek.Tuesday, 1, null, null, [7], OnHoliday.After),
            new(8, 30),
            120,
            "Møterom Fjorden",
            Leaders,
            Held: 40,
            Ahead: 45
        );
        yield return new(
            "Enhetsledermøtet",
            null,
            "Enhetsledermøtet",
            new(year, DayOfWeek.Thursday, 0, Recurrence.Last, null, [7, 12], OnHoliday.Before),
            new(12, 0),
            180,
            "Kommunestyresalen",
            UnitLeaders,
            Held: 8,
            Ahead: 9
        );
        yield return new(
            "Rektormøtet",
            "Oppvekst",
            "Rektormøtet",
            new(year, DayOfWeek.Wednesday, 2, null, null, [7], OnHoliday.Skip),
            new(12, 0),
            150,
            "Fjordvik ungdomsskole",
            HeadTeachers,
            Held: 20,
            Ahead: 22
        );
        yield return new(
            "Arbeidsmiljøutvalget",
            null,
            "Møte i arbeidsmiljøutvalget",
            new(year, DayOfWeek.Monday, 0, 2, null, [1, 2, 4, 5, 7, 8, 10, 11], OnHoliday.After),
            new(9, 0),
            120,
            "Møterom Fjellet",
            Environment,
            Held: 3,
            Ahead: 3
        )
        {
            Voting = Voting.Named,
            NumbersCases = true,
        };
        yield return new(
            "Kvalitetsutvalget",
            null,
            "Kvalitetsutvalget",
            new(year, DayOfWeek.Monday, 0, 1, null, [7], OnHoliday.After),
            new(13, 0),
            90,
            "Møterom Fjellet",
            Quality,
            Held: 8,
            Ahead: 9
        )
        {
            NumbersCases = true,
        };
    }

    static IReadOnlyList<FjordvikItem> Leaders { get; } =
    [
        new(
            "Svar på evalueringen av organiseringen",
            ItemKind.Decision,
            45,
            Director,
            "Vi gikk gjennom det som kom fram på ledersamlingen. Mye handler om møter, og om hvem som svarer på hva.",
            "Vi svarer på alt, også det vi ikke gjør noe med. Hver kommunalsjef svarer for sin sektor innen tre uker.",
            "Vi svarer på alt som ble sagt på ledersamlingen, også det vi ikke gjør noe med."
        )
        {
            About =
                "Les innspillene til din sektor på forhånd. I møtet går vi gjennom det som gjelder flere, og avtaler hvem som svarer på resten.",
        },
        new(
            "Økonomien så langt i år",
            ItemKind.Information,
            20,
            "Jonas Myrland",
            "Vi ligger 1,4 millioner over budsjett. Det meste er vikarer i helse.",
            Key: "Vi bruker litt mer enn budsjettet, mest på vikarer. Ingen skal kutte noe på egen hånd nå."
        ),
        new(
            "Referat samme dag",
            ItemKind.Decision,
            15,
            "Nils Otto Fagerli",
            "Mange vet lite om hva ledergruppen driver med. Referatet har kommet etter en uke.",
            "Referatet går ut når møtet er ferdig, med det alle skal ta med videre øverst.",
            "Referatet fra ledermøtet kommer samme dag."
        ),
        new(
            "Sykefraværet i barnehagene",
            ItemKind.Discussion,
            30,
            "Solveig Brekkan",
            "Fraværet er høyest der det er flest små avdelinger. Styrerne ønsker felles vikarpool.",
            "Solveig og Ingrid legger fram et forslag om felles vikarpool.",
            "Vi ser på en felles vikarpool for barnehagene."
        ),
        new(
            "Personalsak",
            ItemKind.Decision,
            20,
            "Solveig Brekkan",
            "Ledergruppen fikk vite det den trenger for å ta stilling.",
            "Kommunedirektøren følger saken opp med sektoren."
        )
        {
            Closed = ("offl. § 13, jf. fvl. § 13", "Personalsak"),
        },
        new(
            "Beredskapsøvelsen i vinter",
            ItemKind.Information,
            15,
            "Siri Tveitan",
            "Øvelsen viste at varslingen virker, og at listene er gamle.",
            Key: "Se over varslingslisten din før jul."
        ),
        new(
            "Færre rapporter",
            ItemKind.Discussion,
            25,
            "Magnhild Skardal",
            "Virksomhetslederne rapporterer det samme tre steder.",
            "Vi slutter med månedsrapporten på papir fra nyttår.",
            "Månedsrapporten på papir forsvinner fra nyttår."
        ),
    ];

    static IReadOnlyList<FjordvikItem> UnitLeaders { get; } =
    [
        new(
            "Hva virket denne måneden",
            ItemKind.Discussion,
            45,
            Director,
            "Granli skole fortalte om faste tider for foreldresamtaler. Hjemmetjenesten fortalte om korte morgenmøter.",
            Key: "Korte morgenmøter i hjemmetjenesten har gitt færre avbrudd. Spør dem om du vil prøve."
        ),
        new(
            "Vikarer på tvers av enhetene",
            ItemKind.Discussion,
            40,
            "Ingrid Vårdal",
            "Flere vil låne av hverandre. Lønn og opplæring må være avklart først.",
            "Ledergruppen svarer på hva vi må ha på plass først."
        ),
        new(
            "Nytt i Takt",
            ItemKind.Information,
            15,
            "Nils Otto Fagerli",
            "Saker på vei til ledergruppen ligger nå åpent, og alle kan foreslå.",
            Key: "Du kan selv foreslå saker til ledermøtet."
        ),
    ];

    static IReadOnlyList<FjordvikItem> HeadTeachers { get; } =
    [
        new(
            "Skoleruten",
            ItemKind.Decision,
            30,
            "Ingrid Vårdal",
            "To forslag har vært på høring hos foreldrene.",
            "Vi går for forslaget med felles planleggingsdag i november.",
            "Skoleruten er vedtatt, og ligger ute."
        ),
        new(
            "Elever med høyt fravær",
            ItemKind.Discussion,
            45,
            "Synnøve Bakkejord",
            "Vi teller fraværet ulikt. Det gjør det vanskelig å hjelpe tidlig.",
            "Alle bruker samme grense fra neste måned: fem dager på fire uker."
        ),
        new(
            "Videreutdanning for lærere",
            ItemKind.Decision,
            20,
            "Ingrid Vårdal",
            "Vi har ni plasser og fjorten søkere.",
            "Matematikk og norsk for innvandrere går først."
        ),
    ];

    static IReadOnlyList<FjordvikItem> Environment { get; } =
    [
        new(
            "Handlingsplan for arbeidsmiljøet",
            ItemKind.Decision,
            45,
            "Solveig Brekkan",
            "Planen bygger på det medarbeiderne har svart.",
            "Planen er vedtatt. Den tas opp igjen om et halvt år.",
            "Handlingsplanen for arbeidsmiljøet er vedtatt."
        ),
        new(
            "Vold og trusler i skolen",
            ItemKind.Discussion,
            40,
            "Amina Yusufi",
            "Det meldes for lite, fordi skjemaet tar for lang tid.",
            "Skjemaet kortes ned, og verneombudene får opplæring."
        ),
    ];

    static IReadOnlyList<FjordvikItem> Quality { get; } =
    [
        new(
            "Avvikene siden sist",
            ItemKind.Information,
            20,
            "Siri Tveitan",
            "Det er meldt 41 avvik. De fleste gjelder legemidler og låste dører.",
            Key: "Meld avvik også når det gikk bra."
        ),
        new(
            "Tema for årets internkontroll",
            ItemKind.Decision,
            30,
            "Gunnhild Mørkved",
            "Vi valgte mellom legemidler og taushetsplikt.",
            "Taushetsplikt er temaet i år."
        ),
    ];

    public const string CorrectedBecause = "Det ble ikke skrevet når saken kommer opp igjen.";
    public const string Correction = "Saken kommer opp igjen på neste møte.";
    public const string ObjectionAnswer = "Vi gikk gjennom notatene. Det var dette vi ble enige om, og det andre ble tatt opp etter møtet.";

    /// <summary>One that has an answer, and one that waits.</summary>
    public static (string Answered, string Waits) Objections { get; } =
        (
            "Jeg mener vi også sa at enhetene skulle få et notat på forhånd.",
            "Vi ble enige om at dette gjelder fra nyttår for alle enhetene. Det må stå."
        );
}
