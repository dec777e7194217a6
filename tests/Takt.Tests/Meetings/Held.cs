using Takt.Meetings;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>A group that meets today, the meeting, and those who see it in one way or another.</summary>
sealed class Held : IDisposable
{
    readonly Kommune kommune;

    Held(Kommune kommune) => this.kommune = kommune;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Guid Unit { get; private init; }
    public Guid Group { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>The next of the series.</summary>
    public Guid Next { get; private set; }

    public required Visitor Chair { get; init; }
    public required Visitor Secretary { get; init; }
    public required Visitor Member { get; init; }
    public required Visitor Observer { get; init; }

    /// <summary>Works in the unit, and has no seat.</summary>
    public required Visitor Colleague { get; init; }

    /// <summary>Leads the unit, and has no seat: runs nothing of what is closed.</summary>
    public required Visitor Leader { get; init; }

    public required Guid ChairId { get; init; }
    public required Guid MemberId { get; init; }
    public required Guid SubstituteId { get; init; }

    public string Minutes => $"/moter/{Id}/referat";

    /// <param name="kommune">Where.</param>
    /// <param name="name">Of its own, so that nothing of another test is found.</param>
    /// <param name="openness">Who else sees it.</param>
    /// <param name="more">Members besides the three.</param>
    /// <param name="on">When; today unless given.</param>
    public static async Task<Held> Begin(Kommune kommune, string name, Openness openness = Openness.Unit, int more = 0, DateOnly? on = null)
    {
        var unit = await kommune.Unit($"Enhet {name}");
        var people = new Dictionary<string, Guid>();
        foreach (var who in new[] { "Leder", "Sekretær", "Medlem", "Observatør", "Kollega", "Vara" })
        {
            people[who] = await kommune.Person($"{who} {name}", unit, Roles.Employee);
        }

        people["Enhetsleder"] = await kommune.Person($"Enhetsleder {name}", unit, Roles.Leader);
        var held = new Held(kommune)
        {
            Unit = unit,
            Chair = await As("Leder"),
            Secretary = await As("Sekretær"),
            Member = await As("Medlem"),
            Observer = await As("Observatør"),
            Colleague = await As("Kollega"),
            Leader = await As("Enhetsleder"),
            ChairId = people["Leder"],
            MemberId = people["Medlem"],
            SubstituteId = people["Vara"],
        };
        await kommune.With(async db =>
        {
            var from = kommune.Today.AddDays(-30);
            var group = new Group($"Gruppen {name}") { UnitId = unit };
            group.Seat(people["Leder"], from, GroupPlace.Chair);
            group.Seat(people["Sekretær"], from, GroupPlace.Secretary);
            group.Seat(people["Medlem"], from);
            group.Seat(people["Observatør"], from, GroupPlace.Observer);
            group.Seat(people["Vara"], from, GroupPlace.Substitute).StandsInFor = people["Medlem"];
            for (var number = 1; number <= more; number++)
            {
                var person = new Person($"Medlem {number} {name}");
                db.People.Add(person);
                group.Seat(person.Id, from);
            }

            db.Groups.Add(group);
            await db.Save("test", Cancel);
            held.Group = group.Id;
            var day = on ?? kommune.Today;
            var series = new MeetingSeries(group.Id, unit, openness, $"Møtet {name}");
            series.Meet(new(day, day.DayOfWeek, 1, null, null, [], OnHoliday.After), new(9, 0), 60);
            series.Arrange($"Møtet {name}", null, null, 3, 24);
            var meetings = new[] { new Meeting(series, day, day), new Meeting(series, day.AddDays(7), day.AddDays(7)) };
            db.MeetingSeries.Add(series);
            db.Meetings.AddRange(meetings);
            await db.Save("test", Cancel);
            (held.Id, held.Next) = (meetings[0].Id, meetings[1].Id);
        });
        return held;

        async Task<Visitor> As(string who) => await new Visitor(kommune).As(people[who]);
    }

    /// <summary>An item on the agenda; closed where a rule is given.</summary>
    public Task<Guid> Item(string title, string? closedBy = null, string? publicTitle = null) =>
        kommune.With(async db =>
        {
            var meeting = await db.Meetings.SingleAsync(m => m.Id == Id, Cancel);
            var item = new AgendaItem(meeting, title, ItemKind.Decision, ItemState.Planned);
            item.Stand(await db.AgendaItems.CountAsync(i => i.MeetingId == Id, Cancel) + 1);
            if (closedBy is not null)
            {
                item.Close(closedBy, publicTitle!);
            }

            db.AgendaItems.Add(item);
            await db.Save("test", Cancel);
            return item.Id;
        });

    public Task<AgendaItem> Read(Guid item) => kommune.With(db => db.AgendaItems.AsNoTracking().SingleAsync(i => i.Id == item, Cancel));

    /// <summary>Writes by the form of the page.</summary>
    public async Task Write(Visitor who, Guid item, string? summary, string? decision = null, string? key = null)
    {
        await who.Open(Minutes);
        await who.Send($"minute-{item}", ("Form.Summary", summary), ("Form.Decision", decision), ("Form.Key", key));
    }

    public async Task End()
    {
        await Secretary.Open(Minutes);
        await Secretary.Send("end");
    }

    public void Dispose()
    {
        foreach (var visitor in new[] { Chair, Secretary, Member, Observer, Colleague, Leader })
        {
            visitor.Dispose();
        }
    }
}
