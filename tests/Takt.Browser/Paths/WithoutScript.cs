using Microsoft.Playwright;
using Takt.Evaluations;
using Takt.FollowUp;

namespace Takt.Browser;

/// <summary>With JavaScript off the main forms do what they say.</summary>
public sealed class WithoutScript(DemoKommune kommune, Chromium chromium) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_in_contribute_and_decide_a_measure()
    {
        await using var browser = await chromium.Open(kommune, Look.Phone, script: false);
        await using var tab = await Tab.In(browser);
        var page = tab.Page;

        await page.GotoAsync("/demo");
        await page.Locator("button", new() { HasText = "Ingrid Vårdal" }).ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");

        var open = await kommune.With(db =>
            db.Evaluations.Where(e => e.State == EvaluationState.Collecting && e.Mode == ContributionMode.Named)
                .Select(e => e.Id)
                .SingleAsync(Cancel)
        );
        await page.GotoAsync(EvaluationsUrls.ContributeTo(open, 1));
        await page.Locator("[name='Form.Text']").FillAsync("Vi trenger en vikar vi kjenner fra før.");
        await page.Locator("[name='Form.Do']").First.ClickAsync();
        await page.GotoAsync(EvaluationsUrls.Mine);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Vi trenger en vikar vi kjenner fra før.");

        await page.GotoAsync(FollowUpUrls.New);
        await page.Locator("[name='Form.What']").FillAsync("Egen vikarliste for Nordbygda");
        await page.Locator("[name='Form.Owner']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("[name='Form.Due']").FillAsync("15.01.2027");
        await page.Locator("form:has([name='Form.What']) button").Last.ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != FollowUpUrls.New);
        Assert.Equal(1, await kommune.With(db => db.Measures.CountAsync(m => m.What == "Egen vikarliste for Nordbygda", Cancel)));
    }

    [Fact]
    public async Task Import_answer_publish_and_read()
    {
        await using var browser = await chromium.Open(kommune, Look.Phone, await kommune.SessionOf("torleif"), script: false);
        await using var tab = await Tab.In(browser);
        var page = tab.Page;

        await page.GotoAsync(EvaluationsUrls.Import);
        await page.Locator("[name='Form.Pasted']").FillAsync(ByKeyboard.Summary);
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != EvaluationsUrls.Import);
        await page.Locator("button[form=bekreft]").First.ClickAsync();
        await page.WaitForURLAsync(url => ByKeyboard.OneEvaluation.IsMatch(new Uri(url).AbsolutePath));
        var evaluation = new Uri(page.Url).AbsolutePath;

        await page.GotoAsync($"{evaluation}/tema/2/svar");
        await page.Locator("[name='Form.Points[0].Text']").FillAsync("Innbyggertorget svarer, og sier hvem som har saken.");
        await page.Locator("[name='Form.Points[0].Stance'][value=WillDo]").CheckAsync();
        await page.Locator("[name='Form.Points[0].Covers[1]']").CheckAsync();
        await page.Locator("[name='Form.Points[0].Covers[2]']").CheckAsync();
        await page.Locator("[name='Form.Do'][value=submit]").ClickAsync();
        await page.Locator(".t-flash").First.WaitForAsync();
        await page.GotoAsync($"{evaluation}/svarmote?tema=2");
        await page.Locator("[name='Form.Do'][value=approve]").ClickAsync();
        await page.Locator(".t-flash").First.WaitForAsync();

        await page.GotoAsync($"{evaluation}/publiser");
        var owed = await page.Locator(".t-promises > li").CountAsync();
        Assert.True(owed > 0);
        for (var at = 0; at < owed; at++)
        {
            await page.Locator($"[name='Form.Rows[{at}].Owner']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await page.Locator($"[name='Form.Rows[{at}].By']").FillAsync("15.12.2026");
        }

        await page.Locator("button[form=publiser]").ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == $"{evaluation}/dere-sa");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Innbyggertorget svarer");
        Assert.Equal([], tab.Complaints);
    }
}
