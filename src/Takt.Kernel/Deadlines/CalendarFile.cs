using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Takt.Kernel;

/// <summary>A time of a day that people spend together.</summary>
/// <param name="At">When it begins, in Norway.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="Place">Where.</param>
public sealed record CalendarHour(TimeOnly At, int Minutes, string? Place);

/// <summary>A date in a calendar outside Takt.</summary>
/// <param name="Id">The row behind it.</param>
/// <param name="Day">The day, in Norway.</param>
/// <param name="Title">What is due.</param>
/// <param name="More">What is asked, and what it belongs to; empty when there is no more to say.</param>
/// <param name="Address">Where it is, from the root.</param>
/// <param name="IsOff">Met or done: the calendar takes it away.</param>
/// <param name="Sequence">How often it has changed.</param>
/// <param name="ChangedAt">When it last did, UTC; null when it never has.</param>
/// <param name="Hour">When on that day; null for the whole of it.</param>
public sealed record CalendarDay(
    Guid Id,
    DateOnly Day,
    string Title,
    string More,
    string Address,
    bool IsOff,
    int Sequence,
    DateTime? ChangedAt,
    CalendarHour? Hour = null
);

/// <summary>
/// Days as RFC 5545. A due date is a whole day, which has no time zone to get wrong and takes nobody's time (TRANSPARENT). A meeting
/// is at a time on a Norwegian wall, whatever the clocks do, and takes it (OPAQUE). What is met or called off is CANCELLED for a
/// while, so that calendars which keep what they have read take it away.
/// </summary>
public static class CalendarFile
{
    const string Oslo = "Europe/Oslo";
    const string Product = "-//Takt//Takt//NO";

    /// <summary>Writes it.</summary>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="municipality">Part of each event's identity.</param>
    /// <param name="site">Where the links lead, without a slash at the end.</param>
    /// <param name="days">The days.</param>
    /// <param name="made">When, UTC.</param>
    public static string Write(string name, Municipality municipality, string site, IEnumerable<CalendarDay> days, DateTime made)
    {
        var calendar = new Calendar { Method = "PUBLISH", ProductId = Product };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-WR-TIMEZONE", Oslo);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT4H");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT4H");
        var all = days.ToArray();
        if (all.Where(d => d.Hour is not null).Select(d => (DateOnly?)d.Day).Min() is { } first)
        {
            AddOslo(calendar, first);
        }

        foreach (var day in all)
        {
            calendar.Events.Add(Event(day, municipality, site, made));
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>
    /// One meeting as it is asked to by mail (RFC 5546): the same identity as in the calendars read from Takt, so that whoever has
    /// both has it once. It names nobody but who is asked.
    /// </summary>
    /// <param name="day">The meeting, with its hour. Its SEQUENCE is the mail's.</param>
    /// <param name="municipality">Part of its identity.</param>
    /// <param name="site">Where the link leads, without a slash at the end.</param>
    /// <param name="asks">Who asks, and the address an answer goes to.</param>
    /// <param name="asked">Who is asked.</param>
    /// <param name="asksForAnswer">Whether anybody reads one.</param>
    public static string Ask(
        CalendarDay day,
        Municipality municipality,
        string site,
        (string Name, string Address) asks,
        (string Name, string Address) asked,
        bool asksForAnswer
    )
    {
        var calendar = new Calendar { Method = day.IsOff ? "CANCEL" : "REQUEST", ProductId = Product };
        AddOslo(calendar, day.Day);
        var meeting = Event(day, municipality, site, day.ChangedAt!.Value);
        meeting.Organizer = new() { Value = PlainAddress.UriOf(asks.Address), CommonName = Quotable(asks.Name) };
        meeting.Attendees.Add(
            new(PlainAddress.UriOf(asked.Address))
            {
                CommonName = Quotable(asked.Name),
                Type = "INDIVIDUAL",
                Role = "REQ-PARTICIPANT",
                ParticipationStatus = "NEEDS-ACTION",
                Rsvp = asksForAnswer && !day.IsOff,
            }
        );
        meeting.AddProperty("X-MICROSOFT-CDO-BUSYSTATUS", day.IsOff ? "FREE" : "BUSY");
        meeting.AddProperty("X-MICROSOFT-DISALLOW-COUNTER", "TRUE"); // another time is asked for in words
        calendar.Events.Add(meeting);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    // What stands in a parameter can hold no quotation mark (RFC 5545, 3.2).
    static string Quotable(string name) => new([.. name.Where(c => !char.IsControl(c)).Select(c => c == '"' ? '\'' : c)]);

    static void AddOslo(Calendar calendar, DateOnly first) =>
        calendar.AddTimeZone(
            VTimeZone.FromDateTimeZone(Oslo, first.AddYears(-1).ToDateTime(TimeOnly.MinValue), includeHistoricalData: false)
        );

    static CalendarEvent Event(CalendarDay day, Municipality municipality, string site, DateTime made) =>
        new()
        {
            Uid = UidOf(day.Id, municipality),
            Summary = day.Title,
            Description = $"{day.More}\n{site}{day.Address}".Trim(),
            Url = new($"{site}{day.Address}"),
            Location = day.Hour?.Place,
            Start = Start(day),
            End = End(day),
            DtStamp = new CalDateTime(day.ChangedAt ?? made, "UTC"),
            LastModified = day.ChangedAt is { } at ? new CalDateTime(at, "UTC") : null,
            Sequence = day.Sequence,
            Status = day.IsOff ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = day.Hour is null ? TransparencyType.Transparent : TransparencyType.Opaque,
        };

    /// <summary>What a date is in every calendar outside.</summary>
    public static string UidOf(Guid id, Municipality municipality) => $"{id}@{municipality.OrganisationNumber}.takt";

    static CalDateTime Start(CalendarDay day) =>
        day.Hour is { } hour ? new CalDateTime(day.Day.ToDateTime(hour.At), Oslo) : new CalDateTime(day.Day);

    static CalDateTime End(CalendarDay day) =>
        day.Hour is { } hour
            ? new CalDateTime(day.Day.ToDateTime(hour.At).AddMinutes(hour.Minutes), Oslo)
            : new CalDateTime(day.Day.AddDays(1));
}

/// <summary>The days of a calendar.</summary>
public static class CalendarDays
{
    // What is met stays so long as cancelled; a calendar asks every few hours.
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // What was met about longer ago is in no calendar: each asks for all of it every few hours.
    const int MonthsBack = 12;

    const int Most = 1000;

    extension(Db db)
    {
        /// <summary>What some seats owe, on the days it is due.</summary>
        public async Task<IReadOnlyList<CalendarDay>> DaysOwedBy(
            IReadOnlyList<Seat> seats,
            TextLibrary library,
            DateTime now,
            CancellationToken cancel
        )
        {
            var from = now - Kept;
            var todos = await db
                .Todos.Where(t => seats.Contains(t.Owner) && t.Due != null && (t.DoneAt == null || t.DoneAt > from))
                .OpenIn(db.Municipality)
                .OrderByDescending(t => t.Due)
                .Take(Most)
                .AsNoTracking()
                .ToListAsync(cancel);
            return
            [
                .. todos.Select(t => new CalendarDay(
                    t.Id,
                    t.Due!.Value,
                    t.IsDiscreet ? Texts.DiscreetTitle : t.Title,
                    t.IsDiscreet ? "" : string.Join(" · ", new[] { library[t.Ask], t.Context }.OfType<string>()),
                    t.Address,
                    t.DoneAt is not null,
                    t.Sequence,
                    t.ChangedAt
                )),
            ];
        }

        /// <summary>
        /// The dates of some units, as far as somebody's rights reach there. What one sees only because one is named, as a
        /// conversation or a meeting that is closed, is one's own: it has no place in a calendar that is passed round in a unit.
        /// </summary>
        public Task<IReadOnlyList<CalendarDay>> DaysOf(IReadOnlyList<Guid> units, Actor actor, DateTime now, CancellationToken cancel) =>
            db.Days(db.Deadlines.WithinReachOf(actor).Where(d => units.Contains(d.Audience.UnitId)), now, cancel);

        /// <summary>When some groups meet, as far as somebody may see it.</summary>
        public Task<IReadOnlyList<CalendarDay>> MeetingsOf(
            IReadOnlyCollection<Guid> groups,
            Actor actor,
            DateTime now,
            CancellationToken cancel
        ) => db.Days(db.Deadlines.VisibleTo(actor).Where(d => d.GroupId != null && groups.Contains(d.GroupId.Value)), now, cancel);

        async Task<IReadOnlyList<CalendarDay>> Days(IQueryable<Deadline> which, DateTime now, CancellationToken cancel)
        {
            var (from, first) = (now - Kept, DateOnly.FromDateTime(now).AddMonths(-MonthsBack));
            var deadlines = await which
                .Where(d => (!d.IsMet || d.ChangedAt > from) && (d.At == null || d.Date >= first))
                .OpenIn(db.Municipality)
                .OrderByDescending(d => d.Date)
                .Take(Most)
                .AsNoTracking()
                .ToListAsync(cancel);
            return
            [
                .. deadlines.Select(d => new CalendarDay(
                    d.Id,
                    d.Date,
                    d.Title,
                    d.Context ?? "",
                    d.Address,
                    d.IsMet,
                    d.Sequence,
                    d.ChangedAt,
                    d is { At: { } at, Length: { } length } ? new(at, length, d.Place) : null
                )),
            ];
        }
    }
}
