using Microsoft.Playwright;
using Takt.Organisation;

namespace Takt.Browser;

/// <summary>The search page by keyboard, and one's own last questions: in this browser only, and only for whose they are.</summary>
public sealed class SearchingByKeyboard(DemoKommune kommune, Chromium chromium) : IClassFixture<DemoKommune>
{
    const string Field = "main input[type=search]";
    const string Recent = "main section[data-recent]";

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task Up_and_down_among_the_hits_and_back_to_the_field(int width)
    {
        await using var browser = await chromium.Open(kommune, Look.Wide with { Width = width }, await kommune.SessionOf("bente"));
        await using var tab = await Tab.In(browser);
        var (page, keys) = (tab.Page, new Keyboard(tab.Page));
        await page.GotoAsync("/sok?q=felles");
        var hits = page.Locator("main .t-rows a.t-whole");
        Assert.True(await hits.CountAsync() > 2, "The demonstration has nothing to move among.");
        await Assertions.Expect(page.Locator(Field)).ToBeFocusedAsync();
        await keys.Press("ArrowDown");
        await Assertions.Expect(hits.First).ToBeFocusedAsync();
        await keys.Press("ArrowDown");
        await Assertions.Expect(hits.Nth(1)).ToBeFocusedAsync();
        await keys.Press("ArrowUp");
        await Assertions.Expect(hits.First).ToBeFocusedAsync();
        await keys.Press("ArrowUp");
        await Assertions.Expect(page.Locator(Field)).ToBeFocusedAsync();

        await keys.Press("ArrowDown");
        await keys.Press("ArrowDown");
        await keys.Press("Escape");
        await Assertions.Expect(page.Locator(Field)).ToBeFocusedAsync();
        await keys.Press("ArrowDown");
        var address = await hits.First.GetAttributeAsync("href");
        await keys.Press("Enter");
        await page.WaitForURLAsync(url => new Uri(url).PathAndQuery == address);
        Assert.Equal([], tab.Complaints);
    }

    [Fact]
    public async Task The_last_questions_stay_in_the_browser_until_they_are_deleted()
    {
        await using var browser = await chromium.Open(kommune, Look.Phone, await kommune.SessionOf("bente"));
        await using var tab = await Tab.In(browser);
        var page = tab.Page;
        await page.GotoAsync("/sok");
        await Assertions.Expect(page.Locator(Recent)).ToBeHiddenAsync();
        foreach (var question in new[] { "felles", "barnehagene", "Felles", "xyzzy" })
        {
            await page.GotoAsync($"/sok?q={question}");
        }

        await page.GotoAsync("/sok");
        var asked = page.Locator($"{Recent} a");
        await Assertions.Expect(asked).ToHaveTextAsync(["Felles", "barnehagene"]); // newest first, once each, and not what found nothing
        await asked.Last.ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("/sok?q=barnehagene", StringComparison.Ordinal));
        await page.GotoAsync("/sok");
        await page.Locator($"{Recent} button").ClickAsync();
        await Assertions.Expect(page.Locator(Recent)).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(Recent)).ToBeHiddenAsync();
        Assert.Null(await Stored(page));
        Assert.Equal([], tab.Complaints);
    }

    [Fact]
    public async Task Whoever_signs_out_takes_them_along_and_nobody_is_shown_anothers()
    {
        await using var browser = await chromium.Open(kommune, Look.Wide, await kommune.SessionOf("bente"));
        await using var tab = await Tab.In(browser);
        var page = tab.Page;
        await page.GotoAsync("/sok?q=felles");
        Assert.Contains("felles", await Stored(page), StringComparison.Ordinal);

        // As if another had been here before and was signed out by time.
        await page.EvaluateAsync(
            "localStorage.setItem('takt-sok', localStorage.getItem('takt-sok').replace(/\"who\":\"[^\"]+\"/, '\"who\":\"en annen\"'))"
        );
        await page.GotoAsync("/sok");
        await Assertions.Expect(page.Locator(Recent)).ToBeHiddenAsync();
        Assert.Null(await Stored(page));

        await page.GotoAsync("/sok?q=felles");
        await page.GotoAsync(OrganisationUrls.SignOut);
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == OrganisationUrls.SignIn);
        Assert.Null(await Stored(page));
    }

    static Task<string?> Stored(IPage page) => page.EvaluateAsync<string?>("localStorage.getItem('takt-sok')");
}
