using Microsoft.Playwright;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Browser;

/// <summary>Choosing one of many people: by keyboard among what is suggested, and by typing the name where nothing answers.</summary>
public sealed class LookingUp(DemoKommune kommune, Chromium chromium) : IClassFixture<DemoKommune>
{
    const string Leader = "[name='Form.Leader']";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task By_keyboard_among_what_is_suggested(int width)
    {
        var name = $"Utvalg {width}";
        await using var browser = await chromium.Open(kommune, Look.Wide with { Width = width }, await kommune.SessionOf("espen"));
        await browser.AddInitScriptAsync(Axe.Script);
        await using var tab = await Tab.In(browser);
        var (page, keys) = (tab.Page, new Keyboard(tab.Page));
        await page.GotoAsync(OrganisationUrls.NewGroup);
        await Fill(page, name);

        await page.Locator(Leader).FocusAsync();
        await keys.Type("vårdal ing");
        var first = page.Locator("#form-leader-list u-option").First;
        await Assertions.Expect(first).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(Leader)).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(first).ToHaveTextAsync("Ingrid Vårdal, Kommunalsjef oppvekst, Oppvekst");
        // axe knows no list but <datalist>, and so no combobox with another; that is what u-datalist is.
        Assert.Equal(
            [],
            (await Axe.FindIn(page)).Where(found => !found.StartsWith("axe aria-allowed-role at #form-leader ", StringComparison.Ordinal))
        );
        await keys.Press("ArrowDown");
        await Assertions.Expect(page.Locator(Leader)).ToHaveAttributeAsync("aria-activedescendant", (await first.GetAttributeAsync("id"))!);
        await keys.Press("Enter");
        await Assertions.Expect(page.Locator(Leader)).ToHaveValueAsync("Ingrid Vårdal, Kommunalsjef oppvekst, Oppvekst");
        await Assertions.Expect(first).ToBeHiddenAsync();
        Assert.Equal(OrganisationUrls.NewGroup, new Uri(page.Url).AbsolutePath); // choosing does not send

        await keys.Press("Enter");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != OrganisationUrls.NewGroup);
        Assert.Equal("Ingrid Vårdal", await ChairOf(name));
        Assert.Equal([], tab.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nothing_answers_one_types_the_name(bool script)
    {
        var name = $"Utvalg uten svar {script}";
        await using var browser = await chromium.Open(kommune, Look.Phone, await kommune.SessionOf("espen"), script);
        await browser.RouteAsync("**/oppslag/**", route => route.AbortAsync());
        await using var tab = await Tab.In(browser);
        var page = tab.Page;
        await page.GotoAsync(OrganisationUrls.NewGroup);
        await Fill(page, name);
        await page.Locator(Leader).PressSequentiallyAsync("vårdal");
        await page.Locator($"form:has({Leader}) button").Last.ClickAsync();
        await Assertions
            .Expect(page.Locator("#form-leader-error"))
            .ToContainTextAsync("Mente du «Ingrid Vårdal, Kommunalsjef oppvekst, Oppvekst»");
        await Assertions.Expect(page.Locator(Leader)).ToHaveValueAsync("vårdal");

        await page.Locator(Leader).FillAsync("ingrid VÅRDAL");
        await page.Locator($"form:has({Leader}) button").Last.ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != OrganisationUrls.NewGroup);
        Assert.Equal("Ingrid Vårdal", await ChairOf(name));
    }

    static async Task Fill(IPage page, string name)
    {
        await page.Locator("[name='Form.Name']").FillAsync(name);
        await page.Locator("[name='Form.Kind']").SelectOptionAsync("Committee");
    }

    Task<string> ChairOf(string called) =>
        kommune.With(db =>
            (
                from g in db.Groups
                where g.Name == called
                join m in db.GroupMembers on g.Id equals m.GroupId
                where m.Place == GroupPlace.Chair
                join p in db.People on m.PersonId equals p.Id
                select p.Name
            ).SingleAsync(Cancel)
        );
}
