using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>Everything one has said, with what each was answered and what it led to, and what one has begun to write.</summary>
public sealed partial class MyContributions
{
    const int PageSize = 30;
    const int LongestStep = 140;

    sealed record Mine(Contribution Said, Theme Theme, Evaluation Evaluation, IReadOnlyList<ChainStep> Chain);

    sealed record Unsent(string Address, string Theme, string Evaluation, DateTime At, bool IsOpen);

    List<Mine> rows = [];
    List<Unsent> drafts = [];
    Dictionary<Guid, Evaluation> evaluations = [];
    IReadOnlyDictionary<Guid, Published> published = new Dictionary<Guid, Published>();
    IReadOnlyDictionary<Seat, SeatHolder> holders = new Dictionary<Seat, SeatHolder>();
    Deeds deeds = null!;
    string? next;

    /// <summary>The last contribution of the page before.</summary>
    [SupplyParameterFromQuery(Name = "etter")]
    public Guid? After { get; set; }

    protected override async Task Load()
    {
        var me = Actor.PersonId;
        var said = await Db
            .Contributions.AsNoTracking()
            .Where(c => c.PersonId == me && (After == null || c.Id.CompareTo(After.Value) < 0))
            .OrderByDescending(c => c.Id)
            .Take(PageSize)
            .ToListAsync(Cancel);
        var kept = After is null ? await ReadKept() : [];
        await ReadEvaluations([.. said.Select(c => c.EvaluationId).Concat(kept.Select(k => k.Evaluation)).Distinct()]);
        deeds = await Deeds.Find(Promised(said), Book, Directory, Cancel);
        rows = [.. said.Where(c => evaluations.ContainsKey(c.EvaluationId)).Select(Row)];
        drafts = [.. kept.Select(Unfinished).OfType<Unsent>()];
        next = said.Count == PageSize ? $"{EvaluationsUrls.Mine}?etter={said[^1].Id}" : null;
    }

    async Task ReadEvaluations(Guid[] ids)
    {
        evaluations = await Db
            .Evaluations.OpenTo(Actor)
            .AsNoTracking()
            .Include(e => e.Parts)
            .Include(e => e.Themes)
            .Where(e => ids.Contains(e.Id))
            .ToDictionaryAsync(e => e.Id, Cancel);
        published = await Db.FindPublished([.. evaluations.Values.Where(e => e.IsPublished).Select(e => e.Id)], Cancel);
        holders = await Directory.Holders(evaluations.Values.Where(e => !e.IsPublished).SelectMany(e => e.Themes.Select(e.Owes)), Cancel);
    }

    Mine Row(Contribution said)
    {
        var evaluation = evaluations[said.EvaluationId];
        var theme = evaluation.Themes.Single(t => t.Id == said.ThemeId);
        return new(said, theme, evaluation, theme.NeedsAnswer ? [.. Steps(said, theme, evaluation)] : []);
    }

    IEnumerable<MeasureShown> Promised(IEnumerable<Contribution> said) =>
        said.SelectMany(c => PointsFor(c).Select(p => p.Measure)).OfType<MeasureShown>();

    IReadOnlyList<PointShown> PointsFor(Contribution said) => ShownIn(said) is { } theme ? [.. theme.PointsFor(said.Number)] : [];

    ThemeShown? ShownIn(Contribution said) =>
        published.GetValueOrDefault(said.EvaluationId)?.Snapshot.Themes.FirstOrDefault(t => t.Id == said.ThemeId);

    IEnumerable<ChainStep> Steps(Contribution said, Theme theme, Evaluation evaluation)
    {
        yield return new(
            StepState.Done,
            Texts.StepContribution,
            theme.Label.Shortened(LongestStep),
            EvaluationsUrls.ThemeOf(evaluation.Id, theme.Position)
        );
        var points = PointsFor(said);
        if (points.Count == 0)
        {
            var (owner, due) = ShownIn(said) is { } shown
                ? (shown.Owner, shown.PromisedBy)
                : (holders.GetValueOrDefault(evaluation.Owes(theme))?.Shown ?? "", evaluation.DueOf(theme));
            yield return new(StepState.Next, Texts.StepAnswerWaits, OwedWords.Responsible(owner, due, Today));
            yield break;
        }

        yield return AnswerStep(points, theme, evaluation);
        Deed[] promised = [.. points.Select(p => p.Measure).OfType<MeasureShown>().Select(deeds.Of)];
        if (promised.Length > 0)
        {
            yield return MeasureStep(promised);
            if (EffectStep(promised) is { } effect)
            {
                yield return effect;
            }
        }
    }

    static ChainStep AnswerStep(IReadOnlyList<PointShown> points, Theme theme, Evaluation evaluation)
    {
        var only = points.Count == 1 ? points[0] : null;
        var word =
            only is null ? string.Format(Texts.StepPointsMany, points.Count)
            : only.Stance is { } stance ? OwedWords.Lower(StanceWords.Of(stance, only.AnswerBy))
            : null;
        return new(
            points.All(p => p.Stance is Stance.WillNot) ? StepState.Stopped : StepState.Done,
            word is null ? Texts.StepAnswer : string.Format(Texts.StepLabel, Texts.StepAnswer, word),
            points[0].Text.Shortened(LongestStep),
            $"{EvaluationsUrls.YouSaidOf(evaluation.Id)}#tema-{theme.Position}",
            only?.Because
        );
    }

    ChainStep MeasureStep(IReadOnlyList<Deed> promised) =>
        promised is [var only]
            ? new(
                StateOf(only),
                string.Format(Texts.StepLabel, Texts.StepMeasure, only.IsDone ? Texts.DeedMade : OwedWords.Lower(only.Word)),
                only.What.Shortened(LongestStep),
                Note: only.IsDone ? only.Owner : string.Join(" · ", new[] { only.Owner, only.Note(Today) }.OfType<string>())
            )
            : new(
                promised.All(d => d.IsDone) ? StepState.Done : StepState.Now,
                Texts.StepMeasure,
                string.Format(Texts.StepMeasuresMany, promised.Count, promised.Count(d => d.IsDone))
            );

    static StepState StateOf(Deed deed) =>
        deed.State switch
        {
            MeasureState.Done or MeasureState.Judged => StepState.Done,
            MeasureState.Started => StepState.Now,
            MeasureState.Dropped => StepState.Stopped,
            _ => StepState.Next,
        };

    // Nothing is shown as better before somebody has seen that it is.
    static ChainStep? EffectStep(IReadOnlyList<Deed> promised)
    {
        var judged = promised.LastOrDefault(d => d.State == MeasureState.Judged);
        return judged is not null
                ? new(
                    judged.Effect switch
                    {
                        MeasureEffect.Better => StepState.Better,
                        MeasureEffect.Worse => StepState.Worse,
                        _ => StepState.Same,
                    },
                    string.Format(Texts.StepLabel, Texts.StepEffect, OwedWords.Lower(judged.Word)),
                    judged.Shown ?? judged.What.Shortened(LongestStep)
                )
            : promised.All(d => d.State == MeasureState.Dropped) ? null
            : new(StepState.Next, Texts.StepEffect, Texts.EffectLater);
    }

    async Task<(string Address, Guid Evaluation, int Theme, DateTime At)[]> ReadKept()
    {
        var me = Actor.PersonId;
        var kept = await Db
            .Drafts.Where(d => d.PersonId == me && d.Address.StartsWith(EvaluationsUrls.List + "/") && d.Address.EndsWith("/skriv"))
            .OrderByDescending(d => d.At)
            .Select(d => new { d.Address, d.At })
            .Take(50)
            .ToListAsync(Cancel);
        return
        [
            .. from draft in kept.DistinctBy(d => d.Address)
            let parts = ContributeAddress().Match(draft.Address)
            where parts.Success
            select (draft.Address, Guid.Parse(parts.Groups["id"].Value), int.Parse(parts.Groups["theme"].Value), draft.At),
        ];
    }

    Unsent? Unfinished((string Address, Guid Evaluation, int Theme, DateTime At) kept) =>
        evaluations.GetValueOrDefault(kept.Evaluation) is { } evaluation
        && evaluation.Themes.FirstOrDefault(t => t.Position == kept.Theme) is { } theme
            ? new(kept.Address, theme.Label, evaluation.Title, kept.At, evaluation.TakesContributions)
            : null;

    [GeneratedRegex("/(?<id>[0-9a-fA-F-]{36})/tema/(?<theme>[0-9]{1,6})/skriv$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex ContributeAddress();
}
