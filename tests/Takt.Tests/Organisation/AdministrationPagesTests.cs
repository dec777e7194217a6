using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>The administration pages in the demonstration: who may open them, what they say, and what the municipality chooses for itself.</summary>
public sealed class AdministrationPagesTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    const string RunsTakt = "Espen Rydmo";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<Guid> Id(string name) =>
        await kommune.With(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync(Cancel));

    async Task<Visitor> As(string name) => await new Visitor(kommune).As(await Id(name));

    [Fact]
    public async Task Only_whoever_runs_or_reviews_the_whole_municipality_gets_in()
    {
        string[] pages =
        [
            OrganisationUrls.Administration,
            OrganisationUrls.AccessList,
            OrganisationUrls.AccessOf(await Id(RunsTakt)),
            OrganisationUrls.RoleList,
            OrganisationUrls.SignInSetup,
        ];
        using var administrator = await As(RunsTakt);
        using var reviewer = await As("Marit Holmvassli");
        using var director = await As("Torleif Aasgård");
        using var local = await kommune.SignedIn("Bare Her", await kommune.Unit("En holme"), Roles.Administrator);
        foreach (var page in pages)
        {
            Assert.Equal((HttpStatusCode.OK, page), ((await administrator.Open(page)).Status, page));
            Assert.Equal((HttpStatusCode.OK, page), ((await reviewer.Open(page)).Status, page));
            Assert.Equal((HttpStatusCode.Forbidden, page), ((await director.Open(page)).Status, page));
            Assert.Equal((HttpStatusCode.Forbidden, page), ((await local.Open(page)).Status, page));
        }

        Assert.Equal(HttpStatusCode.OK, (await administrator.Open(OrganisationUrls.Profile)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.Open(OrganisationUrls.Profile)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await local.Open(OrganisationUrls.Profile)).Status);
        Assert.Null((await reviewer.Open(OrganisationUrls.Administration)).Page.QuerySelector($"a[href='{OrganisationUrls.Profile}']"));
    }

    /// <summary>The page against what the actor of a request really reaches.</summary>
    [Fact]
    public async Task What_a_person_may_do_is_told_as_it_is()
    {
        using var reviewer = await As("Marit Holmvassli");
        var names = kommune.Host.Services.GetRequiredService<PermissionNames>();
        foreach (
            var name in new[] { "Ingrid Vårdal", "Yusuf Warsame", "Kjersti Aurdalen", "Ida Marie Fossvoll", RunsTakt, "Marit Holmvassli" }
        )
        {
            using var person = await As(name);
            var actor = await kommune.With(db =>
                new ActorSource(db, kommune.Host.Services.GetRequiredService<Clock>(), Modules.All, new()).Find(
                    SessionCookie.HashOf(person.Cookie(SessionCookie.Name)!),
                    Cancel
                )
            );
            await reviewer.Open(OrganisationUrls.AccessOf(await Id(name)));
            var told = reviewer
                .Page.QuerySelectorAll("section[aria-labelledby=kan] .t-strong")
                .Select(e => e.TextContent)
                .Order(StringComparer.Ordinal);
            Assert.Equal(actor!.Reach.Keys.Select(p => Takt.Ui.Words.Capital(names.Of(p))).Order(StringComparer.Ordinal), told);
        }

        await reviewer.Open(OrganisationUrls.AccessOf(await Id("Ingrid Vårdal")));
        Assert.Contains("Leder i Oppvekst: enheten og alt under den", reviewer.Text);
        await reviewer.Open(OrganisationUrls.AccessOf(await Id(RunsTakt)));
        Assert.Contains("Administrator i Fjordvik kommune: hele kommunen", reviewer.Text);
    }

    [Fact]
    public async Task Who_has_access_is_found_by_role_by_what_they_may_and_by_name()
    {
        using var reviewer = await As("Marit Holmvassli");
        await reviewer.Open($"{OrganisationUrls.AccessList}?rolle={Roles.Reviewer}");
        Assert.Equal(["Marit Holmvassli"], Names(reviewer));
        await reviewer.Open($"{OrganisationUrls.AccessList}?rett={OrganisationPermissions.Administer}&q=espen");
        Assert.Equal([RunsTakt], Names(reviewer));
        await reviewer.Open($"{OrganisationUrls.AccessList}?q=vårdal");
        Assert.Equal(["Ingrid Vårdal"], Names(reviewer));
        await reviewer.Open($"{OrganisationUrls.AccessList}?q=xyzzy");
        Assert.Contains("Ingen passer", reviewer.Text);

        // A role that is decided is there before it holds; one that is over is not.
        var root = await kommune.Root();
        var soon = await kommune.Person("Begynner Snart", root, Roles.Employee);
        await kommune.With(async db =>
        {
            db.Assignments.Add(new(soon, root, Roles.Reviewer, kommune.Today.AddDays(10)));
            var over = new Assignment(await Id("Ida Marie Fossvoll"), root, Roles.Reviewer, kommune.Today.AddDays(-10));
            over.End(kommune.Today);
            db.Assignments.Add(over);
            await db.Save("test", Cancel);
        });
        await reviewer.Open($"{OrganisationUrls.AccessList}?rolle={Roles.Reviewer}");
        Assert.Equal(["Begynner Snart", "Marit Holmvassli"], Names(reviewer));
        HashSet<string> met = [];
        for (
            var next = (string?)OrganisationUrls.AccessList;
            next is not null;
            next = reviewer.Page.QuerySelector("[rel=next]")?.GetAttribute("href")
        )
        {
            await reviewer.Open(next);
            Assert.All(Names(reviewer), name => Assert.True(met.Add(name), $"{name} twice"));
        }

        Assert.True(met.Count > 50);
    }

    static string[] Names(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("tbody th a").Select(a => a.TextContent)];

    [Fact]
    public async Task A_colour_one_cannot_read_white_text_on_is_refused_with_the_nearest_that_holds()
    {
        using var administrator = await As(RunsTakt);
        await administrator.Open(OrganisationUrls.Profile);
        await administrator.Send("profile", ("Form.Colour", "ffcc00"));
        Assert.Contains($"Den nærmeste fargen som holder, er {ColourScale.Nearest("#FFCC00")}", administrator.Text);
        Assert.Equal("ffcc00", administrator.Field("Form.Colour"));
        await administrator.Send("profile", ("Form.Colour", "grønn"));
        Assert.Contains("Skriv fargen som # og seks tegn", administrator.Text);
        await administrator.Send("profile", ("Form.Colour", ""), ("Form.Name", ""));
        Assert.Contains("Skriv hva kommunen heter.", administrator.Text);
        await administrator.Open(OrganisationUrls.Profile);
        await administrator.Send("profile", ("Form.Bokmal", null), ("Form.Nynorsk", null), ("Form.English", null));
        Assert.Contains("Velg minst ett språk.", administrator.Text);
        await administrator.Open(OrganisationUrls.Profile);
        await administrator.Send("profile", ("Form.Nynorsk", null), ("Form.DefaultLanguage", "nn"));
        Assert.Contains("Velg et av språkene dere bruker.", administrator.Text);
        Assert.False(await kommune.With(db => db.MunicipalityProfiles.AnyAsync(Cancel))); // nothing of it was stored
    }
}

/// <summary>What a municipality chooses for itself shows on its pages, in its presentations and to those who come to sign in.</summary>
public sealed class ProfileTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<Visitor> Administrator() =>
        await new Visitor(kommune).As(
            await kommune.With(db => db.People.Where(p => p.Name == "Espen Rydmo").Select(p => p.Id).SingleAsync(Cancel))
        );

    [Fact]
    public async Task Name_colour_and_languages_hold_everywhere_at_once()
    {
        using var administrator = await Administrator();
        await administrator.Open("/");
        Assert.Null(administrator.Page.QuerySelector("link[href^='/theme.css']"));

        await administrator.Open(OrganisationUrls.Profile);
        await administrator.Send(
            "profile",
            ("Form.Name", "Fjordvik – Vuotna kommune"),
            ("Form.Colour", "#7A1F3D"),
            ("Form.English", null),
            ("Form.DefaultLanguage", "nn")
        );
        Assert.Contains("Lagra. Det gjeld frå no.", administrator.Text); // and already in the language that was chosen
        Assert.Contains("Fjordvik – Vuotna", administrator.Page.QuerySelector(".t-brand")!.TextContent);

        // The sheet: of the colour, in light and dark, kept by the browser for as long as it holds.
        var sheet = administrator.Page.QuerySelector("link[href^='/theme.css']")!.GetAttribute("href")!;
        using var client = kommune.Client();
        using var answer = await client.GetAsync(sheet, Cancel);
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", $"{answer.Headers.GetValues("Cache-Control").Single()}");
        var css = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("--ds-color-accent-base-default: #7a1f3d;", css);
        Assert.Contains($"--ds-color-accent-base-default: {ColourScale.Of("#7A1F3D", isDark: true)["base-default"]};", css);
        Assert.Contains("@media screen and (prefers-color-scheme: dark)", css); // paper is light, whatever the screen was
        using var old = await client.GetAsync("/theme.css?v=000000-1", Cancel);
        Assert.Equal("no-cache", old.Headers.GetValues("Cache-Control").Single());

        // The stored colour wins in presentations, too.
        var deck = await kommune.With(async db =>
        {
            var evaluation = await db.Set<Evaluations.Evaluation>()
                .FirstAsync(e => e.State == Evaluations.EvaluationState.Published, Cancel);
            return evaluation.Id;
        });
        await using (var scope = kommune.Host.Services.ScopeFor(Stored(), Actor.Command("test")))
        {
            var made = await scope.ServiceProvider.GetRequiredService<Evaluations.Contracts.EvaluationDecks>().Find(deck, null, Cancel);
            Assert.Equal("#7A1F3D", made.Accent);
        }

        // Whoever has not chosen, and whoever has chosen what is no longer spoken, gets the language of the municipality.
        using var nobody = new Visitor(kommune);
        await nobody.Open("/logg-inn");
        Assert.Equal("nn", nobody.Page.DocumentElement.GetAttribute("lang"));
        Assert.Null(nobody.Page.QuerySelector("a[href='/sprak/en']"));
        await nobody.Open("/sprak/en");
        Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
        nobody.Carry("takt-sprak", "en");
        await nobody.Open("/logg-inn");
        Assert.Equal("nn", nobody.Page.DocumentElement.GetAttribute("lang"));
        nobody.Carry("takt-sprak", "nb");
        await nobody.Open("/logg-inn");
        Assert.Equal("nb", nobody.Page.DocumentElement.GetAttribute("lang"));

        // It is on the trail, and a start of the program finds it again.
        Assert.True(
            await kommune.With(db =>
                db.AuditEntries.AnyAsync(e => e.Kind == nameof(MunicipalityProfile) && e.Changes.Contains("#7A1F3D"), Cancel)
            )
        );
        var again = await kommune.With(db => Profiles.Of(db, kommune.Municipality, Modules.All, Cancel));
        Assert.Equal(("Fjordvik – Vuotna kommune", "#7A1F3D", "nn"), (again.Name, again.Colour, again.DefaultLanguage));
        Assert.Equal(["nb", "nn"], again.Languages);
    }

    Municipality Stored() =>
        kommune
            .Host.Services.GetRequiredService<Catalogue>()
            .All.Single(m => m.OrganisationNumber == kommune.Municipality.OrganisationNumber);
}

/// <summary>The municipality's mark, sent as a file.</summary>
public sealed class MarkPagesTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mark_is_checked_by_its_content_shown_on_every_page_and_taken_away_again()
    {
        using var administrator = await new Visitor(kommune).As(
            await kommune.With(db => db.People.Where(p => p.Name == "Espen Rydmo").Select(p => p.Id).SingleAsync(Cancel))
        );
        using var client = kommune.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(OrganisationUrls.Mark, Cancel)).StatusCode);

        Assert.Contains("SVG-filer kan inneholde programkode", (await Send(administrator, "<svg/>"u8.ToArray())).Text);
        Assert.Contains("mellom 32 og 1024 punkter", (await Send(administrator, MarkImageTests.Png(16, 16))).Text);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await Send(administrator, MarkImageTests.Png(96, 120, extra: [("tEXt", "hemmelig"u8.ToArray())]))).Status
        );

        await administrator.Open("/");
        var mark = administrator.Page.QuerySelector(".t-brand img")!.GetAttribute("src")!;
        using var answer = await client.GetAsync(mark, Cancel);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal(MarkImageTests.Png(96, 120), await answer.Content.ReadAsByteArrayAsync(Cancel));

        await Send(administrator, null, ("Form.RemoveMark", "true"));
        await administrator.Open("/");
        Assert.Null(administrator.Page.QuerySelector(".t-brand img"));
    }

    /// <summary>Sends the form of the municipality as a browser does, with a file.</summary>
    async Task<(HttpStatusCode Status, string Text)> Send(Visitor visitor, byte[]? mark, params (string Name, string Value)[] fields)
    {
        await visitor.Open(OrganisationUrls.Profile);
        using var client = kommune.Client();
        using var form = new MultipartFormDataContent();
        foreach (var field in visitor.FieldsOf("profile"))
        {
            form.Add(new StringContent(field.Value), field.Key);
        }

        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        var file = new ByteArrayContent(mark ?? []);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png"); // as the browser says, whatever it is
        form.Add(file, "Form.Mark", "vapen.png");
        using var request = new HttpRequestMessage(HttpMethod.Post, OrganisationUrls.Profile) { Content = form };
        var cookies = new[] { SessionCookie.Name, "takt-form" }.Select(c => $"{c}={visitor.Cookie(c)}");
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies));
        using var answer = await client.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
