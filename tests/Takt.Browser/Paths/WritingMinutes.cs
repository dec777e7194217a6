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

    // The last item of the meeting that is held now, where nothing is written.
    async Task<(string Address, ILocator Form)> Begin(IPage page)
    {
        var address = MeetingsUrls.MinutesOf(
            await kommune.With(db => db.Meetings.Where(m => m.SeriesId == null).Select(m => m.Id).SingleAsync(Cancel))
        );
        await page.GotoAsync(address);
        return (address, page.Locator("form:has([name='Form.Stood'])").Last);
    }
}
