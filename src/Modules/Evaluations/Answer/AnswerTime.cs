namespace Takt.Evaluations;

/// <summary>The time it takes to answer what was said: reckoned, because nobody plans it.</summary>
sealed class AnswerTime(Db db) : ITimeUse
{
    // To gather one's thoughts and write; to read each contribution and see what it asks.
    const int MinutesEach = 20;
    const int MinutesAContribution = 3;

    public string Kind => "Evaluations.TimeAnswers";

    public async Task<IReadOnlyList<TimeAsked>> Mine(DateOnly from, DateOnly until, CancellationToken cancel)
    {
        var seats = db.Actor.Seats;
        return
        [
            .. (await Owed(from, until, cancel))
                .Where(o => seats.Contains(o.Owner))
                .Select(o => new TimeAsked(o.Due, o.Minutes, o.Question, EvaluationsUrls.AnswerOf(o.Evaluation, o.Position))),
        ];
    }

    public async Task<IReadOnlyList<TimeLaid>> LaidOn(
        IReadOnlyDictionary<Guid, Seat> leaders,
        DateOnly from,
        DateOnly until,
        CancellationToken cancel
    )
    {
        var seats = leaders.Values.ToHashSet();
        return
        [
            .. (await Owed(from, until, cancel))
                .Where(o => seats.Contains(o.Owner))
                .GroupBy(o => (o.Evaluation, o.Title))
                .Select(g => new TimeLaid(g.Key.Title, g.Select(o => o.Owner).Distinct().Count(), g.Sum(o => o.Minutes))),
        ];
    }

    async Task<IReadOnlyList<Owing>> Owed(DateOnly from, DateOnly until, CancellationToken cancel)
    {
        if (!db.Municipality.Uses(EvaluationsUrls.List))
        {
            return [];
        }

        var evaluations = await db
            .Evaluations.VisibleTo(db.Actor)
            .Where(e => e.State == EvaluationState.Answering)
            .Include(e => e.Themes)
            .AsNoTracking()
            .ToListAsync(cancel);
        var ids = evaluations.Select(e => e.Id).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var answered = (
            await db
                .Answers.Where(a => ids.Contains(a.EvaluationId) && a.State == AnswerState.Approved)
                .Select(a => a.ThemeId)
                .ToListAsync(cancel)
        ).ToHashSet();
        var said = await db
            .Contributions.Where(c => ids.Contains(c.EvaluationId))
            .GroupBy(c => c.ThemeId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return
        [
            .. from evaluation in evaluations
            from theme in evaluation.Themes
            where theme.NeedsAnswer && !answered.Contains(theme.Id)
            let due = evaluation.DueOf(theme)
            where due >= @from && due < until
            select new Owing(
                evaluation.Id,
                evaluation.Title,
                theme.Position,
                theme.Question,
                evaluation.Owes(theme),
                due.Value,
                MinutesEach + (MinutesAContribution * said.GetValueOrDefault(theme.Id))
            ),
        ];
    }

    sealed record Owing(Guid Evaluation, string Title, int Position, string Question, Seat Owner, DateOnly Due, int Minutes);
}
