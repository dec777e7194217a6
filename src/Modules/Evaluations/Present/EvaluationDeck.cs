using System.Globalization;

namespace Takt.Evaluations;

/// <summary>
/// The evaluation as a presentation: what has become better, all the themes, each theme with its answer set apart, the focus
/// areas, the priorities in their order, the next steps, and plainly what has no answer yet.
/// </summary>
static class EvaluationDeck
{
    public static Deck Of(EvaluationSnapshot evaluation, bool draft, Uri? site = null)
    {
        var slides = new List<Slide>();
        foreach (var part in evaluation.Parts.Where(p => p.Kind == PartKind.Better))
        {
            slides.Add(new Slide.Content(part.Name, [new Block.Voices([.. part.Said.Select(s => new Voice(s.Text))])]));
        }

        foreach (var part in evaluation.Parts.Where(p => p.Kind == PartKind.Improve))
        {
            slides.Add(Overview(part));
            if (part.Themes.Count(t => t.Said.Count > 0) > 1)
            {
                slides.Add(Chart(part));
            }

            slides.AddRange(part.Themes.Where(t => t.Said.Count > 0 || t.Answer is not null).Select(t => ThemeSlide(t, evaluation, site)));
        }

        foreach (var part in evaluation.Parts.Where(p => p.Kind == PartKind.FocusAreas))
        {
            slides.Add(FocusAreas(part));
        }

        foreach (var part in evaluation.Parts.Where(p => p.Kind == PartKind.Priorities))
        {
            if (part.Themes.Any(t => t.Dots > 0))
            {
                slides.Add(DotsLaid(part));
            }

            slides.Add(Priorities(part));
        }

        if (evaluation.Measures.Any())
        {
            slides.Add(NextSteps(evaluation));
        }

        if (evaluation.Unanswered.Any())
        {
            slides.Add(Unanswered(evaluation));
        }

        return new(evaluation.Title, evaluation.Municipality, slides)
        {
            Subtitle = Subtitle(evaluation),
            Footer = new(evaluation.MeetingName, evaluation.MeetingDate, evaluation.Presenter),
            Language = CultureInfo.CurrentUICulture,
            Draft = draft,
        };
    }

    /// <summary>Who answers, as the slides say it: "RLG svarer".</summary>
    public static string AnswerHeading(EvaluationSnapshot evaluation) =>
        string.Format(Texts.BodyAnswers, Takt.Ui.Words.Capital(evaluation.AnsweringBody ?? Texts.TheLeaderGroup));

    static string? Subtitle(EvaluationSnapshot evaluation) =>
        evaluation.GatheringName is null ? null
        : evaluation.GatheringFrom is { } from
            ? string.Format(Texts.SummaryFromOn, evaluation.GatheringName, Norwegian.Period(from, evaluation.GatheringTo))
        : string.Format(Texts.SummaryFrom, evaluation.GatheringName);

    static Slide.Content Overview(PartShown part)
    {
        var numbered = part.Themes.Select((t, i) => t.Number == i + 1).All(inOrder => inOrder);
        return new(
            part.Name,
            [
                new Block.Bullets(
                    [.. part.Themes.Select(t => new Bullet(numbered || t.Number is null ? t.Question : $"{t.Number}. {t.Question}"))],
                    numbered
                ),
            ]
        );
    }

    static Slide.Content Chart(PartShown part) =>
        new(
            Texts.ContributionsByTheme,
            [
                new Block.BarChart(
                    string.Format(Texts.ContributionsFinding, part.Said.Count(), part.Themes.Count(t => t.Said.Count > 0)),
                    [Texts.SeriesAnswered, Texts.SeriesWaiting],
                    [.. part.Themes.Where(t => t.Said.Count > 0).Select(t => new Bar(Label(t), [t.Answered, t.Said.Count - t.Answered]))]
                ),
            ]
        );

    static Slide.Pair ThemeSlide(ThemeShown theme, EvaluationSnapshot evaluation, Uri? site) =>
        new(Label(theme), new(Texts.YouSaid, Said(theme)), new(AnswerHeading(evaluation), Answered(theme)))
        {
            Sources = site is null ? [] : [new(Texts.SourceLink, new Uri(site, EvaluationsUrls.ThemeOf(evaluation.Id, theme.Position)))],
        };

    static IReadOnlyList<Block> Said(ThemeShown theme) =>
        [new Block.Voices([.. theme.Said.Select(s => new Voice(s.Proposal is null ? s.Text : $"{s.Text} – {s.Proposal}"))])];

    static IReadOnlyList<Block> Answered(ThemeShown theme)
    {
        if (theme.Answer is not { } answer)
        {
            return [new Block.Unanswered(string.Format(Texts.WaitingContributions, theme.Said.Count), theme.Owner, theme.PromisedBy)];
        }

        var points = new Block.Points([.. answer.Points.Select(Point)]);
        return string.IsNullOrWhiteSpace(answer.Lead) ? [points] : [new Block.Paragraph(answer.Lead), points];
    }

    static Point Point(PointShown point) =>
        new(
            point.Because is null ? point.Text : $"{point.Text} {point.Because}",
            point.Stance is { } stance ? StanceWords.Of(stance, point.AnswerBy) : null,
            point.Measure is { } measure ? Meta(measure)
                : point.Request is { } request ? string.Format(Texts.WeAskYou, request)
                : null
        );

    static string Meta(MeasureShown measure) => measure.Due is { } due ? $"{measure.Owner}, {Norwegian.DayMonth(due)}" : measure.Owner;

    static Slide.Content FocusAreas(PartShown part) =>
        new(
            part.Name,
            [
                new Block.Table(
                    part.Name,
                    [new(Texts.ColumnArea, Names: true), new(Texts.ColumnSaid), new(Texts.ColumnAnswer)],
                    [
                        .. part.Themes.Select(t =>
                            (IReadOnlyList<string>)[t.Question, string.Join(' ', t.Said.Select(s => s.Text)), AnswerCell(t)]
                        ),
                    ]
                ),
            ]
        );

    static Slide.Content Priorities(PartShown part) =>
        new(
            part.Name,
            [
                new Block.Table(
                    part.Name,
                    [
                        new(Texts.ColumnPlace, Numeric: true),
                        new(Texts.ColumnImprovement, Names: true),
                        new(Texts.ColumnProposal),
                        new(Texts.ColumnAnswer),
                    ],
                    [
                        .. part
                            .Themes.OrderBy(t => t.Number)
                            .Select(t =>
                                (IReadOnlyList<string>)
                                    [
                                        t.Number?.ToString(CultureInfo.InvariantCulture) ?? "",
                                        t.Question,
                                        string.Join(' ', t.Said.Select(s => s.Text)),
                                        AnswerCell(t),
                                    ]
                            ),
                    ]
                ),
            ]
        );

    static Slide.Content DotsLaid(PartShown part) =>
        new(
            Texts.DotsLaid,
            [
                new Block.BarChart(
                    string.Format(Texts.DotsFinding, part.Themes.Sum(t => t.Dots ?? 0)),
                    [Texts.GatheringDotsWord],
                    [
                        .. part
                            .Themes.Where(t => t.Dots > 0)
                            .OrderByDescending(t => t.Dots)
                            .Select(t => new Bar($"{t.Number}. {t.Question}", [t.Dots ?? 0])),
                    ]
                ),
            ]
        );

    static Slide.Content NextSteps(EvaluationSnapshot evaluation) =>
        new(
            Texts.NextSteps,
            [
                new Block.Table(
                    Texts.NextSteps,
                    [new(Texts.ColumnMeasure, Names: true), new(Texts.ColumnOwner), new(Texts.ColumnDue)],
                    [
                        .. evaluation.Measures.Select(m =>
                            (IReadOnlyList<string>)[m.What, m.Owner, m.Due is { } due ? Norwegian.Full(due) : ""]
                        ),
                    ]
                ),
            ]
        );

    static Slide.Content Unanswered(EvaluationSnapshot evaluation) =>
        new(
            string.Format(evaluation.Unanswered.Skip(1).Any() ? Texts.UnansweredMany : Texts.UnansweredOne, evaluation.Unanswered.Count()),
            [
                new Block.Table(
                    Texts.NoAnswerYet,
                    [new(Texts.ColumnTheme, Names: true), new(Texts.ColumnOwes), new(Texts.ColumnLatest)],
                    [
                        .. evaluation.Unanswered.Select(t =>
                            (IReadOnlyList<string>)
                                [Name(t, evaluation), t.Owner, t.PromisedBy is { } by ? Norwegian.Full(by) : Texts.NoDate]
                        ),
                    ]
                ),
            ]
        );

    static string AnswerCell(ThemeShown theme) =>
        theme.Answer is { } answer ? string.Join(' ', answer.Points.Select(p => p.Text)) : Texts.NoAnswerYet;

    // A theme goes by its number and question; a focus area or a priority by its name alone.
    static string Name(ThemeShown theme, EvaluationSnapshot evaluation) =>
        evaluation.Parts.First(p => p.Themes.Contains(theme)).Kind == PartKind.Improve ? Label(theme) : theme.Question;

    static string Label(ThemeShown theme) =>
        theme.Number is { } number ? string.Format(Texts.ThemeLabel, number, theme.Question) : theme.Question;
}

/// <summary>The stances as people read them.</summary>
static class StanceWords
{
    public static string Of(Stance stance, DateOnly? answerBy = null) =>
        stance switch
        {
            Stance.InPlace => Texts.StanceInPlace,
            Stance.WillDo => Texts.StanceWillDo,
            Stance.PartlyDo => Texts.StancePartlyDo,
            Stance.Considering => answerBy is { } by
                ? string.Format(Texts.StanceConsideringBy, Norwegian.DayMonth(by))
                : Texts.StanceConsidering,
            _ => Texts.StanceWillNot,
        };
}
