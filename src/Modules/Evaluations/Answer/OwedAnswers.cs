using Takt.Organisation.Contracts;

namespace Takt.Evaluations;

/// <summary>A theme that is owed an answer: how far it has come, who owes it and since when.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="State">Null when nothing is written.</param>
/// <param name="Said">How many contributions stand under it.</param>
/// <param name="Covered">How many of them a point answers.</param>
/// <param name="Owner">Who owes it.</param>
/// <param name="Due">When it was or is expected.</param>
/// <param name="Since">When it was asked for.</param>
sealed record OwedTheme(Theme Theme, AnswerState? State, int Said, int Covered, SeatHolder Owner, DateOnly? Due, DateOnly? Since)
{
    public int Open => Said - Covered;

    /// <summary>Approved, and nothing that was said is left out.</summary>
    public bool IsAnswered => State == AnswerState.Approved && Open == 0;

    public int DaysLate(DateOnly today) => !IsAnswered && Due is { } due ? Math.Max(0, today.DayNumber - due.DayNumber) : 0;
}

/// <summary>Reads what an evaluation owes.</summary>
sealed class OwedAnswers(Db db, StaffDirectory directory)
{
    /// <summary>Every theme that is owed an answer, answered or not, in the order people know them.</summary>
    /// <param name="evaluation">With its themes loaded; the caller has asked whether the actor may see it.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<IReadOnlyList<OwedTheme>> Of(Evaluation evaluation, CancellationToken cancel)
    {
        var covers = db.Covers.AsQueryable();
        var said = await db
            .Contributions.Where(c => c.EvaluationId == evaluation.Id)
            .GroupBy(c => c.ThemeId)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Covered = g.Count(c => covers.Any(v => v.ContributionId == c.Id)),
            })
            .ToDictionaryAsync(g => g.Key, cancel);
        var answers = await db
            .Answers.Where(a => a.EvaluationId == evaluation.Id)
            .Select(a => new
            {
                a.ThemeId,
                a.State,
                CoversAll = a.Points.Any(p => p.CoversAll),
            })
            .ToDictionaryAsync(a => a.ThemeId, cancel);
        Theme[] themes = [.. evaluation.Themes.Where(t => t.NeedsAnswer).OrderBy(t => t.Position)];
        var ids = themes.Select(t => t.Id).ToArray();
        var since = await db
            .Todos.Where(t => ids.Contains(t.SourceId) && t.Ask.StartsWith("Evaluations."))
            .GroupBy(t => t.SourceId)
            .Select(g => new { g.Key, Since = g.Min(t => t.Since) })
            .ToDictionaryAsync(g => g.Key, g => g.Since, cancel);
        var holders = await directory.Holders(themes.Select(evaluation.Owes), cancel);

        return
        [
            .. themes.Select(theme =>
            {
                var count = said.GetValueOrDefault(theme.Id);
                var answer = answers.GetValueOrDefault(theme.Id);
                return new OwedTheme(
                    theme,
                    answer?.State,
                    count?.Count ?? 0,
                    answer?.CoversAll == true ? count?.Count ?? 0 : count?.Covered ?? 0,
                    holders[evaluation.Owes(theme)],
                    evaluation.DueOf(theme),
                    since.TryGetValue(theme.Id, out var day) ? day : null
                );
            }),
        ];
    }
}
