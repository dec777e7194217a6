using Takt.Organisation.Contracts;

namespace Takt.Evaluations;

/// <summary>An evaluation as it is shown: what was said, what was answered, who owes the rest. Frozen at publication; read live before.</summary>
sealed record EvaluationSnapshot(
    Guid Id,
    string Municipality,
    string Title,
    string? Programme,
    string? GatheringName,
    DateOnly? GatheringFrom,
    DateOnly? GatheringTo,
    string? MeetingName,
    DateOnly? MeetingDate,
    string? Presenter,
    string? AnsweringBody,
    IReadOnlyList<PartShown> Parts
)
{
    /// <summary>Everything that is owed an answer, in order.</summary>
    public IEnumerable<ThemeShown> Owed => Parts.SelectMany(p => p.Themes).Where(t => t.NeedsAnswer);

    /// <summary>What has no answer yet.</summary>
    public IEnumerable<ThemeShown> Unanswered => Owed.Where(t => t.Answer is null);

    /// <summary>The promised measures, in order.</summary>
    public IEnumerable<MeasureShown> Measures => Owed.SelectMany(t => t.Answer?.Points ?? []).Select(p => p.Measure).OfType<MeasureShown>();
}

/// <summary>A part and its themes.</summary>
sealed record PartShown(string Name, string? Level, PartKind Kind, IReadOnlyList<ThemeShown> Themes)
{
    public IEnumerable<Said> Said => Themes.SelectMany(t => t.Said);
}

/// <summary>
/// A theme, what was said under it, who owes the answer (by name as it was), when it was promised, and the answer; null while
/// there is none to show.
/// </summary>
sealed record ThemeShown(
    Guid Id,
    int Position,
    int? Number,
    string Question,
    string? AlsoCalled,
    string? Subheading,
    bool NeedsAnswer,
    string Owner,
    DateOnly? PromisedBy,
    IReadOnlyList<Said> Said,
    AnswerShown? Answer,
    int? Dots = null
)
{
    /// <summary>How many of the contributions a point answers.</summary>
    public int Answered =>
        Answer is null ? 0
        : Answer.Points.Any(p => p.CoversAll) ? Said.Count
        : Answer.Points.SelectMany(p => p.Covers).Distinct().Count();
}

/// <summary>One thing that was said.</summary>
sealed record Said(Guid Id, int Number, string Text, string? Proposal, int? Table = null, string? Heading = null);

/// <summary>The answer of a theme.</summary>
sealed record AnswerShown(string? Lead, AnswerState State, IReadOnlyList<PointShown> Points);

/// <summary>A point; its covers are numbers of contributions in the theme.</summary>
sealed record PointShown(
    Guid Id,
    string Text,
    Stance? Stance,
    string? Because,
    DateOnly? AnswerBy,
    string? Request,
    bool CoversAll,
    IReadOnlyList<int> Covers,
    MeasureShown? Measure
);

/// <summary>A promised measure, the owner by name as it was; the id once it is decided.</summary>
sealed record MeasureShown(Guid? Id, string What, string Owner, DateOnly? Due);

/// <summary>Reads the snapshot of an evaluation as it stands.</summary>
sealed class SnapshotReader(Db db, StaffDirectory directory)
{
    /// <param name="evaluation">With parts and themes loaded; the caller has asked whether the actor may see it.</param>
    /// <param name="drafts">Whether answers that are not approved are part of it: for those who answer, never for a publication.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<EvaluationSnapshot> Read(Evaluation evaluation, bool drafts, CancellationToken cancel)
    {
        var said = (
            await db.Contributions.AsNoTracking().Where(c => c.EvaluationId == evaluation.Id).OrderBy(c => c.Number).ToListAsync(cancel)
        ).ToLookup(c => c.ThemeId);
        var answers = await db
            .Answers.AsNoTracking()
            .WithPoints()
            .Where(a => a.EvaluationId == evaluation.Id && (drafts || a.State == AnswerState.Approved))
            .ToDictionaryAsync(a => a.ThemeId, cancel);
        var seats = evaluation
            .Themes.Select(t => t.Carrier ?? evaluation.Answers)
            .Concat(answers.Values.SelectMany(a => a.Points).Select(p => p.MeasureOwner).OfType<Seat>());
        var holders = await directory.Holders(seats, cancel);

        return new(
            evaluation.Id,
            db.Municipality.Name,
            evaluation.Title,
            evaluation.Programme,
            evaluation.GatheringName,
            evaluation.GatheringFrom,
            evaluation.GatheringTo,
            evaluation.MeetingName,
            evaluation.MeetingDate,
            evaluation.Presenter,
            evaluation.AnsweringBody,
            [
                .. evaluation
                    .Parts.OrderBy(p => p.Position)
                    .Select(p => new PartShown(
                        p.Name,
                        p.Level,
                        p.Kind,
                        [.. evaluation.Themes.Where(t => t.PartId == p.Id).OrderBy(t => t.Number ?? t.Position).Select(Shown)]
                    )),
            ]
        );

        ThemeShown Shown(Theme theme)
        {
            Said[] spoken = [.. said[theme.Id].Select(c => new Said(c.Id, c.Number, c.Text, c.Proposal, c.TableNumber, c.Heading))];
            return new(
                theme.Id,
                theme.Position,
                theme.Number,
                theme.Question,
                theme.AlsoCalled,
                theme.Subheading,
                theme.NeedsAnswer,
                holders[theme.Carrier ?? evaluation.Answers].Shown,
                theme.PromisedBy,
                spoken,
                answers.GetValueOrDefault(theme.Id) is { IsEmpty: false } answer ? ShownAnswer(answer, spoken, holders) : null,
                theme.Dots
            );
        }
    }

    static AnswerShown ShownAnswer(Answer answer, IReadOnlyList<Said> said, IReadOnlyDictionary<Seat, SeatHolder> holders)
    {
        var numbers = said.ToDictionary(s => s.Id, s => s.Number);
        return new(
            answer.Lead,
            answer.State,
            [
                .. answer.Points.Select(p => new PointShown(
                    p.Id,
                    p.Text,
                    p.Stance,
                    p.Because,
                    p.AnswerBy,
                    p.Request,
                    p.CoversAll,
                    [.. p.Covers.Where(c => numbers.ContainsKey(c.ContributionId)).Select(c => numbers[c.ContributionId]).Order()],
                    p.MeasureWhat is { } what
                        ? new(p.MeasureId, what, p.MeasureOwner is { } owner ? holders[owner].Shown : "", p.MeasureDue)
                        : null
                )),
            ]
        );
    }
}
