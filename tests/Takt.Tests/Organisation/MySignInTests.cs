using System.Net;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Where one is signed in, signing out elsewhere, and another password.</summary>
public sealed class MySignInTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    const string Password = "et langt og godt passord";
    const string Another = "tre kopper te på mandag";
    const string EdgeOnWindows =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0";
    const string SafariOnIPhone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_signs_out_there_and_nowhere_else()
    {
        await kommune.Account("Sara Sted", "sara", Password);
        using var office = await SignedIn("sara", EdgeOnWindows);
        using var phone = await SignedIn("sara", SafariOnIPhone);

        await office.Open(OrganisationUrls.MySignIn);
        var rows = office.Page.QuerySelectorAll("section[aria-labelledby=steder] li").Select(r => r.TextContent).ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Single(rows, r => r.Contains("Edge på Windows") && r.Contains("Denne nettleseren") && r.Contains("med passord"));
        Assert.Single(rows, r => r.Contains("Safari på iPhone") && !r.Contains("Denne nettleseren"));

        await office.Send(office.Page.QuerySelector("[name=_handler][value^=end-]")!.GetAttribute("value")!);
        Assert.Contains("Du er logget ut der.", office.Text);
        Assert.StartsWith("/logg-inn", (await phone.Open("/")).At);
        Assert.Equal("/", (await office.Open("/")).At);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_this_one_too()
    {
        await kommune.Account("Olav Overalt", "olav", Password);
        using var here = await SignedIn("olav");
        using var there = await SignedIn("olav");
        await here.Open(OrganisationUrls.MySignIn);
        await here.Send("everywhere");
        Assert.StartsWith("/logg-inn", here.At);
        Assert.StartsWith("/logg-inn", (await here.Open("/")).At);
        Assert.StartsWith("/logg-inn", (await there.Open("/")).At);
    }

    [Fact]
    public async Task A_new_session_takes_the_place_of_the_one_the_browser_had_and_each_ends_after_twelve_hours()
    {
        await kommune.Account("Nina Ny", "nina", Password);
        using var nina = await SignedIn("nina");
        var first = nina.Cookie(SessionCookie.Name)!;
        await nina.Open("/logg-inn");
        await nina.Send("sign-in", ("Form.UserName", "nina"), ("Form.Password", Password));
        var second = nina.Cookie(SessionCookie.Name)!;
        Assert.NotEqual(first, second);
        Assert.Equal("/", (await nina.Open("/")).At);
        using var former = new Visitor(kommune);
        former.Carry(SessionCookie.Name, first);
        Assert.StartsWith("/logg-inn", (await former.Open("/")).At);

        var account = await kommune.With(db => db.Accounts.Where(a => a.UserName == "nina").Select(a => a.Id).SingleAsync(Cancel));
        var now = new Clock(kommune.Host.Time).Now;
        foreach (
            var (started, at) in new[]
            {
                (now - SessionCookie.Lifetime, "/logg-inn?til=%2F"),
                (now.AddMinutes(1) - SessionCookie.Lifetime, "/"),
            }
        )
        {
            var (token, hash) = SessionCookie.Make(kommune.Municipality);
            await kommune.With(async db =>
            {
                db.Sessions.Add(
                    new()
                    {
                        TokenHash = hash,
                        AccountId = account,
                        By = SignedInBy.Password,
                        StartedAt = started,
                        ExpiresAt = started + SessionCookie.Lifetime,
                    }
                );
                await db.Save("test", Cancel);
            });
            using var browser = new Visitor(kommune);
            browser.Carry(SessionCookie.Name, token);
            Assert.Equal(at, (await browser.Open("/")).At);
        }
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await kommune.Account("Mia Min", "mia", Password);
        await kommune.Account("Per Prøver", "per", Password);
        using var mia = await SignedIn("mia");
        using var per = await SignedIn("per");
        await mia.Open(OrganisationUrls.MySignIn);
        var hash = SessionCookie.HashOf(mia.Cookie(SessionCookie.Name)!);
        var session = await kommune.With(db => db.Sessions.Where(s => s.TokenHash == hash).Select(s => s.Id).SingleAsync(Cancel));

        await per.Open(OrganisationUrls.MySignIn);
        var fields = per.FieldsOf("everywhere");
        fields.RemoveAll(f => f.Key == "_handler");
        await per.Post(OrganisationUrls.MySignIn, [.. fields, new("_handler", $"end-{session}")]);
        Assert.NotEqual(HttpStatusCode.OK, per.Status);
        Assert.Equal("/", (await mia.Open("/")).At);
    }

    [Fact]
    public async Task Another_password_takes_the_present_one_and_ends_every_other_session()
    {
        await kommune.Account("Bodil Bytter", "bodil", Password);
        using var here = await SignedIn("bodil");
        using var there = await SignedIn("bodil");
        await here.Open(OrganisationUrls.MyPassword);
        await here.Send("password", ("Form.Present", "noe annet"), ("Form.Password", Another), ("Form.Again", Another));
        Assert.Contains("Dette er ikke passordet ditt.", here.Text);
        await here.Send("password", ("Form.Present", Password), ("Form.Password", "Bodil.Bytter"), ("Form.Again", "Bodil.Bytter"));
        Assert.Contains("navnet eller brukernavnet ditt", here.Text);
        await here.Send("password", ("Form.Present", Password), ("Form.Password", Another), ("Form.Again", "noe annet her"));
        Assert.Contains("De to passordene er ikke like.", here.Text);
        Assert.Equal("/", (await there.Open("/")).At);

        await here.Open(OrganisationUrls.MyPassword);
        await here.Send("password", ("Form.Present", Password), ("Form.Password", Another), ("Form.Again", Another));
        Assert.Contains("Passordet er byttet", here.Text);
        Assert.StartsWith("/logg-inn", (await there.Open("/")).At);
        Assert.Equal("/", (await here.Open("/")).At);
        using var old = await SignedIn("bodil");
        Assert.Contains("hører ikke sammen", old.Text);
        using var @new = await SignedIn("bodil", password: Another);
        Assert.Equal("/", @new.At);
    }

    [Fact]
    public async Task Whoever_has_no_password_is_asked_for_none()
    {
        using var visitor = await kommune.SignedIn("Ulla Uten", await kommune.Root(), Roles.Employee);
        await visitor.Open(OrganisationUrls.MySignIn);
        Assert.Contains("Du har ikke noe passord i Takt.", visitor.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open(OrganisationUrls.MyPassword)).Status);
    }

    [Theory]
    [InlineData(EdgeOnWindows, "Edge/Windows")]
    [InlineData(SafariOnIPhone, "Safari/iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox/Linux")]
    [InlineData("curl/8.5", "/")]
    [InlineData(null, "/")]
    public void Of_a_browser_only_its_kind_is_kept(string? userAgent, string kind) => Assert.Equal(kind, Device.Of(userAgent));

    async Task<Visitor> SignedIn(string userName, string? browser = null, string password = Password)
    {
        var visitor = new Visitor(kommune) { Browser = browser };
        await visitor.Open(OrganisationUrls.SignIn);
        return await visitor.Send("sign-in", ("Form.UserName", userName), ("Form.Password", password));
    }
}
