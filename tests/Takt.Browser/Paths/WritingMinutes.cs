using Microsoft.Playwright;
using Takt.Meetings;

namespace Takt.Browser;

/// <summary>Minutes while they are written: they save themselves, the others see them come, and neither a lost connection nor a second tab costs a word.</summary>
public sealed class WritingMinutes(DemoKommune kommune, Chromium chromium) : IClassFixture<DemoKommune>
{
    const string Saved = "[data-autosaved] [data-is=saved]";
    const string Failed = "[data-autosaved] [data-is=failed]";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_is_saved_shown_to_the_others_and_kept_when_the_network_is_away()
    {
        await using var his = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await using var hers = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("ingrid"));
        await using var writer = await Tab.In(his);
        await using var reader = await Tab.In(hers);
        var (address, form) = await Begin(writer.Page);
        await reader.Page.GotoAsync(address);
        var summary = form.Locator("[name='Form.Summary']");
        await summary.PressSequentiallyAsync("Vi snakket om dette.");
        await Assertions.Expect(form.Locator(Saved)).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync("Vi snakket om dette.");
        await Assertions.Expect(summary).ToBeFocusedAsync();

        await his.SetOfflineAsync(true);
        await summary.PressSequentiallyAsync(" Uten nett.");
        await Assertions.Expect(form.Locator(Failed)).ToBeVisibleAsync();
        await Assertions.Expect(summary).ToHaveValueAsync("Vi snakket om dette. Uten nett.");
        await his.SetOfflineAsync(false);
        await Assertions.Expect(form.Locator(Saved)).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync("Uten nett.");
        Assert.Equal([], reader.Complaints);
    }

    [Fact]
    public async Task A_second_tab_is_shown_both_and_keeps_its_own()
    {
        await using var browser = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await browser.AddInitScriptAsync(Axe.Script);
        await using var first = await Tab.In(browser);
        await using var second = await Tab.In(browser);
        var (address, one) = await Begin(first.Page);
        var (_, other) = await Begin(second.Page);
        var typed = other.Locator("[name='Form.Decision']");
        await typed.FocusAsync(); // whoever is in a field is not shown another's words there
        await one.Locator("[name='Form.Decision']").FillAsync("Fra den første");
        await Assertions.Expect(one.Locator(Saved)).ToBeVisibleAsync();
        await typed.PressSequentiallyAsync("Fra den andre");
        await Assertions.Expect(second.Page.Locator("[role=alert]")).ToContainTextAsync("Fra den første");
        await Assertions.Expect(typed).ToHaveValueAsync("Fra den andre");
        Assert.Equal([], await Axe.FindIn(second.Page));

        // What others save meanwhile takes nothing of it, and nothing is written over by itself.
        await one.Locator("[name='Form.Summary']").FillAsync("Og mer fra den første");
        await Assertions.Expect(one.Locator(Saved)).ToBeVisibleAsync();
        await Assertions.Expect(typed).ToHaveValueAsync("Fra den andre");
        await first.Page.GotoAsync(address);
        await Assertions.Expect(one.Locator("[name='Form.Decision']")).ToHaveValueAsync("Fra den første");
        Assert.Equal([], second.Complaints);
    }

    [Fact]
    public async Task What_is_not_saved_yet_is_saved_before_another_form_is_sent()
    {
        await using var browser = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await using var tab = await Tab.In(browser);
        var (_, form) = await Begin(tab.Page);
        await form.Locator("[name='Form.Key']").PressSequentiallyAsync("Rett før knappen");
        await tab.Page.Locator("form:has([name='Form.Version']) button").First.ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".t-flash[role=status]")).ToBeVisibleAsync();
        await Assertions.Expect(form.Locator("[name='Form.Key']")).ToHaveValueAsync("Rett før knappen");
        Assert.Equal([], tab.Complaints);
    }

    [Fact]
    public async Task An_item_put_on_the_agenda_comes_to_whoever_writes_and_whoever_looks_and_one_taken_off_leaves()
    {
        await using var his = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await using var hers = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("ingrid"));
        await his.AddInitScriptAsync(Axe.Script);
        await using var writer = await Tab.In(his);
        await using var reader = await Tab.In(hers);
        var (meeting, item) = await Planned("Saken som sto der");
        var typed = writer.Page.Locator($"#form-sak-{item} [name='Form.Summary']");
        await OpenBoth(writer.Page, reader.Page, meeting);
        await typed.PressSequentiallyAsync("Midt i en ");
        var added = await kommune.With(async db =>
        {
            var item = new AgendaItem(
                await db.Meetings.SingleAsync(m => m.Id == meeting, Cancel),
                "Saken som kom til",
                ItemKind.Information,
                ItemState.Planned
            );
            db.AgendaItems.Add(item); // before the other
            await db.Save("test", Cancel);
            return item.Id;
        });
        foreach (var tab in new[] { writer, reader })
        {
            await Assertions
                .Expect(tab.Page.Locator("[data-list=saker] > section h2"))
                .ToHaveTextAsync(["0. Saken som kom til", "1. Saken som sto der"]);
        }

        await typed.PressSequentiallyAsync("setning"); // not in the field, but where one writes
        await Assertions.Expect(typed).ToHaveValueAsync("Midt i en setning");
        await Assertions.Expect(typed).ToBeFocusedAsync();
        await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync("Midt i en setning");
        Assert.Equal([], await Axe.FindIn(writer.Page));

        // What came is a form like the others.
        await writer.Page.Locator($"#form-sak-{added} [name='Form.Decision']").FillAsync("Skrevet i den nye");
        await Assertions.Expect(writer.Page.Locator($"#form-sak-{added} {Saved}")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.Locator($"[data-row='sak-{added}']")).ToContainTextAsync("Skrevet i den nye");
        await typed.FocusAsync();
        await kommune.With(async db =>
        {
            var item = await db.AgendaItems.SingleAsync(i => i.Id == added, Cancel);
            item.Minute(null, null, null);
            item.Decline("Ikke i dag");
            await db.Save("test", Cancel);
        });
        foreach (var tab in new[] { writer, reader })
        {
            await Assertions.Expect(tab.Page.Locator($"[data-row='sak-{added}']")).ToHaveCountAsync(0);
        }

        Assert.Equal([], writer.Complaints);
        Assert.Equal([], reader.Complaints);
    }

    [Fact]
    public async Task Votes_and_who_is_there_come_while_one_writes()
    {
        await using var browser = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await using var first = await Tab.In(browser);
        await using var second = await Tab.In(browser);
        var (meeting, item) = await Planned("Saken de stemmer om");
        await OpenBoth(first.Page, second.Page, meeting);
        var typed = first.Page.Locator($"#form-sak-{item} [name='Form.Summary']");
        await typed.PressSequentiallyAsync("Jeg skriver");

        var vote = second.Page.Locator($"[data-row='sak-{item}'] details:has([name='Form.For'])");
        await vote.Locator("summary").ClickAsync();
        await vote.Locator("[value=all]").ClickAsync();
        await Assertions.Expect(first.Page.Locator($"[data-row='sak-{item}']")).ToContainTextAsync("Enstemmig");
        await second.Page.Locator("[data-part=til-stede] [name^='Form.There']").First.UncheckAsync(new() { Force = true });
        await second.Page.Locator("[data-part=til-stede] button").ClickAsync();
        await Assertions.Expect(first.Page.Locator("[data-part=til-stede] [name^='Form.There']").First).Not.ToBeCheckedAsync();
        await Assertions.Expect(typed).ToHaveValueAsync("Jeg skriver");
        await Assertions.Expect(typed).ToBeFocusedAsync();
        Assert.Equal([], first.Complaints);
        Assert.Equal([], second.Complaints);
    }

    [Fact]
    public async Task Whoever_writes_is_told_that_another_has_ended_the_meeting_and_keeps_what_is_not_saved()
    {
        await using var his = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await his.AddInitScriptAsync(Axe.Script);
        await using var other = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await using var writer = await Tab.In(his);
        await using var ender = await Tab.In(other);
        var (meeting, item) = await Planned("Saken de var i");
        var untouched = await kommune.With(async db =>
        {
            var item = new AgendaItem(
                await db.Meetings.SingleAsync(m => m.Id == meeting, Cancel),
                "Saken de var ferdige med",
                ItemKind.Information,
                ItemState.Planned
            );
            item.Stand(2);
            item.Minute("Vi ble ferdige", null, null);
            db.AgendaItems.Add(item);
            await db.Save("test", Cancel);
            return item.Id;
        });
        await OpenBoth(writer.Page, ender.Page, meeting);
        await his.SetOfflineAsync(true);
        var typed = writer.Page.Locator($"#form-sak-{item} [name='Form.Summary']");
        await typed.PressSequentiallyAsync("Ikke lagret ennå");
        await ender.Page.Locator("[data-part=avslutt] button").ClickAsync();
        await Assertions.Expect(ender.Page.Locator("[data-row=fil]")).ToBeVisibleAsync();

        await his.SetOfflineAsync(false);
        await Assertions
            .Expect(writer.Page.Locator("[data-part=hode]"))
            .ToContainTextAsync("Møtet er avsluttet, og referatet er ute.", new() { Timeout = 20_000 });
        await Assertions.Expect(typed).ToHaveValueAsync("Ikke lagret ennå");
        await Assertions.Expect(writer.Page.Locator($"#form-sak-{untouched}")).ToHaveCountAsync(0); // there is nothing in it to lose
        await Assertions.Expect(writer.Page.Locator($"[data-row='sak-{untouched}']")).ToContainTextAsync("Vi ble ferdige");
        await Assertions.Expect(writer.Page.Locator("[data-row=avslutt]")).ToHaveCountAsync(0);
        await Assertions.Expect(writer.Page.Locator("[data-row=fil]")).ToBeVisibleAsync();
        Assert.Equal([], await Axe.FindIn(writer.Page));

        writer.TakeComplaints(); // of the network that was away
        await writer.Page.Locator($"#form-sak-{item} button").First.ClickAsync();
        await Assertions.Expect(writer.Page.Locator("main")).ToContainTextAsync("Dette skrev du");
        await Assertions.Expect(writer.Page.Locator("main")).ToContainTextAsync("Ikke lagret ennå");
        Assert.Equal([], writer.Complaints);
    }

    // A meeting of its own, of those who hold the one that is held now, with one item.
    Task<(Guid Meeting, Guid Item)> Planned(string title) =>
        kommune.With(async db =>
        {
            var held = await db.Meetings.Where(m => m.SeriesId == null).OrderBy(m => m.Id).FirstAsync(Cancel);
            var meeting = new Meeting(held.GroupId, held.Audience.UnitId, Openness.Unit, $"Møtet om {title}", held.On, held.At, 30);
            meeting.Vote(Voting.Counted);
            var item = new AgendaItem(meeting, title, ItemKind.Decision, ItemState.Planned);
            item.Stand(1);
            db.Meetings.Add(meeting);
            db.AgendaItems.Add(item);
            await db.Save("test", Cancel);
            return (meeting.Id, item.Id);
        });

    static async Task OpenBoth(IPage one, IPage other, Guid meeting)
    {
        foreach (var page in new[] { one, other })
        {
            await page.GotoAsync(MeetingsUrls.MinutesOf(meeting));
            await Assertions.Expect(page.Locator("[data-live] [data-on]")).ToBeVisibleAsync();
        }
    }

    // The last item of the meeting that is held now, where nothing is written.
    async Task<(string Address, ILocator Form)> Begin(IPage page)
    {
        var address = MeetingsUrls.MinutesOf(
            await kommune.With(db => db.Meetings.Where(m => m.SeriesId == null).OrderBy(m => m.Id).Select(m => m.Id).FirstAsync(Cancel))
        );
        await page.GotoAsync(address);
        return (address, page.Locator("form:has([name='Form.Stood'])").Last);
    }
}
