using System.Globalization;
using System.Net;
using System.Text;
using Ical.Net.CalendarComponents;
using Microsoft.Extensions.DependencyInjection;
using Takt.Meetings;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Planning meetings: a series with its dates shown first, changed from now on and stopped; one meeting made, moved, called off.</summary>
public sealed class PlanTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    DateOnly Today => kommune.Today; // Tuesday 24 November 2026

    [Fact]
    public async Task The_dates_are_shown_before_a_series_is_saved_and_then_its_meetings_are_laid()
    {
        var (chair, group) = await Chair("Datosektoren");
        await chair.Open("/moter/rekker/ny");
        await chair.Send("series", Series(group, ("Form.Do", "show")));
        Assert.Equal(HttpStatusCode.OK, chair.Status);
        Assert.Equal("/moter/rekker/ny", chair.At);
        Assert.Contains("Torsdag 26. november 2026", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Torsdag 6. mai 2027 er Kristi himmelfartsdag. Møtet er fredag 7. mai 2027.", chair.Text, StringComparison.Ordinal);
        Assert.Equal(0, await kommune.With(db => db.MeetingSeries.CountAsync(s => s.GroupId == group, Cancel)));
        Assert.Equal("true", chair.Field("Form.Without[7]"));

        await chair.Send("series", ("Form.Do", "make"));
        Assert.StartsWith("/moter/rekker/", chair.At, StringComparison.Ordinal);
        Assert.Equal("Ledermøte", chair.Title);
        Assert.Contains("Møterekken er laget", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Hver torsdag kl. 09.00–10.30, ikke i juli", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Flyttet fra torsdag 6. mai 2027, som er Kristi himmelfartsdag", chair.Text, StringComparison.Ordinal);
        var meetings = await Meetings(group);
        Assert.Equal(new(2026, 11, 26), meetings[0].On);
        Assert.Equal(new(2026, 11, 23), meetings[0].ProposeBy);
        Assert.DoesNotContain(meetings, m => m.On.Month == 7);
        Assert.Contains(chair.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/moter/{meetings[0].Id}");
    }

    [Theory]
    [InlineData("Form.Rhythm", "week-0", "Velg hvor ofte gruppen møtes")]
    [InlineData("Form.Rhythm", "week-99", "Velg hvor ofte gruppen møtes")]
    [InlineData("Form.Rhythm", "month-", "Velg hvor ofte gruppen møtes")]
    [InlineData("Form.Day", "8", "Velg ukedagen")]
    [InlineData("Form.First", "35.13.2027", null)]
    [InlineData("Form.First", "01.01.2190", "blir det ingen møter det neste året")]
    [InlineData("Form.Until", "01.01.2020", "Siste dag er før den første")]
    [InlineData("Form.At", "halv ti", "Skriv klokkeslettet som 09.00")]
    [InlineData("Form.Length", "1,5", null)]
    [InlineData("Form.Link", "http://video.example/mote", "begynner med https://")]
    [InlineData("Form.Link", "javascript:alert(1)", "begynner med https://")]
    [InlineData("Form.SilenceHours", "0", null)]
    [InlineData("Form.ProposeBefore", "-1", null)]
    [InlineData("Form.Holiday", "sometimes", "Velg hva som skjer på en helligdag")]
    [InlineData("Form.Openness", "", "Velg hvem som ser møtene")]
    [InlineData("Form.Title", "", "Skriv hva møtet heter")]
    [InlineData("Form.Group", "00000000-0000-0000-0000-000000000001", "Velg gruppen som møtes")]
    public async Task What_cannot_be_read_is_said_at_its_field_and_nothing_typed_is_lost(string field, string typed, string? message)
    {
        var (chair, group) = await Chair($"Feil {field} {typed.GetHashCode(StringComparison.Ordinal)}");
        await chair.Open("/moter/rekker/ny");
        await chair.Send("series", Series(group, ("Form.Do", "make"), (field, typed), ("Form.Place", "Formannskapssalen")));
        Assert.Equal("/moter/rekker/ny", chair.At);
        var error = chair.Page.QuerySelector($"#{Ui.Field.IdOf(field)}-error")?.TextContent;
        Assert.NotNull(error);
        Assert.Contains(message ?? "", error, StringComparison.Ordinal);
        Assert.Equal("Formannskapssalen", chair.Field("Form.Place"));
        Assert.Equal(0, await kommune.With(db => db.MeetingSeries.CountAsync(s => s.GroupId == group, Cancel)));
    }

    [Fact]
    public async Task A_group_nobody_chairs_is_told_so()
    {
        var unit = await kommune.Unit("Uten leder");
        using var leader = await kommune.SignedIn("Lars Uten", unit, Roles.Leader);
        var group = await Make("Hodeløst utvalg", unit);
        await leader.Open("/moter/rekker/ny");
        await leader.Send("series", Series(group, ("Form.Do", "show")));
        Assert.Contains("Ingen leder Hodeløst utvalg eller skriver for den nå", leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leads_where_the_group_works_plans_for_it_and_whoever_sits_in_it_or_leads_elsewhere_does_not()
    {
        var sector = await kommune.Unit("Rettsektoren");
        var (chair, group) = await Chair("Rettskolen", sector);
        var (member, elsewhere) = (await kommune.SignedIn("Medlem Rett", sector, Roles.Employee), await kommune.Unit("Annen rettsektor"));
        var memberId = (await kommune.ActorOf(member)).PersonId!.Value;
        await Seat(group, memberId, GroupPlace.Member);
        using var above = await kommune.SignedIn("Over Rett", sector, Roles.Leader);
        using var stranger = await kommune.SignedIn("Annen Rett", elsewhere, Roles.Leader);
        using var nobody = await kommune.SignedIn("Ansatt Rett", elsewhere, Roles.Employee);
        var series = await MakeSeries(chair, group);
        var meeting = (await Meetings(group))[0].Id;

        await above.Open("/moter/rekker/ny");
        Assert.Contains($"{group}", above.Page.QuerySelector("select[name='Form.Group']")!.InnerHtml, StringComparison.Ordinal);
        await above.Open($"/moter/rekker/{series}/endre");
        Assert.Equal(HttpStatusCode.OK, above.Status);

        // Who sits there sees it and changes nothing.
        await member.Open($"/moter/rekker/{series}");
        Assert.Equal(HttpStatusCode.OK, member.Status);
        Assert.Null(member.Page.QuerySelector("form[method=post] [name='Form.Last']"));
        foreach (var address in new[] { $"/moter/rekker/{series}/endre", $"/moter/{meeting}/endre", "/moter/rekker/ny", "/moter/nytt" })
        {
            await member.Open(address);
            Assert.Equal(HttpStatusCode.Forbidden, member.Status);
            await nobody.Open(address);
            Assert.Equal(
                address.EndsWith("/endre", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden,
                nobody.Status
            );
        }

        await chair.Open($"/moter/rekker/{series}");
        var stop = chair.FieldsOf("stop");
        await member.Open("/tiltak/foresla"); // where everybody has a form
        await member.Post($"/moter/rekker/{series}", Own(member, stop));
        Assert.Equal(HttpStatusCode.Forbidden, member.Status);
        Assert.Null((await Find(series)).StoppedOn);

        await stranger.Open($"/moter/rekker/{series}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await stranger.Open("/moter/rekker/ny");
        Assert.Equal(HttpStatusCode.OK, stranger.Status); // leads, but no group works there
        Assert.Null(stranger.Page.QuerySelector("select[name='Form.Group']"));
        chair.Dispose();
        member.Dispose();
    }

    [Fact]
    public async Task What_is_for_members_only_is_not_seen_by_others_in_the_unit()
    {
        var sector = await kommune.Unit("Lukket sektor");
        var (chair, group) = await Chair("Lukket skole", sector);
        using var colleague = await kommune.SignedIn(
            "Kollega Lukket",
            await kommune.With(db => db.Groups.Where(g => g.Id == group).Select(g => g.UnitId!.Value).SingleAsync(Cancel)),
            Roles.Employee
        );
        var series = await MakeSeries(chair, group);
        await colleague.Open($"/moter/rekker/{series}");
        Assert.Equal(HttpStatusCode.OK, colleague.Status);

        await chair.Open($"/moter/rekker/{series}/endre");
        await chair.Send("series", ("Form.Openness", "Members"), ("Form.Do", "save"));
        await colleague.Open($"/moter/rekker/{series}");
        Assert.Equal(HttpStatusCode.NotFound, colleague.Status);
        Assert.All(await Meetings(group), m => Assert.Equal(MeetingsPermissions.Sit, m.Audience.Permission));
        await chair.Open($"/moter/rekker/{series}");
        Assert.Equal(HttpStatusCode.OK, chair.Status);
        chair.Dispose();
    }

    [Fact]
    public async Task A_series_changed_from_now_on_takes_along_what_nobody_has_touched_and_says_what_stays()
    {
        var (chair, group) = await Chair("Endringsskolen");
        var series = await MakeSeries(chair, group);
        var before = await Meetings(group);
        var (moved, busy, same) = (before[1], before[2], before[3]);
        await chair.Open($"/moter/{moved.Id}/endre");
        await chair.Send("change", ("Form.On", Norwegian.Typed(moved.On.AddDays(1))));
        await Propose(busy.Id);

        await chair.Open($"/moter/rekker/{series}/endre");
        await chair.Send("series", ("Form.Day", "Tuesday"), ("Form.Do", "show"));
        Assert.Contains("Disse møtene blir stående", chair.Text, StringComparison.Ordinal);
        Assert.Contains("er flyttet eller endret for seg", chair.Text, StringComparison.Ordinal);
        Assert.Contains("har saker", chair.Text, StringComparison.Ordinal);
        Assert.Equal(before.Select(m => m.On).Order(), (await Meetings(group)).Select(m => m.Id == moved.Id ? moved.On : m.On).Order());

        await chair.Send("series", ("Form.Do", "save"));
        Assert.Contains("To møter står som de er", chair.Text, StringComparison.Ordinal);
        var after = await Meetings(group);
        Assert.Contains(after, m => m.Id == moved.Id && m.On == moved.On.AddDays(1));
        Assert.Contains(after, m => m.Id == busy.Id && m.On == busy.On);
        Assert.DoesNotContain(after, m => m.Id == same.Id);
        Assert.All(after.Where(m => m.Id != moved.Id && m.Id != busy.Id), m => Assert.Equal(DayOfWeek.Tuesday, m.ByRule!.Value.DayOfWeek));
        Assert.Contains("Står fra før rekken ble endret", chair.Text, StringComparison.Ordinal);
        chair.Dispose();
    }

    [Fact]
    public async Task A_change_of_the_hour_keeps_the_meetings_and_their_addresses()
    {
        var (chair, group) = await Chair("Timeskolen");
        var series = await MakeSeries(chair, group);
        var before = await Meetings(group);
        await chair.Open($"/moter/rekker/{series}/endre");
        await chair.Send("series", ("Form.At", "13"), ("Form.Place", "Rom 2"), ("Form.ProposeBefore", "7"), ("Form.Do", "save"));
        var after = await Meetings(group);
        Assert.Equal(before.Select(m => m.Id), after.Select(m => m.Id));
        Assert.All(after, m => Assert.Equal((new TimeOnly(13, 0), "Rom 2", m.On.AddDays(-7)), (m.At, m.Place, m.ProposeBy)));
        chair.Dispose();
    }

    [Fact]
    public async Task A_series_that_is_stopped_takes_away_what_nobody_has_touched_calls_off_what_is_moved_and_leaves_what_has_items()
    {
        var (chair, group) = await Chair("Stoppskolen");
        var series = await MakeSeries(chair, group);
        var before = await Meetings(group);
        var (moved, busy) = (before[4], before[5]);
        await chair.Open($"/moter/{moved.Id}/endre");
        await chair.Send("change", ("Form.On", Norwegian.Typed(moved.On.AddDays(1))));
        await Propose(busy.Id);
        await chair.Open($"/moter/rekker/{series}");
        await chair.Send("stop", ("Form.Last", "01.01.2020"));
        Assert.Contains("Denne dagen har vært", chair.Text, StringComparison.Ordinal);
        Assert.Equal("01.01.2020", chair.Field("Form.Last"));

        await chair.Send("stop", ("Form.Last", Norwegian.Typed(before[1].On)));
        Assert.Contains("Møterekken er stoppet", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Ett møte er avlyst", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Ett møte står som det er", chair.Text, StringComparison.Ordinal);
        Assert.Contains($"{before.Count - 4} møter er tatt bort", chair.Text, StringComparison.Ordinal);
        var after = await Meetings(group);
        Assert.Equal([before[0].Id, before[1].Id, moved.Id, busy.Id], after.Select(m => m.Id));
        Assert.Equal(MeetingState.Cancelled, after[2].State);
        Assert.Equal(MeetingState.Planned, after[3].State);
        Assert.Equal(0, await Ahead().Lay(kommune.Municipality, Cancel));
        chair.Dispose();
    }

    [Fact]
    public async Task Two_who_change_a_series_at_once_are_both_heard_and_nothing_typed_is_lost()
    {
        var (chair, group) = await Chair("Kappskolen");
        var series = await MakeSeries(chair, group);
        using var other = await new Visitor(kommune).As((await kommune.ActorOf(chair)).PersonId!.Value);
        await chair.Open($"/moter/rekker/{series}/endre");
        await other.Open($"/moter/rekker/{series}/endre");
        await other.Send("series", ("Form.At", "11"), ("Form.Do", "save"));
        await chair.Send("series", ("Form.Title", "Morgenmøte"), ("Form.At", "08"), ("Form.Do", "save"));
        Assert.Contains("Noen andre har endret rekken imens", chair.Text, StringComparison.Ordinal);
        Assert.Contains("kl. 11.00–12.30", chair.Text, StringComparison.Ordinal);
        Assert.Equal("Morgenmøte", chair.Field("Form.Title"));
        Assert.Equal(new TimeOnly(11, 0), (await Find(series)).At);

        await chair.Send("series", ("Form.Do", "save"));
        Assert.Equal("Morgenmøte", chair.Title);
        Assert.Equal(new TimeOnly(8, 0), (await Find(series)).At);
        chair.Dispose();
    }

    [Fact]
    public async Task One_meeting_is_made_for_itself()
    {
        var (chair, group) = await Chair("Enkeltskolen");
        await chair.Open("/moter/nytt");
        await chair.Send(
            "meeting",
            ("Form.Group", $"{group}"),
            ("Form.Title", "Ekstramøte"),
            ("Form.On", "1.1.2020"),
            ("Form.At", "14.30")
        );
        Assert.Contains("Denne dagen har vært", chair.Text, StringComparison.Ordinal);
        await chair.Send("meeting", ("Form.On", "3.12.2026"), ("Form.ProposeBy", "4.12.2026"));
        Assert.Contains("Siste dag for forslag er etter møtet", chair.Text, StringComparison.Ordinal);
        await chair.Send("meeting", ("Form.On", "3.12.2062"), ("Form.ProposeBy", ""));
        Assert.Contains("mer enn to år fram", chair.Text, StringComparison.Ordinal);
        await chair.Send("meeting", ("Form.On", "3.12.2026"), ("Form.Link", "https://video.example/rom"));

        var meeting = Assert.Single(await Meetings(group));
        Assert.Equal($"/moter/{meeting.Id}", chair.At);
        Assert.Equal(
            ("Ekstramøte", new DateOnly(2026, 12, 3), new TimeOnly(14, 30), 60),
            (meeting.Title, meeting.On, meeting.At, meeting.Length)
        );
        Assert.Equal((meeting.On, "https://video.example/rom", (Guid?)null), (meeting.ProposeBy, meeting.Link, meeting.SeriesId));
        chair.Dispose();
    }

    [Fact]
    public async Task A_meeting_is_moved_and_the_unit_is_told()
    {
        var (chair, group) = await Chair("Flytteskolen");
        var meeting = await MakeMeeting(chair, group);
        await chair.Open($"/moter/{meeting}/endre");
        await chair.Send(
            "change",
            ("Form.On", "10.12.2026"),
            ("Form.At", "12.15"),
            ("Form.Length", "45"),
            ("Form.ProposeBy", "8.12.2026"),
            ("Form.Place", "Biblioteket")
        );
        Assert.Equal($"/moter/{meeting}", chair.At);
        var moved = Assert.Single(await Meetings(group));
        Assert.Equal(
            (new DateOnly(2026, 12, 10), new TimeOnly(12, 15), 45, new DateOnly(2026, 12, 8), "Biblioteket"),
            (moved.On, moved.At, moved.Length, moved.ProposeBy, moved.Place)
        );
        Assert.Equal(
            1,
            await kommune.With(db =>
                db.News.CountAsync(n => n.Address == $"/moter/{meeting}" && n.Sentence == "Meetings.MeetingNewsMoved", Cancel)
            )
        );
        chair.Dispose();
    }

    [Fact]
    public async Task Two_who_move_a_meeting_at_once_see_both_versions_and_nothing_typed_is_lost()
    {
        var (chair, group) = await Chair("Samtidigskolen");
        var meeting = await MakeMeeting(chair, group);
        using var other = await new Visitor(kommune).As((await kommune.ActorOf(chair)).PersonId!.Value);
        await chair.Open($"/moter/{meeting}/endre");
        await other.Open($"/moter/{meeting}/endre");
        await other.Send("change", ("Form.Place", "Kantinen"));
        await chair.Send("change", ("Form.Place", "Biblioteket"), ("Form.On", "11.12.2026"));
        Assert.Contains("Noen andre har endret møtet imens", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Kantinen", chair.Text, StringComparison.Ordinal);
        Assert.Equal("Biblioteket", chair.Field("Form.Place"));
        Assert.Equal("11.12.2026", chair.Field("Form.On"));
        await chair.Send("change");
        Assert.Equal("Biblioteket", Assert.Single(await Meetings(group)).Place);
        chair.Dispose();
    }

    [Fact]
    public async Task A_meeting_is_called_off_with_a_reason_and_then_moved_no_more()
    {
        var (chair, group) = await Chair("Avlysningsskolen");
        var meeting = await MakeMeeting(chair, group);
        await chair.Open($"/moter/{meeting}/endre");
        var change = chair.FieldsOf("change");
        await chair.Send("cancel", ("Form.Because", " "));
        Assert.Contains("Skriv hvorfor møtet ikke blir holdt", chair.Text, StringComparison.Ordinal);
        await chair.Send("cancel", ("Form.Because", "Alle er på kurs"));
        Assert.Equal($"/moter/{meeting}", chair.At);
        var off = Assert.Single(await Meetings(group));
        Assert.Equal((MeetingState.Cancelled, "Alle er på kurs"), (off.State, off.CancelledBecause));

        await chair.Open($"/moter/{meeting}/endre");
        Assert.Contains("Møtet er avlyst", chair.Text, StringComparison.Ordinal);
        Assert.Null(chair.Page.QuerySelector("form[method=post] [name='Form.On']"));
        await chair.Post($"/moter/{meeting}/endre", change.Select(f => f.Key == "Form.On" ? new(f.Key, "17.12.2026") : f));
        Assert.Contains("Møtet er avlyst", chair.Page.QuerySelector("ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(off.On, Assert.Single(await Meetings(group)).On);
        chair.Dispose();
    }

    [Fact]
    public async Task Earlier_meetings_are_turned_page_by_page()
    {
        var (chair, group) = await Chair("Bladskolen");
        var series = await MakeSeries(chair, group);
        await kommune.With(async db =>
        {
            var row = await db.MeetingSeries.SingleAsync(s => s.Id == series, Cancel);
            db.Meetings.AddRange(
                Enumerable.Range(1, 25).Select(week => new Meeting(row, Today.AddDays(-7 * week), Today.AddDays(-7 * week)))
            );
            await db.Save("test", Cancel);
        });
        await chair.Open($"/moter/rekker/{series}");
        var next = chair.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal(20, Held().Length);
        var first = Held();
        await chair.Open(next.Split('#')[0]);
        Assert.Equal(5, Held().Length);
        Assert.Empty(first.Intersect(Held()));
        chair.Dispose();

        string[] Held() => [.. chair.Page.QuerySelectorAll("section[aria-labelledby=tidligere] li a").Select(a => a.GetAttribute("href")!)];
    }

    [Fact]
    public async Task The_round_lays_a_year_once_and_what_is_missing_as_the_days_go()
    {
        var (chair, group) = await Chair("Rundeskolen");
        var series = await MakeSeries(chair, group);
        chair.Dispose();
        var all = await Meetings(group);
        Assert.Equal(0, await Ahead().Lay(kommune.Municipality, Cancel));

        await Remove(all.TakeLast(3));
        Assert.Equal(3, await Ahead().Lay(kommune.Municipality, Cancel));
        Assert.Equal(all.Select(m => m.ByRule), (await Meetings(group)).Select(m => m.ByRule));

        await Remove(all.Take(1).Concat((await Meetings(group)).TakeLast(5)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Ahead().Lay(kommune.Municipality, Cancel)));
        Assert.Equal(all.Select(m => m.ByRule), (await Meetings(group)).Select(m => m.ByRule));
        Assert.Equal(series, all[0].SeriesId);
    }

    [Fact]
    public async Task The_database_keeps_one_meeting_for_a_day_of_a_series()
    {
        var (chair, group) = await Chair("Tvillingskolen");
        await MakeSeries(chair, group);
        chair.Dispose();
        var first = (await Meetings(group))[0];
        await Assert.ThrowsAsync<DbUpdateException>(() =>
            kommune.With(async db =>
            {
                var row = await db.MeetingSeries.SingleAsync(s => s.GroupId == group, Cancel);
                db.Meetings.Add(new(row, first.ByRule!.Value, first.On.AddDays(1)));
                await db.Save("test", Cancel);
            })
        );
    }

    [Fact]
    public async Task Meetings_stand_in_the_calendars_of_those_who_sit_in_the_group_and_follow_what_happens()
    {
        var (chair, group) = await Chair("Kalendergruppen");
        var meeting = await MakeMeeting(chair, group);
        var (own, ofGroup) = (await Feed(chair, FeedOf.Person), await Feed(chair, FeedOf.Group));
        using var other = await kommune.SignedIn("Ikke Med", await kommune.Unit("Uten kalender"), Roles.Employee);
        var others = await Feed(other, FeedOf.Person);
        await chair.Open($"/moter/{meeting}/endre");
        await chair.Send(
            "change",
            ("Form.Place", "Formannskapssalen"),
            ("Form.On", "6.4.2027"),
            ("Form.At", "9"),
            ("Form.Length", "90"),
            ("Form.ProposeBy", "")
        );

        var text = Encoding.UTF8.GetString(await chair.Download(own));
        Assert.Contains("DTSTART;TZID=Europe/Oslo:20270406T090000\r\n", text, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE", text, StringComparison.Ordinal);
        var found = Assert.Single(Events(text));
        Assert.Equal(new DateTime(2027, 4, 6, 7, 0, 0), found.Start!.AsUtc); // nine o'clock in summer
        Assert.Equal(new DateTime(2027, 4, 6, 8, 30, 0), found.End!.AsUtc);
        Assert.Equal(("Møte", "Formannskapssalen", "OPAQUE"), (found.Summary, found.Location, found.Transparency));
        Assert.Equal((1, "CONFIRMED"), (found.Sequence, found.Status));
        Assert.EndsWith($"/moter/{meeting}", found.Url!.ToString(), StringComparison.Ordinal);
        Assert.Equal(found.Uid, Assert.Single(Events(Encoding.UTF8.GetString(await chair.Download(ofGroup)))).Uid);
        Assert.Empty(Events(Encoding.UTF8.GetString(await other.Download(others))));

        await chair.Open($"/moter/{meeting}/endre");
        await chair.Send("cancel", ("Form.Because", "Alle er på kurs"));
        found = Assert.Single(Events(Encoding.UTF8.GetString(await chair.Download(own))));
        Assert.Equal((2, "CANCELLED"), (found.Sequence, found.Status));
        await chair.Open("/");
        Assert.DoesNotContain("6. april", chair.Page.QuerySelector("[aria-labelledby=frister]")!.TextContent, StringComparison.Ordinal);
        chair.Dispose();
    }

    [Fact]
    public async Task A_calendar_is_told_of_a_series_that_is_moved_and_stopped()
    {
        var (chair, group) = await Chair("Kalenderrekken");
        var series = await MakeSeries(chair, group);
        var own = await Feed(chair, FeedOf.Person);
        var before = Events(Encoding.UTF8.GetString(await chair.Download(own)));
        Assert.Equal((await Meetings(group)).Count, before.Length);

        await chair.Open($"/moter/rekker/{series}/endre");
        await chair.Send("series", ("Form.At", "13"), ("Form.Do", "save"));
        var moved = Events(Encoding.UTF8.GetString(await chair.Download(own)));
        Assert.Equal(before.Select(e => e.Uid).Order(), moved.Select(e => e.Uid).Order());
        Assert.All(moved, e => Assert.Equal((13, 1), (e.Start!.Value.Hour, e.Sequence)));

        await chair.Open($"/moter/rekker/{series}");
        await chair.Send("stop", ("Form.Last", Norwegian.Typed(Today)));
        Assert.All(Events(Encoding.UTF8.GetString(await chair.Download(own))), e => Assert.Equal("CANCELLED", e.Status));
        chair.Dispose();
    }

    static CalendarEvent[] Events(string text) => [.. Ical.Net.Calendar.Load(text)!.Events];

    static async Task<string> Feed(Visitor visitor, FeedOf of)
    {
        await visitor.Open("/meg/kalender");
        var choice = visitor
            .Page.QuerySelectorAll("input[name='Form.Of']")
            .Select(i => i.GetAttribute("value")!)
            .First(v => v.StartsWith($"{of}/", StringComparison.Ordinal));
        await visitor.Send("make", ("Form.Of", choice));
        return new Uri(visitor.Page.QuerySelector("input[name='Address']")!.GetAttribute("value")!).PathAndQuery;
    }

    SeriesAhead Ahead() => kommune.Host.Services.GetRequiredService<SeriesAhead>();

    Task Remove(IEnumerable<Meeting> meetings) =>
        kommune.With(async db =>
        {
            Guid[] ids = [.. meetings.Select(m => m.Id)];
            db.Meetings.RemoveRange(await db.Meetings.Where(m => ids.Contains(m.Id)).ToListAsync(Cancel));
            await db.Save("test", Cancel);
        });

    /// <summary>Somebody who is no leader and chairs a group that works for a unit of its own.</summary>
    async Task<(Visitor Chair, Guid Group)> Chair(string name, Guid? under = null)
    {
        var unit = await kommune.Unit(name, under);
        var chair = await kommune.SignedIn($"Leder {name}", unit, Roles.Employee);
        var group = await Make($"Gruppen i {name}", unit);
        await Seat(group, (await kommune.ActorOf(chair)).PersonId!.Value, GroupPlace.Chair);
        return (chair, group);
    }

    Task<Guid> Make(string name, Guid unit) =>
        kommune.With(async db =>
        {
            var group = new Group(name) { UnitId = unit };
            db.Groups.Add(group);
            await db.Save("test", Cancel);
            return group.Id;
        });

    Task Seat(Guid group, Guid person, GroupPlace place) =>
        kommune.With(async db =>
        {
            db.GroupMembers.Add(
                (await db.Groups.Include(g => g.Members).SingleAsync(g => g.Id == group, Cancel)).Seat(person, Today.AddDays(-10), place)
            );
            await db.Save("test", Cancel);
        });

    static (string, string?)[] Series(Guid group, params ReadOnlySpan<(string Name, string? Value)> rest)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Form.Group"] = $"{group}",
            ["Form.Title"] = "Ledermøte",
            ["Form.Rhythm"] = "week-1",
            ["Form.Day"] = "Thursday",
            ["Form.First"] = "24.11.2026",
            ["Form.Without[7]"] = "true",
            ["Form.At"] = "9",
            ["Form.Length"] = "90",
        };
        foreach (var (name, value) in rest)
        {
            fields[name] = value;
        }

        return [.. fields.Select(f => (f.Key, f.Value))];
    }

    static async Task<Guid> MakeSeries(Visitor chair, Guid group)
    {
        await chair.Open("/moter/rekker/ny");
        await chair.Send("series", Series(group, ("Form.Do", "make")));
        Assert.StartsWith("/moter/rekker/", chair.At, StringComparison.Ordinal);
        return Guid.Parse(chair.At.Split('/', '?')[3], CultureInfo.InvariantCulture);
    }

    static async Task<Guid> MakeMeeting(Visitor chair, Guid group)
    {
        await chair.Open("/moter/nytt");
        await chair.Send("meeting", ("Form.Group", $"{group}"), ("Form.Title", "Møte"), ("Form.On", "3.12.2026"));
        return Guid.Parse(chair.At.Split('/')[2], CultureInfo.InvariantCulture);
    }

    Task<List<Meeting>> Meetings(Guid group) =>
        kommune.With(db => db.Meetings.AsNoTracking().Where(m => m.GroupId == group).OrderBy(m => m.On).ToListAsync(Cancel));

    Task<MeetingSeries> Find(Guid series) => kommune.With(db => db.MeetingSeries.AsNoTracking().SingleAsync(s => s.Id == series, Cancel));

    Task Propose(Guid meeting) =>
        kommune.With(async db =>
        {
            var row = await db.Meetings.SingleAsync(m => m.Id == meeting, Cancel);
            db.AgendaItems.Add(new(row, "Budsjettet", ItemKind.Discussion, ItemState.Proposed));
            await db.Save("test", Cancel);
        });

    // What another's form holds, sent with one's own token.
    static List<KeyValuePair<string, string>> Own(Visitor visitor, List<KeyValuePair<string, string>> fields)
    {
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return [.. fields.Select(f => f.Key == "__RequestVerificationToken" ? new(f.Key, token) : f)];
    }
}
