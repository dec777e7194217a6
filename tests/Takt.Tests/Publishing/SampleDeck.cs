using System.Globalization;

namespace Takt.Tests;

/// <summary>A deck of the plainly fictional Fjordvik kommune, with everything that makes slides hard: long statements, many of them, long names.</summary>
internal static class SampleDeck
{
    private const string Unit = "Habiliterings- og avlastningstjenesten for barn og unge i nord";
    private const string OneWord = "Tverretatligkompetanseutviklingsogsamhandlingskoordineringsenhet";

    private static readonly string[] Better =
    [
        "Vi ser mer til hverandre, og da samarbeider vi bedre.",
        "Budsjettet er blitt lettere å forstå, og fordelingen mer solidarisk.",
        "Det er klarere hvem som er leder for hvem.",
        "Kortere vei til en beslutning på vann og vei.",
        "Toppledelsen er mer synlig enn før.",
        "Vi vet mer om hva de andre virksomhetene har ansvar for.",
        "Møtet med de andre lederne gir meg noen å ringe til når det brenner, og det hadde jeg ikke for to år siden.",
        "Sámegiella gullo eambbo: čoahkkimat álget dearvvahemiin, ja diehtojuohkin lea čielgasit.",
    ];

    private static readonly string[] Themes =
    [
        "Jobber vi riktig sammen i den nye organisasjonen?",
        "Hva er viktig å rapportere, og til hvem?",
        "Hva kan fordeles bedre mellom linje, stab og støtte?",
        "Hvordan få tid til egne medarbeidere?",
        "Hva gjør vi dobbelt som kan bort?",
        "Hva trenger vi av kompetanse som ledere?",
        "Hvordan lykkes med ny organisering i helse og omsorg?",
        "Hva må ledergruppen gjøre for å lede enda bedre, når skåren i medarbeiderundersøkelsen er lavere enn i landet?",
        "Hvordan blir vi bedre på intern informasjon?",
    ];

    private static readonly string[] Said =
    [
        "Vi hører lite om hva ledergruppen har bestemt.",
        "Vi rapporterer oppover og får sjelden svar.",
        "Lederne er ofte ute av huset.",
        "Uklart hvor en politisk sak skal godkjennes.",
        "Det skal være trygt å være uenig.",
        "Vi møtes bare på fellesmøter.",
        "Stabene bør si hva de kan pålegge oss.",
        "Rapporten til nemnda og rapporten til rådmannen spør om det samme med ulike ord, og den ene skal inn tirsdag og den andre torsdag.",
    ];

    private static readonly string Long = string.Join(
        ' ',
        Enumerable
            .Range(1, 14)
            .Select(i => $"I runde {i} kom det fram at ordningen virker der lederen har tid, men at den faller bort i travle uker.")
    );

    public static Deck Full =>
        new(
            "Underveisevaluering av Nye veier",
            "Fjordvik kommune",
            [
                new Slide.Content(
                    "Hva er blitt bedre?",
                    [
                        new Block.Voices([
                            .. Enumerable.Range(0, 30).Select(i => new Voice(Better[i % Better.Length], i % 7 == 3 ? Unit : null)),
                        ]),
                    ]
                ),
                new Slide.Content("Hva må bli bedre?", [new Block.Bullets(Themes, numbered: true)]),
                .. Themes.Select(Theme),
                new Slide.Content(
                    "Innspillene etter tema",
                    [
                        new Block.BarChart(
                            "82 av 110 innspill er besvart. Tema 5 har flest uten svar.",
                            ["Besvart", "Venter på svar"],
                            [.. Themes.Select((theme, i) => new Bar($"{i + 1} {theme}", [14 - i, i == 4 ? 6 : i % 3]))]
                        ),
                    ]
                ),
                new Slide.Content(
                    "Hvor prikkene ble satt",
                    [
                        new Block.BarChart(
                            "Helhetlige systemer fikk flest prikker.",
                            ["Prikker"],
                            [
                                new("Helhetlige systemer", [31]),
                                new("Tid til å være leder", [24]),
                                new("Informasjon", [17]),
                                new("Organisasjonskart", [17]),
                                new("Lederavtaler", [9]),
                            ]
                        ),
                    ]
                ),
                new Slide.Content(
                    "Det dere satte øverst",
                    [
                        new Block.Table(
                            "Forbedringsområdene etter antall prikker",
                            [new("Plass"), new("Forbedringsområde", Names: true), new("Hva bør gjøres"), new("Prikker", Numeric: true)],
                            [
                                [
                                    "1",
                                    "Helhetlige systemer",
                                    "Ta i bruk systemer for lønn, personal og internkontroll som henger sammen.",
                                    "31",
                                ],
                                [
                                    "2",
                                    "Tid til å være leder",
                                    "Færre og kortere møter. Legg merkantile oppgaver der de hører hjemme.",
                                    "24",
                                ],
                                ["3–4", "Informasjon", "Referatet er sentralt. Marker det som skal føres videre.", "17"],
                                ["3–4", "Organisasjonskart", "Lister og kart som viser kontaktperson for hvert felt.", "17"],
                                ["5", "Lederavtaler", "Samme mal for alle avdelingsledere.", "9"],
                            ]
                        ),
                        new Block.Paragraph("3–4: delt plass, like mange prikker.", Quiet: true),
                    ]
                ),
                new Slide.Content(
                    "Dette skjer videre",
                    [
                        new Block.Table(
                            "Tiltak med eier og frist",
                            [new("Tiltak", Names: true), new("Eier"), new("Frist"), new("Nå")],
                            [
                                .. Enumerable
                                    .Range(1, 4)
                                    .SelectMany(i =>
                                        new string[][]
                                        {
                                            ["Referat ute innen 24 timer", "Ola Ruud", "1. april", "◐ I gang"],
                                            ["Én saksgang for politiske saker", "Kari Nes", "15. mars", "○ Ikke startet"],
                                            [$"Besøk i {Unit}", "Eva Strand", "30. juni", "● Ferdig"],
                                        }
                                    ),
                            ]
                        ),
                    ]
                ),
                new Slide.Content(
                    "Nivåer og ord som er lange",
                    [
                        new Block.Heading("Slik henger det sammen"),
                        new Block.Bullets([
                            new Bullet("Ledergruppen"),
                            new Bullet("Sektor oppvekst", 1),
                            new Bullet("Skolene", 2),
                            new Bullet(Unit, 1),
                            new Bullet(OneWord),
                        ]),
                        new Block.Paragraph(Long),
                    ]
                ),
                new Slide.Content(
                    "12 innspill har ikke fått svar ennå",
                    [
                        new Block.Table(
                            "Innspill uten svar, og hvem som skylder det",
                            [new("Tema"), new("Hva", Names: true), new("Svarer"), new("Senest")],
                            [
                                ["Tema 5", "6 innspill om dobbeltarbeid", "Trond Lie", "12. mars"],
                                ["Tema 4", "2 innspill om avspasering", "Berit Hansen", "12. mars"],
                                ["Tema 3", "2 innspill om budsjettet i skolen", "Mari Lunde", "20. mars"],
                                ["Tema 9", "2 innspill om sosiale medier", "Ola Ruud", "1. april"],
                            ]
                        ),
                        new Block.Paragraph("Alle 110 innspill kan leses på takt.fjordvik.example/nye-veier", Quiet: true),
                    ]
                ),
            ]
        )
        {
            Subtitle = "Oppsummering av innspill på ledersamlingen 20.–21. november 2026, med ledergruppens svar",
            Footer = new("Virksomhetsledermøte", new(2027, 1, 24), "Eva Strand"),
        };

    /// <summary>Fifteen slides, as a usual meeting has.</summary>
    public static Deck Fifteen => Full with { Slides = [.. Full.Slides.Skip(1).Take(12)] };

    private static Slide Theme(string question, int i) =>
        new Slide.Pair(
            $"Tema {i + 1}: {question}",
            new(
                "Dere sa",
                [
                    new Block.Voices([
                        .. Enumerable
                            .Range(0, 2 + (i * 3 % 11))
                            .Select(n => new Voice(
                                n == 5 ? Long[..Long.LastIndexOf(". ", 460, StringComparison.Ordinal)] + "." : Said[(n + i) % Said.Length]
                            )),
                    ]),
                ]
            ),
            new(
                "Ledergruppen svarer",
                i == 4
                    ? [new Block.Unanswered("Alt det dere sa om dobbeltarbeid.", "Kari Nes", new(2027, 3, 12))]
                    :
                    [
                        new Block.Points([
                            new("Referatet ligger ute innen 24 timer.", "Gjør vi", "Ola Ruud, 1. april"),
                            new("Besøk i alle virksomheter hvert halvår, ikke hver måned.", "Gjør vi delvis", "Eva Strand, 30. juni"),
                            new("Én felles saksgang for politiske saker.", "Vi ser på det", "svar innen 15. mars"),
                            .. i % 2 == 0
                                ? []
                                : new Point[] { new("Egen kontortid hver dag, fordi møtene i kommunestyret går foran.", "Gjør vi ikke") },
                        ]),
                        .. i == 7
                            ? [new Block.Unanswered("Hva stabene kan pålegge virksomhetene.", "Kari Nes", new(2027, 3, 12))]
                            : Array.Empty<Block>(),
                    ]
            )
        )
        {
            Notes = $"Si hvorfor tema {i + 1} kom med.\nSpør om noen vil utdype.",
            Sources = [new($"Alle innspill på tema {i + 1}", new($"https://takt.fjordvik.example/evalueringer/nye-veier/tema/{i + 1}"))],
        };

    public static CultureInfo Nynorsk => CultureInfo.GetCultureInfo("nn");
}
