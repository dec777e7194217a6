using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>A year of meetings in Fjordvik, and one that is held now.</summary>
sealed class DemoMeetings(Db db, Clock clock, DemoDirectory fjordvik, GroupBook groups, StaffDirectory directory)
{
    const int ItemsEach = 3;

    // Of so many meetings back the decisions are measures, and so many ahead have an agenda, the nearest the most.
    const int Followed = 2;
    const int SetAhead = 3;

    // So many meetings of the leaders back the minutes were corrected, and so many back somebody waits for an answer.
    const int Corrected = 1;
    const int Disputed = 2;

    readonly MeasureHistory history = new(db);
    IReadOnlyDictionary<Guid, Seat> leaders = new Dictionary<Guid, Seat>();

    public static async Task Write(IServiceProvider scope, CancellationToken cancel)
    {
        var (db, clock) = (scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>());
        var fjordvik = await DemoDirectory.Read(db, clock, cancel);
        var meetings = new DemoMeetings(
            db,
            clock,
            fjordvik,
            scope.GetRequiredService<GroupBook>(),
            scope.GetRequiredService<StaffDirectory>()
        );
        await meetings.WriteAll(cancel);
        await DemoDialogues.Write(scope, fjordvik, cancel);
        await db.Save("Fjordvik: møter", cancel);
    }

    async Task WriteAll(CancellationToken cancel)
    {
        leaders = await directory.LeadersBelow(fjordvik.Root, await directory.Units(cancel: cancel), cancel);
        foreach (var script in FjordvikMeetings.All(clock.Today))
        {
            var group = (await groups.Find(fjordvik.Group(script.Group).GroupId!.Value, clock.Today, cancel))!;
            Write(script, group);
        }
    }

    void Write(FjordvikSeries script, GroupRollCall group)
    {
        var series = new MeetingSeries(group.Id, group.UnitId, Openness.Unit, script.Title);
        series.Meet(script.When, script.At, script.Length);
        series.Arrange(script.Title, script.Place, null, proposeBefore: 3, silenceHours: 24);
        series.PassOn(IsLeaders(group) ? PassOnTo.Leaders : PassOnTo.Members);
        series.Vote(script.Voting);
        series.NumberCases(script.NumbersCases);
        db.MeetingSeries.Add(series);
        var dates = script.When.Dates(clock.Today.AddMonths(MeetingSeries.MonthsAhead)).ToList();
        var past = dates.Where(d => d.Held < clock.Today).TakeLast(script.Held).Reverse();
        foreach (var (ago, (byRule, held)) in past.Index())
        {
            Hold(Lay(series, byRule, held), script, group, ago);
        }

        if (script.NumbersCases)
        {
            Number(series);
        }

        foreach (var (ahead, (byRule, held)) in dates.Where(d => d.Held > clock.Today).Take(script.Ahead).Index())
        {
            var meeting = Lay(series, byRule, held);
            for (var position = 1; position <= SetAhead - ahead; position++)
            {
                Add(meeting, script.Items[(ahead + position - 1) % script.Items.Count], position);
            }
        }

        if (script.NumbersCases)
        {
            LayBefore(series);
        }

        if (IsLeaders(group))
        {
            HoldNow(group);
            Propose(series);
            Prepare(series);
            Reply(NextOf(series), group);
        }
    }

    static bool IsLeaders(GroupRollCall group) => group.Shown == "Ledergruppen";

    Meeting Lay(MeetingSeries series, DateOnly byRule, DateOnly held)
    {
        var meeting = new Meeting(series, byRule, held);
        db.AddMeetings([meeting]);
        return meeting;
    }

    // By how long ago it was, so that the last ones are the same whatever the day.
    static IReadOnlyList<FjordvikItem> ItemsOf(FjordvikSeries script, int ago) =>
        [.. Enumerable.Range(0, ItemsEach).Select(n => script.Items[((ago * ItemsEach) + n) % script.Items.Count]).Distinct()];

    void Hold(Meeting meeting, FjordvikSeries series, GroupRollCall group, int ago)
    {
        Attend(meeting, group);
        var scripts = ItemsOf(series, ago);
        var isWaited = ago == 0 && series.When.Weeks > 0; // a group that meets once a month has said it long ago
        var ended = Clock.At(meeting.On, meeting.At).AddMinutes(meeting.Length);
        foreach (var (position, script) in scripts.Index())
        {
            var item = Add(meeting, script, position + 1);
            item.Minute(script.Summary, script.Decision, script.Key);
            item.GoOut(meeting);
            if (series.Voting is Voting.Named && script is { Kind: ItemKind.Decision, Decision: not null })
            {
                VoteOn(item, meeting);
            }

            if (script.Key is not null)
            {
                PassOn(item, group, isWaited, ended);
            }

            if (IsLeaders(group) && ago < Followed && script.Decision is { } decision && script.Closed is null)
            {
                Follow(item, decision, meeting);
            }
        }

        meeting.End(group.Seats is [var chair, ..] ? chair.Name : null, ended);
        if (IsLeaders(group))
        {
            Afterwards(meeting, group, ago, ended);
        }

        if (isWaited && scripts.Any(s => s.Key is not null))
        {
            var slow = Readers(group, isClosed: false).Where((_, number) => IsSlow(number));
            db.LayPassOn(meeting, group, slow.Select(r => r.Post).OfType<Seat>(), meeting.On);
        }
    }

    // In the order they met: the last one is written first.
    void Number(MeetingSeries series)
    {
        foreach (var year in db.Meetings.Local.Where(m => m.SeriesId == series.Id && m.State is MeetingState.Ended).GroupBy(m => m.On.Year))
        {
            Dictionary<CaseType, int> last = [];
            foreach (var meeting in year.OrderBy(m => m.On))
            {
                CaseNumber.Give(meeting, db.AgendaItems.Local.Where(i => i.MeetingId == meeting.Id && i.State is ItemState.Treated), last);
            }
        }
    }

    // A body that keeps records is put something before it.
    void LayBefore(MeetingSeries series)
    {
        var next = db.Meetings.Local.Where(m => m.SeriesId == series.Id && m.On > clock.Today).MinBy(m => m.On)!;
        var item = db.AgendaItems.Local.Where(i => i.MeetingId == next.Id).MinBy(i => i.Position)!;
        var at = Clock.At(clock.Today.AddDays(-2), new(14, 5));
        foreach (var (title, address) in FjordvikMeetings.PutBefore)
        {
            db.Attachments.Add(Attachment.Link(item.Id, title, address, new() { Name = item.BroughtBy! }, at));
        }
    }

    // They agree, as they mostly do.
    void VoteOn(AgendaItem item, Meeting meeting)
    {
        var vote = new Vote(item.Id);
        vote.Name(
            [
                .. meeting
                    .Attendances.Where(a => a.Presence is Presence.Present or Presence.Substitute)
                    .Select(a => (a.PersonId, a.Name, Ballot.For)),
            ],
            casting: null
        );
        db.Votes.Add(vote);
    }

    ItemSaid Words(AgendaItem item) =>
        new(
            item.Summary,
            item.Decision,
            item.Key,
            [.. db.Dissents.Local.Where(d => d.ItemId == item.Id).Select(d => new DissentSaid(d.Id, d.PersonId, d.Name, d.Text))],
            []
        );

    void Afterwards(Meeting meeting, GroupRollCall group, int ago, DateTime ended)
    {
        var items = db
            .AgendaItems.Local.Where(i => i.MeetingId == meeting.Id && i is { IsClosed: false, Summary: not null })
            .OrderBy(i => i.Position)
            .ToList();
        var by = group.Seats[0];
        var member = group.Seats.First(s => s.PersonId != by.PersonId && s.Place is GroupPlace.Member);
        if (ago == Corrected)
        {
            var at = ended.AddDays(2);
            var correction = new Correction(meeting.Id, meeting.Correct(at), at, by.PersonId, by.Name, FjordvikMeetings.CorrectedBecause);
            correction.Keep(KeptWords.There(meeting));
            foreach (var (number, item) in items.Index())
            {
                correction.Keep(item, Words(item), isChanged: number == 0);
            }

            items[0].Amend(new($"{items[0].Summary} {FjordvikMeetings.Correction}", items[0].Decision, items[0].Key));
            db.Corrections.Add(correction);
        }

        if (ago == Disputed)
        {
            var (answered, waits) = FjordvikMeetings.Objections;
            var first = new Objection(items[0].Id, member.PersonId, member.Name, answered, ended.AddHours(2));
            meeting.Object(ended.AddHours(2));
            first.Decline(FjordvikMeetings.ObjectionAnswer, by.Name, ended.AddHours(5));
            meeting.Answer(ended.AddHours(5));
            meeting.Object(ended.AddHours(20));
            db.Objections.AddRange(first, new(items[^1].Id, member.PersonId, member.Name, waits, ended.AddHours(20)));
        }
    }

    void Attend(Meeting meeting, GroupRollCall group)
    {
        foreach (var (number, seat) in group.Seats.Where(s => s.Place is not GroupPlace.Substitute).Index())
        {
            var presence =
                seat.Place is GroupPlace.Observer ? Presence.Observer
                : (number + meeting.On.DayNumber) % 9 == 0 && number > 0 ? Presence.Absent
                : Presence.Present;
            meeting.Note(seat.PersonId, seat.Name, presence);
        }
    }

    void PassOn(AgendaItem item, GroupRollCall group, bool isWaited, DateTime ended)
    {
        foreach (var (number, reader) in Readers(group, item.IsClosed).Index())
        {
            var passing = new Passing(item.Id, reader.PersonId);
            if (!isWaited || !IsSlow(number))
            {
                passing.PassOn(ended.AddHours(3 + (number % 20)));
            }

            db.Passings.Add(passing);
        }
    }

    // Two of three have said it within a day, the third before the next meeting.
    static bool IsSlow(int number) => number % 3 == 0;

    // Those who sit there first; what the leaders say in the open goes to all who lead.
    IEnumerable<(Guid PersonId, Seat? Post)> Readers(GroupRollCall group, bool isClosed)
    {
        var sitting = PassOnBook.ReadersOf(group);
        return sitting
            .Select(person => (person, group.Seats.First(s => s.PersonId == person).Post))
            .Concat(IsLeaders(group) && !isClosed ? leaders.Where(l => !sitting.Contains(l.Key)).Select(l => (l.Key, (Seat?)l.Value)) : []);
    }

    void Follow(AgendaItem item, string decision, Meeting meeting)
    {
        var owner = fjordvik.SeatOf(item.BroughtBy!);
        history.Write(
            new(
                decision.Split(". ")[0].TrimEnd('.'),
                owner,
                clock.Today.AddDays(30),
                new(MeetingDesk.SourceItem, item.Id, item.Title, MeetingsUrls.ItemOf(item.Id)),
                new() { Permission = FollowUpPermissions.See, UnitId = meeting.Audience.UnitId }
            ),
            new(meeting.On) { Started = meeting.On.AddDays(2) }
        );
    }

    // It began a quarter of an hour ago, and somebody is writing.
    void HoldNow(GroupRollCall group)
    {
        var oslo = Clock.ToOslo(clock.Now).AddMinutes(-15);
        var at = DateOnly.FromDateTime(oslo) < clock.Today ? TimeOnly.MinValue : new TimeOnly(oslo.Hour, oslo.Minute / 15 * 15);
        var meeting = new Meeting(group.Id, group.UnitId, Openness.Unit, "Ekstra ledermøte om budsjettet", clock.Today, at, 90);
        meeting.Arrange(meeting.Title, "Møterom Fjorden", null);
        meeting.Vote(Voting.Counted); // money is shared out
        meeting.PassOn(PassOnTo.Leaders);
        db.AddMeetings([meeting]);
        Attend(meeting, group);
        foreach (var (position, script) in FjordvikMeetings.Now.Index())
        {
            var item = Add(meeting, script, position + 1);
            if (script.Summary.Length > 0)
            {
                item.Minute(script.Summary, script.Decision, script.Key);
            }
        }
    }

    Meeting NextOf(MeetingSeries series) =>
        db.Meetings.Local.Where(m => m.SeriesId == series.Id && m.On > clock.Today.AddDays(3)).MinBy(m => m.On)!;

    // Some have answered, in one way and another, and some have not.
    void Reply(Meeting meeting, GroupRollCall group)
    {
        var others = group.Members.Where(m => m.Place is GroupPlace.Member).ToList();
        foreach (var (number, seat) in others.Take(4).Index())
        {
            var (kind, comment) = number switch
            {
                1 => (ReplyKind.No, "Jeg er på kurs den dagen."),
                2 => (ReplyKind.Maybe, (string?)null),
                _ => (ReplyKind.Yes, null),
            };
            var reply = new MeetingReply(meeting.Id, seat.PersonId);
            reply.Say(kind, null, null, comment, meeting.Begins, meeting.Length, clock.Now);
            db.Replies.Add(reply);
        }
    }

    void Propose(MeetingSeries series)
    {
        var next = NextOf(series);
        foreach (var (by, title, about) in FjordvikMeetings.Proposals)
        {
            var item = new AgendaItem(next, title, ItemKind.Discussion, ItemState.Proposed);
            item.Describe(title, null, ItemKind.Discussion, about, 20);
            item.Proposed(fjordvik.PersonOf(by), by);
            db.AgendaItems.Add(item);
        }
    }

    // Papers, and what people say of it, at the first item of the next meeting.
    void Prepare(MeetingSeries series)
    {
        var next = db.Meetings.Local.Where(m => m.SeriesId == series.Id && m.On > clock.Today).MinBy(m => m.On)!;
        var item = db.AgendaItems.Local.Where(i => i.MeetingId == next.Id && i.IsOnAgenda).MinBy(i => i.Position)!;
        var at = Clock.At(clock.Today.AddDays(-1), new(10, 20));
        foreach (var (title, address) in FjordvikMeetings.Papers)
        {
            db.Attachments.Add(Attachment.Link(item.Id, title, address, new() { Name = item.BroughtBy! }, at));
        }

        foreach (var (number, (by, text)) in FjordvikMeetings.Remarks.Index())
        {
            db.Remarks.Add(new(item.Id, fjordvik.PersonOf(by), by, text, at.AddHours(number * 4)));
        }

        var (guest, why) = FjordvikMeetings.Guest;
        db.Guests.Add(new(next.Id, fjordvik.PersonOf(guest), guest, why, at.AddHours(1)));
    }

    AgendaItem Add(Meeting meeting, FjordvikItem script, int position)
    {
        var item = new AgendaItem(meeting, script.Title, script.Kind, ItemState.Planned);
        item.Describe(script.Title, script.Closed?.PublicTitle, script.Kind, script.About, script.Minutes);
        item.BroughtIn(fjordvik.PersonOf(script.By), script.By);
        item.Stand(position);
        if (script.Closed is var (basis, publicTitle))
        {
            item.Close(basis, publicTitle);
        }

        db.AgendaItems.Add(item);
        return item;
    }
}
