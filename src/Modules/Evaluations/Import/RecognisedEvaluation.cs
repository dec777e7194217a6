namespace Takt.Evaluations;

/// <summary>Turns a recognition into an evaluation with everything that was said and answered in it.</summary>
static class RecognisedEvaluation
{
    const int LongestTitle = 300;

    /// <summary>Adds the evaluation to the current save; the caller saves.</summary>
    /// <param name="db">Where.</param>
    /// <param name="found">What was recognised, corrections applied.</param>
    /// <param name="fileName">The title when the document has none.</param>
    /// <param name="unit">Whom it concerns.</param>
    /// <param name="answers">Who owes what the document never answered.</param>
    public static Evaluation Add(Db db, Recognition found, string fileName, Guid unit, Seat answers)
    {
        var evaluation = Evaluation.Plan(
            (found.Title ?? Path.GetFileNameWithoutExtension(fileName)).Shortened(LongestTitle),
            unit,
            answers
        );
        evaluation.Programme = found.Programme?.Shortened(200);
        evaluation.Kind = found.Kind switch
        {
            FoundKind.Final => EvaluationKind.Final,
            FoundKind.Yearly => EvaluationKind.Yearly,
            _ => EvaluationKind.MidTerm,
        };
        (evaluation.GatheringName, evaluation.GatheringFrom, evaluation.GatheringTo) = (
            found.Gathering?.Name?.Shortened(200),
            found.Gathering?.From,
            found.Gathering?.To
        );
        (evaluation.MeetingName, evaluation.MeetingDate, evaluation.Presenter) = (
            found.Meeting?.Name?.Shortened(200),
            found.Meeting?.Date,
            found.Presenter?.Shortened(200)
        );
        evaluation.AnsweringBody = found.AnsweringBody?.Shortened(100);
        db.Evaluations.Add(evaluation);
        foreach (var part in found.Parts)
        {
            AddPart(db, evaluation, part, [.. found.Topics.Where(t => t.Part == part.Id)]);
        }

        if (found.Topics.Where(t => found.Parts.All(p => p.Id != t.Part)).ToArray() is { Length: > 0 } loose)
        {
            AddTopics(db, evaluation, Texts.TemplateImprove, null, loose);
        }

        evaluation.Close();
        return evaluation;
    }

    static void AddPart(Db db, Evaluation evaluation, FoundPart found, FoundTopic[] topics)
    {
        var name = found.Name.Shortened(200);
        if (found.Statements.Length > 0 || topics.Length == 0)
        {
            var isBetter = found.Kind == FoundPartKind.Better;
            var part = evaluation.AddPart(name, isBetter ? PartKind.Better : PartKind.Improve, LevelOf(found));
            var theme = evaluation.AddTheme(part, name);
            theme.NeedsAnswer = !isBetter;
            AddSaid(db, theme, found.Statements);
        }

        AddTopics(db, evaluation, name, LevelOf(found), topics);
    }

    static string? LevelOf(FoundPart part) =>
        part.Level == Finish.WholeOrganisation ? Texts.ImportWholeOrganisation : part.Level?.Shortened(200);

    // A part of the document may hold questions, focus areas and a priority table: each becomes a part of its own.
    static void AddTopics(Db db, Evaluation evaluation, string name, string? level, FoundTopic[] topics)
    {
        foreach (var form in topics.GroupBy(t => t.Form))
        {
            var (kind, suffix) = form.Key switch
            {
                FoundForm.FocusArea => (PartKind.FocusAreas, Texts.TemplateFocus),
                FoundForm.Priority => (PartKind.Priorities, Texts.TemplatePriorities),
                _ => (PartKind.Improve, null),
            };
            var heading = form.Key == FoundForm.NextSteps ? form.First().Title.Shortened(200) : name;
            var part = evaluation.AddPart(suffix is null ? heading : $"{name} {suffix}".Shortened(200), kind, level);
            foreach (var topic in form)
            {
                AddTopic(db, evaluation, part, topic);
            }
        }
    }

    static void AddTopic(Db db, Evaluation evaluation, Part part, FoundTopic topic)
    {
        var theme = evaluation.AddTheme(part, topic.Title.Length == 0 ? part.Name : topic.Title, topic.Number);
        theme.AlsoCalled = topic.AlsoCalled is [_, ..] other ? string.Join(" / ", other) : null;
        theme.Subheading = topic.Subheadings is [_, ..] under ? string.Join(" / ", under) : null;
        AddSaid(db, theme, topic.Statements);
        if (topic.Answer.Length > 0)
        {
            db.Answers.Add(
                Answer.Imported(theme, topic.Answer.Select(a => (a.Plain, a.Kind == StatementKind.Promise)), evaluation.Answers)
            );
        }
    }

    static void AddSaid(Db db, Theme theme, IEnumerable<FoundStatement> statements)
    {
        var number = 1;
        foreach (var statement in statements)
        {
            db.Contributions.Add(
                Contribution.Imported(
                    theme,
                    KindOf(statement.Kind),
                    number++,
                    statement.Plain,
                    statement.Slide == 0 ? null : statement.Slide
                )
            );
        }
    }

    static ContributionKind KindOf(StatementKind kind) =>
        kind switch
        {
            StatementKind.Better => ContributionKind.Better,
            StatementKind.Proposal => ContributionKind.Proposal,
            StatementKind.Praise => ContributionKind.Praise,
            StatementKind.Question => ContributionKind.Question,
            _ => ContributionKind.MustImprove,
        };
}
