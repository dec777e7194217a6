using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Takt.Evaluations;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Bench;

/// <summary>
/// A municipality's rows after years of use, by the product's own entities and acts: 300 units more than the demonstration's
/// (see <see cref="FillOrganisation"/>), and for each evaluation ten themes, forty contributions, nine answers, eight measures
/// with todos, deadlines and search rows, a publication, and the trail of it all.
/// </summary>
sealed class Fill(Db db, Clock clock, SnapshotReader snapshots)
{
    static readonly string[] Said =
    [
        "Vi får vite om endringer for sent, og ofte av andre enn lederen vår.",
        "Det må bli tydeligere hvem som bestemmer når to tjenester deler et rom.",
        "Opplæringen av vikarer tar tid fra dem som allerede er på jobb, særlig om høsten.",
        "Møtene er blitt kortere og bedre, men vedtakene er vanskelige å finne igjen etterpå.",
    ];

    static readonly string[] Done =
    [
        "Rydde i vaktlista",
        "Skrive ned rutinen for",
        "Ringe alle som venter på",
        "Møte om skole og hjem,",
        "Ny avtale om",
    ];

    readonly MeasureHistory history = new(db);
    IReadOnlyList<Seat> leaders = [];
    Guid root;

    /// <summary>Writes it all and returns what the pages are measured on: the last evaluation, published, and a unit with its leader.</summary>
    public static async Task<Filled> Write(IServiceProvider scope, int evaluations, Size? size = null, int measures = 0, int meetings = 0)
    {
        var (db, clock) = (scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>());
        var fill = new Fill(db, clock, scope.GetRequiredService<SnapshotReader>());
        (fill.root, fill.leaders) = await new FillOrganisation(db, clock, size ?? Size.Large).Write();
        var last = Guid.Empty;
        for (var number = 1; number <= evaluations; number++)
        {
            last = await fill.Evaluate(number, isLast: number == evaluations);
            if (number % 100 == 0)
            {
                await Console.Error.WriteLineAsync($"  {number} of {evaluations} evaluations written");
            }
        }

        var measure = await fill.Decide(measures);
        var met = meetings == 0 ? null : await FillMeetings.Write(scope, meetings, fill.root, fill.leaders);
        await Hear(db);
        return new(last, fill.leaders[0].UnitId!.Value, await fill.LeaderOf(fill.leaders[0]), measure) { Meetings = met };
    }

    // Long ago: what hears them would run beside every page that is measured.
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Two hundred thousand rows that nobody made.")]
    static Task Hear(Db db) => db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.DoneAt, e => e.At));

    // What was said in meetings and reports, over three years: two of three are closed.
    async Task<Guid> Decide(int measures)
    {
        const int atATime = 500;
        var last = Guid.Empty;
        for (var number = 0; number < measures; number++)
        {
            var owner = leaders[number % leaders.Count];
            var decided = clock.Today.AddDays(-(number % 1000) - 1);
            last = history.Write(
                new(
                    $"{Done[number % Done.Length]} {number}",
                    owner,
                    number % 7 == 0 ? null : clock.Today.AddDays((number % 200) - 20),
                    new($"FollowUp.Source{(number % 3 == 0 ? "Report" : "Dialogue")}", root, "Tertialrapporten", "/tiltak"),
                    new() { Permission = FollowUpPermissions.See, UnitId = owner.UnitId!.Value }
                )
                {
                    ExpectedEffect = "Færre må vente, og ingen må spørre to ganger.",
                    Kind = number % 5 == 0 ? MeasureKind.Task : MeasureKind.Measure,
                },
                (number % 6) switch
                {
                    0 => new(decided),
                    1 => new(decided) { Started = decided.AddDays(3) },
                    2 => new(decided) { DroppedBecause = "Det ble løst på en annen måte.", Ended = decided.AddDays(20) },
                    _ when number % 5 == 0 || number % 6 == 3 => new(decided) { Done = decided.AddDays(30) },
                    _ => new(decided)
                    {
                        Done = decided.AddDays(30),
                        Effect = MeasureEffect.Better,
                        Shown = "Spurt på personalmøtet",
                        Ended = decided.AddDays(60),
                    },
                }
            );
            if ((number + 1) % atATime == 0 || number + 1 == measures)
            {
                await db.Save("bench: measures");
                db.ChangeTracker.Clear();
            }
        }

        return last;
    }

    Task<Guid> LeaderOf(Seat seat) =>
        db.Assignments.AsOf(clock.Today).Where(a => a.UnitId == seat.UnitId && a.Role == Roles.Leader).Select(a => a.PersonId).FirstAsync();

    async Task<Guid> Evaluate(int number, bool isLast)
    {
        var isPublished = isLast || number % 10 != 5;
        var owner = leaders[number % leaders.Count];
        // Three of four belong to the whole municipality; the others to a unit, and most people do not see them.
        var unit = isLast || number % 4 != 3 ? root : owner.UnitId!.Value;
        var evaluation = Evaluation.Plan($"Evaluering {number}: samarbeid og ledelse", unit, owner);
        evaluation.GatheringName = "Ledersamling";
        evaluation.GatheringFrom = clock.Today.AddDays(-(number % 900) - 60);
        evaluation.AnswersDue = clock.Today.AddDays(-30);
        db.Evaluations.Add(evaluation);
        var improve = evaluation.AddPart("Hva må bli bedre", PartKind.Improve);
        var better = evaluation.AddPart("Hva er blitt bedre", PartKind.Better);
        for (var theme = 1; theme <= 9; theme++)
        {
            AddTheme(
                evaluation,
                evaluation.AddTheme(improve, $"Hvordan kan vi få til bedre samhandling i sak {theme}?", theme),
                improve,
                isPublished
            );
        }

        var praised = evaluation.AddTheme(better, "Hva er blitt bedre?");
        praised.NeedsAnswer = false;
        Say(praised, better);
        evaluation.Open();
        evaluation.Close();
        if (isPublished)
        {
            evaluation.Publish(clock.Now);
        }

        await db.Save("bench: evaluation");
        if (isPublished)
        {
            await Publish(evaluation);
        }

        db.ChangeTracker.Clear();
        return evaluation.Id;
    }

    async Task Publish(Evaluation evaluation)
    {
        db.Publications.Add(
            new()
            {
                EvaluationId = evaluation.Id,
                Number = 1,
                At = clock.Now,
                By = "Bench",
                Snapshot = JsonSerializer.Serialize(await snapshots.Read(evaluation, drafts: false, CancellationToken.None)),
            }
        );
        await db.Save("bench: published");
    }

    void AddTheme(Evaluation evaluation, Theme theme, Part part, bool isPublished)
    {
        theme.Carrier = leaders[(theme.Number!.Value * 7) % leaders.Count];
        theme.Due = clock.Today.AddDays(-20);
        var said = Say(theme, part);
        var answer = new Answer(theme.Id, evaluation.Id);
        var measure = theme.Number < 9;
        AnswerPoint[] points =
        [
            new AnswerPoint(answer.Id, 1, "Vi legger beslutninger ut samme dag, med hvem som følger opp.", Stance.WillDo)
            {
                MeasureWhat = measure ? "Referat ut samme dag" : null,
                MeasureOwner = measure ? theme.Carrier : null,
                MeasureDue = measure ? clock.Today.AddDays(40) : null,
                Because = measure ? null : "Det er på plass fra nyttår.",
                CoversAll = false,
            }.Covering(said[..2]),
            new AnswerPoint(answer.Id, 2, "Dette er på plass: rutinen ble tatt i bruk i vår.", Stance.InPlace).Covering(said[2..]),
        ];
        answer.Write("Vi har hørt dette, og gjør noe med det.", points, new() { Name = "Bench" }, clock.Today);
        if (isPublished)
        {
            answer.Submit(clock.Today);
            answer.Approve(new() { Name = "Bench" }, SecondEyes.Meeting, clock.Today);
            if (measure)
            {
                points[0].MeasureId = Decide(evaluation, theme);
            }
        }

        db.Answers.Add(answer);
    }

    Guid[] Say(Theme theme, Part part) =>
        [
            .. Enumerable
                .Range(1, 4)
                .Select(number =>
                {
                    var contribution = Contribution.Imported(theme, Contribution.KindIn(part.Kind), number, Said[number - 1], slide: null);
                    db.Contributions.Add(contribution);
                    return contribution.Id;
                }),
        ];

    Guid Decide(Evaluation evaluation, Theme theme)
    {
        var number = theme.Number!.Value;
        var decided = evaluation.GatheringFrom!.Value;
        return history.Write(
            new(
                $"Tiltak {number}: referat ut samme dag",
                theme.Carrier!,
                clock.Today.AddDays((number * 13) - 40),
                new("Evaluations.SourceTheme", theme.Id, evaluation.Title, EvaluationsUrls.ThemeOf(evaluation.Id, theme.Position)),
                new() { Permission = FollowUpPermissions.See, UnitId = evaluation.Audience.UnitId }
            )
            {
                ExpectedEffect = "Færre spørsmål om hva som ble bestemt",
            },
            number switch
            {
                1 or 2 => new(decided),
                3 => new(decided) { Started = decided.AddDays(10) },
                4 => new(decided) { Done = decided.AddDays(30) },
                _ => new(decided)
                {
                    Done = decided.AddDays(30),
                    Effect = MeasureEffect.Better,
                    Shown = "Spurt i samlingen etterpå",
                    Ended = decided.AddDays(40),
                },
            }
        );
    }
}
