namespace Takt.Evaluations;

/// <summary>
/// What evaluations ask of whoever leads a unit, for those who meet about it: the themes that wait for an answer, and those that
/// are answered. Only what the themes are called: never what was said, nor by how many.
/// </summary>
sealed class ThemeFacts(Db db) : IUnitFacts
{
    const int Most = 50;

    public int Order => 20;

    public async Task<IReadOnlyList<UnitFact>> Read(Guid unit, DateOnly since, CancellationToken cancel)
    {
        if (!db.Municipality.Uses(EvaluationsUrls.List))
        {
            return [];
        }

        var leader = Seat.LeaderOf(unit);
        var begins = Clock.StartOf(since);
        var (open, answers) = (db.Evaluations.OpenTo(db.Actor), db.Answers.AsQueryable());
        var themes = await (
            from t in db.Set<Theme>().AsNoTracking()
            where t.NeedsAnswer
            join e in open on t.EvaluationId equals e.Id
            where (t.Carrier ?? e.Answers) == leader
            where e.State == EvaluationState.Answering || (e.State == EvaluationState.Published && e.PublishedAt >= begins)
            orderby e.Id descending, t.Position
            select new
            {
                Theme = t,
                e.Id,
                e.Title,
                IsAnswered = answers.Any(a => a.ThemeId == t.Id && a.State == AnswerState.Approved),
            }
        )
            .Take(Most)
            .ToListAsync(cancel);
        return
        [
            .. themes
                .GroupBy(t => t.IsAnswered)
                .OrderBy(f => f.Key)
                .Select(f => new UnitFact(
                    FactAbout.Staff,
                    f.Key ? Texts.FactAnswered : Texts.FactWaiting,
                    f.Count(),
                    [
                        .. f.Take(IUnitFacts.MostRows)
                            .Select(t => new UnitCardRow(t.Theme.Label, t.Title, EvaluationsUrls.ThemeOf(t.Id, t.Theme.Position))),
                    ]
                )),
        ];
    }
}
