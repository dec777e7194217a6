using System.Text.Json;
using Microsoft.Playwright;
using Takt.Organisation;

namespace Takt.Browser;

/// <summary>Passkeys with Chromium's virtual authenticator: made, signed in by, given another name, removed.</summary>
public sealed class PasskeysInTheBrowser(EmptyKommune kommune, Chromium chromium) : IClassFixture<EmptyKommune>
{
    [Fact]
    public async Task One_is_made_and_signs_in_without_a_password_and_is_renamed_and_removed()
    {
        var session = await kommune.SessionOfNew(Roles.Employee);
        await using var browser = await chromium.Open(kommune, Look.Wide, session);
        await using var tab = await Tab.In(browser);
        var (page, wire) = (tab.Page, await browser.NewCDPSessionAsync(tab.Page));
        await Authenticator(wire);

        await page.GotoAsync(OrganisationUrls.MyPasskeys);
        await page.GetByLabel("Navn på passnøkkelen").FillAsync("PC-en på jobben");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lag passnøkkel" }).ClickAsync();
        await page.GetByText("Ta vare på disse kodene").WaitForAsync();
        Assert.Equal(RecoveryCode.Many, await page.Locator(".t-codes code").CountAsync());

        await page.GotoAsync(OrganisationUrls.SignOut);
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**" + OrganisationUrls.SignIn);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logg inn med passnøkkel" }).ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");

        await page.GotoAsync(OrganisationUrls.MyPasskeys);
        var row = page.Locator("section[aria-labelledby=mine] li");
        Assert.Contains("sist brukt", await row.TextContentAsync());
        await row.Locator("summary").ClickAsync();
        await row.GetByLabel("Navn på passnøkkelen").FillAsync("Telefonen min");
        await row.GetByRole(AriaRole.Button, new() { Name = "Lagre navnet" }).ClickAsync();
        await page.GetByText("Passnøkkelen er lagret.").WaitForAsync();
        await row.Locator("summary").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Fjern Telefonen min" }).ClickAsync();
        await page.GetByText("Passnøkkelen er fjernet fra Takt.").WaitForAsync();
        Assert.Equal(0, await row.CountAsync());

        await page.GotoAsync(OrganisationUrls.SignOut);
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**" + OrganisationUrls.SignIn);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logg inn med passnøkkel" }).ClickAsync(); // the machine still has it
        await page.GetByText("Vi kjente ikke igjen passnøkkelen.").First.WaitForAsync();
        Assert.Equal([], tab.Complaints);
    }

    [Fact]
    public async Task Whoever_runs_Takt_may_show_a_passkey_in_the_place_of_a_code()
    {
        var session = await kommune.SessionOfNew(Roles.Administrator, SignedInBy.Link);
        await using var browser = await chromium.Open(kommune, Look.Phone, session);
        await using var tab = await Tab.In(browser);
        var (page, wire) = (tab.Page, await browser.NewCDPSessionAsync(tab.Page));
        await Authenticator(wire);

        await page.GotoAsync(OrganisationUrls.NewPerson);
        Assert.Equal(OrganisationUrls.MyCodeApp, new Uri(page.Url).AbsolutePath);
        await page.GetByRole(AriaRole.Link, new() { Name = "Bruk passnøkkel i stedet" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lag passnøkkel" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Jeg har tatt vare på kodene" }).ClickAsync();
        await page.WaitForURLAsync("**" + OrganisationUrls.NewPerson);
        Assert.Equal([], tab.Complaints);
    }

    [Fact]
    public async Task A_machine_that_does_not_know_who_sits_there_makes_none()
    {
        var session = await kommune.SessionOfNew(Roles.Deputy);
        await using var browser = await chromium.Open(kommune, Look.Wide, session);
        await using var tab = await Tab.In(browser);
        var (page, wire) = (tab.Page, await browser.NewCDPSessionAsync(tab.Page));
        await Authenticator(wire, verifies: false);

        await page.GotoAsync(OrganisationUrls.MyPasskeys);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lag passnøkkel" }).ClickAsync();
        await page.GetByText("Passnøkkelen ble ikke laget.").WaitForAsync();
        await page.ReloadAsync();
        Assert.Equal(0, await page.Locator("section[aria-labelledby=mine]").CountAsync());
    }

    static async Task Authenticator(ICDPSession wire, bool verifies = true)
    {
        await wire.SendAsync("WebAuthn.enable", new() { ["enableUI"] = false });
        await wire.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = JsonSerializer.SerializeToElement(
                    new
                    {
                        protocol = "ctap2",
                        transport = "internal",
                        hasResidentKey = true,
                        hasUserVerification = verifies,
                        isUserVerified = verifies,
                        automaticPresenceSimulation = true,
                    }
                ),
            }
        );
    }
}
