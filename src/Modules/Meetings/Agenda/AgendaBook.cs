namespace Takt.Meetings;

/// <summary>
/// When something is taken up. Whoever sees the item whole sees what it says; of another one sees its public title on the agenda
/// of a meeting one sees, but not of a closed one: that it is about just this is part of what is closed.
/// </summary>
sealed class AgendaBook(Db db) : IAgendaBook
{
    const int MostShown = 12;

    bool IsUsed => db.Municipality.Uses(MeetingsUrls.List);

    public string? TakeUp(Topic topic) =>
        IsUsed && db.Actor.Viewed is null && db.Actor.May(MeetingsPermissions.See) ? MeetingsUrls.TakeUpOf(topic) : null;

    public async Task<IReadOnlyList<TakenUp>> About(IReadOnlyCollection<Guid> topics, CancellationToken cancel)
    {
        if (topics.Count == 0 || !IsUsed)
        {
            return [];
        }

        // Two questions that both go by the index on what is about: asked as one, neither would.
        var whole = await Rows(db.ItemsSeen(), isWhole: true).Take(MostShown).ToListAsync(cancel);
        var lines = await Rows(db.AgendaItems.Where(i => i.ClosedBy == null), isWhole: false).Take(MostShown).ToListAsync(cancel);
        return
        [
            .. whole
                .Concat(lines)
                .DistinctBy(r => r.Item)
                .OrderByDescending(r => r.On)
                .Take(MostShown)
                .Select(r => new TakenUp(
                    r.Topic,
                    r.Item,
                    r.Title,
                    r.Meeting,
                    r.On,
                    r.IsPlanned,
                    r.IsOut || db.Actor.Subjects.Contains(r.GroupId) ? r.Decision : null,
                    MeetingsUrls.ItemOf(r.Item)
                )),
        ];

        IQueryable<Row> Rows(IQueryable<AgendaItem> items, bool isWhole) =>
            from i in items
            join m in isWhole ? db.Meetings : db.MeetingsSeen() on i.MeetingId equals m.Id
            where i.TopicId != null && topics.Contains(i.TopicId.Value) && m.State != MeetingState.Cancelled
            where i.State == ItemState.Treated || (i.State == ItemState.Planned && m.State == MeetingState.Planned)
            orderby m.On descending, i.Id
            select new Row(
                i.TopicId!.Value,
                i.Id,
                isWhole ? i.Title : i.PublicTitle ?? i.Title,
                m.Title,
                m.On,
                m.State == MeetingState.Planned,
                i.GroupId,
                i.IsOut,
                isWhole ? i.Decision : null
            );
    }

    sealed record Row(
        Guid Topic,
        Guid Item,
        string Title,
        string Meeting,
        DateOnly On,
        bool IsPlanned,
        Guid GroupId,
        bool IsOut,
        string? Decision
    );
}
