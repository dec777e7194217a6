using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Takt.Evaluations;

namespace Takt.Browser;

/// <summary>Two at their own screens, answering the same evaluation: each sees what the other does, and neither loses what is being typed.</summary>
public sealed class LivePages(DemoKommune kommune, Chromium chromium) : IClassFixture<DemoKommune>
{
    const string Hidden =
        "show => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => !show }); document.dispatchEvent(new Event('visibilitychange', { bubbles: true })) }";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_point_that_another_decides_is_shown_and_what_one_types_is_kept()
    {
        var (evaluation, theme) = await Unanswered();
        await using var hers = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("ingrid"));
        await using var his = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("torleif"));
        await hers.AddInitScriptAsync(Axe.Script);
        await using var tab = await Tab.In(hers);
        await using var other = await Tab.In(his);
        var meeting = $"{EvaluationsUrls.MeetingOf(evaluation)}?tema={theme}";
        await tab.Page.GotoAsync(meeting);
        await Follows(tab.Page);
        var version = await Version(tab.Page);
        await tab.Page.Locator("[name='Form.Text']").FillAsync("Det jeg holder på med");

        await other.Page.GotoAsync(meeting);
        await Decide(other.Page, "Vi deler vaktene likt.");

        await Assertions.Expect(tab.Page.Locator("[data-part=svaret]")).ToContainTextAsync("Vi deler vaktene likt.");
        await Assertions.Expect(tab.Page.Locator("[name='Form.Text']")).ToHaveValueAsync("Det jeg holder på med");
        await Assertions.Expect(tab.Page.Locator("#live")).ToContainTextAsync("Oppdatert av andre");
        await Assertions.Expect(tab.Page.Locator($".t-stops [href$='tema={theme}']")).ToHaveAttributeAsync("data-state", "wait");
        Assert.NotEqual(version, await Version(tab.Page)); // what is approved is what is seen
        Assert.Equal([], await Axe.FindIn(tab.Page));

        await tab.Page.Locator("[name='Form.Stance'][value=WillDo]").CheckAsync(new() { Force = true });
        await tab.Page.Locator("[name='Form.Do'][value=add]").ClickAsync();
        await Assertions.Expect(tab.Page.Locator("[data-part=svaret] li")).ToHaveCountAsync(2);
        await Assertions.Expect(other.Page.Locator("[data-part=svaret] li")).ToHaveCountAsync(2);
        Assert.Equal([], tab.Complaints);
        Assert.Equal([], other.Complaints);
    }

    [Fact]
    public async Task A_page_that_nobody_looks_at_lets_go_and_reads_what_it_missed_when_seen_again()
    {
        var (evaluation, _) = await Unanswered();
        await using var browser = await chromium.Open(kommune, Look.Phone, await kommune.SessionOf("torleif"));
        await using var tab = await Tab.In(browser);
        await tab.Page.GotoAsync(EvaluationsUrls.Of(evaluation));
        await Follows(tab.Page);
        var rows = tab.Page.Locator("[data-part=fremdrift] tr");
        var begun = await rows.AllInnerTextsAsync();

        await tab.Page.EvaluateAsync(Hidden, false);
        await Listening(evaluation, 0);
        await kommune.With(async db =>
        {
            var answers = db.Answers.AsQueryable();
            var theme = await db
                .Themes.Where(t => t.EvaluationId == evaluation && t.NeedsAnswer)
                .FirstAsync(t => !answers.Any(a => a.ThemeId == t.Id && a.State == AnswerState.Approved), Cancel);
            theme.Postpone(kommune.Host.Services.GetRequiredService<Clock>().Today.AddDays(200), DateOnly.MinValue);
            await db.Save("test", Cancel);
        });
        Assert.Equal(begun, await rows.AllInnerTextsAsync());

        await tab.Page.EvaluateAsync(Hidden, true);
        await Listening(evaluation, 1);
        await Assertions.Expect(tab.Page.Locator("[data-renewed]")).ToHaveCountAsync(1);
        Assert.NotEqual(begun, await rows.AllInnerTextsAsync());
        Assert.Equal([], tab.Complaints);
    }

    async Task<(Guid Evaluation, int Theme)> Unanswered() =>
        await kommune.With(async db =>
        {
            var answers = db.Answers.AsQueryable();
            var first = await (
                from e in db.Evaluations
                where e.State == EvaluationState.Answering
                join t in db.Themes on e.Id equals t.EvaluationId
                where t.NeedsAnswer && !answers.Any(a => a.ThemeId == t.Id)
                orderby t.Position
                select new { e.Id, t.Position }
            ).FirstAsync(Cancel);
            return (first.Id, first.Position);
        });

    // Script has run, the stream has said hello, and the page was read: nothing was different, so nothing is said.
    static async Task Follows(IPage page)
    {
        await Assertions.Expect(page.Locator("[data-live] [data-on]")).ToBeVisibleAsync();
        await page.WaitForTimeoutAsync(500);
        Assert.Equal("", (await page.Locator("#live").TextContentAsync())!.Trim());
        await Assertions.Expect(page.Locator("[data-renewed]")).ToHaveCountAsync(0);
    }

    static async Task Decide(IPage page, string text)
    {
        await page.Locator("[name='Form.Text']").FillAsync(text);
        await page.Locator("[name='Form.Stance'][value=WillDo]").CheckAsync(new() { Force = true });
        await page.Locator("[name='Form.Do'][value=add]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-part=svaret]")).ToContainTextAsync(text);
    }

    static async Task<int> Version(IPage page) =>
        int.TryParse(await page.Locator("[name='Form.Version']").InputValueAsync(), CultureInfo.InvariantCulture, out var version)
            ? version
            : -1;

    async Task Listening(Guid evaluation, int count)
    {
        var hints = kommune.Host.Services.GetRequiredService<LiveHints>();
        for (var tries = 0; hints.Count(new(kommune.Municipality.OrganisationNumber, evaluation)) != count; tries++)
        {
            Assert.True(tries < 200, $"Not {count} streams within ten seconds.");
            await Task.Delay(50, Cancel);
        }
    }
}
