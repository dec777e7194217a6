using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Takt.Evaluations;

namespace Takt.Browser;

/// <summary>From the document of a gathering to the slides of the answer, without a mouse.</summary>
public sealed partial class ByKeyboard(DemoKommune kommune, Chromium chromium) : IClassFixture<DemoKommune>
{
    internal const string Summary = """
        Evaluering av Havnefjord

        Hva må bli bedre?
        Tema 1: Hvordan får vi møtene kortere?
        Tema 2: Hvem svarer når innbyggerne ringer?
        Tema 3: Hva kan vi slutte med?

        Tema 1: Hvordan får vi møtene kortere?
        Vi møtes for å forberede møter
        Ingen saksliste, ingen referent, to timer
        Ledergruppens innspill:
        Vi kutter ett fast møte i hver sektor.

        Tema 2: Hvem svarer når innbyggerne ringer?
        Telefonen går til en som har sluttet
        Vis navnet på den som har saken

        Tema 3: Hva kan vi slutte med?
        Rapporten som ingen leser
        """;

    [Fact]
    public async Task Import_answer_publish_and_present()
    {
        await using var browser = await chromium.Open(kommune, Look.Wide);
        await using var tab = await Tab.In(browser);
        var (page, keys) = (tab.Page, new Keyboard(tab.Page));

        await page.GotoAsync("/demo");
        await keys.Enter("button:has-text('Torleif Aasgård')", path => path == "/");

        await keys.Enter(".t-nav a[href='/evalueringer']", path => path == EvaluationsUrls.List);
        await keys.Enter("main a[href='/evalueringer/importer']", path => path == EvaluationsUrls.Import);
        await keys.TabTo("[name='Form.Pasted']");
        await keys.Write(Summary);
        await keys.Enter("main form button", path => path != EvaluationsUrls.Import);

        await keys.Enter("button[form=bekreft]", path => OneEvaluation.IsMatch(path));
        var evaluation = new Uri(page.Url).AbsolutePath;

        // Two themes have no answer. One gets it: a point that covers what was said, approved in the meeting, since nobody
        // approves what they wrote themselves.
        await keys.Enter($"main a[href='{evaluation}/tema/2']", path => path == $"{evaluation}/tema/2");
        await keys.Enter("main a[href$='/tema/2/svar']", path => path.EndsWith("/svar", StringComparison.Ordinal));
        await keys.TabTo("[name='Form.Points[0].Text']");
        await keys.Write("Innbyggertorget svarer, og sier hvem som har saken.");
        await keys.TabTo("[name='Form.Points[0].Stance']");
        await keys.Press("ArrowDown");
        await keys.TabTo("[name='Form.Points[0].Covers[1]']");
        await keys.Press("Space");
        await keys.TabTo("[name='Form.Points[0].Covers[2]']");
        await keys.Press("Space");
        await keys.TabBackTo("[name='Form.Points[0].Covers[1]']");
        Assert.True(await page.Locator("[name='Form.Points[0].Covers[1]']").IsCheckedAsync());
        Assert.Equal("WillDo", await page.Locator("[name='Form.Points[0].Stance']:checked").GetAttributeAsync("value"));
        await keys.TabTo("[name='Form.Do'][value=submit]");
        await keys.Press("Enter");
        await page.Locator(".t-flash").First.WaitForAsync();
        await keys.Enter(".t-actionbar a[href*='/svarmote']", path => path == evaluation + "/svarmote");
        await keys.TabTo("[name='Form.Do'][value=approve]");
        await keys.Press("Enter");
        await page.Locator(".t-flash").First.WaitForAsync();

        // What has no answer gets a name and a date, and all of it is published at one moment.
        await keys.Enter($"main a[href='{evaluation}']", path => path == evaluation);
        await keys.Enter("main a[href$='/publiser']", path => path.EndsWith("/publiser", StringComparison.Ordinal));
        var owed = await page.Locator(".t-promises > li").CountAsync();
        Assert.True(owed > 0);
        for (var at = 0; at < owed; at++)
        {
            await keys.TabTo($"[name='Form.Rows[{at}].Owner']");
            await keys.Type("Ingrid");
            await keys.TabTo($"[name='Form.Rows[{at}].By']");
            await keys.Press("Control+A");
            await keys.Write("15.12.2026");
        }

        await keys.Enter(".t-actionbar button[form=publiser]", path => path == evaluation + "/dere-sa");
        var said = await page.Locator("main").InnerTextAsync();
        Assert.Contains("Innbyggertorget svarer", said, StringComparison.Ordinal);
        Assert.Contains("Ingrid Vårdal", said, StringComparison.Ordinal);
        Assert.Contains("15. desember", said, StringComparison.Ordinal);

        await keys.Enter($"main a[href='{evaluation}']", path => path == evaluation);
        await keys.Enter("main a[href$='/presentasjon']", path => path == evaluation + "/presentasjon");
        await keys.TabTo("[data-act=show]");
        await keys.Press("Enter");
        await page.Locator("#s1[data-at=now]").WaitForAsync();
        await keys.Press("ArrowRight");
        await page.Locator("#s2[data-at=now]").WaitForAsync();
        Assert.StartsWith("Lysbilde 2", await page.Locator(".deck-live").TextContentAsync(), StringComparison.Ordinal);
        await keys.Press("ArrowLeft");
        await page.Locator("#s1[data-at=now]").WaitForAsync();
        await keys.Press("Escape");
        await Assertions.Expect(page.Locator("[data-deck][data-mode]")).ToHaveCountAsync(0);

        Assert.True(keys.Unseen.Count == 0, string.Join('\n', keys.Unseen));
        Assert.Equal([], tab.Complaints);
    }

    [GeneratedRegex("^/evalueringer/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    internal static partial Regex OneEvaluation { get; }
}
