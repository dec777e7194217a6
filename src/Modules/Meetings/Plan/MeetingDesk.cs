using System.Globalization;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>A meeting, the group that meets, and what the actor is there.</summary>
/// <param name="Meeting">Tracked.</param>
/// <param name="Group">As of the day of the meeting.</param>
/// <param name="MayPlan">Whether the actor says when and where it is.</param>
/// <param name="MayRun">Whether the actor sets the agenda and writes the minutes.</param>
/// <param name="Sits">Whether the actor sits in the group or listens in, and sees what is closed.</param>
sealed record MeetingAt(Meeting Meeting, GroupRollCall Group, bool MayPlan, bool MayRun, bool Sits)
{
    /// <summary>Whether the actor sets the agenda now.</summary>
    public bool MaySet => MayRun && Meeting.IsPlanned;

    /// <summary>Those who run it.</summary>
    public IEnumerable<Guid> Keepers => Group.Seats.Where(s => Group.IsKeptBy(s.PersonId)).Select(s => s.PersonId);

    /// <summary>What has been answered to it as it stands, for those who sit there; nothing for others.</summary>
    public IReadOnlyList<MeetingReply> Replies { get; init; } = [];

    /// <summary>Those who want to listen in, in the order they asked: all for whoever sits there, for others themselves.</summary>
    public IReadOnlyList<Guest> Guests { get; init; } = [];

    /// <summary>The group without those who only listen in.</summary>
    public required GroupRollCall Seated { get; init; }

    /// <summary>Whether it has not begun.</summary>
    public bool IsAhead(DateTime now) => Meeting.IsPlanned && Meeting.Begins > now;

    /// <summary>Whether the actor works here and sits neither in the group nor for somebody in it.</summary>
    public bool HasNoSeat(Actor actor) => actor is { Viewed: null, PersonId: { } me } && !Seated.Seats.Any(s => s.PersonId == me);

    /// <summary>Whether the actor may ask to be there and listen.</summary>
    public bool MayListenIn(Actor actor, DateTime now) => HasNoSeat(actor) && !MayRun && IsAhead(now);
}

/// <summary>What more than one page of a meeting does: finding it with who may what, laying a series, ending it.</summary>
sealed class MeetingDesk(Db db, Clock clock, GroupBook groups, Telling telling, Attachments attachments, PassOnBook passOn)
{
    /// <summary>Text key of what measures come from here.</summary>
    public const string SourceItem = "Meetings.SourceItem";

    /// <summary>Items of one meeting, proposals too.</summary>
    public const int MostItems = 100;

    Actor Actor => db.Actor;

    /// <summary>A meeting the actor may see.</summary>
    /// <exception cref="NotFound">When there is none the actor may see.</exception>
    public async Task<MeetingAt> Find(Guid id, CancellationToken cancel)
    {
        var meeting =
            await db.MeetingsSeen().Include(m => m.Attendances).SingleOrDefaultAsync(m => m.Id == id, cancel) ?? throw new NotFound();
        var group = await groups.Find(meeting.GroupId, meeting.On, cancel) ?? throw new NotFound();
        var sits = Sits(group);
        var me = Actor.PersonId;
        IReadOnlyList<Guest> guests =
            meeting.IsPlanned || sits
                ? await db.Guests.Where(g => g.MeetingId == id && (sits || g.PersonId == me)).OrderBy(g => g.Id).ToListAsync(cancel)
                : [];
        return new(meeting, group.With(guests), MayPlan(group), MayRun(group), sits)
        {
            Guests = guests,
            Seated = group,
            Replies =
                sits && meeting.IsPlanned
                    ?
                    [
                        .. (await db.Replies.AsNoTracking().Where(r => r.MeetingId == id).ToListAsync(cancel)).Where(r =>
                            r.HoldsFor(meeting)
                        ),
                    ]
                    : [],
        };
    }

    /// <summary>Whoever chairs the group or writes for it, and those who lead where it works. Not while one looks as another.</summary>
    public bool MayPlan(GroupRollCall group) =>
        Actor.Viewed is null && (group.IsKeptBy(Actor.PersonId) || Actor.May(MeetingsPermissions.Run, group.UnitId));

    /// <summary>The same, of a group as it is listed: <see cref="GroupHead.IsKept"/> is said of the actor.</summary>
    public bool MayPlan(GroupHead group) => Actor.Viewed is null && (group.IsKept || Actor.May(MeetingsPermissions.Run, group.UnitId));

    /// <summary>The groups whose meetings the actor plans, by name.</summary>
    public async Task<IReadOnlyList<GroupHead>> Planned(CancellationToken cancel) =>
        Actor.Viewed is not null ? [] : [.. (await groups.Heads(Actor.PersonId, clock.Today, cancel)).Where(MayPlan)];

    /// <summary>The same, of those who sit in it: whoever leads elsewhere sees nothing of what is closed.</summary>
    public bool MayRun(GroupRollCall group) => MayPlan(group) && Sits(group);

    /// <summary>Whether what is closed is for the actor too.</summary>
    public bool Sits(GroupRollCall group) => Actor.Subjects.Contains(group.Id);

    /// <summary>Whether the actor may ask the meeting to take something up; also without a seat in the group.</summary>
    public bool MayPropose(MeetingAt at) =>
        Actor.Viewed is null && Actor.PersonId is not null && (at.MaySet || at.Meeting.TakesProposals(clock.Today));

    /// <summary>
    /// Puts an item on the agenda, or proposes it where the actor does not set that, and saves. A form sent again because the
    /// answer never came makes no other.
    /// </summary>
    /// <param name="at">The meeting.</param>
    /// <param name="typed">The id the form gave the item.</param>
    /// <param name="wish">What it is.</param>
    /// <param name="topic">The record it is about.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>The item's id.</returns>
    public async Task<Guid> Propose(MeetingAt at, string? typed, ItemWish wish, Topic? topic, CancellationToken cancel)
    {
        Actor.Must(MayPropose(at));
        var id = Guid.TryParse(typed, out var given) && given.Version == 7 ? given : Guid.CreateVersion7();
        if (await db.AgendaItems.AnyAsync(i => i.Id == id, cancel))
        {
            return id;
        }

        var standing = await db
            .AgendaItems.Where(i => i.MeetingId == at.Meeting.Id)
            .GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Last = all.Max(i => i.Position) })
            .SingleOrDefaultAsync(cancel);
        if (standing is { Count: >= MostItems })
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.AgendaIsFull, MostItems));
        }

        var item = new AgendaItem(id, at.Meeting, wish.Title, wish.Kind, ItemState.Proposed);
        item.Proposed(Actor.PersonId!.Value, Actor.Name);
        item.IsAbout(topic);
        wish.On(item, at.Meeting);
        if (at.MaySet)
        {
            item.Take((standing?.Last ?? 0) + 1);
        }

        db.AgendaItems.Add(item);
        await db.Save("agenda item proposed", cancel);
        return id;
    }

    /// <summary>Lays the meetings of a series that are not laid, a year ahead. The caller saves.</summary>
    public async Task<int> Lay(MeetingSeries series, CancellationToken cancel)
    {
        var laid = await db
            .Meetings.Where(m => m.SeriesId == series.Id && m.ByRule != null)
            .Select(m => m.ByRule!.Value)
            .ToListAsync(cancel);
        var meetings = series.Lay(clock.Today, laid.ToHashSet());
        db.AddMeetings(meetings);
        return meetings.Count;
    }

    /// <summary>
    /// Ends a meeting: the minutes go out, what was treated gets its number where the group numbers,
    /// what was not reached moves to the next one of the series, each key message comes on
    /// the lists of those who pass it on, and the unit is told. The caller saves.
    /// </summary>
    public async Task End(MeetingAt at, CancellationToken cancel)
    {
        var meeting = at.Meeting;
        var items = await db.AgendaItems.Where(i => i.MeetingId == meeting.Id).ToListAsync(cancel);
        foreach (var item in await Voiced(items, cancel))
        {
            item.WasTakenUp();
        }

        var left = items.Where(i => i.State is ItemState.Planned).OrderBy(i => i.Position).ToList();
        if (left.Count > 0)
        {
            await MoveOn(meeting, left, cancel);
        }

        meeting.End(at.Group.Seats.FirstOrDefault(s => s.Place is GroupPlace.Chair)?.Name, clock.Now);
        var treated = items.Where(i => i.State is ItemState.Treated).ToList();
        foreach (var item in treated)
        {
            item.GoOut(meeting);
        }

        if (meeting.NumbersCases)
        {
            CaseNumber.Give(meeting, treated, await LastNumbers(meeting, cancel));
        }

        foreach (var item in treated.Where(i => i.Decision is not null))
        {
            await TellOf(item, cancel);
        }

        await db.SettleKeepers(meeting, AnswerTodos.AskOfGuest, clock.Now, cancel); // it is too late to ask now
        await passOn.Lay(at, [.. treated.Where(i => i.Key is not null)], cancel);
        db.News.Add(
            new()
            {
                At = clock.Now,
                Sentence = "Meetings.NewsMinutes",
                Title = $"{meeting.Title} {Norwegian.DayMonth(meeting.On)}",
                Address = MeetingsUrls.Of(meeting.Id),
                Audience = meeting.Audience with { Named = [.. meeting.Audience.Named] },
            }
        );
    }

    // Those nobody has written of, but where a vote was held or somebody did not agree.
    async Task<IEnumerable<AgendaItem>> Voiced(IReadOnlyList<AgendaItem> items, CancellationToken cancel)
    {
        Guid[] planned = [.. items.Where(i => i.State is ItemState.Planned).Select(i => i.Id)];
        var voiced = await db
            .Votes.Where(v => planned.Contains(v.ItemId))
            .Select(v => v.ItemId)
            .Concat(db.Dissents.Where(d => planned.Contains(d.ItemId)).Select(d => d.ItemId))
            .ToListAsync(cancel);
        return items.Where(i => voiced.Contains(i.Id));
    }

    async Task<Dictionary<CaseType, int>> LastNumbers(Meeting meeting, CancellationToken cancel) =>
        await db
            .AgendaItems.Where(i => i.GroupId == meeting.GroupId && i.CaseYear == meeting.On.Year && i.CaseSequence != null)
            .GroupBy(i => i.CaseType!.Value)
            .Select(given => new { given.Key, Last = given.Max(i => i.CaseSequence!.Value) })
            .ToDictionaryAsync(given => given.Key, given => given.Last, cancel);

    // Whoever brought it up hears that it is decided, and whoever follows what it is about.
    async Task TellOf(AgendaItem item, CancellationToken cancel)
    {
        var followers = item.TopicId is { } topic ? await telling.Followers(topic, cancel) : [];
        await telling.Tell(item.Watchable, "Meetings.NoticeDecided", item.BroughtById is { } by ? [by, .. followers] : followers, cancel);
    }

    /// <summary>The next meeting of the series, where what is not reached goes; null when there is none.</summary>
    public async Task<Meeting?> Next(Meeting meeting, CancellationToken cancel) =>
        meeting.SeriesId is null
            ? null
            : await db
                .Meetings.Where(m => m.SeriesId == meeting.SeriesId && m.State == MeetingState.Planned && m.Id != meeting.Id)
                .Where(m => m.On >= meeting.On)
                .OrderBy(m => m.On)
                .FirstOrDefaultAsync(cancel);

    // To the next of the series; where there is none they stay, and the minutes say that they were not reached.
    async Task MoveOn(Meeting meeting, IReadOnlyList<AgendaItem> left, CancellationToken cancel)
    {
        if (await Next(meeting, cancel) is not { } next)
        {
            return;
        }

        var position = await db.AgendaItems.Where(i => i.MeetingId == next.Id).MaxAsync(i => (int?)i.Position, cancel) ?? 0;
        Dictionary<Guid, Guid> moved = [];
        foreach (var item in left)
        {
            var continued = item.MoveOn(next);
            continued.Stand(++position);
            db.AgendaItems.Add(continued);
            moved.Add(item.Id, continued.Id);
        }

        // What was prepared is prepared for the next meeting too.
        await attachments.Copy(moved, cancel);
        var said = await db.Remarks.Where(r => moved.Keys.Contains(r.ItemId)).OrderBy(r => r.Id).AsNoTracking().ToListAsync(cancel);
        db.Remarks.AddRange(said.Select(r => new Remark(moved[r.ItemId], r.PersonId, r.Name, r.Text, r.At)));
    }
}
