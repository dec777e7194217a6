namespace Takt.Evaluations;

/// <summary>The yearly question to everybody in one sector, open for ten days more, under people's own names.</summary>
static class FjordvikYearly
{
    public static FjordvikEvaluation Script { get; } =
        new(
            "Oppvekst: Hva trenger vi neste år?",
            EvaluationState.Collecting,
            new FjordvikPart(
                "Hva har blitt bedre?",
                PartKind.Better,
                null,
                new FjordvikTheme(
                    null,
                    "Hva gikk bedre i år enn i fjor?",
                    """
                    Mette Kvalheim | Vi har fått vikarer vi kjenner. Barna kjenner dem også.
                    Faisal Rahmani | Foreldremøtene med tolk, og med kaffe etterpå.
                    Grete Ulvund | Utetida. Vi er mer ute, og det er mindre bråk.
                    Kjersti Aurdalen | Overgangen fra barnehagen. Vi fikk vite det viktige før sommeren.
                    Ida Marie Fossvoll | Vi hilser på hverandre på tvers av avdelingene.
                    Roar Tangvik | Færre skjemaer. Noen av dem har jeg ikke savnet et sekund.
                    Tone Elise Krag | Skolene ringer før de henviser.
                    Jakob Henriksbø | To voksne i de tyngste timene.
                    """
                )
            ),
            new FjordvikPart(
                "Hva må bli bedre?",
                PartKind.Improve,
                null,
                new FjordvikTheme(
                    1,
                    "Hva skal vi bruke fagdagene til?",
                    """
                    Elin Moldskred | Lek. Vi har hatt to år med krav og fire fagdager om skjemaer.
                    Jakob Henriksbø | Lesing fra 1. til 4. trinn, felles for alle skolene.
                    Hilde Kristin Rognmo | Hva vi gjør når et barn ikke vil på skolen.
                    Torunn Haukmo | Bål. Jeg mener det. Alle bør kunne lære noe ute.
                    Ida Marie Fossvoll | Tegn til tale. To på avdelingen kan det, vi trenger alle.
                    Synnøve Bakkejord | La oss besøke hverandre. Én dag på en annen skole er verdt fem foredrag.
                    Daniel Gebre | Hvordan snakke med foreldre som har vært redd skolen siden de var barn selv.
                    Vibeke Lunderud | Vurdering, så vi gjør det likt.
                    """
                ),
                new FjordvikTheme(
                    2,
                    "Hvordan får vi flere til å bli i jobben?",
                    """
                    Mette Kvalheim | Hele stillinger. Halvparten av mine pusler.
                    Grete Ulvund | Si takk, og mens folk ennå er her. → En halvtime med hver, to ganger i året.
                    Leif Arne Storhaugen | Spør dem som slutter, og skriv ned svaret.
                    Turid Sætermo | Ikke flytt lærere i august.
                    Ane Trøan Myhr | En nyutdannet skal ikke ha den tyngste klassen.
                    Markus Elvestad | SFO-ansatte får ikke plass på ett eneste kurs.
                    Ida Marie Fossvoll | La oss få være med og bestemme vaktene.
                    Oddny Vassbotn | Bolig. De vil komme, men finner ikke et sted å bo.
                    """
                ),
                new FjordvikTheme(
                    3,
                    "Hva kan vi slutte med?",
                    """
                    Amund Lie | Tre evalueringer av det samme prosjektet.
                    Synnøve Bakkejord | To systemer for det samme fraværet. Velg ett.
                    Lise Marit Enge | Ukesbrev på papir i tillegg til app.
                    Roar Tangvik | Møter med alle rektorene om saker for to av oss. → Send ut på e-post hvem det gjelder.
                    Tone Elise Krag | Rapporter som ingen leser etterpå.
                    Jakob Henriksbø | Å telle minutter i planleggingstida.
                    Kristine Lomsdal | Å levere statusrapport på rapporten.
                    Faisal Rahmani | Å samle inn telefonnumre på nytt hver høst.
                    """
                ),
                new FjordvikTheme(
                    4,
                    "Hva trenger barn og unge som strever?",
                    """
                    Anne Marit Tømmermo | Én voksen som blir. Ikke en ny plan.
                    Gunnhild Mørkved | Avlastning før familien er utslitt. I dag kommer vi etterpå.
                    Amund Lie | Rom. Vi har en gang og en trapp. → To små rom på hver skole.
                    Kristine Lomsdal | At vi tør å si fra til hverandre når vi er bekymret, også om små ting.
                    Hilde Kristin Rognmo | Miljøterapeuter. Vi har én på 340 elever.
                    Tone Elise Krag | At hjelpen begynner i klassen mens vi venter på utredning.
                    Oddny Vassbotn | Noe å gå til om ettermiddagen som ikke koster penger.
                    Jon Arve Sætran | Små barn som gråter lenge. Vi må være nok folk til å sitte.
                    Ole Kristoffer Nesheim | Et felles sted der vi ser hele bildet, ikke sju biter.
                    """
                ),
                new FjordvikTheme(
                    5,
                    "Hva vil dere ha svar på fra kommunalsjefen?",
                    """
                    Amund Lie | Blir det Nordbygda og Sjøbakken som ett, eller ikke? Vi trenger et svar, også et nei.
                    Elin Moldskred | Hvorfor får private barnehager vite om tilskuddet før oss?
                    Áile Somby | Hvem har ansvaret for at det finnes samiske bøker?
                    Mette Kvalheim | Når får Solstua ny styrer? Jeg hjelper gjerne til, men ikke til sommeren.
                    Leif Arne Storhaugen | Hvor mye av vikarbudsjettet kan jeg bruke uten å spørre?
                    Turid Sætermo | Når blir de tillitsvalgte spurt om skolebruksplanen?
                    Grete Ulvund | Kommer du på besøk igjen? Sist var hyggelig.
                    """
                )
            )
        )
        {
            Unit = "Oppvekst",
            Programme = "Oppvekstplanen",
            Kind = EvaluationKind.Yearly,
            Mode = ContributionMode.Named,
            Purpose =
                "Hvert år spør kommunalsjefen alle i oppvekst før budsjettet settes opp. Svarene kommer i januar, med hva vi gjør, og hva vi ikke gjør.",
            PurposeDiscussed = -25,
            Gathering = "Åpent på nett",
            Collected = (-11, 10),
            Meeting = "Ledermøtet i oppvekst",
            MeetingOn = 45,
            Presenter = "Ingrid Vårdal",
            AnsweringBody = "Kommunalsjefen",
            Answers = "Ingrid Vårdal",
            AnswersDue = 38,
        };
}
