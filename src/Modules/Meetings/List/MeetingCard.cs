namespace Takt.Meetings;

/// <summary>On the page of a unit: the next meetings of the groups that work for it.</summary>
sealed class MeetingCard(Db db, Clock clock) : IUnitCard
{
    const int MostCounted = 100;

    public int Order => 7;

    public async Task<UnitCard?> Read(Guid unit, CancellationToken cancel)
    {
        var today = clock.Today;
        var coming = db.MeetingsSeen().Where(m => m.Audience.UnitId == unit && m.State == MeetingState.Planned && m.On >= today);
        var rows = await coming
            .OrderBy(m => m.On)
            .ThenBy(m => m.Id)
            .Take(IUnitCard.MostRows)
            .Select(m => new
            {
                m.Id,
                m.Title,
                m.On,
                m.At,
                m.Length,
            })
            .ToListAsync(cancel);
        return rows.Count == 0
            ? null
            : new(
                Texts.Menu,
                [
                    .. rows.Select(m => new UnitCardRow(
                        m.Title,
                        $"{Norwegian.WithWeekday(m.On)} {PlanWords.Time(m.At, m.Length)}",
                        MeetingsUrls.Of(m.Id)
                    )),
                ],
                await coming.Take(MostCounted).CountAsync(cancel),
                $"{MeetingsUrls.List}?visning=saker"
            );
    }
}
