using System.Text.Json;
using Takt.FollowUp.Contracts;

namespace Takt.Evaluations;

/// <summary>Publishes an evaluation: the answers, the measures they promise, what is still owed, all at one moment.</summary>
sealed class PublicationDesk(Db db, Clock clock, MeasureBook measures, SnapshotReader snapshots)
{
    /// <summary>Publishes, or publishes again as a new version, and saves.</summary>
    /// <param name="evaluation">With parts and themes, tracked.</param>
    /// <param name="owed">What it owes, as just read.</param>
    /// <param name="promises">By theme, for each that is not answered.</param>
    /// <param name="cancel">Stops before the save.</param>
    /// <exception cref="Refusal">Something unanswered has no owner or date, or a promised measure has no owner.</exception>
    /// <exception cref="Conflict">Somebody else published meanwhile.</exception>
    public async Task<Publication> Publish(
        Evaluation evaluation,
        IReadOnlyList<OwedTheme> owed,
        IReadOnlyDictionary<Guid, Promise> promises,
        CancellationToken cancel
    )
    {
        foreach (var theme in owed)
        {
            evaluation.Promise(theme, promises.GetValueOrDefault(theme.Theme.Id), clock.Today);
        }

        var answers = await db
            .Answers.Include(a => a.Points)
            .Where(a => a.EvaluationId == evaluation.Id && a.State == AnswerState.Approved)
            .ToListAsync(cancel);
        foreach (var answer in answers)
        {
            Decide(answer, evaluation);
        }

        evaluation.Publish(clock.Now);
        var publication = new Publication
        {
            EvaluationId = evaluation.Id,
            Number = 1 + (await db.Publications.Where(p => p.EvaluationId == evaluation.Id).MaxAsync(p => (int?)p.Number, cancel) ?? 0),
            At = clock.Now,
            By = db.Actor.Name,
            Snapshot = JsonSerializer.Serialize(With(answers, await snapshots.Read(evaluation, drafts: false, cancel))),
        };
        db.Publications.Add(publication);
        db.News.Add(
            new()
            {
                At = clock.Now,
                Sentence = "Evaluations.NewsPublished",
                Title = evaluation.Title,
                Address = EvaluationsUrls.YouSaidOf(evaluation.Id),
                Audience = evaluation.Audience with { },
            }
        );
        await evaluation.Follow(db, clock, cancel);
        await db.Save($"published as version {publication.Number}", cancel);
        return publication;
    }

    // A point that has its measure keeps it, however often the evaluation is published.
    void Decide(Answer answer, Evaluation evaluation)
    {
        var theme = evaluation.Themes.First(t => t.Id == answer.ThemeId);
        foreach (var point in answer.Points.Where(p => p is { MeasureWhat: not null, MeasureId: null }))
        {
            point.MeasureId = measures.Decide(
                new(
                    point.MeasureWhat!,
                    point.MeasureOwner ?? throw new Refusal(string.Format(Texts.MeasureLacksOwner, theme.Label)),
                    point.MeasureDue,
                    new(
                        MeasureSources.Theme.Text,
                        theme.Id,
                        evaluation.Title,
                        $"{EvaluationsUrls.YouSaidOf(evaluation.Id)}#tema-{theme.Position}"
                    ),
                    evaluation.Audience with
                    {
                        Permission = FollowUpPermissions.See,
                    }
                )
            );
        }
    }

    // The snapshot is read from what is stored; the measures of this very save are not there yet.
    static EvaluationSnapshot With(IReadOnlyList<Answer> answers, EvaluationSnapshot snapshot)
    {
        var ids = answers.SelectMany(a => a.Points).ToDictionary(p => p.Id, p => p.MeasureId);
        return snapshot with { Parts = [.. snapshot.Parts.Select(part => part with { Themes = [.. part.Themes.Select(Theme)] })] };

        ThemeShown Theme(ThemeShown theme) =>
            theme.Answer is { } answer ? theme with { Answer = answer with { Points = [.. answer.Points.Select(Point)] } } : theme;

        PointShown Point(PointShown point) =>
            point with
            {
                Measure = point.Measure is { } measure ? measure with { Id = ids[point.Id] } : null,
            };
    }
}
