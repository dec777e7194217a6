using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Evaluations;

public sealed partial class EvaluationPage
{
    sealed record Row(
        Guid PartId,
        int Position,
        int? Number,
        string Question,
        bool NeedsAnswer,
        int Said,
        int Answered,
        AnswerState? State,
        DateOnly? StateSince,
        DateOnly? Due,
        string Owner,
        bool IsMine
    )
    {
        public string Name => Number is { } number ? $"{number}" : Question;

        public int DaysLate(DateOnly today) =>
            State != AnswerState.Approved && Due is { } due ? Math.Max(0, today.DayNumber - due.DayNumber) : 0;
    }

    sealed record Document(Guid Id, string Name);

    Evaluation evaluation = null!;
    Document? import;
    List<Row> rows = [];
    List<string> better = [];
    bool mayAnswer;
    bool mayRun;
    bool isWritten;
    IReadOnlyList<TakenUp> takenUp = [];
    string? takeUp;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm]
    public string? Do { get; set; }

    [Inject]
    IAgendaBook Agendas { get; set; } = null!;

    Row[] Owed => [.. rows.Where(r => r.NeedsAnswer)];

    // Before anything is said or answered, none of none is no figure.
    bool HasBegun => Owed.Any(r => r.Said > 0 || r.State is not null);

    int Late => Owed.Count(r => r.DaysLate(Today) > 0);

    Row? Next =>
        Owed.Where(r => r.IsMine && r.State is null or AnswerState.Draft)
            .OrderByDescending(r => r.DaysLate(Today))
            .ThenBy(r => r.Due)
            .FirstOrDefault();

    string CourseHelp =>
        evaluation.State switch
        {
            EvaluationState.Draft => Texts.CourseDraft,
            EvaluationState.Collecting => Texts.CourseCollecting,
            _ => Texts.CourseAnswering,
        };

    protected override async Task Load()
    {
        evaluation = Found(
            await Db.Evaluations.VisibleTo(Actor).Include(e => e.Parts).Include(e => e.Themes).SingleOrDefaultAsync(e => e.Id == Id, Cancel)
        );
        mayAnswer = evaluation.MayAnswer(Actor);
        mayRun = evaluation.MayRun(Actor);
        if (evaluation.State == EvaluationState.Draft && !mayAnswer)
        {
            throw new NotFound();
        }

        isWritten = evaluation.TakesContributions && await Db.WrittenRounds(Id).AnyAsync(Cancel);

        if (mayRun && !evaluation.IsPublished)
        {
            import = await Db
                .EvaluationImports.Where(i => i.EvaluationId == Id)
                .Select(i => new Document(i.Id, i.FileName))
                .FirstOrDefaultAsync(Cancel);
        }

        await ReadRows();
        takenUp = await Agendas.About([Id, .. evaluation.Themes.Select(t => t.Id)], Cancel);
        takeUp = mayAnswer ? Agendas.TakeUp(evaluation.Topic) : null;
        var betterPart = evaluation.Parts.FirstOrDefault(p => p.Kind == PartKind.Better);
        if (betterPart is not null && (evaluation.IsPublished || mayAnswer))
        {
            var themes = evaluation.Themes.Where(t => t.PartId == betterPart.Id).Select(t => t.Id).ToArray();
            better = await Db
                .Contributions.Where(c => themes.Contains(c.ThemeId))
                .OrderBy(c => c.Number)
                .Select(c => c.Text)
                .Take(3)
                .ToListAsync(Cancel);
        }
    }

    async Task ReadRows()
    {
        var covers = Db.Covers.AsQueryable();
        var said = await Db
            .Contributions.Where(c => c.EvaluationId == Id)
            .GroupBy(c => c.ThemeId)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Covered = g.Count(c => covers.Any(v => v.ContributionId == c.Id)),
            })
            .ToDictionaryAsync(g => g.Key, Cancel);
        var answers = await Db
            .Answers.Where(a => a.EvaluationId == Id)
            .Select(a => new
            {
                a.ThemeId,
                a.State,
                a.StateSince,
                CoversAll = a.Points.Any(p => p.CoversAll),
            })
            .ToDictionaryAsync(a => a.ThemeId, Cancel);
        var holders = await Directory.Holders(evaluation.Themes.Select(t => t.Carrier ?? evaluation.Answers), Cancel);
        foreach (var theme in evaluation.Themes.OrderBy(t => t.Number ?? t.Position))
        {
            var count = said.GetValueOrDefault(theme.Id);
            var answer = answers.GetValueOrDefault(theme.Id);
            var seat = theme.Carrier ?? evaluation.Answers;
            rows.Add(
                new(
                    theme.PartId,
                    theme.Position,
                    theme.Number,
                    theme.Question,
                    theme.NeedsAnswer,
                    count?.Count ?? 0,
                    answer?.CoversAll == true ? count?.Count ?? 0 : count?.Covered ?? 0,
                    answer?.State,
                    answer?.StateSince,
                    theme.PromisedBy ?? theme.Due ?? evaluation.AnswersDue,
                    holders[seat].Shown,
                    seat.IsHeldBy(Actor)
                )
            );
        }
    }

    int Count(AnswerState state) => Owed.Count(r => r.State == state);

    RenderFragment AnswerTag(Row row) =>
        builder =>
        {
            var (color, icon, text) =
                row.State is AnswerState.Approved ? (Color.Lov, Glyph.Check, Texts.Approved)
                : row.IsMine && evaluation.State == EvaluationState.Answering && row.State != AnswerState.ForApproval
                    ? (Color.Sol, Glyph.Warning, Texts.WaitsForYou)
                : row.State is AnswerState.ForApproval ? (Color.Accent, Glyph.Clock, Texts.ForApproval)
                : row.State is AnswerState.Draft ? (Color.Neutral, Glyph.Document, Texts.DraftWord)
                : (Color.Neutral, Glyph.DashCircle, Texts.NotBegun);
            builder.OpenComponent<Tag>(0);
            builder.AddComponentParameter(1, nameof(Tag.Color), color);
            builder.AddComponentParameter(2, nameof(Tag.Icon), (Glyph?)icon);
            builder.AddComponentParameter(3, nameof(Tag.Text), text);
            builder.CloseComponent();
        };

    string SinceWords(Row row) =>
        row.State == AnswerState.Approved && row.StateSince is { } since ? string.Format(Texts.ApprovedOn, Norwegian.DayMonth(since))
        : row.DaysLate(Today) is > 0 and var late
            ? late == 1 ? Texts.OneDayLate
                : string.Format(Texts.DaysLate, late)
        : row.Due is { } due ? string.Format(Texts.DueOn, Norwegian.DayMonth(due))
        : "–";

    Task Move() =>
        Act(async () =>
        {
            Must(mayRun);
            switch (Do)
            {
                case "open":
                    evaluation.Open();
                    break;
                case "close":
                    if (await Db.Gatherings.GoingOn(Id).AnyAsync(Cancel))
                    {
                        throw new Refusal(Texts.GatheringGoesOn);
                    }

                    evaluation.Close();
                    break;
                default:
                    evaluation.StepBack();
                    break;
            }

            await evaluation.Follow(Db, Clock, Cancel);
            await Db.Save($"evaluation {evaluation.State}", Cancel);
            Go(EvaluationsUrls.Of(Id), $"Evaluations.Moved{evaluation.State}");
        });
}
