namespace Takt.Meetings;

/// <summary>On the page of a unit: which leaders come there, and who was there last.</summary>
sealed class VisitCard(Db db, Clock clock) : IUnitCard
{
    public int Order => 8;

    public async Task<UnitCard?> Read(Guid unit, CancellationToken cancel)
    {
        var today = clock.Today;
        var here = db.VisitsSeen().AsNoTracking().Where(v => v.Audience.UnitId == unit);
        var coming = await here.Where(v => v.On >= today).OrderBy(v => v.On).ThenBy(v => v.Id).Take(IUnitCard.MostRows).ToListAsync(cancel);
        var last = await here.Where(v => v.On < today).OrderByDescending(v => v.On).ThenByDescending(v => v.Id).FirstOrDefaultAsync(cancel);
        UnitCardRow[] rows =
        [
            .. coming.Select(v => new UnitCardRow(v.Name, $"{VisitWords.Of(v.Kind)} {VisitWords.When(v)}", MeetingsUrls.Visits)),
            .. last is null
                ? []
                : new[]
                {
                    new UnitCardRow(last.Name, PlanWords.Fill(Texts.VisitLastHere, DialogueWords.Ago(last.On, today)), MeetingsUrls.Visits),
                },
        ];
        return rows.Length == 0 ? null : new(Texts.Visits, [.. rows.Take(IUnitCard.MostRows)], coming.Count, MeetingsUrls.Visits);
    }
}
