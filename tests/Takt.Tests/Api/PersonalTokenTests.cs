using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>A key of one's own: made, shown once, used within its scopes, and dead when it or its owner is.</summary>
public sealed class PersonalTokenTests(EmptyKommune one, EmptyKommune2 other) : IClassFixture<EmptyKommune>, IClassFixture<EmptyKommune2>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_made_on_the_page_shown_once_works_and_is_revoked()
    {
        using var owner = await one.SignedIn("Eier Av Nøkkel", await one.Root(), Roles.Leader);
        await owner.Open("/meg/nokler");
        await owner.Send("make", ("Form.Name", ""), ("Form.LastDay", "1.1.2030"));
        Assert.Contains("Kryss av for det programmet skal kunne", owner.Text);
        Assert.Contains("Velg en dag fra i dag", owner.Text);
        Assert.Equal("1.1.2030", owner.Field("Form.LastDay"));

        await owner.Send(
            "make",
            ("Form.Name", "Power BI"),
            ("Form.Scopes[measures:read]", "true"),
            ("Form.LastDay", Norwegian.Typed(one.Today.AddMonths(6)))
        );
        var token = owner.Field("Token")!;
        Assert.StartsWith($"takt-pat.{one.Municipality.OrganisationNumber}.", token);
        using var program = new ApiCaller(one, token);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/measures")).Status);
        Assert.Equal((HttpStatusCode.Forbidden, "scope-missing"), (await program.Get("/units")).Problem);
        Assert.Equal((HttpStatusCode.Forbidden, "scope-missing"), (await program.Post("/measures", new { })).Problem);

        await owner.Open("/meg/nokler");
        Assert.DoesNotContain(token, owner.Page.DocumentElement.OuterHtml);
        Assert.Contains($"sist brukt {Norwegian.Full(one.Today)}", owner.Text);
        await owner.Send(owner.Page.QuerySelector("[value^=revoke-]")!.GetAttribute("value")!);
        Assert.Contains("virker ikke lenger", owner.Text);
        var refused = await program.Get("/measures");
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), refused.Problem);
        Assert.StartsWith("Bearer", refused.Authenticate);

        var trail = await one.With(db => db.AuditEntries.Where(e => e.Kind == nameof(PersonalToken)).ToListAsync(Cancel));
        Assert.Contains(trail, e => e is { Because: "personal token made", ActorName: "Eier Av Nøkkel" });
        Assert.Contains(trail, e => e is { Because: "personal token used today", ActorName: "Eier Av Nøkkel (API: Power BI)" });
        Assert.Contains(trail, e => e is { Because: "personal token revoked", ActorName: "Eier Av Nøkkel" });
        Assert.DoesNotContain(trail, e => e.Changes.Contains(token[^20..], StringComparison.Ordinal));
        Assert.All(trail.Where(e => e.Act == "Added"), e => Assert.Contains("•••", e.Changes));
    }

    [Fact]
    public async Task A_browser_left_open_makes_no_key()
    {
        using var owner = await one.SignedIn("Gikk Fra Skjermen", await one.Root(), Roles.Leader);
        await owner.Open("/meg/nokler");
        var fields = owner
            .FieldsOf("make")
            .Where(f => f.Key != "Form.Name")
            .Append(new("Form.Name", "Stjålet"))
            .Append(new("Form.Scopes[measures:read]", "true"));
        await one.With(async db =>
        {
            var session = await db.Sessions.SingleAsync(
                s => s.TokenHash == SessionCookie.HashOf(owner.Cookie(SessionCookie.Name)!),
                Cancel
            );
            db.Entry(session).Property(s => s.StartedAt).CurrentValue = session.StartedAt.AddMinutes(-Session.FreshMinutes);
            await db.Save("test", Cancel);
        });
        await owner.Post("/meg/nokler", fields);
        Assert.False(await one.With(db => db.PersonalTokens.AnyAsync(t => t.Name == "Stjålet", Cancel)));
        await owner.Open("/meg/nokler");
        Assert.Null(owner.Page.QuerySelector("[value=make]"));
    }

    [Fact]
    public async Task One_sees_and_revokes_only_ones_own()
    {
        var root = await one.Root();
        var hers = await one.Person("Hennes", root, Roles.Leader);
        await ApiCaller.Token(one, hers);
        using var him = await one.SignedIn("Han Selv", root, Roles.Administrator);
        await him.Open("/meg/nokler");
        Assert.Contains("Du har ingen nøkler", him.Text);
    }

    [Fact]
    public async Task A_key_dies_with_its_day_with_its_account_and_when_its_owner_leaves()
    {
        var root = await one.Root();
        using var tooOld = new ApiCaller(
            one,
            await ApiCaller.Token(one, await one.Person("For Gammel", root, Roles.Leader), lastDay: one.Today.AddDays(-1))
        );
        Assert.Equal(HttpStatusCode.Unauthorized, (await tooOld.Get("/measures")).Status);
        using var today = new ApiCaller(one, await ApiCaller.Token(one, await one.Person("I Dag", root, Roles.Leader), lastDay: one.Today));
        Assert.Equal(HttpStatusCode.OK, (await today.Get("/measures")).Status);

        var leaver = await one.Person("Slutter Nå", root, Roles.Leader);
        using var left = await ApiCaller.As(one, leaver);
        Assert.Equal(HttpStatusCode.OK, (await left.Get("/measures")).Status);
        await one.With(async db =>
        {
            (await db.Assignments.SingleAsync(a => a.PersonId == leaver, Cancel)).End(one.Today);
            await db.Save("test", Cancel);
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await left.Get("/measures")).Status);

        var shut = await one.Person("Stengt Ute", root, Roles.Leader);
        using var shutOut = await ApiCaller.As(one, shut);
        Assert.Equal(HttpStatusCode.OK, (await shutOut.Get("/measures")).Status);
        await one.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == shut, Cancel)).Deactivate(DateTime.UnixEpoch);
            await db.Save("test", Cancel);
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await shutOut.Get("/measures")).Status);

        var gone = await one.Person("Uten Konto", root, Roles.Leader);
        using var withoutAccount = await ApiCaller.As(one, gone);
        Assert.Equal(HttpStatusCode.OK, (await withoutAccount.Get("/measures")).Status);
        await one.With(async db =>
        {
            db.Accounts.Remove(await db.Accounts.SingleAsync(a => a.PersonId == gone, Cancel));
            await db.Save("test", Cancel);
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await withoutAccount.Get("/measures")).Status);
    }

    [Fact]
    public async Task What_one_may_is_asked_anew_at_each_request()
    {
        var (root, below) = (await one.Root(), await one.Unit("Under kniven"));
        var person = await one.Person("Mister Rollen", below, Roles.Leader);
        using var program = await ApiCaller.As(one, person);
        var made = await program.Post("/measures", MeasureApiTests.Wish(Seat.LeaderOf(below), one.Today));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        await one.With(async db =>
        {
            (await db.Assignments.SingleAsync(a => a.PersonId == person, Cancel)).End(one.Today);
            db.Assignments.Add(new(person, root, Roles.Employee, one.Today));
            await db.Save("test", Cancel);
        });
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (await program.Get($"/measures/{made.Id}")).Problem);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await program.Post("/measures", MeasureApiTests.Wish(Seat.LeaderOf(below), one.Today))).Status
        );
    }

    [Fact]
    public async Task A_key_is_worth_nothing_at_another_municipality()
    {
        var token = await ApiCaller.Token(one, await one.Person("Kari Her", await one.Root(), Roles.Leader));
        var number = token.Split('.')[1];
        foreach (var tried in new[] { token, token.Replace(number, $"{other.Municipality.OrganisationNumber}", StringComparison.Ordinal) })
        {
            using var there = new ApiCaller(other, tried);
            Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (await there.Get("/measures")).Problem);
        }
    }

    [Fact]
    public async Task A_session_opens_no_operation_and_a_key_opens_no_page()
    {
        using var leader = await one.SignedIn("Med Økt", await one.Root(), Roles.Leader);
        using var browser = new ApiCaller(one, null);
        var reply = await browser.Get("/measures", ("Cookie", $"{SessionCookie.Name}={leader.Cookie(SessionCookie.Name)}"));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), reply.Problem);

        using var program = await ApiCaller.As(one, await one.Person("Med Nøkkel", await one.Root(), Roles.Leader));
        using var page = await program.Client.GetAsync(new Uri("/tiltak", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        using var scim = await program.Client.GetAsync(new Uri("/scim/v2/Users", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, scim.StatusCode);
        using var provisioning = new ApiCaller(one, await ScimClient.Token(one));
        Assert.Equal((HttpStatusCode.Forbidden, "scope-missing"), (await provisioning.Get("/units")).Problem);
    }

    [Fact]
    public async Task Switched_off_it_refuses_and_says_so()
    {
        var host = one.Host.Services.GetRequiredService<Catalogue>();
        using var program = await ApiCaller.As(one, await one.Person("Av Og På", await one.Root(), Roles.Leader));
        host.Set(TestHost.HostOf(one.Municipality), one.Municipality with { Off = [.. PartNamed("Organisation.PartApi")] });
        try
        {
            Assert.Equal((HttpStatusCode.Forbidden, "switched-off"), (await program.Get("/units")).Problem);
        }
        finally
        {
            host.Set(TestHost.HostOf(one.Municipality), one.Municipality);
        }

        Assert.Equal(HttpStatusCode.OK, (await program.Get("/units")).Status);
    }

    static IEnumerable<ModulePart> PartNamed(string name) => Modules.All.SelectMany(m => m.Parts).Where(p => p.Name == name);
}
