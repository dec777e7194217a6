using System.Net;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Who comes in to SCIM, and who may let them.</summary>
public sealed class ScimAccessTests(EmptyKommune one, EmptyKommune2 other) : IClassFixture<EmptyKommune>, IClassFixture<EmptyKommune2>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_token_that_holds_one_is_told_so_in_SCIMs_form()
    {
        var token = await ScimClient.Token(one);
        var tooOld = await ScimClient.Token(one, lastDay: one.Today.AddDays(-1));
        foreach (
            var tried in new[]
            {
                null,
                "",
                "tull",
                token + "x",
                token[..^1],
                $"takt-scim.{one.Municipality.OrganisationNumber}.{Guid.NewGuid():N}.hemmelig",
                tooOld,
            }
        )
        {
            using var client = new ScimClient(one, tried);
            Assert.Equal((HttpStatusCode.Unauthorized, (string?)null), (await client.Get("/Users")).Refusal);
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.Send("POST", "/Users", ScimClient.User("ingen@prove.example"))).Status);
        }

        using var right = new ScimClient(one, token);
        Assert.Equal(HttpStatusCode.OK, (await right.Get("/Users")).Status);
    }

    [Fact]
    public async Task Another_municipalitys_token_sees_nothing()
    {
        using var here = await ScimClient.Connect(one);
        await here.MakeUser("bare.her@prove.example");
        var theirs = await ScimClient.Token(other);
        var mine = $"{one.Municipality.OrganisationNumber}";
        foreach (var tried in new[] { theirs, theirs.Replace($"{other.Municipality.OrganisationNumber}", mine, StringComparison.Ordinal) })
        {
            using var stranger = new ScimClient(one, tried);
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Get("/Users")).Refusal.Status);
        }

        using var there = new ScimClient(other, theirs);
        Assert.Equal(0, (await there.Get("/Users" + ScimClient.Filter("userName eq \"bare.her@prove.example\""))).Total);
    }

    [Fact]
    public async Task A_token_opens_no_page()
    {
        using var client = one.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await ScimClient.Token(one));
        foreach (var page in new[] { "/", "/organisasjon", "/administrasjon/scim", "/organisasjon/fullmakter.xlsx" })
        {
            using var answer = await client.GetAsync(page, Cancel);
            Assert.Equal((page, HttpStatusCode.Found), (page, answer.StatusCode));
            Assert.StartsWith("/logg-inn", answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task A_key_is_made_shown_once_used_and_revoked_on_the_page()
    {
        using var administrator = await one.SignedIn("Admin Nøkkel", await one.Root(), Roles.Administrator);
        await administrator.Open("/administrasjon/scim");
        foreach (var (name, day) in new[] { ("", "31.12.2026"), ("Entra ID", "1.1.2020"), ("Entra ID", "1.1.2099"), ("Entra ID", "snart") })
        {
            await administrator.Send("make", ("Form.Name", name), ("Form.LastDay", day));
            Assert.NotNull(administrator.Page.QuerySelector(".ds-error-summary, ds-error-summary"));
            Assert.Null(administrator.Page.QuerySelector("[name=Token]"));
        }

        await administrator.Send("make", ("Form.Name", "Nøkkelen på siden"), ("Form.LastDay", Norwegian.Typed(one.Today.AddMonths(6))));
        var token = administrator.Field("Token")!;
        Assert.StartsWith($"takt-scim.{one.Municipality.OrganisationNumber}.", token);
        Assert.EndsWith("/scim/v2", administrator.Field("Address"));
        Assert.Contains("ikke brukt ennå", administrator.Text);
        using var client = new ScimClient(one, token);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/Users")).Status);
        await administrator.Open("/administrasjon/scim");
        Assert.DoesNotContain(token, administrator.Page.DocumentElement.OuterHtml);
        Assert.Contains($"sist brukt {Norwegian.Full(one.Today)}", administrator.Text);

        var row = administrator
            .Page.QuerySelectorAll("[value^=revoke-]")
            .Single(f => f.Closest("li")!.TextContent.Contains("Nøkkelen på siden"));
        await administrator.Send(row.GetAttribute("value")!);
        Assert.Contains("virker ikke lenger", administrator.Text);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Get("/Users")).Refusal.Status);

        // The trail says who did what, and never the key or what it could be guessed from.
        var trail = await one.With(db => db.AuditEntries.Where(e => e.Kind == nameof(ScimToken)).ToListAsync(Cancel));
        Assert.Contains(trail, e => e is { Because: "scim token made", ActorName: "Admin Nøkkel" });
        Assert.Contains(trail, e => e is { Because: "scim token revoked", ActorName: "Admin Nøkkel" });
        Assert.Contains(trail, e => e is { Because: "scim token used today", ActorName: "SCIM: Nøkkelen på siden" });
        Assert.DoesNotContain(trail, e => e.Changes.Contains(token[^20..]));
        Assert.All(trail.Where(e => e.Act == "Added"), e => Assert.Contains("•••", e.Changes));
    }

    [Fact]
    public async Task A_token_is_marked_as_used_once_a_day()
    {
        using var client = await ScimClient.Connect(one, "Én gang om dagen");
        for (var i = 0; i < 3; i++)
        {
            await client.Get("/Users?count=0");
        }

        var marks = await one.With(db =>
            db.AuditEntries.CountAsync(e => e.Because == "scim token used today" && e.ActorName == "SCIM: Én gang om dagen", Cancel)
        );
        Assert.Equal(1, marks);
    }

    [Fact]
    public async Task Only_whoever_runs_all_of_Takt_opens_the_page()
    {
        var below = await one.Unit("Under");
        using var leader = await one.SignedIn("Leder Uten", await one.Root(), Roles.Leader);
        using var local = await one.SignedIn("Admin Lokalt", below, Roles.Administrator);
        foreach (var visitor in new[] { leader, local })
        {
            await visitor.Open("/administrasjon/scim");
            Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        }

        using var administrator = await one.SignedIn("Admin Alt", await one.Root(), Roles.Administrator);
        await administrator.Open("/administrasjon/scim");
        var fields = administrator.FieldsOf("make").Where(f => f.Key != "Form.Name").Append(new("Form.Name", "Stjålet nøkkel"));
        await local.Post("/administrasjon/scim", fields);
        Assert.False(await one.With(db => db.ScimTokens.AnyAsync(t => t.Name == "Stjålet nøkkel", Cancel)));
    }

    [Fact]
    public async Task Whoever_waits_for_a_role_and_whoever_should_lose_one_is_listed_for_those_who_can_do_it()
    {
        using var entra = await ScimClient.Connect(one);
        var waits = await entra.MakeUser("venter@prove.example", "Venter", "Pårolle");
        var leads = await entra.MakeUser("leder@prove.example", "Leder", "Den Nye");
        const string Enterprise = ScimKind.EnterpriseUser;
        await entra.Patch(
            $"/Users/{waits}",
            $$"""{"op": "add", "value": {"title": "Lærer", "{{Enterprise}}:department": "Skole", "{{Enterprise}}:manager": "{{leads}}"} }"""
        );
        var leaver = await entra.MakeUser("slutter@prove.example", "Slutter", "Snart");
        var root = await one.Root();
        await one.With(async db =>
        {
            db.Assignments.Add(new(Guid.Parse(leaver), root, Roles.Employee, one.Today));
            await db.Save("test", Cancel);
        });
        await entra.Patch($"/Users/{leaver}", """{"op": "Replace", "path": "active", "value": "False"}""");
        using var administrator = await one.SignedIn("Admin Lister", root, Roles.Administrator);
        await administrator.Open("/administrasjon/scim");
        var waiting = administrator
            .Page.QuerySelectorAll("section[aria-labelledby=uten-rolle] li")
            .Single(li => li.TextContent.Contains("Venter Pårolle"));
        Assert.Contains("Lærer, Skole, leder: Leder Den Nye", waiting.TextContent);
        Assert.DoesNotContain("Slutter Snart", administrator.Page.QuerySelector("section[aria-labelledby=uten-rolle]")!.TextContent);
        Assert.Contains("Slutter Snart", administrator.Page.QuerySelector("section[aria-labelledby=ute-med-rolle]")!.TextContent);
        await administrator.Open($"/organisasjon/personer/{leaver}");
        Assert.Contains("Stengt ute av katalogen", administrator.Text);
        Assert.Null(administrator.Page.QuerySelector("[name=_handler][value=account], [name=_handler][value=invite]")); // no link in
        using var colleague = await one.SignedIn("Kollega Som Ser", root, Roles.Employee);
        await colleague.Open($"/organisasjon/personer/{leaver}");
        Assert.Contains("Slutter Snart", colleague.Title);
        Assert.DoesNotContain("Stengt ute", colleague.Text); // why somebody is gone is not everybody's
    }
}

/// <summary>How often one may try; a municipality of its own, since the limit is shared.</summary>
public sealed class ScimLimitTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    [Fact]
    public async Task Whoever_guesses_is_stopped_and_whoever_has_a_token_goes_on()
    {
        using var guesser = new ScimClient(kommune, "gjetter");
        var statuses = new List<HttpStatusCode>();
        while (statuses.Count < 120 && !statuses.Contains(HttpStatusCode.TooManyRequests))
        {
            statuses.Add((await guesser.Get("/Users")).Refusal.Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.InRange(statuses.Count, 61, 119);
        using var entra = await ScimClient.Connect(kommune);
        Assert.Equal(HttpStatusCode.OK, (await entra.Get("/Users")).Status);
    }
}
