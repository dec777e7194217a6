using System.Net;
using System.Text;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>One item: its papers and what is said of it before it is taken up, the record it is about, and what flows back there.</summary>
public sealed class ItemPageTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static readonly byte[] Pdf = Encoding.Latin1.GetBytes("%PDF-1.7\nBudsjett");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Papers_are_for_those_who_see_the_item_whole()
    {
        using var held = await Held.Begin(kommune, "Papir");
        await AllowFiles();
        var item = await held.Item("Budsjettet");
        await held.Chair.Open(MeetingsUrls.ItemOf(item));
        await held.Chair.Send("link", ("Form.LinkTitle", "Tallene"), ("Form.LinkAddress", "https://arkiv.example.no/tall"));
        await held.Chair.SendFile("file", "Form.File", "budsjett.pdf", Pdf);
        Assert.Contains("budsjett.pdf", held.Chair.Text, StringComparison.Ordinal);
        var file = held.Chair.Page.QuerySelector("#vedlegg ~ * a[download], section a[download]")!.GetAttribute("href")!;

        await held.Member.Open(MeetingsUrls.ItemOf(item));
        Assert.Contains("Tallene", held.Member.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => held.Member.FieldsOf("link")); // reads them, and adds none
        Assert.Equal(Pdf, await held.Member.Download(file));
        await held.Member.Open(MeetingsUrls.Of(held.Id));
        Assert.Contains("2 papirer", held.Member.Text, StringComparison.Ordinal);

        await held.Colleague.Open(MeetingsUrls.ItemOf(item));
        Assert.Contains("Budsjettet", held.Colleague.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tallene", held.Colleague.Text, StringComparison.Ordinal);
        await held.Colleague.Open(file);
        Assert.Equal(HttpStatusCode.NotFound, held.Colleague.Status);

        await held.Write(held.Secretary, item, "Vi så på tallene.");
        await held.End();
        await held.Colleague.Open(MeetingsUrls.ItemOf(item));
        Assert.Contains("Tallene", held.Colleague.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tallene", await OnTheTrail(), StringComparison.Ordinal); // it may hang on a closed item
    }

    [Fact]
    public async Task What_was_prepared_for_an_item_they_did_not_reach_is_there_the_next_time()
    {
        using var held = await Held.Begin(kommune, "Videre");
        var item = await held.Item("Det vi ikke rakk");
        await held.Chair.Open(MeetingsUrls.ItemOf(item));
        await held.Chair.Send("link", ("Form.LinkTitle", "Forarbeidet"), ("Form.LinkAddress", "https://arkiv.example.no/forarbeid"));
        await held.Colleague.Open(MeetingsUrls.ItemOf(item));
        await held.Colleague.Send("remark", ("Form.Remark", "Ta det tidlig på dagen."));
        await held.End();
        var next = await kommune.With(db => db.AgendaItems.SingleAsync(i => i.ContinuesId == item, Cancel));
        await held.Chair.Open(MeetingsUrls.ItemOf(next.Id));
        Assert.Contains("Forarbeidet", held.Chair.Text, StringComparison.Ordinal);
        Assert.Contains("Ta det tidlig på dagen.", held.Chair.Text, StringComparison.Ordinal);
        var remove = held
            .Chair.Page.QuerySelectorAll("input[name=_handler]")
            .Select(f => f.GetAttribute("value")!)
            .Single(f => f.StartsWith("remove-", StringComparison.Ordinal));
        await held.Chair.Send(remove);
        Assert.DoesNotContain("Forarbeidet", held.Chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_without_a_seat_says_is_read_by_those_who_meet_and_by_nobody_else_ever()
    {
        using var held = await Held.Begin(kommune, "Innspill");
        var item = await held.Item("Skolerute");
        await held.Colleague.Open(MeetingsUrls.ItemOf(item));
        await held.Colleague.Send("remark", ("Form.Remark", " "));
        Assert.Contains("Skriv det du vil si", held.Colleague.Text, StringComparison.Ordinal);
        await held.Colleague.Send("remark", ("Form.Remark", "Bussen går for tidlig."));
        Assert.Contains("Bussen går for tidlig.", held.Colleague.Text, StringComparison.Ordinal);
        await held.Colleague.Send("remark", ("Form.Remark", "Bussen går for tidlig.")); // the answer never came, and it is sent again
        Assert.Single(await kommune.With(db => db.Remarks.Where(r => r.ItemId == item).ToListAsync(Cancel)));

        await held.Chair.Open("/varsler");
        Assert.Contains("«Skolerute»", held.Chair.Text, StringComparison.Ordinal);
        await held.Member.Open(MeetingsUrls.ItemOf(item));
        Assert.Contains("Bussen går for tidlig.", held.Member.Text, StringComparison.Ordinal);
        await held.Leader.Open(MeetingsUrls.ItemOf(item));
        Assert.DoesNotContain("Bussen", held.Leader.Text, StringComparison.Ordinal);

        await held.Write(held.Secretary, item, "Ruta ble gjennomgått.");
        await held.End();
        await held.Leader.Open(MeetingsUrls.ItemOf(item));
        Assert.Contains("Ruta ble gjennomgått.", held.Leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bussen", held.Leader.Text, StringComparison.Ordinal);
        await held.Colleague.Open(MeetingsUrls.ItemOf(item));
        Assert.Contains("Bussen går for tidlig.", held.Colleague.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => held.Colleague.FieldsOf("remark"));
    }

    [Fact]
    public async Task Whoever_sees_the_public_title_of_a_closed_item_has_nothing_to_say_of_it()
    {
        using var held = await Held.Begin(kommune, "Lukket");
        var item = await held.Item("Varselet mot Kjell", "offl. § 13", "Personalsak");
        await held.Colleague.Open(MeetingsUrls.ItemOf(item));
        Assert.Equal("Personalsak", held.Colleague.Title);
        Assert.DoesNotContain("Kjell", held.Colleague.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => held.Colleague.FieldsOf("remark"));
        using var stranger = await kommune.SignedIn("Fremmed Lukket", await kommune.Unit("Et annet sted"), Roles.Employee);
        await stranger.Open(MeetingsUrls.ItemOf(item));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task A_measure_is_taken_up_at_a_meeting_and_shows_what_was_decided()
    {
        using var held = await Held.Begin(kommune, "Flyt");
        var measure = await Measure(held.Unit);
        await kommune.With(async db =>
        {
            var meeting = await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel);
            meeting.Move(meeting.On, meeting.At, meeting.Length, proposeBy: meeting.On);
            await db.Save("test", Cancel);
        });
        await held.Leader.Open(FollowUpUrls.Of(measure));
        var ask = held.Leader.Page.QuerySelector("a[href^='/moter/ta-opp']")!.GetAttribute("href")!;
        await held.Leader.Open(ask);
        Assert.Equal("Ny vaktplan", held.Leader.Field("Form.Title"));
        await held.Leader.Send("take-up", ("Form.Meeting", null));
        Assert.Contains("Velg møtet", held.Leader.Text, StringComparison.Ordinal);
        await held.Leader.Send("take-up", ("Form.Meeting", $"{held.Id}"), ("Form.Title", "Skal vaktplanen videre?"));
        Assert.Equal("Skal vaktplanen videre?", held.Leader.Title);
        Assert.Contains("Gjelder Ny vaktplan", held.Leader.Text, StringComparison.Ordinal);

        var item = await kommune.With(db => db.AgendaItems.SingleAsync(i => i.TopicId == measure, Cancel));
        await held.Chair.Open(MeetingsUrls.Of(held.Id));
        await held.Chair.Send($"take-{item.Id}");
        await held.Leader.Open(FollowUpUrls.Of(measure));
        Assert.Contains("Står på sakslista", held.Leader.Text, StringComparison.Ordinal);

        await held.Write(held.Secretary, item.Id, "Alle ønsket den.", "Vaktplanen innføres i hele enheten.");
        await held.Leader.Open(FollowUpUrls.Of(measure));
        Assert.DoesNotContain("innføres i hele enheten", held.Leader.Text, StringComparison.Ordinal); // not out yet
        await held.End();
        await held.Leader.Open(FollowUpUrls.Of(measure));
        Assert.Contains("Vaktplanen innføres i hele enheten.", held.Leader.Text, StringComparison.Ordinal);
        await held.Leader.Open("/varsler");
        Assert.Contains("vedtok noe om «Skal vaktplanen videre?»", held.Leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_a_closed_item_is_about_a_measure_is_not_said_at_the_measure()
    {
        using var held = await Held.Begin(kommune, "Skjult");
        var measure = await Measure(held.Unit);
        var item = await held.Item("Hvem som ikke møtte", "offl. § 13", "Personalsak");
        await kommune.With(async db =>
        {
            (await db.AgendaItems.SingleAsync(i => i.Id == item, Cancel)).IsAbout(new(measure, "Ny vaktplan", FollowUpUrls.Of(measure)));
            await db.Save("test", Cancel);
        });
        await held.Leader.Open(FollowUpUrls.Of(measure));
        Assert.DoesNotContain("Personalsak", held.Leader.Text, StringComparison.Ordinal);
        await held.Member.Open(FollowUpUrls.Of(measure));
        Assert.Contains("Hvem som ikke møtte", held.Member.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_meeting_decided_of_a_theme_is_put_into_its_answer_beside_what_is_typed()
    {
        using var round = await Round.Begin(kommune);
        var group = await kommune.Group("Ledergruppa oppvekst", round.KarisUnit, round.Kari, round.Nils);
        var meeting = await kommune.Meeting(group, round.KarisUnit, days: 0);
        await round.Kari.Open(round.Address(1));
        await round.Kari.Open(round.Kari.Page.QuerySelector("a[href^='/moter/ta-opp']")!.GetAttribute("href")!);
        await round.Kari.Send("take-up", ("Form.Meeting", $"{meeting.Id}"));
        Assert.NotNull(round.Kari.Page.QuerySelector($"a[href='/evalueringer/{round.Id}/presentasjon']"));
        var item = await kommune.With(db => db.AgendaItems.SingleAsync(i => i.TopicId == round.First, Cancel));
        await round.Kari.Open(MeetingsUrls.MinutesOf(meeting.Id));
        await round.Kari.Send($"minute-{item.Id}", ("Form.Decision", "Mandagsmøtet kortes ned til en halvtime."));
        await round.Kari.Open(MeetingsUrls.MinutesOf(meeting.Id));
        await round.Kari.Send("end");

        await round.Kari.Open(round.Address(1));
        await round.Kari.Send("answer", ("Form.Points[0].Text", "Dette er skrevet, ikke lagret."), ("Form.Do", $"use-decision-{item.Id}"));
        Assert.Equal("Dette er skrevet, ikke lagret.", round.Kari.Field("Form.Points[0].Text"));
        Assert.Equal("Mandagsmøtet kortes ned til en halvtime.", round.Kari.Field("Form.Points[1].Text"));
        Assert.Null(await round.Answer(round.First)); // put in, not sent
    }

    [Fact]
    public async Task Only_addresses_of_our_own_become_links()
    {
        using var held = await Held.Begin(kommune, "Lenke");
        await held.Chair.Open($"/moter/ta-opp?om={Guid.NewGuid()}&tittel=Lur&sted=https://ond.example/&vis=//ond.example");
        Assert.Null(held.Chair.Page.QuerySelector("main a[href*='ond.example']"));
        await held.Chair.Send("take-up", ("Form.Meeting", $"{held.Id}"), ("Form.Title", "Lur"));
        Assert.Null(held.Chair.Page.QuerySelector("main a[href*='ond.example']"));
        Assert.Null((await kommune.With(db => db.AgendaItems.SingleAsync(i => i.MeetingId == held.Id, Cancel))).TopicId);
    }

    async Task AllowFiles()
    {
        using var administrator = await kommune.SignedIn("Ada Papir", await kommune.Root(), Roles.Administrator);
        await administrator.Open("/administrasjon/oppsett");
        await administrator.Send("parts", ("Form.FilesAllowed", "true"));
    }

    async Task<string> OnTheTrail() =>
        string.Join(
            ' ',
            await kommune.With(db => db.AuditEntries.Where(a => a.Kind == "Attachment").Select(a => a.Changes).ToListAsync(Cancel))
        );

    Task<Guid> Measure(Guid unit) =>
        kommune.With(async db =>
        {
            var measure = FollowUp.Measure.Decide(
                new(
                    "Ny vaktplan",
                    Seat.LeaderOf(unit),
                    kommune.Today.AddDays(20),
                    null,
                    new() { Permission = FollowUpPermissions.See, UnitId = unit }
                ),
                kommune.Today
            );
            db.Measures.Add(measure);
            await db.Save("test", Cancel);
            return measure.Id;
        });
}
