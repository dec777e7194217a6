using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp.Contracts;
using Takt.Meetings;
using Takt.Organisation;
using Takt.Organisation.Contracts;
using Coming = Takt.Meetings.Visit;

namespace Takt.Bench;

/// <summary>Which of the meetings that were written the pages are of. All who are measured sit in the group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Series">Its series.</param>
/// <param name="Ahead">Its next meeting, with an agenda.</param>
/// <param name="Now">One that is held today, with minutes half written.</param>
/// <param name="Held">One that was held, corrected twice.</param>
/// <param name="Item">An item of that one.</param>
/// <param name="Dialogue">A conversation the first of those who are measured takes part in.</param>
/// <param name="Feeds">Token of the calendar of each, by name.</param>
sealed record FilledMeetings(
    Guid Group,
    Guid Series,
    Guid Ahead,
    Guid Now,
    Guid Held,
    Guid Item,
    Guid Dialogue,
    Dictionary<string, string> Feeds
);

/// <summary>
/// Three years of meetings in a municipality, two behind and one ahead: groups of five to twelve, one in five meets every other
/// week and the rest once a month, ten items each, with what is written and said of them. By the product's own entities.
/// </summary>
sealed class FillMeetings(Db db, Clock clock, StaffDirectory directory, DialogueDesk desk)
{
    /// <summary>Meetings of a group, the biweekly and the monthly together.</summary>
    public const int OfEachGroup = 40;

    const int YearsBack = 2;
    const int ItemsEach = 10;
    const int SetAhead = 3;
    const int Fewest = 5;
    const int Most = 12;

    static readonly string[] Titles =
    [
        "Bemanning i ferien",
        "Budsjett og innsparing",
        "Rutine for nattevakter",
        "Sykefraværet siste kvartal",
        "Samarbeid skole og hjem",
        "Referat fra tillitsvalgte",
        "Ny avtale om renhold",
        "Tertialrapporten",
        "Opplæring av vikarer",
        "Årshjulet for høsten",
    ];

    static readonly string[] Summaries =
    [
        "Gruppen gikk gjennom saken. Det er uro for bemanningen i ferien, og flere ønsker at rutinen blir skrevet ned før sommeren.",
        "Tallene ble lagt fram. Lederne tar dem med til sine, og saken kommer tilbake når regnskapet er klart.",
        "Tillitsvalgte har meldt fra om arbeidspress på kvelden. Gruppen drøftet hva som kan flyttes til dagtid.",
        "Avtalen løper ut til nyttår. Innkjøp har bedt om innspill, og enhetene har ulike ønsker.",
        "Opplæringen tar tid fra dem som alt er på jobb. Det er bred støtte for en felles plan.",
    ];

    // One in nine names what the pages are searched for.
    static readonly string[] Decisions =
    [
        "Rutinen skrives ned og legges fram på neste møte.",
        "Virksomhetsleder følger opp vaktlista før helgen.",
        "Budsjettet holdes, og innkjøp over 50 000 kroner tas opp her.",
        "Planen vedtas slik den ligger.",
        "Saken utsettes til regnskapet er klart.",
        "HR lager et utkast til felles opplæring.",
        "Avtalen forlenges med ett år.",
        "Lederne melder inn behovet sitt innen utgangen av måneden.",
        "Gruppen tar saken til orientering.",
    ];

    readonly MeasureHistory history = new(db);
    readonly Dictionary<string, (Guid Id, string Name)> measured = [];
    List<(Guid Id, string Name)> people = [];
    IReadOnlyDictionary<Guid, Seat> posts = new Dictionary<Guid, Seat>();
    IReadOnlyList<Seat> leaders = [];
    Guid root;

    public static async Task<FilledMeetings> Write(IServiceProvider scope, int meetings, Guid root, IReadOnlyList<Seat> leaders)
    {
        var (db, clock) = (scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>());
        FillMeetings fill = new(db, clock, scope.GetRequiredService<StaffDirectory>(), scope.GetRequiredService<DialogueDesk>());
        return await fill.WriteAll(meetings, root, leaders);
    }

    async Task<FilledMeetings> WriteAll(int meetings, Guid municipality, IReadOnlyList<Seat> seats)
    {
        (root, leaders) = (municipality, seats);
        var today = clock.Today;
        var names = await db.People.Select(p => new { p.Id, p.Name }).ToListAsync();
        foreach (var name in (string[])[Run.Who, Run.Restricted, Run.Leader])
        {
            var found = names.First(p => p.Name == name);
            measured.Add(name, (found.Id, found.Name));
        }

        var working = (await db.Assignments.AsOf(today).Select(a => a.PersonId).Distinct().ToListAsync()).ToHashSet();
        people = [.. names.Where(p => working.Contains(p.Id)).OrderBy(p => p.Id).Select(p => (p.Id, p.Name))];
        posts = (
            await db
                .Assignments.AsOf(today)
                .Where(a => a.IsMain)
                .Select(a => new
                {
                    a.PersonId,
                    a.UnitId,
                    a.Role,
                })
                .ToListAsync()
        ).DistinctBy(a => a.PersonId).ToDictionary(a => a.PersonId, a => Seat.In(a.UnitId, a.Role, a.PersonId));
        var groups = Math.Max(1, meetings / OfEachGroup);
        FilledMeetings? first = null;
        for (var number = 0; number < groups; number++)
        {
            var written = await Meet(number);
            first ??= written;
            db.ChangeTracker.Clear();
            if ((number + 1) % 50 == 0)
            {
                await Console.Error.WriteLineAsync($"  {number + 1} of {groups} groups written");
            }
        }

        var dialogue = await Talk(meetings / 20);
        await Come(meetings / 20);
        Dictionary<string, string> feeds = [];
        foreach (var (name, (id, _)) in measured)
        {
            var (token, feed) = CalendarFeed.Make(db.Municipality, id, FeedOf.Person, id, clock.Now);
            db.CalendarFeeds.Add(feed);
            feeds.Add(name, token);
        }

        await db.Save("bench: calendars");
        return first! with { Dialogue = dialogue, Feeds = feeds };
    }

    // The first group works for the whole municipality, and all who are measured sit in it.
    async Task<FilledMeetings> Meet(int number)
    {
        var unit = number == 0 ? root : leaders[number % leaders.Count].UnitId!.Value;
        var group = new Group($"Ledermøte {number}", $"LM{number}") { UnitId = unit };
        var seats = SeatsOf(number);
        foreach (var seat in seats)
        {
            group.Seat(seat.PersonId, clock.Today.AddYears(-YearsBack), seat.Place);
        }

        db.Groups.Add(group);
        GroupRollCall roll = new(group.Id, group.Name, group.ShortName, unit, seats);
        var series = SeriesOf(number, group.Id, unit);
        db.MeetingSeries.Add(series);
        var dates = series.Recurrence.Dates(clock.Today.AddMonths(MeetingSeries.MonthsAhead)).ToList();
        var held = dates.Where(d => d.Held < clock.Today).ToList();
        Meeting? corrected = null;
        foreach (var (ago, (byRule, on)) in held.AsEnumerable().Reverse().Index())
        {
            var meeting = Lay(series, byRule, on);
            Hold(meeting, roll, ago, number);
            corrected = ago == 4 ? meeting : corrected;
        }

        Meeting? next = null;
        foreach (var (ahead, (byRule, on)) in dates.Where(d => d.Held > clock.Today).Index())
        {
            var meeting = Lay(series, byRule, on);
            next ??= meeting;
            if (ahead < SetAhead)
            {
                Set(meeting, roll);
            }
        }

        var now = number == 0 ? HoldNow(roll) : null;
        var item = corrected is null ? Guid.Empty : ItemsOf(corrected)[0].Id;
        await db.Save("bench: meetings");
        return new(group.Id, series.Id, next?.Id ?? Guid.Empty, now?.Id ?? Guid.Empty, corrected?.Id ?? Guid.Empty, item, Guid.Empty, []);
    }

    IReadOnlyList<GroupSeat> SeatsOf(int number)
    {
        List<(Guid Id, string Name)> members =
        [
            .. number == 0 ? [.. measured.Values] : Array.Empty<(Guid, string)>(),
            .. number is > 0 and < 5 ? [measured[Run.Who]] : Array.Empty<(Guid, string)>(),
            .. number is 5 or 6 ? [measured[Run.Leader], measured[Run.Restricted]] : Array.Empty<(Guid, string)>(),
        ];
        var size = Fewest + (number % (Most - Fewest + 1));
        for (var at = 0; members.Count < size; at++)
        {
            members.Add(people[(int)(((long)number * 31) + (at * 97)) % people.Count]);
        }

        return
        [
            .. members
                .DistinctBy(m => m.Id)
                .Select(
                    (m, at) =>
                        new GroupSeat(
                            m.Id,
                            m.Name,
                            null,
                            at switch
                            {
                                0 => GroupPlace.Chair,
                                3 => GroupPlace.Secretary,
                                _ => GroupPlace.Member,
                            },
                            null,
                            posts.GetValueOrDefault(m.Id)
                        )
                ),
        ];
    }

    MeetingSeries SeriesOf(int number, Guid group, Guid unit)
    {
        var openness = number % 8 == 7 ? Openness.Members : Openness.Unit;
        MeetingSeries series = new(group, unit, openness, $"Ledermøte {number}");
        var isOften = number % 5 == 0;
        series.Meet(
            new(
                clock.Today.AddYears(-YearsBack),
                (DayOfWeek)(1 + (number % 5)),
                isOften ? 2 : 0,
                isOften ? null : 1 + (number % 4),
                null,
                [7],
                OnHoliday.After
            ),
            new(8 + (number % 6), 0),
            isOften ? 60 : 120
        );
        series.Arrange(series.Title, "Møterom Fjorden", null, proposeBefore: 3, silenceHours: 24);
        series.Vote(number % 5 == 1 ? Voting.Named : Voting.None);
        return series;
    }

    Meeting Lay(MeetingSeries series, DateOnly byRule, DateOnly on)
    {
        Meeting meeting = new(series, byRule, on);
        db.AddMeetings([meeting]);
        return meeting;
    }

    void Hold(Meeting meeting, GroupRollCall group, int ago, int number)
    {
        var ended = Clock.At(meeting.On, meeting.At).AddMinutes(meeting.Length);
        Attend(meeting, group);
        Reply(meeting, group, ended.AddDays(-4));
        for (var at = 0; at < ItemsEach; at++)
        {
            var item = Add(meeting, group, at);
            item.Minute(
                Of(Summaries, at + ago),
                at % 3 == 2 ? null : Of(Decisions, at + (ago * 7) + number),
                at % 4 == 0 ? "Planen for ferien er ny fra mandag." : null
            );
            Say(item, group, at + ago, ended);
            if (item is { Decision: not null, IsClosed: false } && (at + ago) % 20 == 0)
            {
                Follow(item, meeting);
            }

            item.GoOut(meeting);
            if (item.Key is not null)
            {
                PassOn(item, group, ago, ended);
            }
        }

        meeting.End(group.Seats[0].Name, ended);
        if (ago == 0)
        {
            db.LayPassOn(meeting, group, group.Seats.Select(s => s.Post).OfType<Seat>(), meeting.On);
        }

        Afterwards(meeting, group, ago, number, ended);
    }

    void Afterwards(Meeting meeting, GroupRollCall group, int ago, int number, DateTime ended)
    {
        var (chair, member) = (group.Seats[0], group.Seats[1]);
        var items = ItemsOf(meeting);
        if ((ago + number) % 20 == 0)
        {
            Objection objection = new(items[1].Id, member.PersonId, member.Name, "Det ble sagt fredag, ikke mandag.", ended.AddHours(2));
            meeting.Object(ended.AddHours(2));
            objection.Decline("Opptaket sier mandag.", chair.Name, ended.AddHours(5));
            meeting.Answer(ended.AddHours(5));
            db.Objections.Add(objection);
        }

        var corrections =
            number == 0 && ago == 4 ? 2
            : (ago + number) % 30 == 7 && ago > 0 ? 1
            : 0;
        for (var time = 1; time <= corrections; time++)
        {
            var at = ended.AddDays(time + 2);
            Correction correction = new(meeting.Id, meeting.Correct(at), at, chair.PersonId, chair.Name, "Datoen var feil.");
            foreach (var item in items)
            {
                correction.Keep(item, new(item.Summary, item.Decision, item.Key, [], []), item == items[0]);
            }

            items[0].Amend(new($"{items[0].Summary} Rettet {time}.", items[0].Decision, items[0].Key));
            db.Corrections.Add(correction);
        }
    }

    void Set(Meeting meeting, GroupRollCall group)
    {
        for (var at = 0; at < ItemsEach; at++)
        {
            var item = at < 7 ? Add(meeting, group, at) : Propose(meeting, group, at);
            if (at % 3 == 0)
            {
                Remark(item, group, clock.Now.AddDays(-1));
            }
        }

        Reply(meeting, group, clock.Now.AddDays(-1));
    }

    Meeting HoldNow(GroupRollCall group)
    {
        Meeting meeting = new(group.Id, group.UnitId, Openness.Unit, "Ekstra ledermøte", clock.Today, new(12, 0), 90);
        meeting.Vote(Voting.Named);
        db.AddMeetings([meeting]);
        Attend(meeting, group);
        for (var at = 0; at < ItemsEach; at++)
        {
            var item = Add(meeting, group, at);
            if (at < 5)
            {
                item.Minute(Of(Summaries, at), Of(Decisions, at), at % 2 == 0 ? "Planen for ferien er ny." : null);
                Say(item, group, at, clock.Now);
            }
        }

        return meeting;
    }

    void Attend(Meeting meeting, GroupRollCall group)
    {
        foreach (var (at, seat) in group.Seats.Index())
        {
            meeting.Note(seat.PersonId, seat.Name, (at + meeting.On.DayNumber) % 9 == 8 ? Presence.Absent : Presence.Present);
        }
    }

    void Reply(Meeting meeting, GroupRollCall group, DateTime at)
    {
        foreach (var (number, seat) in group.Seats.Take(3).Index())
        {
            MeetingReply reply = new(meeting.Id, seat.PersonId);
            reply.Say(number == 2 ? ReplyKind.No : ReplyKind.Yes, null, null, null, meeting.Begins, meeting.Length, at);
            db.Replies.Add(reply);
        }
    }

    AgendaItem Add(Meeting meeting, GroupRollCall group, int at)
    {
        var title = $"{Titles[at % Titles.Length]} ({Norwegian.DayMonth(meeting.On)})";
        AgendaItem item = new(meeting, title, (ItemKind)(at % 3), ItemState.Planned);
        item.Describe(title, at == 9 ? "Personalsak" : null, item.Kind, "Lederne har spurt etter dette siden i vår.", 10);
        item.BroughtIn(group.Seats[at % group.Seats.Count].PersonId, group.Seats[at % group.Seats.Count].Name);
        item.Stand(at + 1);
        if (at == 9)
        {
            item.Close("offl. § 13", "Personalsak");
        }

        if (at == 4)
        {
            db.Attachments.Add(
                Attachment.Link(item.Id, "Notat", "https://example.no/notat", new() { Name = item.BroughtBy! }, clock.Now.AddDays(-2))
            );
        }

        db.AgendaItems.Add(item);
        return item;
    }

    AgendaItem Propose(Meeting meeting, GroupRollCall group, int at)
    {
        var by = group.Seats[at % group.Seats.Count];
        AgendaItem item = new(meeting, $"{Titles[at]} – forslag", ItemKind.Discussion, ItemState.Proposed);
        item.Describe(item.Title, null, item.Kind, "Vi trenger en avklaring.", 15);
        item.Proposed(by.PersonId, by.Name);
        db.AgendaItems.Add(item);
        return item;
    }

    // What people said of it before, how they voted, and who did not agree.
    void Say(AgendaItem item, GroupRollCall group, int number, DateTime ended)
    {
        if (number % 6 == 0)
        {
            Remark(item, group, ended.AddDays(-2));
        }

        if (number % 25 == 3)
        {
            var one = group.Seats[1];
            db.Dissents.Add(new(item.Id, one.PersonId, one.Name, "Jeg mener vi burde ventet til etter ferien."));
        }

        if (number % 10 == 1)
        {
            Vote vote = new(item.Id);
            vote.Name([.. group.Seats.Select((s, at) => (s.PersonId, s.Name, at % 4 == 3 ? Ballot.Against : Ballot.For))], null);
            db.Votes.Add(vote);
        }
    }

    static string Of(string[] texts, int number) => texts[number % texts.Length];

    void Remark(AgendaItem item, GroupRollCall group, DateTime at)
    {
        foreach (var seat in group.Seats.Take(2))
        {
            db.Remarks.Add(new(item.Id, seat.PersonId, seat.Name, "Vi bør ha planen klar først.", at));
        }
    }

    void PassOn(AgendaItem item, GroupRollCall group, int ago, DateTime ended)
    {
        foreach (var (at, person) in PassOnBook.ReadersOf(group).Index())
        {
            Passing passing = new(item.Id, person);
            if (ago > 0 && (ago > 1 || at % 3 != 0))
            {
                passing.PassOn(ended.AddHours(3 + at));
            }

            db.Passings.Add(passing);
        }
    }

    void Follow(AgendaItem item, Meeting meeting)
    {
        var owner = leaders[item.Position * 7 % leaders.Count];
        var id = history.Write(
            new(
                $"{item.Title}: skrive ned rutinen",
                owner,
                meeting.On.AddDays(40),
                new(MeetingDesk.SourceItem, item.Id, item.Title, MeetingsUrls.ItemOf(item.Id)),
                new() { Permission = FollowUpPermissions.See, UnitId = owner.UnitId!.Value }
            ),
            new(meeting.On) { Started = meeting.On.AddDays(2), Done = meeting.On.AddDays(30) }
        );
        item.IsAbout(new(id, item.Title, $"/tiltak/{id}"));
    }

    List<AgendaItem> ItemsOf(Meeting meeting) =>
        [.. db.AgendaItems.Local.Where(i => i.MeetingId == meeting.Id && i.Position > 0).OrderBy(i => i.Position)];

    // Each leader talks with one of a few superiors, over two years and half a year ahead.
    async Task<Guid> Talk(int dialogues)
    {
        var units = (await directory.Units()).ToDictionary(u => u.Id, u => u.Name);
        var topics = DialogueTemplates.Ours(DialogueKind.Leaders, null);
        var of = await directory.Holders(leaders);
        var first = Guid.Empty;
        for (var number = 0; number < dialogues; number++)
        {
            var seat = leaders[number % leaders.Count];
            var (leader, superior) = (of[seat], number % 20 == 0 ? measured[Run.Who] : people[number % 12]);
            Dialogue dialogue = new(
                Guid.CreateVersion7(),
                DialogueKind.Leaders,
                seat.UnitId!.Value,
                units[seat.UnitId.Value],
                [
                    new(leader.PersonId!.Value, leader.Name!, leader.Label, DialogueSide.Leader, seat),
                    new(superior.Id, superior.Name, "Kommunalsjef", DialogueSide.Superior, null),
                ],
                topics
            );
            var on = clock.Today.AddDays(180 - (number * 900 / dialogues));
            dialogue.Arrange(on, new(10, 0), 60, null, null);
            db.Dialogues.Add(dialogue);
            foreach (var topic in dialogue.Topics)
            {
                Preparation preparation = new(dialogue.Id, topic.Id, leader.PersonId.Value);
                preparation.Say("Vi har fått på plass rutinen, men mangler folk i ferien.");
                db.Preparations.Add(preparation);
            }

            if (on < clock.Today)
            {
                Conclude(dialogue, on);
            }

            first = number == 0 ? dialogue.Id : first;
            await desk.Follow(dialogue, CancellationToken.None);
            if ((number + 1) % 50 == 0 || number + 1 == dialogues)
            {
                await db.Save("bench: conversations");
                db.ChangeTracker.Clear();
            }
        }

        return first;
    }

    void Conclude(Dialogue dialogue, DateOnly on)
    {
        foreach (var topic in dialogue.Topics)
        {
            dialogue.Minute(topic, Summaries[0], on);
        }

        db.Agreements.Add(new(Guid.CreateVersion7(), dialogue.Id, "Skrive ned rutinen", dialogue.Parts[0].Seat!, on.AddDays(60)));
        dialogue.Hold(on);
        foreach (var part in dialogue.Parts)
        {
            dialogue.Share(part, Clock.At(on, dialogue.At).AddDays(-2));
            dialogue.Agree(part, Clock.At(on, dialogue.At).AddDays(1));
        }
    }

    async Task Come(int visits)
    {
        for (var number = 0; number < visits; number++)
        {
            var (id, name) = number % 10 == 0 ? measured[Run.Who] : people[number % 20];
            var on = clock.Today.AddDays(120 - (number * 850 / visits));
            db.AddVisit(new Coming(VisitKind.Visit, leaders[number % leaders.Count].UnitId!.Value, id, name, on, new(10, 0)), "Enheten");
        }

        await db.Save("bench: visits");
        db.ChangeTracker.Clear();
    }
}
