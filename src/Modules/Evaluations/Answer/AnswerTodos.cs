namespace Takt.Evaluations;

/// <summary>What the answers ask, and of whom: written in the save that changes them.</summary>
static class AnswerTodos
{
    const string AskAnswer = "Evaluations.TodoAnswer";

    /// <summary>Collecting is over: every theme without an approved answer is owed one by its carrier, or by whoever answers for the evaluation.</summary>
    public static async Task Ask(Db db, Evaluation evaluation, DateOnly today, CancellationToken cancel)
    {
        var themes = evaluation.Themes.Where(t => t.NeedsAnswer).Select(t => t.Id).ToArray();
        var asked = await db
            .Todos.Where(t => themes.Contains(t.SourceId) && t.Ask == AskAnswer)
            .Select(t => t.SourceId)
            .ToListAsync(cancel);
        var answered = await db
            .Answers.Where(a => a.EvaluationId == evaluation.Id && a.State == AnswerState.Approved)
            .Select(a => a.ThemeId)
            .ToListAsync(cancel);
        db.Todos.AddRange(
            evaluation
                .Themes.Where(t => t.NeedsAnswer && !asked.Contains(t.Id) && !answered.Contains(t.Id))
                .Select(t => new Todo
                {
                    SourceId = t.Id,
                    Ask = AskAnswer,
                    Title = t.Number is { } number ? $"Tema {number}: {t.Question}" : t.Question,
                    Context = evaluation.Title,
                    Address = EvaluationsUrls.AnswerOf(evaluation.Id, t.Position),
                    Owner = t.Carrier ?? evaluation.Answers,
                    Since = today,
                    Due = t.Due ?? evaluation.AnswersDue,
                })
        );
    }
}
