using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>What Fjordvik has done in the course of the year, and how it went: the figures are of this.</summary>
static class FjordvikPast
{
    static readonly FjordvikSource Report = new("FollowUp.SourceReport", "1. tertialrapport");
    static readonly FjordvikSource Users = new("FollowUp.SourceSurvey", "Brukerundersøkelsen");
    static readonly FjordvikSource Staff = new("FollowUp.SourceSurvey", "Medarbeiderundersøkelsen");
    static readonly FjordvikSource Pupils = new("FollowUp.SourceSurvey", "Elevundersøkelsen");
    static readonly FjordvikSource Library = new("FollowUp.SourceDecision", "Formannskapet, vedtak 12");
    static readonly FjordvikSource Committee = new("FollowUp.SourceCommittee", "Arbeidsmiljøutvalget");
    static readonly FjordvikSource Talk = new("FollowUp.SourceDialogue", "Dialogmøte");
    static readonly FjordvikSource Forms = new("FollowUp.SourceDoubleWork", "Dobbeltarbeid, forslag 3");
    static readonly FjordvikSource Alarms = new("FollowUp.SourceDeviation", "Avvik 1088, trygghetsalarmer");
    static readonly FjordvikSource Access = new("FollowUp.SourceDeviation", "Avvik 1121, tilganger");

    public static IReadOnlyList<FjordvikMeasure> All { get; } =
    [
        Judged(
            new("Leksehjelp i SFO to dager i uka", "Roar Tangvik", -170, Pupils) { Decided = -290, Done = -185 },
            -80,
            MeasureEffect.Better,
            "Ni av ti på 3. trinn har gjort leksene når de går hjem."
        ),
        Judged(
            new("Fast voksen ved bussene etter skoletid", "Synnøve Bakkejord", -200, Users) { Decided = -250, Done = -205 },
            -110,
            MeasureEffect.Better,
            "To meldte hendelser på et halvt år. Før var det elleve."
        ),
        Judged(
            new("Elevrådet får sitt eget budsjett", "Faisal Rahmani", -120, Pupils) { Decided = -230, Done = -95 },
            -20,
            MeasureEffect.NoChange,
            "Pengene ble ikke brukt. Elevrådet vil heller være med og bestemme over skolegården."
        ),
        Judged(
            new("To porter åpne når barna hentes", "Elin Moldskred", -230, Users) { Decided = -300, Done = -240 },
            -140,
            MeasureEffect.Better,
            "Køen er borte. Foreldrene nevner det selv i samtalene."
        ),
        Judged(
            new("Tørkerom ved inngangen", "Torunn Haukmo", -150, Committee) { Decided = -260, Done = -110 },
            -15,
            MeasureEffect.Better,
            "Ingen henger vått tøy i gangen, og golvet er tørt."
        ),
        Judged(
            new("Én kontaktperson for hver familie", "Gunnhild Mørkved", -180, Users) { Decided = -280, Done = -176 },
            -70,
            MeasureEffect.Better,
            "Sju av åtte familier sier at de vet hvem de skal ringe."
        ),
        Judged(
            new("Nøkkelboks hos alle med trygghetsalarm", "Yusuf Warsame", -100, Alarms)
            {
                LeaderOf = "Hjemmetjenesten øst",
                Decided = -220,
                Done = -104,
            },
            -12,
            MeasureEffect.Better,
            "Ingen har ventet på nøkkel siden boksene kom opp."
        ),
        Judged(
            new("SMS til dem det gjelder når vannet stenges", "Oddvar Stenersen", -130, Users) { Decided = -210, Done = -131 },
            -35,
            MeasureEffect.Better,
            "Telefonene til vakta er halvert de dagene vannet er stengt."
        ),
        Judged(
            new("Svar på e-post innen to dager", "Vigdis Holtermo", null, Users) { Decided = -200, Done = -160 },
            -60,
            MeasureEffect.NoChange,
            "Vi svarer raskere, men folk ringer like mye. De leser ikke svaret vi sender."
        ),
        Judged(
            new("Lesestund på lørdager", "Hanne Bjørgum", -110, Library) { Decided = -190, Done = -112 },
            -25,
            MeasureEffect.Better,
            "Tretti barn hver lørdag. Halvparten har ikke lånt bøker før."
        ),
        Judged(
            new("Lån av utstyr uten skjema", "Trond Vestgård", -205, Forms) { Decided = -260, Done = -190 },
            -95,
            MeasureEffect.Better,
            "Dobbelt så mange låner, og alt er levert tilbake."
        ),
        new("Felles planleggingsdag for skole og barnehage", "Oddny Vassbotn", -60, Report)
        {
            Decided = -140,
            Done = -70,
            JudgeOn = 30,
        },
        new("Regnskapet til enhetslederne innen den femte i måneden", "Jonas Myrland", -90, Staff)
        {
            Decided = -150,
            Done = -90,
            JudgeOn = -6,
        },
        new("Strøkasser ved bussholdeplassene", "Bjørn Tore Haugmo", -240, Users)
        {
            Kind = MeasureKind.Task,
            Decided = -280,
            Done = -245,
        },
        new("Stenge brukere som har sluttet", "Espen Rydmo", -75, Access)
        {
            Kind = MeasureKind.Task,
            Decided = -95,
            Done = -61,
        },
        new("Felles mal for saksframlegg", "Siri Tveitan", -140, Talk)
        {
            Kind = MeasureKind.Task,
            Decided = -170,
            Done = -150,
        },
    ];

    static FjordvikMeasure Judged(FjordvikMeasure measure, int on, MeasureEffect effect, string shown) =>
        measure with
        {
            Judged = (effect, shown),
            Ended = on,
        };
}
