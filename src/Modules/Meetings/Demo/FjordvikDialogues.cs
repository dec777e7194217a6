namespace Takt.Meetings;

/// <summary>Somebody in a conversation of the demonstration.</summary>
/// <param name="Name">Who.</param>
/// <param name="Title">What that one is called.</param>
/// <param name="Side">Which side.</param>
/// <param name="Thinks">What they prepared, topic by topic; none where nothing is written yet.</param>
/// <param name="IsShared">Whether the others read it.</param>
sealed record FjordvikPart(string Name, string Title, DialogueSide Side, IReadOnlyList<string> Thinks, bool IsShared = true)
{
    public string? Note { get; init; }
    public bool Agrees { get; init; } = true;
}

/// <summary>Something agreed in a conversation of the demonstration.</summary>
/// <param name="What">What.</param>
/// <param name="By">Who does it.</param>
/// <param name="Days">Due so many days from today.</param>
/// <param name="IsMeasure">Whether it became a measure.</param>
sealed record FjordvikAgreement(string What, string By, int Days, bool IsMeasure = true)
{
    /// <summary>What shows that it became better; null while it goes on.</summary>
    public string? Shown { get; init; }
}

/// <summary>A conversation of the demonstration, so many days from today.</summary>
sealed record FjordvikDialogue(DialogueKind Kind, string Unit, int Days, TimeOnly At, string Place, IReadOnlyList<FjordvikPart> Parts)
{
    public IReadOnlyList<string> Minutes { get; init; } = [];
    public IReadOnlyList<FjordvikAgreement> Agreements { get; init; } = [];
}

/// <summary>Conversations in Fjordvik: one in each state, with what was agreed the time before.</summary>
static class FjordvikDialogues
{
    const string Director = "Torleif Aasgård";
    const string Upbringing = "Ingrid Vårdal";
    const string Headmaster = "Amund Lie";

    /// <summary>Where the top leaders have been, so many days from today, and where they come.</summary>
    public static IReadOnlyList<(string Who, string Unit, int Days, VisitKind Kind)> Visits { get; } =
    [
        (Director, "Sjøbakken skole", -122, VisitKind.Visit),
        (Director, "Nøtteliten barnehage", -64, VisitKind.Visit),
        (Director, "Haugtun bosenter", -23, VisitKind.OpenHour),
        (Director, "Sjøbakken skole", 13, VisitKind.OpenHour),
        (Upbringing, "Nøtteliten barnehage", -21, VisitKind.Visit),
        (Upbringing, "Granli skole", -150, VisitKind.Visit),
        (Upbringing, "Skrubbmyra naturbarnehage", 6, VisitKind.Visit),
    ];

    public static IReadOnlyList<FjordvikDialogue> All { get; } =
    [
        new(
            DialogueKind.Leaders,
            "Oppvekst",
            -124,
            new(13, 0),
            "Kommunedirektørens kontor",
            [
                new(
                    Upbringing,
                    "Kommunalsjef oppvekst",
                    DialogueSide.Leader,
                    [
                        "Tidlig innsats på 1.–4. trinn i alle skolene.",
                        "Skrubbmyra har fått ned fraværet. Vi vet ikke hvorfor.",
                        "Merforbruk på spesialundervisning, 1,4 millioner.",
                    ]
                ),
                new(Director, "Kommunedirektør", DialogueSide.Superior, ["Hva kan vi slutte med?", "Skolebruksplanen."]),
            ]
        )
        {
            Minutes =
            [
                "Tidlig innsats er det viktigste målet. Ingrid bestemmer selv hvilke skoler som begynner.",
                "Vi ser på Skrubbmyra sammen før vi sprer noe.",
                "Merforbruket dekkes inn over to år.",
                "Tre rektorer er nye. De får en fast samtale i måneden det første året.",
                "Ingrid trenger svar på stillingene før budsjettet er lagt.",
            ],
            Agreements =
            [
                new("Alle nye rektorer har en fast samtale i måneden", Upbringing, -60)
                {
                    Shown = "De tre nye rektorene sier at de får hjelp før det brenner.",
                },
                new("Svare oppvekst på hvilke stillinger som kan lyses ut", Director, 24),
                new("Besøke Skrubbmyra sammen", Upbringing, -90, IsMeasure: false),
            ],
        },
        new(
            DialogueKind.Leaders,
            "Oppvekst",
            9,
            new(13, 0),
            "Kommunedirektørens kontor",
            [
                new(
                    Upbringing,
                    "Kommunalsjef oppvekst",
                    DialogueSide.Leader,
                    ["Alle skolene er i gang. Fire av åtte måler det likt."],
                    IsShared: false
                ),
                new(
                    Director,
                    "Kommunedirektør",
                    DialogueSide.Superior,
                    [
                        "Hvordan vet vi at tidlig innsats virker?",
                        "Svarene fra evalueringen: hva rekker dere før jul?",
                        "Ramme 2: hva tåler barnehagene?",
                    ]
                ),
            ]
        ),
        new(
            DialogueKind.Leaders,
            "Sjøbakken skole",
            0,
            new(14, 0),
            "Sjøbakken skole, rektors kontor",
            [
                new(
                    Headmaster,
                    "Rektor",
                    DialogueSide.Leader,
                    ["Flere elever som leser med glede på 4. trinn.", "Leseprøven: opp fra 38 til 44.", "Vi er 200 000 over på vikarer."]
                )
                {
                    Note = "Huske å si at jeg sluttet å svare på e-post om kvelden. Det hjalp.",
                },
                new(
                    Upbringing,
                    "Kommunalsjef oppvekst",
                    DialogueSide.Superior,
                    ["Hva skal til for at dere slipper vikarer fra byrå?", "Bra med leseprøven! Kan dere vise de andre?"]
                ),
            ]
        )
        {
            Minutes = ["Lesing er målet ut skoleåret. Amund viser rektormøtet hvordan de gjorde det."],
            Agreements = [new("Vise rektormøtet hvordan Sjøbakken jobber med lesing", Headmaster, 30, IsMeasure: false)],
        },
        new(
            DialogueKind.Leaders,
            "Nøtteliten barnehage",
            -21,
            new(9, 0),
            "Nøtteliten",
            [
                new("Mette Kvalheim", "Styrer", DialogueSide.Leader, ["Vi vil ha ute-avdeling fra høsten.", "Foreldrene er fornøyde."]),
                new(Upbringing, "Kommunalsjef oppvekst", DialogueSide.Superior, ["Hvordan går det med grunnbemanningen?"])
                {
                    Agrees = false,
                },
            ]
        )
        {
            Minutes = ["Ute-avdelingen prøves fra august med 14 barn.", "To av tre foreldre svarte. Det er flere enn før."],
            Agreements = [new("Prøve ute-avdeling med 14 barn fra august", "Mette Kvalheim", 120)],
        },
        new(
            DialogueKind.Staff,
            "Sjøbakken skole",
            12,
            new(14, 30),
            "Personalrommet",
            [
                new(Headmaster, "Rektor", DialogueSide.Leader, ["Timeplanen for neste år.", "", "SFO får ny inngang i vinterferien."]),
                new(
                    "Turid Sætermo",
                    "Tillitsvalgt i skolene",
                    DialogueSide.Staff,
                    ["Overtiden i eksamensperioden.", "Mange er alene i skolegården."],
                    IsShared: false
                ),
            ]
        ),
    ];
}
