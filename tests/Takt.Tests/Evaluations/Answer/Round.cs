using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>
/// A small evaluation being answered: two themes in one part. Kari carries the first, the leader of the municipality
/// answers for the rest, Nils drafts, Per leads another unit.
/// </summary>
sealed class Round : IDisposable
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    Round(Kommune kommune) => Kommune = kommune;

    public Kommune Kommune { get; }
    public Guid Id { get; private set; }
    public Guid First { get; private set; }
    public Guid Second { get; private set; }
    public Guid KarisUnit { get; private set; }
    public Visitor Kari { get; private set; } = null!;
    public Visitor Nils { get; private set; } = null!;
    public Visitor Director { get; private set; } = null!;
    public Visitor Per { get; private set; } = null!;

    public string KarisSeat => $"{Seat.LeaderOf(KarisUnit)}";

    public static async Task<Round> Begin(Kommune kommune)
    {
        var round = new Round(kommune);
        var root = await kommune.Root();
        round.KarisUnit = await kommune.Unit("Oppvekst");
        round.Kari = await kommune.SignedIn("Kari Nes", round.KarisUnit, Roles.Leader);
        round.Nils = await kommune.SignedIn("Nils Fager", root, Roles.Adviser);
        round.Director = await kommune.SignedIn("Torleif Aas", root, Roles.Leader);
        round.Per = await kommune.SignedIn("Per Li", await kommune.Unit("Teknisk"), Roles.Leader);
        await kommune.With(db => round.Write(db, root));
        return round;
    }

    public string Address(int theme) => $"/evalueringer/{Id}/tema/{theme}/svar";

    public Task<Answer?> Answer(Guid theme) =>
        Kommune.With(db =>
            db.Answers.AsNoTracking()
                .Include(a => a.Points)
                    .ThenInclude(p => p.Covers)
                .SingleOrDefaultAsync(a => a.ThemeId == theme, Cancel)
        );

    public Task<List<string>> Asked(Guid theme) =>
        Kommune.With(db =>
            db.Todos.Where(t => t.SourceId == theme && t.DoneAt == null).Select(t => t.Ask + " " + t.Owner).ToListAsync(Cancel)
        );

    /// <summary>Writes and approves an answer to the whole of a theme, with a measure of Kari's.</summary>
    public Task Answered(Guid theme, string measure) =>
        Kommune.With(async db =>
        {
            var answer = new Answer(theme, Id);
            var point = new AnswerPoint(answer.Id, 1, "Det gjør vi.", Stance.WillDo)
            {
                CoversAll = true,
                MeasureWhat = measure,
                MeasureOwner = Seat.LeaderOf(KarisUnit),
                MeasureDue = Kommune.Today.AddDays(60),
            };
            answer.Write(null, [point], new() { Name = "Nils Fager" }, Kommune.Today);
            answer.Approve(new() { Name = "Torleif Aas" }, SecondEyes.Approver, Kommune.Today);
            db.Answers.Add(answer);
            await db.Save("test", Cancel);
        });

    public void Dispose()
    {
        foreach (var visitor in new[] { Kari, Nils, Director, Per })
        {
            visitor.Dispose();
        }
    }

    async Task Write(Db db, Guid root)
    {
        var evaluation = Evaluation.Plan("Midtveis", root, Seat.LeaderOf(root));
        var part = evaluation.AddPart("Hele kommunen", PartKind.Improve);
        var first = evaluation.AddTheme(part, "Hvordan får vi mer tid?", 1);
        var second = evaluation.AddTheme(part, "Hvilke tall trenger vi?", 2);
        first.Carrier = Seat.LeaderOf(KarisUnit);
        first.Due = Kommune.Today.AddDays(-12);
        evaluation.Open();
        evaluation.Close();
        db.Evaluations.Add(evaluation);
        string[] said = ["Færre møter.", "Ett sted for fravær.", "Fagledere hjelper."];
        db.Contributions.AddRange(said.Select((text, i) => Contribution.Imported(first, ContributionKind.MustImprove, i + 1, text, null)));
        db.Contributions.Add(Contribution.Imported(second, ContributionKind.MustImprove, 1, "Tallene kommer for sent.", null));
        await evaluation.Follow(db, new Clock(Kommune.Host.Time), Cancel);
        await db.Save("test", Cancel);
        (Id, First, Second) = (evaluation.Id, first.Id, second.Id);
    }
}
