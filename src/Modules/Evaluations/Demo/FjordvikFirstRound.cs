using Takt.FollowUp.Contracts;

namespace Takt.Evaluations;

/// <summary>The round two years ago: published, and its promises have had time to show what they were worth.</summary>
static class FjordvikFirstRound
{
    public static FjordvikEvaluation Script { get; } =
        new("Felles løft etter det første året", EvaluationState.Published, Better, Whole, Own)
        {
            Programme = "Felles løft",
            Kind = EvaluationKind.MidTerm,
            Mode = ContributionMode.ByTable,
            Purpose = "Felles løft har vart i ett år. Vi spør mens det ennå kan rettes.",
            PurposeDiscussed = -790,
            Gathering = "Ledersamling",
            Collected = (-770, -769),
            Meeting = "Enhetsledermøtet",
            MeetingOn = -714,
            Presenter = "Torleif Aasgård",
            AnsweringBody = "Ledergruppen",
            AnswersDue = -725,
            Published = -714,
        };

    static FjordvikPart Better =>
        new(
            "Hva har blitt bedre?",
            PartKind.Better,
            null,
            new FjordvikTheme(
                null,
                "Hva har blitt bedre?",
                """
                Fire kommunalsjefer i stedet for ni etatssjefer. Veien opp er kortere.
                Vi får se hele budsjettet, ikke bare vårt eget.
                Det er hyggeligere å komme på rådhuset.
                Barnehagene blir regnet med.
                Vi har fått navn og ansikt på de andre enhetslederne.
                Klagene fra innbyggerne kommer til rette vedkommende første gang.
                Noen ringte tilbake.
                Vikarer fra felles pool har faktisk kommet to ganger.
                Kulturhuset og biblioteket er ett hus nå, og det kjennes slik.
                Det er lov å spørre hvorfor.
                Beredskapsplanen er skrevet av folk som har vært med på en hendelse.
                """
            )
        );

    static FjordvikPart Whole =>
        new(
            "Del II: Hele kommunen",
            PartKind.Improve,
            "Hele kommunen",
            new FjordvikTheme(
                1,
                "Hvem bestemmer hva i den nye organisasjonen?",
                """
                Jeg har tre ledere på kartet og ingen på døra.
                Delegeringen er fra før Felles løft.
                Hvem kan si ja til overtid?
                Kommunalsjefen og staben sier ulike ting.
                Avdelingslederne vet ikke om de er ledere.
                Kartet henger på veggen, men stemmer ikke.
                Jeg fikk vite i lunsjen at jeg har ansvaret for bassenget.
                Lag en liste over hvem som svarer på hva.
                Fullmakter på lønn mangler.
                Hvem er stedfortreder når stedfortrederen er borte?
                """
            )
            {
                Carrier = "Torleif Aasgård",
                Reception = (31, 14, 6),
                Answer = new(
                    AnswerState.Approved,
                    -728,
                    "Det er vi som har vært uklare, ikke dere som ikke har lest.",
                    new FjordvikPoint(Stance.WillDo, "Delegeringen skrives på nytt, på fire sider, og vedtas i kommunestyret.", 2, 3, 9)
                    {
                        Promise = new("Ny delegering på fire sider", "Siri Tveitan", -560)
                        {
                            ExpectedEffect = "Ledere vet hva de kan si ja til.",
                            Started = -690,
                            Done = -548,
                            Judged = (
                                MeasureEffect.Better,
                                "I lederundersøkelsen sier 8 av 10 at de vet hva de kan bestemme. Det var 5 av 10."
                            ),
                            Ended = -420,
                        },
                    },
                    new FjordvikPoint(Stance.WillDo, "Vi lager en liste over kontaktpersoner for alle fagområder.", 4, 6, 7, 8)
                    {
                        Promise = new("Kontaktliste for alle fagområder", "Nils Otto Fagerli", -20)
                        {
                            ExpectedEffect = "Du finner den rette på første forsøk.",
                            Started = -330,
                            NeedsHelp = "Fra stabene: Elleve områder mangler fortsatt et navn.",
                        },
                    },
                    new FjordvikPoint(
                        Stance.PartlyDo,
                        "Hver enhet navngir en stedfortreder. Stedfortrederens stedfortreder får være i fred.",
                        1,
                        5,
                        10
                    )
                ),
            },
            new FjordvikTheme(
                2,
                "Hvordan får vi ned møtetiden?",
                """
                Onsdagen er borte. Møte, møte, lunsjmøte, møte.
                Jeg sitter i 19 faste møter.
                Vi møtes for å forberede møter.
                Ingen saksliste, ingen referent, to timer.
                La oss få én formiddag uten.
                Barnehagene kan ikke gå fra avdelingen kl. 9.
                Det viktige kommer under eventuelt.
                Kan vi få være med på skjerm? Det er 50 minutter fra Straumen.
                Informasjon er ikke et møte.
                """
            )
            {
                Carrier = "Ingrid Vårdal",
                Reception = (12, 19, 21),
                Answer = new(
                    AnswerState.Approved,
                    -727,
                    "Vi innkaller til det meste av dette selv.",
                    new FjordvikPoint(Stance.WillDo, "Onsdag formiddag er møtefri for alle ledere i oppvekst.", 1, 2, 5, 6)
                    {
                        Promise = new("Møtefri onsdag formiddag i oppvekst", "Ingrid Vårdal", -660)
                        {
                            ExpectedEffect = "Minst tre timer mer i uka ute i enhetene.",
                            Started = -700,
                            Done = -655,
                            Judged = (
                                MeasureEffect.NoChange,
                                "Møtetiden er den samme. Møtene flyttet til torsdag. Vi prøver på nytt ved å slå sammen to av dem."
                            ),
                            Ended = -410,
                        },
                    },
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Ingen møter uten saksliste to dager før. Den som mangler sakslista, kan bli hjemme.",
                        3,
                        4,
                        7,
                        9
                    )
                    {
                        Promise = new("Saksliste to dager før", "Siri Tveitan", -650)
                        {
                            Started = -690,
                            Done = -600,
                            Judged = (MeasureEffect.Better, "Sakslista kommer til 9 av 10 møter. Tre faste møter er lagt ned."),
                            Ended = -440,
                        },
                    },
                    new FjordvikPoint(Stance.InPlace, "Alle ledermøter kan følges på skjerm. Rommet på rådhuset er utstyrt for det.", 8)
                ),
            },
            new FjordvikTheme(
                3,
                "Hva trenger dere av staben for å gjøre jobben?",
                """
                Et menneske som kan lønn.
                Økonomen vår sluttet. Vi fikk en innboks.
                Noen å ringe i en konflikt, samme dag.
                Hjelp til å skrive en anskaffelse.
                Maler som ikke er låst.
                En jurist som sier hva hun ville gjort.
                Kom ut til oss.
                Slutt å minne meg på ting jeg har levert.
                Opplæring når noen begynner midt i året.
                Arkivet må slutte å returnere brevene mine.
                """
            )
            {
                Carrier = "Solveig Brekkan",
                Reception = (22, 20, 7),
                Answer = new(
                    AnswerState.Approved,
                    -729,
                    null,
                    new FjordvikPoint(Stance.WillDo, "HR svarer telefonen alle dager mellom åtte og fire, også i ferien.", 1, 3)
                    {
                        Promise = new("Vakttelefon i HR", "Solveig Brekkan", -640)
                        {
                            Started = -680,
                            Done = -635,
                            Judged = (
                                MeasureEffect.Better,
                                "Ni av ti samtaler besvares innen ett minutt. Konfliktene kommer tidligere til oss."
                            ),
                            Ended = -450,
                        },
                    },
                    new FjordvikPoint(Stance.PartlyDo, "Controllerne deles mellom sektorene. Hver har sitt navn på lista.", 2, 4, 7),
                    new FjordvikPoint(Stance.WillDo, "Malene låses opp, og påminnelser går bare til den som ikke har levert.", 5, 8, 10)
                    {
                        Promise = new("Låse opp malene", "Vigdis Holtermo", -600)
                        {
                            Started = -620,
                            Dropped = "Malene er borte sammen med det gamle arkivsystemet. I det nye er det ingenting å låse.",
                            Ended = -500,
                        },
                    },
                    new FjordvikPoint(
                        Stance.Considering,
                        "Opplæring hele året må vente til det nye kurssystemet er kjøpt. Da svarer vi.",
                        6,
                        9
                    )
                    {
                        AnswerBy = 66,
                    }
                ),
            },
            new FjordvikTheme(
                4,
                "Hvordan tar vi vare på folk i omstillingen?",
                """
                Noen fikk ny leder tre ganger på ett år.
                Ingen spurte dem som måtte flytte kontor.
                Seniorene er slitne og sier det ikke.
                Vi mistet fem gode fordi ingen sa takk.
                Ryktene var raskere enn referatene.
                Tillitsvalgte fikk vite det samtidig som avisa.
                Fortell oss hva som ikke skal endres.
                Nattevaktene er ikke med på noe.
                """
            )
            {
                Carrier = "Solveig Brekkan",
                Reception = (18, 11, 9),
                Answer = new(
                    AnswerState.Approved,
                    -730,
                    "Vi brukte for lite tid på dette, og det gikk ut over folk.",
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Tillitsvalgte og verneombud er med før noe er bestemt, og møtedatoene legges for ett år.",
                        2,
                        5,
                        6
                    )
                    {
                        Promise = new("Faste møter med tillitsvalgte før noe bestemmes", "Solveig Brekkan", -680)
                        {
                            Started = -705,
                            Done = -670,
                            Judged = (
                                MeasureEffect.Better,
                                "Tillitsvalgte melder om to saker de fikk for sent i fjor. Året før var det elleve."
                            ),
                            Ended = -330,
                        },
                    },
                    new FjordvikPoint(Stance.WillDo, "Ledere får en kveld i kvartalet sammen med nattevaktene.", 8)
                    {
                        Promise = new("Kvartalsvis kveld med nattevaktene", "Reidun Sandnesmo", -45)
                        {
                            ExpectedEffect = "Nattevaktene kjenner lederen sin.",
                            Started = -300,
                        },
                    },
                    new FjordvikPoint(
                        Stance.PartlyDo,
                        "Ingen enhet skal bytte leder to ganger på ett år uten at vi har spurt enheten først.",
                        1,
                        3,
                        4,
                        7
                    )
                ),
            },
            new FjordvikTheme(
                5,
                "Hva må innbyggerne merke?",
                """
                Ett nummer å ringe.
                Brevene er umulige å forstå.
                Byggesaken må ikke ligge og vente på en ferie.
                Skoleskyssen bestilles på papir.
                Foreldre skal slippe å oppgi det samme til barnehage og skole.
                Nettsidene på samisk er tomme.
                Svar innen fristen, og si fra når det ikke går.
                """
            )
            {
                Carrier = "Siri Tveitan",
                Reception = (25, 9, 4),
                Answer = new(
                    AnswerState.Approved,
                    -726,
                    null,
                    new FjordvikPoint(Stance.WillDo, "Innbyggertorget tar imot alt og svarer på det meste.", 1, 3, 7)
                    {
                        Promise = new("Innbyggertorg med ett nummer", "Vigdis Holtermo", -520)
                        {
                            Started = -680,
                            Done = -515,
                            Judged = (MeasureEffect.Better, "Sju av ti får svar i første samtale. Ventetida er under to minutter."),
                            Ended = -400,
                        },
                    },
                    new FjordvikPoint(Stance.WillDo, "De 30 vanligste brevene skrives om i klarspråk.", 2)
                    {
                        Promise = new("De 30 vanligste brevene i klarspråk", "Siri Tveitan", 60) { Started = -400 },
                    },
                    new FjordvikPoint(
                        Stance.PartlyDo,
                        "Skoleskyss søkes på nett fra høsten. Opplysninger om barnet kan vi ikke flytte uten samtykke.",
                        4,
                        5
                    ),
                    new FjordvikPoint(Stance.WillDo, "De viktigste nettsidene oversettes til nordsamisk, og de holdes ved like.", 6)
                    {
                        Promise = new("De viktigste nettsidene på nordsamisk", "Siri Tveitan", -480)
                        {
                            Started = -640,
                            Done = -470,
                            Judged = (
                                MeasureEffect.NoChange,
                                "Sidene finnes, men leses lite. Språksenteret sier at folk ikke vet om dem. Vi setter lenker i brevene."
                            ),
                            Ended = -300,
                        },
                    }
                ),
            }
        );

    static FjordvikPart Own =>
        new(
            "Del I: Egen virksomhet, det viktigste først",
            PartKind.Priorities,
            "Enhet og avdeling",
            new FjordvikTheme(
                1,
                "Vikarer",
                """
                Jeg ringer fra klokka seks.
                Poolen har fire navn, og to svarer. → Fast ansatte vikarer, delt av flere.
                Samme vikar to dager på rad ville vært en drøm.
                Vi bruker overtid i stedet. Det er dyrere.
                """
            )
            {
                Carrier = "Ingrid Vårdal",
                Reception = (9, 15, 8),
                Answer = new(
                    AnswerState.Approved,
                    -727,
                    null,
                    new FjordvikPoint(Stance.WillDo, "Vi ansetter seks faste vikarer som deles av skoler og barnehager.", 1, 2, 3, 4)
                    {
                        Promise = new("Seks faste vikarer", "Solveig Brekkan", -500)
                        {
                            Started = -650,
                            Done = -480,
                            Judged = (MeasureEffect.Better, "Fire av seks er på plass. Overtida i barnehagene er ned en femtedel."),
                            Ended = -370,
                        },
                    }
                ),
            },
            new FjordvikTheme(
                2,
                "Bygg og utstyr",
                """
                Taket på Granli lekker i det samme hjørnet som i fjor.
                Nøkler, nøkler, nøkler.
                Vi venter et år på en dør.
                Gi oss tjue tusen til småting, så slipper dere hundre telefoner.
                """
            )
            {
                Carrier = "Gaute Fjellmo",
                Reception = (14, 8, 3),
                Answer = new(
                    AnswerState.Approved,
                    -731,
                    null,
                    new FjordvikPoint(Stance.WillDo, "Hver enhet får 20 000 kroner i året til småting. Dere bestemmer selv.", 3, 4)
                    {
                        Promise = new("20 000 kroner til småting i hver enhet", "Jonas Myrland", -640)
                        {
                            Started = -690,
                            Done = -650,
                            Judged = (MeasureEffect.Better, "Småsaker til vaktmestrene er halvert, og pengene brukes til det de skal."),
                            Ended = -320,
                        },
                    },
                    new FjordvikPoint(Stance.WillDo, "Taket på Granli er lagt om før vinteren.", 1)
                    {
                        Promise = new("Legge om taket på Granli skole", "Gintaras Petrauskas", -700)
                        {
                            Started = -715,
                            Done = -690,
                            Judged = (MeasureEffect.Worse, "Det lekker nå i to hjørner. Ny entreprenør er valgt."),
                            Ended = -360,
                        },
                    },
                    new FjordvikPoint(Stance.WillNot, "Vi bytter ikke alle låsene til kort.", 2)
                    {
                        Because =
                            "Det koster 11 millioner kroner. Nye bygg får kort fra starten, og de eldste låsene byttes når døra byttes.",
                    }
                ),
            },
            new FjordvikTheme(
                3,
                "Tid til fag",
                """
                Fagdagen ble planleggingsdag, som ble møtedag.
                Vi leser ikke lenger. Vi rekker det ikke.
                Fem fagdager i året på tvers av barnehagene.
                Kursene er i Oslo. Vikaren er i seng.
                """
            )
            {
                Carrier = "Ingrid Vårdal",
                Reception = (8, 3, 1),
                Answer = new(
                    AnswerState.Approved,
                    -727,
                    null,
                    new FjordvikPoint(Stance.WillDo, "Tre felles fagdager for barnehagene, uten kommunen på talerstolen.", 1, 3)
                    {
                        Promise = new("Tre felles fagdager for barnehagene", "Elin Moldskred", -420)
                        {
                            Started = -600,
                            Done = -415,
                            JudgeOn = 5,
                        },
                    },
                    new FjordvikPoint(Stance.PartlyDo, "Halvparten av kursene er på nett. De andre må dere fortsatt reise til.", 2, 4)
                ),
            }
        );
}
