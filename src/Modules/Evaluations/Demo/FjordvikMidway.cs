namespace Takt.Evaluations;

/// <summary>The round that is being answered now: gathered seven weeks ago, one theme overdue.</summary>
static class FjordvikMidway
{
    const string Torleif = "Torleif Aasgård";
    const string Ingrid = "Ingrid Vårdal";
    const string Reidun = "Reidun Sandnesmo";
    const string Jonas = "Jonas Myrland";
    const string Solveig = "Solveig Brekkan";
    const string Siri = "Siri Tveitan";

    public static FjordvikEvaluation Script { get; } =
        new("Midtveisevaluering av Felles løft", EvaluationState.Answering, Better, Whole, Own)
        {
            Programme = "Felles løft",
            Kind = EvaluationKind.MidTerm,
            Mode = ContributionMode.ByTable,
            Purpose =
                "Vi er halvveis i Felles løft. Vi vil vite hva som er blitt bedre, hva som må bli bedre, og hva dere vil ha svar på. Alt som blir sagt, får et svar.",
            PurposeDiscussed = -75,
            Gathering = "Ledersamling",
            Collected = (-49, -48),
            Meeting = "Enhetsledermøtet",
            MeetingOn = 15,
            Presenter = Torleif,
            AnsweringBody = "Ledergruppen",
            AnswersDue = 10,
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
                Vi ringer hverandre før vi skriver. Det gjorde vi ikke for to år siden.
                Budsjettet er til å forstå, og jeg vet hva jeg kan flytte på.
                Det er lettere å vite hvem som bestemmer.
                Skolen og barnevernet sitter ved samme bord før det har gått galt.
                Ledersamlingene handler om noe. Før satt vi og så på lysbilder.
                Økonomi svarer samme dag når det haster. Takk!
                Jeg kjenner de andre enhetslederne nå. Det er den største forskjellen.
                Nattevaktene på Haugtun og Furutun bytter vakter uten at vi må spørre om lov.
                Kommunalsjefen kommer innom uten at noe er galt.
                Vaktmesterne har ett nummer å ringe, og noen tar telefonen.
                Vi tør å si at vi ikke får det til.
                Overgangen fra barnehage til skole går roligere. Barna har vært på besøk tre ganger.
                Referatene fra ledergruppen er korte nok til å bli lest.
                Nye ledere har noen å gå sammen med det første halve året.
                Lønnsforhandlingene var ryddige. Vi visste hva vi kunne love.
                Avdelingslederne er med når det gjelder dem.
                Vi har sluttet å spørre hvem sin feil det er. Det merkes.
                Brannøvelsen ble holdt i alle bygg i år, ikke bare på papiret.
                Kulturskolen bruker klasserommene om ettermiddagen uten krangel om nøkler.
                Byggesak og vann og avløp gir innbyggeren det samme svaret.
                Det er mindre skummelt å vise fram et rødt tall.
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
                "Samarbeider vi godt nok på tvers av sektorene?",
                """
                Vi møtes for sjelden når det ikke brenner.
                Barn og familier skal ikke måtte fortelle alt tre ganger.
                Når saken går fra skole til helse, faller den ned mellom to stoler. → Én som følger saken hele veien.
                Vi har tre ulike skjemaer for samtykke. Foreldrene skriver under på alle.
                Kulturskolen og SFO kunne delt både rom og folk.
                NAV og voksenopplæringen planlegger for de samme menneskene hver for seg.
                Vi får vite om nye boligfelt når skolen allerede er full.
                Teknisk må være med når vi tegner om en barnehage, ikke etterpå.
                Helsestasjonen i nord er alene om mye. Vi vil gjerne være med, men ingen spør.
                Taushetsplikten blir brukt som unnskyldning for ikke å ringe. → Lag et kurs med eksempler fra oss selv.
                Frivillighetssentralen kjenner folk vi ikke når.
                Ingen eier ungdommene mellom 16 og 20.
                Legevakta får dem vi andre ikke rakk.
                De faste møtene blir avlyst først når budsjettet skal inn.
                Hvem innkaller? Vi venter på hverandre.
                Gi oss lov til å låne folk av hverandre en uke uten fire underskrifter.
                Vi kjenner navnene, men ikke hva de andre får lov til å bestemme.
                På Straumen er skole, barnehage og bibliotek i ett hus. Kom og se hvordan det går an.
                Felles inntaksmøte for tjenestene som møter de samme familiene.
                Jeg vil ha en liste over hvem som sitter i hvilket team. Den trenger ikke være pen.
                Samarbeid koster tid, og den tida står ikke i noen stillingsplan.
                Brukerne merker ikke sektorene før vi krangler om dem.
                """
            )
            {
                Carrier = Torleif,
                Due = -5,
                Answer = new(
                    AnswerState.Approved,
                    -8,
                    "Ja, bedre enn før, og ikke godt nok. Vi begynner der de samme familiene møter flest av oss.",
                    new FjordvikPoint(
                        Stance.InPlace,
                        "Enhetsledere som deler de samme familiene, møtes hver sjette uke. De to første møtene er holdt.",
                        1,
                        9,
                        14,
                        15,
                        22
                    ),
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Fire enheter prøver felles inntaksmøte fra januar. Familien forteller én gang, og én av oss følger saken til den er løst.",
                        2,
                        3,
                        12,
                        13,
                        19
                    )
                    {
                        Promise = new("Felles inntaksmøte i fire enheter", Reidun, 218) { ExpectedEffect = "Familien forteller én gang." },
                    },
                    new FjordvikPoint(Stance.WillDo, "Ett skjema for samtykke erstatter de tre. Det finnes på sju språk.", 4, 10)
                    {
                        Promise = new("Ett skjema for samtykke", Siri, 96),
                        Request = "Bruk ikke de gamle skjemaene etter at det nye er sendt ut.",
                    },
                    new FjordvikPoint(
                        Stance.PartlyDo,
                        "Dere kan låne folk av hverandre i inntil to uker når begge lederne er enige. Ut over det må HR være med, for lønnens skyld.",
                        5,
                        11,
                        16
                    ),
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Plan, byggesak og kart legger fram nye boligfelt for oppvekst og helse to ganger i året.",
                        7,
                        8
                    )
                    {
                        Promise = new("Vise nye boligfelt for oppvekst og helse to ganger i året", "Gaute Fjellmo", 126),
                    },
                    new FjordvikPoint(
                        Stance.Considering,
                        "Hvem som har ansvaret for unge mellom 16 og 20 når de slutter skolen, er ikke avklart. NAV, voksenopplæringen og Brygga legger fram et forslag.",
                        6
                    )
                    {
                        AnswerBy = 97,
                    },
                    new FjordvikPoint(Stance.InPlace, "Lista over team og hvem som sitter der, ligger i Takt under Oppslag.", 17, 18, 20),
                    new FjordvikPoint(Stance.WillNot, "Vi setter ikke av egne timer til samarbeid i stillingsplanene.", 21)
                    {
                        Because = "Da må timene tas fra klasserom og stuer. Vi vil heller ta bort møter, og det svarer vi på under tema 4.",
                    }
                ),
            },
            new FjordvikTheme(
                2,
                "Hvilke tall trenger ledergruppen, og hvilke trenger dere?",
                """
                Vi teller mye som ingen ser på.
                Sykefraværet kommer seks uker for sent til at jeg kan gjøre noe.
                Gi oss regnskapet per måned, med samme navn på linjene som i budsjettet.
                Rapporten må få plass på én side. Resten tar vi når vi snakkes.
                Skolene leverer prøver og trivsel til tre systemer. Hent det derfra. → Koble systemene, ikke rektorene.
                Styringskortet har 42 mål. Jeg husker fire.
                Vis utviklingen over tid. Ett tall alene sier ingenting.
                Ikke sammenlign oss på rangeringer. Vi er ikke like.
                Jeg trenger å vite hvor mange vikartimer jeg faktisk bruker.
                Avvikene bør sorteres etter alvor, ikke etter dato.
                Hva blir rapportene brukt til? Jeg har aldri fått ett spørsmål tilbake.
                I små barnehager er ett barn fire prosent. Ta hensyn til det.
                Ventetid sier mer enn antall vedtak.
                Vi trenger tall på hvor lenge folk blir hos oss.
                Brukerundersøkelsen kommer på norsk. Halvparten av mine brukere leser ikke norsk.
                Lag rapporten i det systemet vi allerede er i.
                La oss si hva tallet betyr før noen andre gjør det.
                Tertialrapporten kommer når vi har det travlest. Flytt den to uker.
                """
            )
            {
                Carrier = Jonas,
                Due = 6,
                Answer = new(
                    AnswerState.ForApproval,
                    -4,
                    "Vi ber om færre tall, tidligere. Og dere skal få svar på det dere sender.",
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Tertialrapporten blir på én side. Tallene er fylt ut på forhånd, og dere skriver det som er annerledes enn ventet.",
                        1,
                        4,
                        16,
                        17
                    )
                    {
                        Promise = new("Tertialrapport på én side", Jonas, 158) { ExpectedEffect = "Rapporten tar under en halvtime." },
                    },
                    new FjordvikPoint(Stance.WillDo, "Hver rapport får svar fra egen leder innen to uker.", 11)
                    {
                        Promise = new("Svar på hver rapport innen to uker", Torleif, 180),
                    },
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Regnskap og sykefravær kommer den femte hver måned, med samme navn som i budsjettet.",
                        2,
                        3,
                        9
                    )
                    {
                        Promise = new("Månedstall den femte", "Marit Holmvassli", 66),
                    },
                    new FjordvikPoint(
                        Stance.PartlyDo,
                        "Tallene fra skolene hentes fra ett system. Det andre kan vi ikke lese fra ennå.",
                        5
                    ),
                    new FjordvikPoint(Stance.WillDo, "Styringskortet får ti mål. Hver enhet velger to egne.", 6, 13, 14)
                    {
                        Promise = new("Styringskort med ti mål", Jonas, 120),
                    },
                    new FjordvikPoint(
                        Stance.InPlace,
                        "Alle tall vises over tid, og ingen enheter rangeres. Grupper på under fem vises ikke.",
                        7,
                        8,
                        10,
                        12
                    ),
                    new FjordvikPoint(Stance.Considering, "Vi undersøker hva det koster å oversette brukerundersøkelsen.", 15)
                    {
                        AnswerBy = 68,
                    },
                    new FjordvikPoint(Stance.WillNot, "Fristen for 2. tertial kan ikke flyttes.", 18)
                    {
                        Because =
                            "Formannskapet skal ha tallene før budsjettet. Vi fyller heller ut mer på forhånd, så det tar kortere tid.",
                    }
                ),
            },
            new FjordvikTheme(
                3,
                "Hvem gjør hva: linja eller staben?",
                """
                Jeg ringer HR og får beskjed om å spørre egen leder. Egen leder ber meg ringe HR.
                Gi hver enhet ett navn i HR. Ikke en postkasse.
                Hvem svarer på innsynskrav, vi eller arkivet?
                Staben lager maler vi ikke ba om, og vi lager våre egne.
                Vi trenger hjelp til anskaffelser over 100 000. Det gjør vi én gang i året og kan det aldri.
                Innkjøp av mat kan vi sjøl.
                Stabsledere sender ut pålegg på e-post. Har de lov til det? → Skriv ned hva hver stab kan pålegge oss.
                Juristen er dyktig, men har ikke tid til oss.
                IKT bestemmer hvilke nettbrett vi har. De står i skapet.
                Det er godt å ha controller med i budsjettmøtet.
                Kom ut til oss en dag, så ser dere hva malen skal brukes til.
                Hvem bestiller brøyting på barnehagens parkeringsplass?
                Lønnsendringer tar to måneder. Folk slutter i mellomtida.
                Vi får tre ulike svar på hva en leder kan love i en ansettelse.
                """
            )
            {
                Carrier = Solveig,
                Due = 6,
                Answer = new(
                    AnswerState.Draft,
                    -3,
                    "Staben er til for enhetene. Der vi er uklare, skriver vi det ned sammen med dere.",
                    new FjordvikPoint(Stance.WillDo, "Hver enhet får én fast kontakt i HR, med navn og stedfortreder.", 1, 2, 14)
                    {
                        Promise = new("Fast HR-kontakt for hver enhet", Solveig, 66),
                    },
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Vi lager en oversikt over hva hver stab kan pålegge enhetene, og hva den bare gir råd om.",
                        3,
                        6,
                        7,
                        12
                    )
                    {
                        Promise = new("Oversikt over hva staben kan pålegge", Siri, 97),
                    },
                    new FjordvikPoint(
                        Stance.InPlace,
                        "Økonomi hjelper med alle anskaffelser over 100 000 kroner. Ring Marit Holmvassli.",
                        5,
                        10
                    ),
                    new FjordvikPoint(Stance.PartlyDo, "HR har kontordag ute hver torsdag. Vi begynner i barnehagene.", 4, 11)
                    {
                        Request = "Si fra hvor dere helst vil ha oss først.",
                    }
                ),
            },
            new FjordvikTheme(
                4,
                "Hvordan får vi mer tid sammen med våre egne?",
                """
                Fire faste møter i uka er to for mange. Slå sammen ledermøtet og driftsmøtet.
                La oss få sakslista tre dager før, så kan vi si fra om vi trengs.
                Rapportene spør om det samme i ulike ord.
                Kan noe av skrivearbeidet legges til staben?
                Ett sted å se hvem som er borte. I dag leter jeg i tre lister.
                Avspasering godkjennes for sent til å planlegge uka.
                Jeg bruker mandagene på å ringe etter vikarer.
                Sykmeldte følges opp ulikt. Vi trenger en fast støtte i HR.
                Medarbeidersamtalen burde kunne holdes i to deler.
                Vi har kolleger fra nitten land. Gi oss kurs i å møtes.
                Jeg vil være på avdelingen før klokka ni, hver dag.
                Tretti ansatte er for mange for én leder.
                Fagledere uten personalansvar hjelper. Gi oss lov til det.
                """
            )
            {
                Carrier = Ingrid,
                Due = -12,
                Answer = new(
                    AnswerState.Draft,
                    0,
                    "Dere ber om færre møter, ett sted for fravær og ledere som er til stede. Det vil vi også. Noe kan vi gjøre nå, noe må vente til budsjettet er vedtatt.",
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Ledermøtet og driftsmøtet slås sammen til ett møte hver tirsdag klokka 12. Sakslista kommer tre dager før. Før klokka ni skal ingen leder kalles inn til møte.",
                        1,
                        2,
                        11
                    )
                    {
                        Promise = new("Slå sammen leder- og driftsmøtet", Ingrid, 52)
                        {
                            ExpectedEffect = "To timer mer i uka på avdelingen.",
                        },
                    },
                    new FjordvikPoint(
                        Stance.PartlyDo,
                        "Fra nyttår fyller Takt ut tallene i tertialrapporten. Dere skriver bare det som er annerledes enn ventet.",
                        3,
                        9
                    ),
                    new FjordvikPoint(Stance.WillNot, "Vi kjøper ikke et eget fraværssystem nå.", 5, 6)
                    {
                        Because =
                            "Lønnssystemet skiftes ut om to år og har denne oversikten. Fram til da får alle ledere lese fraværslista i staben.",
                    }
                ),
                Inside =
                [
                    (Jonas, "Nr. 12 om lederspenn er det flest stemte på. Vi kan ikke la det stå uten et ord.", 17),
                    ("Nils Otto Fagerli", "Enig. Jeg foreslår «Vi ser på det» med svar innen 1. mars.", 1),
                ],
            },
            new FjordvikTheme(
                5,
                "Hvilket dobbeltarbeid kan vi kutte?",
                """
                Samme opplysninger om et barn skrives i fire systemer.
                Kjøreboka føres på papir og så i Excel.
                Fravær registreres av oss og så en gang til av lønn.
                Vi skriver HMS-runden to ganger, én for oss og én for eieren av bygget.
                Fakturaer godkjennes av tre. Den siste ser aldri på dem. → Én godkjenner under 10 000.
                Permisjonssøknaden går på papir fra meg til meg sjøl.
                To nettsider om den samme barnehagen, og de sier ulike ting.
                Vi bestiller nøkler på tre måter.
                Referatet skrives i møtet og omskrives etterpå til malen.
                Tilsynsrapporten inneholder alt vi alt har levert.
                Vaksinelister skrives av for hånd.
                Kompetanseplanen og opplæringsplanen er det samme dokumentet med to navn.
                Vi leverer det samme budsjettønsket til egen sektor og til eiendom.
                Nye ansatte fyller ut fødselsnummer seks ganger.
                Mattilsynets skjema og vårt eget kontrollskjema har like spørsmål.
                Turnusen tegnes på tavla, i systemet og på kjøleskapet. Kjøleskapet er det som gjelder.
                Alle ringer rundt for å finne en ledig sal.
                Elevtall telles i september, oktober og november. De er like.
                Jeg sender månedstallene jeg får av økonomi, tilbake til økonomi.
                """
            )
            {
                Carrier = Jonas,
                Due = 10,
            },
            new FjordvikTheme(
                6,
                "Hva må en leder kunne hos oss?",
                """
                Å si nei på en måte som står seg.
                Ingen lærte meg å lese et regnskap. Jeg spurte en venn.
                Vanskelige samtaler. Øv med oss, ikke vis lysbilder.
                Turnus er et fag. Vi lærer det av hverandre, i beste fall.
                Hva er et mål, og hva er et tiltak?
                Kurs midt på dagen er umulig når jeg er alene leder.
                Nye ledere trenger noen som har stått i det, ikke en perm. → En erfaren kollega det første året.
                Statistikk for vanlige folk. Hva er tilfeldig, og hva betyr noe?
                Å lede folk som kan mer enn meg.
                Jus i det daglige: ansettelse, taushet, innsyn.
                Hvordan avslutte et arbeidsforhold på en ordentlig måte.
                Digitale verktøy: vi bruker en tidel av det vi betaler for.
                Fagledere og avdelingsledere må få det samme tilbudet som oss.
                Vi trenger et sted å tenke høyt uten at det skrives ned.
                Sikkerhet og beredskap: Hva gjør jeg de første ti minuttene?
                """
            )
            {
                Carrier = Ingrid,
                Due = 6,
                Since = -5,
                Answer = new(
                    AnswerState.Draft,
                    -5,
                    "Ledelse læres mest av andre ledere. Derfor bruker vi pengene på det først.",
                    new FjordvikPoint(Stance.WillDo, "Alle nye ledere får en erfaren kollega å gå sammen med det første året.", 1, 7, 9, 14)
                    {
                        Promise = new("Erfaren kollega for nye ledere", Solveig, 82),
                    },
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Lederskolen får fire korte kurs: regnskap, turnus, vanskelige samtaler og jus i det daglige. De holdes to ganger, kl. 8 og kl. 14.",
                        2,
                        3,
                        4,
                        6,
                        10,
                        11
                    ),
                    new FjordvikPoint(
                        Stance.PartlyDo,
                        "Avdelingslederne får plass på kursene fra høsten. I vår er det for få plasser.",
                        13
                    ),
                    new FjordvikPoint(Stance.InPlace, "Tiltakskortet for de første ti minuttene ligger i alle bygg, og her i Takt.", 15)
                ),
            },
            new FjordvikTheme(
                7,
                "Hvordan får vi helse og mestring til å henge sammen?",
                """
                Pasienten skrives ut fredag klokka tre, og hjemmetjenesten får vite det klokka fire.
                Vi har åtte ulike måter å dele ut medisiner på.
                Folk vil bo hjemme. Tilbudet slutter klokka elleve om kvelden.
                Tildelingskontoret fatter vedtak uten å ha sett trappa.
                Rehabilitering tidlig sparer oss for år med pleie. → To plasser til dagopphold i ukene etter sykehuset.
                La oss låne kompetanse av hverandre uten faktura.
                Fagsykepleieren på Haugtun kunne vært for hele kommunen.
                Bosentrene har tom stue om dagen. Dagsenteret har kø.
                Nattjenesten kjører forbi hverandre i samme gate.
                Pårørende vet ikke hvem de skal ringe.
                Psykisk helse må inn i bosentrene, ikke bare ta imot derfra.
                De unge brukerne blir glemt i et system for gamle.
                Vi måles på minutter. Da sier ingen at de trenger ti til.
                Hjelpemidlene står på lager i Granliveien, og brukeren venter på Neset.
                Legene kommer til fast tid, og da er den som kjenner pasienten fri.
                Vi trenger én kveld i måneden med fag, på tvers.
                Det går for lang tid fra vi ser at noen faller, til noen kommer.
                Frivillige vil gjerne følge til legen. Vi har ingen liste.
                Vaktbytter mellom bosentrene bør gå uten at lederne ringer hverandre.
                Vi har for mange små stillinger. Folk pusler sammen tre.
                Lederne i helse må møtes uten at det handler om budsjett.
                Velferdsteknologi er fint når noen tar telefonen etterpå.
                Vi snakker om trinn i tjenestene, men ingen har tegnet trappa.
                Sommeren må planlegges i januar, ikke i mai.
                """
            )
            {
                Carrier = Reidun,
                Due = -6,
                Answer = new(
                    AnswerState.Approved,
                    -6,
                    "Dere beskriver én pasient og ti tjenester. Vi snur det.",
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Tjenestetrappa tegnes sammen med dere og tas i bruk fra sommeren. Laveste trinn som virker, prøves først.",
                        4,
                        5,
                        12,
                        17,
                        23
                    )
                    {
                        Promise = new("Tegne tjenestetrappa sammen med enhetene", Reidun, 190),
                    },
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Utskriving fra sykehus meldes samme dag klokka tolv til én felles vakttelefon.",
                        1,
                        15
                    )
                    {
                        Promise = new("Felles vakttelefon for utskriving", "Marianne Sletthaug", 54),
                    },
                    new FjordvikPoint(
                        Stance.InPlace,
                        "Nattjenestene har delt opp kommunen på nytt. De kjører ikke lenger i samme gate.",
                        9,
                        19
                    ),
                    new FjordvikPoint(Stance.WillDo, "Én måte å dele ut medisiner på, i alle enheter.", 2)
                    {
                        Promise = new("Felles rutine for medisiner", "Tor Egil Midtun", 120),
                    },
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Fagkveld på tvers den første torsdagen i måneden. Vi betaler for tida.",
                        6,
                        7,
                        11,
                        16,
                        21
                    )
                    {
                        Promise = new("Fagkveld den første torsdagen", "Bodil Råmo", 37),
                    },
                    new FjordvikPoint(Stance.PartlyDo, "Dagsenteret får bruke stua på Furutun tre dager i uka. Haugtun trenger sin.", 8),
                    new FjordvikPoint(Stance.WillDo, "Lageret for hjelpemidler får utleveringspunkt på Neset.", 14)
                    {
                        Promise = new("Hjelpemidler på Neset", "Ragnhild Fossmo", 88),
                    },
                    new FjordvikPoint(Stance.InPlace, "Pårørende ringer innbyggertorget. De vet hvem som har saken.", 10, 18, 22),
                    new FjordvikPoint(
                        Stance.Considering,
                        "Hele stillinger og sommerplan henger sammen. Vi legger fram et forslag med tillitsvalgte.",
                        20,
                        24
                    )
                    {
                        AnswerBy = 52,
                    },
                    new FjordvikPoint(Stance.WillNot, "Kveldstilbudet hjemme utvides ikke etter klokka elleve.", 3)
                    {
                        Because =
                            "Det krever sju årsverk vi ikke har. Nattjenesten kan ta imot avtalte besøk, og det skal vi bli flinkere til å si.",
                    },
                    new FjordvikPoint(
                        Stance.PartlyDo,
                        "Vi slutter å rapportere minutter internt fra nyttår. Staten krever dem fortsatt én gang i året.",
                        13
                    )
                ),
            },
            new FjordvikTheme(
                8,
                "Hva må ledergruppen bli bedre på?",
                """
                Vær uenige foran oss. Vi tåler det.
                Svar på det vi sender inn, også når svaret er nei.
                Dere sier at noe er viktig, og så er det borte til neste år.
                Kom på besøk uten følge.
                Hva gjør dere på tirsdagene? Vi får vite vedtakene, ikke hvorfor.
                Ikke send ut fire prioriteringer samme uke.
                Dere tenker sektor når det gjelder penger.
                Si takk når noe er gjort ferdig.
                Vi hører om nye saker fra avisa. → La oss få vite det samme dag.
                Møtene begynner presis og slutter når som helst.
                Spør oss før høringsfristen, ikke etter.
                Jeg har ikke snakket med kommunedirektøren på fjorten måneder.
                Dere ber om åpenhet, og så blir det stille når noen bruker den.
                Ta bort noe når dere legger til noe.
                Saker til politisk behandling går ulike veier. Hvem godkjenner?
                Stå i det når det blåser. Ikke send enhetslederen ut alene.
                Si hva dere ikke vet.
                Ledergruppen er flink med tall og redd for følelser.
                Vi vil ha sakslista deres, ikke bare referatet.
                Hold fast ved én ting til den er ferdig.
                Hvem av dere kan jeg ringe når min egen leder er problemet?
                """
            )
            {
                Carrier = Torleif,
                Due = 6,
                Since = -9,
                Answer = new(
                    AnswerState.Draft,
                    -2,
                    "Dette var ikke hyggelig å lese, og det var nyttig. Takk for at dere skrev det.",
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Sakslista vår legges ut samtidig med at vi får den selv. Referatet sier også hvorfor, og om vi var uenige.",
                        1,
                        5,
                        19
                    )
                    {
                        Promise = new("Legge ut ledergruppens saksliste", Siri, 24),
                    },
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Hver av oss besøker fire enheter i halvåret, alene. Takt viser når vi sist var hos dere.",
                        4,
                        12
                    )
                    {
                        Promise = new("Besøk i alle enheter", Torleif, 200),
                    },
                    new FjordvikPoint(
                        Stance.PartlyDo,
                        "Vi har tre saker i gang om gangen. Når en ny kommer til, sier vi hvilken som må vente.",
                        3,
                        6,
                        14,
                        20
                    )
                ),
                Inside =
                [
                    (Reidun, "Nr. 13 må vi svare på, og ikke med en rutine. Hva skjedde egentlig den gangen?", 44),
                    (Torleif, "Jeg tok det dårlig. Jeg skriver punktet selv.", 40),
                    (Siri, "Nr. 21: varsling har vi. Men det de spør om, er en å snakke med.", 20),
                ],
            },
            new FjordvikTheme(
                9,
                "Når informasjonen fram til dem som trenger den?",
                """
                Halvparten av mine har ikke kommunal e-post. De leser lapper på døra.
                Intranettet har fire sider om ferie. To er riktige.
                Vaktene får vite ting på Facebook.
                Alt er merket viktig.
                Skjermer på pauserommene, så slipper vi oppslag fra i fjor.
                Skriv kortere. Så leser vi det.
                Referatene ligger i en mappe jeg ikke har tilgang til.
                Telefonlista er fra før forrige omorganisering.
                Samisk og kvensk kommer alltid etterpå, og ofte aldri.
                Søket finner alt unntatt det jeg leter etter.
                Den som står på natt, får aldri hørt det muntlig.
                Når en rutine endres, må noen si det. Ikke bare bytte fil.
                Hvem kan svare pressen fra en barnehage?
                Vi trenger bilder og tegn, ikke bare tekst. Ikke alle leser norsk godt.
                Ett sted for kriser, som virker når nettet er nede.
                Send lenker. Vedleggene er gamle før jeg åpner dem.
                Gi skjermene på pauserommene en eier, ellers viser de vær.
                """
            )
            {
                Carrier = Siri,
                Due = 10,
            }
        );

    static FjordvikPart Own =>
        new(
            "Del I: Egen virksomhet, det viktigste først",
            PartKind.Priorities,
            "Enhet og avdeling",
            new FjordvikTheme(
                1,
                "Systemer som henger sammen",
                """
                Elleve passord. Jeg har dem på en lapp, og det vet dere at jeg har. → Én pålogging.
                Personalsystemet vet ikke at folk har byttet enhet.
                Lønn og turnus må snakke sammen før jul, ikke etter.
                Internkontrollen ligger i en perm fra 2017.
                Nettbrettene slår seg av midt i stellet.
                Opplæring når systemet kommer, ikke et halvt år etterpå.
                Én oversikt over hvilket system som brukes til hva.
                Skriveren på Haugtun.
                """
            )
            {
                Carrier = Jonas,
                Due = 6,
                Answer = new(
                    AnswerState.Draft,
                    -1,
                    null,
                    new FjordvikPoint(null, "Arnfinn kommer tilbake med hva én pålogging koster, og når. Skriveren er bestilt.")
                ),
            },
            new FjordvikTheme(
                2,
                "Leder, ikke bare forvalter",
                """
                Jeg ble leder for å lede fag. Jeg attesterer.
                Merkantil hjelp én dag i uka ville gitt meg hele uka tilbake.
                Avvik, faktura, vikar, faktura. Så er det fredag.
                To av fem møter kunne vært en beskjed.
                Gi oss lov til å lukke døra to timer. → Fast arbeidstid uten telefon.
                Vi trenger at noen spør hvordan det går, ikke bare hvor mye det koster.
                Jeg vil ha tid til å se undervisning, ikke bare lese om den.
                """
            )
            {
                Carrier = Ingrid,
                Due = 6,
                Since = -2,
                Answer = new(
                    AnswerState.Draft,
                    -2,
                    "Vi har gjort dere til saksbehandlere. Det var ikke meningen.",
                    new FjordvikPoint(
                        Stance.PartlyDo,
                        "Fire enheter deler en merkantil stilling fra januar. Virker det, går vi videre.",
                        1,
                        2,
                        3
                    )
                    {
                        Promise = new("Prøve delt merkantil stilling i fire enheter", "Kjersti Aurdalen", 130)
                        {
                            ExpectedEffect = "Lederne får tilbake en halv dag i uka.",
                        },
                    },
                    new FjordvikPoint(Stance.WillDo, "Kommunalsjefene går gjennom møtene sine og tar bort to.", 4, 7)
                ),
            },
            new FjordvikTheme(
                3,
                "Lederavtaler for avdelingslederne",
                """
                Avdelingsledere har ansvar for tretti, men ingen avtale. → Samme mal for alle.
                Jeg vet ikke hva jeg kan bestemme når enhetslederen er borte.
                Lønna følger ikke ansvaret.
                Avtalen må ses på hvert år, ellers er den en rammet ting på veggen.
                Vi vil ha plass på ledersamlingen.
                Skriv hva jeg kan vente meg av min leder, ikke bare motsatt.
                """
            )
            {
                Carrier = Solveig,
                Due = -6,
                Answer = new(
                    AnswerState.Approved,
                    -6,
                    "Alle avdelingsledere skal ha en avtale før sommeren.",
                    new FjordvikPoint(
                        Stance.WillDo,
                        "Én mal for alle avdelingsledere. Den sier hva du bestemmer, hva du kan vente av din leder, og at dere ser på den hvert år.",
                        1,
                        2,
                        4,
                        6
                    )
                    {
                        Promise = new("Lederavtale for alle avdelingsledere", Solveig, 188),
                    },
                    new FjordvikPoint(
                        Stance.WillDo,
                        "To avdelingsledere fra hver sektor er med på ledersamlingene fra mars. Plassene går på omgang.",
                        5
                    ),
                    new FjordvikPoint(Stance.WillNot, "Lønna endres ikke sammen med avtalen.", 3)
                    {
                        Because =
                            "Lønn avgjøres i forhandlinger med organisasjonene. Avtalen gjør det lettere å vise hva dere har ansvar for.",
                    }
                ),
            }
        );
}
