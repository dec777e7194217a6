namespace Takt.Meetings;

/// <summary>A key message on one's own list.</summary>
sealed record PassOnMessage(
    Guid ItemId,
    string Title,
    string Key,
    bool IsClosed,
    Guid? NamedBy,
    Guid MeetingId,
    string Meeting,
    DateOnly On,
    DateTime? At
);

/// <summary>What the page of key messages reads and does: nobody's but the reader's own.</summary>
public sealed partial class PassOnPage
{
    const int MostWaiting = 200;
    const int MostDone = 10;

    List<PassOnMessage> waiting = [];
    List<PassOnMessage> done = [];
    NameAgreement? names;

    protected override async Task Load()
    {
        waiting = await Own(Db.Passings.Where(p => p.PassedOnAt == null)).Take(MostWaiting).ToListAsync(Cancel);
        names = await Db.NameAgreements.InForce(Today).AsNoTracking().SingleOrDefaultAsync(Cancel);
        done = await Own(Db.Passings.Where(p => p.PassedOnAt != null)).Take(MostDone).ToListAsync(Cancel);
    }

    // Of what one sees still: whoever has left the group keeps nothing of what is closed.
    IQueryable<PassOnMessage> Own(IQueryable<Passing> passings)
    {
        var (items, meetings, me) = (Db.ItemsSeen(), Db.MeetingsSeen(), Actor.PersonId);
        return from p in passings
            where p.PersonId == me
            join i in items on p.ItemId equals i.Id
            join m in meetings on i.MeetingId equals m.Id
            where i.Key != null
            orderby p.PassedOnAt descending, m.On descending, m.Id, i.Position, i.Id
            select new PassOnMessage(i.Id, i.Title, i.Key!, i.ClosedBy != null, p.NamedBy, m.Id, m.Title, m.On, p.PassedOnAt);
    }

    Task PassOn() =>
        Do(p => p.PassOn(Clock.Now), "key message passed on", "Meetings.PassOnIsDone", Guid.TryParse(Form.Item, out var id) ? [id] : []);

    Task PassAllOn() =>
        Do(
            p => p.PassOn(Clock.Now),
            "key message passed on",
            "Meetings.PassOnAreDone",
            [.. waiting.Where(m => $"{m.MeetingId}" == Form.Meeting).Select(m => m.ItemId)]
        );

    Task TakeBack() =>
        Do(p => p.TakeBack(), "key message not passed on", "Meetings.PassOnIsBack", Guid.TryParse(Form.Item, out var id) ? [id] : []);

    Task Do(Action<Passing> act, string because, string saved, Guid[] items) =>
        Act(async () =>
        {
            Must(Actor is { Viewed: null, PersonId: not null });
            var me = Actor.PersonId;
            var own = await Db.Passings.Where(p => p.PersonId == me && items.Contains(p.ItemId)).ToListAsync(Cancel);
            if (own.Count == 0)
            {
                throw new NotFound();
            }

            own.ForEach(act);
            await Db.SettlePassOn(own, Clock.Now, Cancel);
            await Db.Save(because, Cancel);
            Go(MeetingsUrls.PassOn, saved);
        });
}
