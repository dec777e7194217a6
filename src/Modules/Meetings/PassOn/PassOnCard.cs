using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>On the page of a unit: what the groups that work for it, or for what it belongs to, want everybody there to know.</summary>
sealed class PassOnCard(Db db, Clock clock, StaffDirectory directory) : IUnitCard
{
    /// <summary>Days back; what is older has been said.</summary>
    const int Days = 45;

    public int Order => 6;

    public async Task<UnitCard?> Read(Guid unit, CancellationToken cancel)
    {
        var above = Above(unit, await directory.Units(cancel: cancel));
        var (today, since) = (clock.Today, clock.Today.AddDays(-Days));
        var told =
            from m in db.MeetingsSeen()
            where m.On >= since && m.On <= today && m.State == MeetingState.Ended && above.Contains(m.Audience.UnitId)
            join i in db.ItemsSeen() on m.Id equals i.MeetingId
            where i.IsOut && i.Key != null && i.ClosedBy == null
            orderby m.On descending, i.Position, i.Id
            select new
            {
                i.Id,
                i.Key,
                m.Title,
                m.On,
            };
        var rows = await told.Take(IUnitCard.MostRows).ToListAsync(cancel);
        return rows.Count == 0
            ? null
            : new(
                Texts.PassOnTitle,
                [.. rows.Select(r => new UnitCardRow(r.Key!, $"{r.Title} {Norwegian.DayMonth(r.On)}", MeetingsUrls.ItemOf(r.Id)))],
                rows.Count < IUnitCard.MostRows ? rows.Count : await told.Take(100).CountAsync(cancel),
                null
            );
    }

    // The unit, and all it belongs to.
    static List<Guid> Above(Guid unit, IReadOnlyList<UnitView> units)
    {
        var parents = units.ToDictionary(u => u.Id, u => u.ParentId);
        List<Guid> above = [];
        for (Guid? at = unit; at is { } one && !above.Contains(one); at = parents.GetValueOrDefault(one))
        {
            above.Add(one);
        }

        return above;
    }
}
