namespace Takt.Evaluations;

/// <summary>A draft out for comment: a written round without names, with a poster in the break rooms and a week to go.</summary>
static class FjordvikDraft
{
    const int Hour = 15;
    const string Grave =
        "Vi blir bedt om å skrive andre tidspunkter for medisin enn da den ble gitt. Det er ikke et møtespørsmål, men noen må vite det.";

    /// <summary>By theme: heading it was put under or nothing, and the text.</summary>
    static readonly (int Theme, string Lines)[] Said =
    [
        (
            1,
            """
            Kortere enn i dag | Én time holder, hvis sakene er sendt ut på forhånd.
            Kortere enn i dag | Ikke legg møter mellom 7 og 9. Da er det folk som skal stelles.
            | Bytt ut orienteringene med et notat. Vi kan lese.
            | Fast dag er fint. Torsdag passer for alle på huset vårt.
            """
        ),
        (
            2,
            """
            Det som ble bestemt | Hva som ble bestemt, og hva det betyr for oss på natt.
            Det som ble bestemt | Tre linjer samme dag slår et referat om tre uker.
            | Heng det på tavla. Halvparten av oss har ikke jobb-PC.
            """
        ),
        (
            3,
            """
            | Personalmøtet i juni kan utgå. Det er ingen der.
            | Sluttrapporten som ingen har sett et svar på.
            """
        ),
    ];

    public static FjordvikEvaluation Script { get; } =
        new(
            "Utkast til møteplan 2027: hva mener du?",
            EvaluationState.Collecting,
            new FjordvikPart(
                "Hva må bli bedre i utkastet?",
                PartKind.Improve,
                Level: null,
                new FjordvikTheme(1, "Passer møtetidene arbeidsdagen din?", "")
                {
                    Guidance = "Utkastet ligger på oppslagstavla. Tenk på når det er lett og vanskelig å gå fra.",
                },
                new FjordvikTheme(2, "Hva må du få vite etter et ledermøte?", ""),
                new FjordvikTheme(3, "Hva kan vi slutte med?", "")
            )
        )
        {
            Unit = "Helse og mestring",
            Programme = "Møteplanen",
            Kind = EvaluationKind.DraftForComment,
            Mode = ContributionMode.Anonymous,
            Purpose = "Møteplanen vedtas i januar. Alle som jobber i turnus, skal få si hva den betyr for dem, uten å måtte si hvem de er.",
            PurposeDiscussed = -12,
            Gathering = "Skriftlig runde",
            Collected = (-9, 8),
            Meeting = "Ledermøtet i helse og mestring",
            MeetingOn = 24,
            AnsweringBody = "Ledergruppen i helse og mestring",
            Answers = "Reidun Sandnesmo",
            AnswersDue = 20,
        };

    public static void Write(Db db, Evaluation evaluation)
    {
        Theme[] themes = [.. evaluation.ThemesInOrder];
        var round = new Gathering(evaluation.Id) { IsWritten = true };
        round.PlanWritten(Clock.At(evaluation.GatheringTo!.Value, new(Hour, 0)), dots: 3, openToAll: true, themes);
        round.Begin(Clock.StartOf(evaluation.GatheringFrom!.Value));
        db.Gatherings.Add(round);
        FjordvikGathering.Write(db, round, themes, Said);
    }

    /// <summary>One of those who run it saw that this is no matter for a meeting plan.</summary>
    public static async Task Report(Db db, Evaluation evaluation, Clock clock, CancellationToken cancel)
    {
        var round = await db.WrittenRounds(evaluation.Id).Include(g => g.Themes).SingleAsync(cancel);
        var text = GatheredText.Of(null, round, round.ThemeAt(1, 1), table: 0, Grave, agreed: false);
        db.GatheredTexts.Add(text);
        await db.Save("Fjordvik: innspill", cancel);
        await db.Report(evaluation, [text], clock, cancel);
    }
}
