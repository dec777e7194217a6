using Takt.Evaluations;
using static Microsoft.Playwright.Assertions;

namespace Takt.Browser;

/// <summary>A written round: in by a code of one's own, one theme after the other, and on a tablet that many write on.</summary>
public sealed class WritingWithoutAName(DemoKommune kommune, Chromium chromium) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_square_code_leads_in_and_what_is_half_written_stays_with_its_theme()
    {
        var round = await Round();
        var own = (await kommune.With(db => db.MakeCodes(round.Id, 1, Cancel)))[0];
        await using var phone = await chromium.Open(kommune, Look.Phone);
        await using var tab = await Tab.In(phone);
        await tab.Page.GotoAsync(EvaluationsUrls.JoinWith(own));
        await tab.Page.WaitForURLAsync($"**{EvaluationsUrls.WriteDownIn(round.Code)}");
        await tab.Page.GoBackAsync();
        Assert.DoesNotContain(own, tab.Page.Url, StringComparison.Ordinal); // nor in what the browser remembers

        await tab.Page.GotoAsync(EvaluationsUrls.WriteDownIn(round.Code, 1));
        var box = tab.Page.Locator("textarea");
        await box.FillAsync("Halvveis om det første");
        await tab.Page.GetByText("Hopp til neste tema").ClickAsync();
        await Expect(box).ToHaveValueAsync("");
        await box.FillAsync("Heng det på tavla.");
        await tab.Page.GetByText("Send innspillet", new() { Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator("[data-kept] li[data-state=sent]")).ToHaveCountAsync(1);
        await tab.Page.GotoAsync(EvaluationsUrls.WriteDownIn(round.Code, 1));
        await Expect(box).ToHaveValueAsync("Halvveis om det første");
        Assert.Equal(1, await Stored("Heng det på tavla."));
    }

    [Fact]
    public async Task On_a_shared_tablet_nothing_stays()
    {
        var round = await Round();
        await using var tablet = await chromium.Open(kommune, Look.Phone);
        await using var tab = await Tab.In(tablet);
        await tab.Page.GotoAsync(EvaluationsUrls.WriteDownIn(round.Code, 1, shared: true));
        var box = tab.Page.Locator("textarea");
        await box.FillAsync("Skrevet på pauserommet.");
        await tab.Page.GetByText("Send innspillet", new() { Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator("[data-told]")).ToContainTextAsync("Takk, innspillet er sendt.");
        await Expect(tab.Page.Locator("[data-kept] li")).ToHaveCountAsync(0);
        await box.FillAsync("Gikk fra det");
        await tab.Page.ReloadAsync();
        await Expect(box).ToHaveValueAsync("");
        Assert.DoesNotContain(
            "pauserommet",
            await tab.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await Stored("Skrevet på pauserommet."));
    }

    [Fact]
    public async Task Whoever_names_a_colleague_is_asked_on_the_telephone()
    {
        var round = await Round();
        await using var phone = await chromium.Open(kommune, Look.Phone);
        await using var tab = await Tab.In(phone);
        await tab.Page.GotoAsync(EvaluationsUrls.WriteDownIn(round.Code, 1));
        var box = tab.Page.Locator("textarea");
        await box.FillAsync("Reidun Sandnesmo kom aldri.");
        await tab.Page.GetByText("Send innspillet", new() { Exact = true }).ClickAsync();
        var asked = tab.Page.Locator("[data-kept] li[data-state=asks]");
        await Expect(asked).ToContainTextAsync("Du har skrevet Reidun Sandnesmo.");
        Assert.Equal(0, await Stored("Reidun Sandnesmo kom aldri."));
        await asked.GetByText("Endre teksten").ClickAsync();
        await Expect(box).ToHaveValueAsync("Reidun Sandnesmo kom aldri.");
        await tab.Page.GetByText("Send innspillet", new() { Exact = true }).ClickAsync();
        await asked.GetByText("Send likevel").ClickAsync();
        await Expect(tab.Page.Locator("[data-kept] li[data-state=sent]")).ToHaveCountAsync(1);
        Assert.Equal(1, await Stored("Reidun Sandnesmo kom aldri."));
    }

    Task<Gathering> Round() => kommune.With(db => db.Gatherings.SingleAsync(g => g.IsWritten, Cancel));

    Task<int> Stored(string text) => kommune.With(db => db.GatheredTexts.CountAsync(t => t.Text == text, Cancel));
}
