using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>Where the measures came from that no module of the demonstration holds.</summary>
sealed record FjordvikSource(string Kind, string Title)
{
    public MeasureSource Source { get; } = new(Kind, Guid.CreateVersion7(), Title, FollowUpUrls.List);
}

/// <summary>A measure of Fjordvik and its course; every number is a day counted from today.</summary>
sealed record FjordvikMeasure(string What, string Owner, int? Due, FjordvikSource From)
{
    public MeasureKind Kind { get; init; } = MeasureKind.Measure;

    /// <summary>The unit it belongs to, where the owner leads more than one.</summary>
    public string? LeaderOf { get; init; }

    public string? Effect { get; init; }
    public (string Lines, int Done)? Steps { get; init; }
    public MeasureSize Size { get; init; } = MeasureSize.None;

    /// <summary>Somebody has said that it should be done; nobody has decided.</summary>
    public bool IsProposed { get; init; }

    public int Decided { get; init; } = -60;
    public int? Started { get; init; }
    public int? Done { get; init; }
    public int? JudgeOn { get; init; }
    public (MeasureEffect Effect, string Shown)? Judged { get; init; }
    public string? Dropped { get; init; }
    public int? Ended { get; init; }
    public (string From, string About)? NeedsHelp { get; init; }
    public (string Answer, string By)? Helped { get; init; }
    public (string Sentence, int DaysAgo)? News { get; init; }
}

/// <summary>What Fjordvik has said it will do, from reports, decisions, deviations, surveys and conversations.</summary>
static class FjordvikMeasures
{
    const string Done = "FollowUp.NewsDone";
    const string Judged = "FollowUp.NewsJudged";
    const string NeedsHelp = "FollowUp.NewsNeedsHelp";

    static readonly FjordvikSource Report = new("FollowUp.SourceReport", "2. tertialrapport");
    static readonly FjordvikSource Users = new("FollowUp.SourceSurvey", "Brukerundersøkelsen");
    static readonly FjordvikSource Staff = new("FollowUp.SourceSurvey", "Medarbeiderundersøkelsen");
    static readonly FjordvikSource Pupils = new("FollowUp.SourceSurvey", "Elevundersøkelsen");
    static readonly FjordvikSource Library = new("FollowUp.SourceDecision", "Formannskapet, vedtak 47");
    static readonly FjordvikSource Nights = new("FollowUp.SourceDecision", "Formannskapet, vedtak 39");
    static readonly FjordvikSource Committee = new("FollowUp.SourceCommittee", "Arbeidsmiljøutvalget");
    static readonly FjordvikSource Talk = new("FollowUp.SourceDialogue", "Dialogmøte");
    static readonly FjordvikSource Forms = new("FollowUp.SourceDoubleWork", "Dobbeltarbeid, forslag 9 og 14");

    public static IReadOnlyList<FjordvikMeasure> All { get; } =
    [
        new("Sende budsjettforslaget fra skoler og barnehager til økonomi", "Ole Kristoffer Nesheim", 3, Report)
        {
            Kind = MeasureKind.Task,
            Decided = -20,
            Started = -9,
        },
        new("Velge to møter i oppvekst som kan kortes ned", "Ole Kristoffer Nesheim", 6, Talk) { Kind = MeasureKind.Task, Decided = -14 },
        new("Skrive lederavtale for styreren i Nøtteliten barnehage", "Mette Kvalheim", 10, Talk)
        {
            Kind = MeasureKind.Task,
            Decided = -21,
        },
        new("Felles vikarliste for barnehagene i sør", "Mette Kvalheim", -23, Report)
        {
            Effect = "Styrerne bruker under en halvtime om dagen på å finne vikar.",
            Decided = -120,
            Started = -100,
            Done = -1,
            JudgeOn = 97,
            News = (Done, 1),
        },
        new("Vikarordning for skolen etter høstferien", "Amund Lie", -4, Report)
        {
            Effect = "Ingen klasse står uten voksen de to første timene.",
            Size = new(MeasurePriority.High, "Timer uten lærer", Hours: 60, Cost: 180_000),
            Started = -41,
            Steps = ("Telle morgener uten vikar i oktober\nAvtale med Nordbygda hvem som ringer\nPrøve to faste vikarer fram til jul", 1),
            NeedsHelp = ("Ole Kristoffer Nesheim", "Kan vi dele to faste vikarer med Nordbygda? Vi får ikke tak i noen på dagen."),
            News = (NeedsHelp, 2),
        },
        new("Leseplan for 2. trinn", "Amund Lie", -115, Pupils)
        {
            Effect = "Flere elever leser hver dag, også hjemme.",
            Decided = -300,
            Started = -280,
            Done = -120,
            Judged = (
                MeasureEffect.Worse,
                "Elevene leser mindre hjemme enn før. Planen ble et skjema foreldrene skulle fylle ut. Vi tar skjemaet bort fra januar."
            ),
            Ended = -12,
            News = (Judged, 12),
        },
        new("Kortere ventetid på avlastning", "Gunnhild Mørkved", -6, Users)
        {
            Effect = "Ingen familie venter mer enn åtte uker.",
            Size = new(MeasurePriority.High, "Uker fra søknad til avlastning", Cost: 1_200_000),
            Decided = -150,
            Started = -130,
            NeedsHelp = ("Solveig Brekkan", "To stillinger har stått utlyst tre ganger. Hva kan vi tilby som andre ikke tilbyr?"),
        },
        new("Ett skjema for sakkyndig vurdering", "Tone Elise Krag", 7, Forms)
        {
            Steps = ("Samle skjemaene som er i bruk\nFjerne det to av dem spør om\nPrøve ett skjema på tre skoler\nTa det i bruk", 2),
            Effect = "Skolene skriver hver opplysning én gang.",
            Size = new(Hours: 40),
            Started = -35,
        },
        new("Tospråklig velkomstbrev til foreldre, norsk og nordsamisk", "Áile Somby", 49, Talk)
        {
            Decided = -25,
            Size = new(MeasurePriority.Low, Cost: 8_000),
        },
        new("Bildetavle i garderoben, så foreldre ser dagen uten å spørre", "Ida Marie Fossvoll", 21, Users)
        {
            Effect = "Foreldre vet hva barnet har gjort, også når norsken er ny.",
            Decided = -50,
            Started = -30,
        },
        new("Trafikken ved porten om morgenen", "Kjersti Aurdalen", 37, Committee)
        {
            Decided = -40,
            Started = -15,
            NeedsHelp = ("Bjørn Tore Haugmo", "Når kan sperringen settes opp?"),
            Helped = ("Vi setter den opp om to uker, en kveld ingen skal over. Vaktmesteren får nøkkelen.", "Bjørn Tore Haugmo"),
        },
        new("Felles lekseplan på ukeplanen, slik at foreldre slipper tre ulike", "Hilde Kristin Rognmo", -90, Pupils)
        {
            Decided = -260,
            Started = -220,
            Done = -150,
            Judged = (MeasureEffect.Better, "Klagene på leksemengden er borte. 8 av 10 foreldre sier at de finner planen."),
            Ended = -40,
        },
        new("Kjøreplan for overgang fra barnehage til skole", "Kjersti Aurdalen", 68, Report) { Decided = -18 },
        new("Bytte ut papirskjema for permisjon med ett digitalt", "Leif Arne Storhaugen", -60, Forms)
        {
            Decided = -200,
            Started = -180,
            Done = -75,
            JudgeOn = 14,
        },
        new("Egen ukeplan i app for hvert trinn", "Ingrid Vårdal", -70, Pupils)
        {
            Decided = -240,
            Started = -210,
            Dropped = "Foreldrene har nå fem apper. Vi legger planen på nettsiden i stedet, der alle finner den.",
            Ended = -80,
        },
        new("Åpent bibliotek på søndager", "Hanne Bjørgum", 12, Library)
        {
            Effect = "Folk som arbeider i ukedagene, får også et bibliotek.",
            Decided = -170,
            Started = -90,
        },
        new("Prøve digitalt tilsyn på to avdelinger", "Yusuf Warsame", 96, Nights)
        {
            LeaderOf = "Hjemmetjenesten øst",
            Effect = "Færre vekkes om natta, og ingen venter lenger på hjelp.",
            Decided = -110,
            Started = -45,
        },
        new("Dele nattvakt mellom to bosentre", "Yusuf Warsame", 21, Report) { Decided = -70, Started = -30 },
        new("Ny turnus på Haugtun, første etasje", "Bente Lillevold", 128, Committee)
        {
            Effect = "Færre doble vakter, og alle kjenner turnusen åtte uker før.",
            Decided = -33,
        },
        new("Skrive ned hvem som har nøkkel til medisinrommet", "Bente Lillevold", -2, Deviation("Avvik 1197, Haugtun bosenter"))
        {
            Kind = MeasureKind.Task,
            Decided = -9,
        },
        new("Velkomst for nyansatte den første dagen, ikke den tredje uka", "Maryam Sadeghi", 30, Staff) { Decided = -28, Started = -7 },
        new("Felles inntaksmøte for hjemmetjeneste, bosenter og sykehjem", "Reidun Sandnesmo", 45, Report)
        {
            Effect = "Ingen må fortelle historien sin tre ganger.",
            Decided = -80,
            Started = -20,
        },
        new("Lese avvikene høyt i ledermøtet hver fredag", "Reidun Sandnesmo", -30, Deviation("Avvik, 2. tertial"))
        {
            Decided = -160,
            Started = -150,
            Done = -45,
            JudgeOn = 20,
        },
        new("Rette feil i kartlaget for vannledninger", "Oddvar Stenersen", 26, Deviation("Avvik 1182, vann og avløp")) { Decided = -15 },
        new("Befaring av stikkledninger i sentrum", "Oddvar Stenersen", 21, Deviation("Avvik 1203, vann og avløp"))
        {
            Decided = -55,
            Started = -28,
        },
        new("Samle bookingen av haller på ett sted", "Trond Vestgård", -40, Users)
        {
            Decided = -210,
            Started = -190,
            Done = -60,
            Judged = (
                MeasureEffect.NoChange,
                "Lagene ringer fortsatt. Siden er for treg på telefon. Ny leverandør er bedt om å rette det."
            ),
            Ended = -5,
            News = (Judged, 5),
        },
        new("Fjerne skjemaet for kjørebok", "Jonas Myrland", -23, Forms)
        {
            Decided = -130,
            Started = -110,
            Done = -25,
            JudgeOn = 128,
        },
        new("Samme frist for tertialrapport og skoleeiermelding", "Jonas Myrland", 6, Report) { Decided = -75, Started = -50 },
        new("Rydde i brukertilganger etter forrige omorganisering", "Espen Rydmo", 17, Deviation("Avvik 1170, tilganger"))
        {
            Kind = MeasureKind.Task,
            Decided = -30,
            Started = -12,
        },
        new("Gå gjennom formålet med medarbeiderundersøkelsen sammen med AMU", "Rune Kaldheim", 9, Committee)
        {
            Kind = MeasureKind.Task,
            Decided = -16,
        },
        new("Bestille nye navneskilt til innbyggertorget", "Vigdis Holtermo", -35, Talk)
        {
            Kind = MeasureKind.Task,
            Decided = -60,
            Started = -50,
            Done = -38,
        },
        new("Ruteplan for brøyting ved skolene", "Bjørn Tore Haugmo", -15, Report)
        {
            Effect = "Gang- og sykkelveier til skolene er brøytet før klokka halv åtte.",
            Decided = -90,
            Started = -85,
        },
        new("Bytte på hvem som tar den tidligste vakta, én uke av gangen", "Mette Kvalheim", null, Talk)
        {
            IsProposed = true,
            Effect = "Ingen må stå opp halv fem hele vinteren.",
            Decided = -6,
        },
        new("Låne ut ski og akebrett fra skolen i helgene", "Amund Lie", null, Talk)
        {
            IsProposed = true,
            Effect = "Alle kan være med på vinterleker, også de som ikke har utstyr.",
            Decided = -3,
        },
        new("Ringe pårørende dagen etter at noen har flyttet inn", "Bente Lillevold", null, Talk)
        {
            IsProposed = true,
            Effect = "De første spørsmålene blir ikke til klager.",
            Decided = -9,
        },
    ];

    static FjordvikSource Deviation(string title) => new("FollowUp.SourceDeviation", title);
}
