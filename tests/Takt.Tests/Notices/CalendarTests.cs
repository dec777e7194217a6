using System.Net;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>The dates of Takt in a calendar outside: what its maker may see, as RFC 5545 says it.</summary>
public sealed class CalendarTests(EmptyKommune kommune, EmptyKommune2 other) : IClassFixture<EmptyKommune>, IClassFixture<EmptyKommune2>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ones_own_dates_are_whole_days_with_a_link_and_follow_what_happens()
    {
        var unit = await kommune.Unit("Kalenderskolen");
        using var leader = await kommune.SignedIn("Kari Kalender", unit, Roles.Leader);
        var todo = await Lay(unit, "Rette opp; «kalender, med komma» og en setning som er så lang at linjen må brettes", new(2026, 12, 7));
        await Lay(unit, "Uten dato", null);
        var address = await Made(leader, FeedOf.Person);

        var text = await Text(address);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Contains("DTSTART;VALUE=DATE:20261207\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTEND;VALUE=DATE:20261208\r\n", text, StringComparison.Ordinal);
        Assert.Contains("METHOD:PUBLISH\r\n", text, StringComparison.Ordinal);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n", text, StringComparison.Ordinal);
        var found = Assert.Single(Events(text));
        Assert.Equal("Rette opp; «kalender, med komma» og en setning som er så lang at linjen må brettes", found.Summary);
        Assert.Equal(($"{todo}@{kommune.Municipality.OrganisationNumber}.takt", 0, "CONFIRMED"), (found.Uid, found.Sequence, found.Status));
        Assert.EndsWith($"/tiltak/{todo}", found.Url!.ToString(), StringComparison.Ordinal);
        Assert.Equal("TRANSPARENT", found.Transparency);

        await Change(todo, t => t.Due = new(2026, 12, 9));
        found = Assert.Single(await EventsAt(address));
        Assert.Equal((1, new DateOnly(2026, 12, 9)), (found.Sequence, DateOnly.FromDateTime(found.Start!.Value)));
        await Change(todo, t => t.DoneAt = new Clock(kommune.Host.Time).Now);
        found = Assert.Single(await EventsAt(address));
        Assert.Equal((2, "CANCELLED"), (found.Sequence, found.Status));
        await Change(todo, t => t.Owner = Seat.LeaderOf(Guid.NewGuid()));
        Assert.Empty(await EventsAt(address));
    }

    [Fact]
    public async Task What_is_nobody_elses_to_see_has_no_title()
    {
        var unit = await kommune.Unit("Mottaket");
        using var leader = await kommune.SignedIn("Mona Mottak", unit, Roles.Leader);
        await Lay(unit, "Hemmelig sak", new(2026, 12, 7), isDiscreet: true);
        var found = Assert.Single(await EventsAt(await Made(leader, FeedOf.Person)));
        Assert.Equal("Noe venter på deg i Takt", found.Summary);
        Assert.DoesNotContain("Hemmelig", found.Description!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_units_calendar_shows_it_and_what_is_below_as_far_as_its_maker_may_see()
    {
        var (unit, elsewhere) = (await kommune.Unit("Oppe"), await kommune.Unit("Et annet sted"));
        var below = await kommune.Unit("Nede", unit);
        using var leader = await kommune.SignedIn("Ulla Enhet", unit, Roles.Leader);
        await kommune.With(async db =>
        {
            foreach (var (where, title) in new[] { (unit, "Her"), (below, "Under"), (elsewhere, "Ikke her") })
            {
                db.Deadlines.Add(
                    new()
                    {
                        SourceId = Guid.NewGuid(),
                        Date = new(2026, 12, 1),
                        Title = title,
                        Address = "/tiltak",
                        Audience = new() { Permission = FollowUp.Contracts.FollowUpPermissions.See, UnitId = where },
                    }
                );
            }

            await db.Save("test", Cancel);
        });
        Assert.Equal(
            ["Her", "Under"],
            (await EventsAt(await Made(leader, FeedOf.Unit))).Select(e => e.Summary!).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task An_address_leads_nowhere_when_it_is_taken_back_when_its_maker_leaves_and_at_another_municipality()
    {
        var unit = await kommune.Unit("Slutteskolen");
        using var leader = await kommune.SignedIn("Siri Slutter", unit, Roles.Leader);
        var (first, second) = (await Made(leader, FeedOf.Person), await Made(leader, FeedOf.Unit));
        Assert.Equal(HttpStatusCode.OK, await Status(first));

        using (var elsewhere = other.Client())
        {
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(new Uri(first, UriKind.Relative), Cancel)).StatusCode);
        }

        var number = $"{kommune.Municipality.OrganisationNumber}";
        using (var elsewhere = other.Client())
        {
            var tried = first.Replace(number, $"{other.Municipality.OrganisationNumber}", StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(new Uri(tried, UriKind.Relative), Cancel)).StatusCode);
        }

        await leader.Open("/meg/kalender");
        var feed = await kommune.With(db => db.CalendarFeeds.Where(f => f.SubjectId == unit).Select(f => f.Id).SingleAsync(Cancel));
        await leader.Send($"revoke-{feed}");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await Status(first), await Status(second)));

        await kommune.With(async db =>
        {
            (await db.Assignments.SingleAsync(a => a.UnitId == unit, Cancel)).End(kommune.Today);
            await db.Save("test", Cancel);
        });
        Assert.Equal(HttpStatusCode.NotFound, await Status(first));
    }

    [Fact]
    public async Task The_address_is_shown_once_and_kept_nowhere()
    {
        var unit = await kommune.Unit("Hemmelighetsskolen");
        using var leader = await kommune.SignedIn("Hege Hemmelig", unit, Roles.Leader);
        var address = await Made(leader, FeedOf.Person);
        await leader.Open("/meg/kalender");
        var token = address.Split('/')[^1];
        Assert.DoesNotContain(token, leader.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var trail = await kommune.With(db => db.AuditEntries.Where(e => e.Kind == nameof(CalendarFeed)).ToListAsync(Cancel));
        Assert.NotEmpty(trail);
        Assert.DoesNotContain(trail, e => e.Changes.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_calendar_that_asks_again_gets_it_only_when_something_has_changed()
    {
        var unit = await kommune.Unit("Spørreskolen");
        using var leader = await kommune.SignedIn("Sara Spør", unit, Roles.Leader);
        var todo = await Lay(unit, "Noe", new(2026, 12, 7));
        var address = await Made(leader, FeedOf.Person);
        using var client = kommune.Client();
        var first = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync(new Uri(address, UriKind.Relative), Cancel)).StatusCode);
        await Change(todo, t => t.Title = "Noe annet");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(address, UriKind.Relative), Cancel)).StatusCode);
    }

    /// <summary>Makes one of a kind on the page. Returns its address, from the root.</summary>
    static async Task<string> Made(Visitor visitor, FeedOf of)
    {
        await visitor.Open("/meg/kalender");
        var choice = visitor
            .Page.QuerySelectorAll("input[name='Form.Of']")
            .Select(i => i.GetAttribute("value")!)
            .First(v => v.StartsWith($"{of}/", StringComparison.Ordinal));
        await visitor.Send("make", ("Form.Of", choice));
        return new Uri(visitor.Page.QuerySelector("input[name='Address']")!.GetAttribute("value")!).PathAndQuery;
    }

    async Task<string> Text(string address)
    {
        using var client = kommune.Client(); // without a cookie
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    async Task<HttpStatusCode> Status(string address)
    {
        using var client = kommune.Client();
        return (await client.GetAsync(new Uri(address, UriKind.Relative), Cancel)).StatusCode;
    }

    async Task<CalendarEvent[]> EventsAt(string address) => Events(await Text(address));

    static CalendarEvent[] Events(string text) => [.. Calendar.Load(text)!.Events];

    async Task<Guid> Lay(Guid unit, string title, DateOnly? due, bool isDiscreet = false)
    {
        var id = Guid.CreateVersion7();
        await kommune.With(async db =>
        {
            db.Todos.Add(
                new()
                {
                    Id = id,
                    SourceId = id,
                    Ask = "FollowUp.TodoDo",
                    Title = title,
                    Address = $"/tiltak/{id}",
                    Owner = Seat.LeaderOf(unit),
                    Since = kommune.Today,
                    Due = due,
                    IsDiscreet = isDiscreet,
                }
            );
            await db.Save("test", Cancel);
        });
        return id;
    }

    Task Change(Guid todo, Action<Takt.Kernel.Todo> change) =>
        kommune.With(async db =>
        {
            change(await db.Todos.SingleAsync(t => t.Id == todo, Cancel));
            await db.Save("test", Cancel);
        });
}
