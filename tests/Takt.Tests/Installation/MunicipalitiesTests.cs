using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Several municipalities in one installation: added, archived and removed by a command beside nodes that serve.</summary>
public sealed class MunicipalitiesTests(TestHost host)
{
    static readonly OrganisationNumber Second = TestHost.NumberOf(2_001);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_municipality_is_added_archived_opened_and_removed_while_a_node_serves()
    {
        Assert.NotNull(host);
        await using var installed = await Installed.Begin();
        await installed.Serve();
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await installed.Get("andre.test", "/logg-inn")).Status);

        var command = installed.Node(run: false).GetRequiredService<Municipalities>();
        var path = await Add(installed, command);
        Assert.Matches("^/forste-oppstart/.+", path);
        await Until(async () => (await installed.Get("andre.test", "/logg-inn")).Page.Title!.Contains("Takt", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await installed.Get("andre.test", path!)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await installed.Get(Installed.FirstHost, path!)).Status); // the link is the other's

        await command.Archive(Second, isClosed: true, Cancel);
        await Until(async () => (await installed.Get("andre.test", "/logg-inn")).Status == HttpStatusCode.ServiceUnavailable);
        var (_, closed) = await installed.Get("andre.test", "/");
        Assert.Contains("Takt er stengt for Andrevik kommune", closed.QuerySelector("h1")!.TextContent);
        Assert.Null(closed.QuerySelector("a[href='/']"));
        foreach (var sheet in closed.QuerySelectorAll("link[rel=stylesheet]"))
        {
            Assert.Equal(HttpStatusCode.OK, (await installed.Get("andre.test", sheet.GetAttribute("href")!)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await installed.Get(Installed.FirstHost, "/logg-inn")).Status);
        await command.Archive(Second, isClosed: false, Cancel);
        await Until(async () => (await installed.Get("andre.test", "/logg-inn")).Status == HttpStatusCode.OK);

        Assert.Contains("open", (await Assert.ThrowsAsync<Refusal>(() => command.Remove(Second, Cancel))).Message);
        await command.Archive(Second, isClosed: true, Cancel);
        Assert.Equal(4, (await command.Remove(Second, Cancel)).Count);
        Assert.DoesNotContain(System.IO.Directory.EnumerateFiles(installed.Folder), f => f.Contains($"{Second}", StringComparison.Ordinal));
        await Until(async () => (await installed.Get("andre.test", "/logg-inn")).Status == HttpStatusCode.MisdirectedRequest);
        Assert.Equal(HttpStatusCode.OK, (await installed.Get(Installed.FirstHost, "/logg-inn")).Status);
    }

    [Fact]
    public async Task What_cannot_be_added_is_refused_with_the_way_out()
    {
        await using var installed = await Installed.Begin();
        var command = installed.Node(run: false).GetRequiredService<Municipalities>();
        Task<string?> Adding(OrganisationNumber number, params string[] hosts) =>
            command.Add(number, "Andrevik kommune", hosts, null, installed.ConnectionOf(number), Cancel);

        Assert.Contains("is here already", (await Assert.ThrowsAsync<Refusal>(() => Adding(Installed.First, "x.test"))).Message);
        Assert.Contains("belongs to Førstevik", (await Assert.ThrowsAsync<Refusal>(() => Adding(Second, Installed.FirstHost))).Message);
        Assert.Contains("no host name", (await Assert.ThrowsAsync<Refusal>(() => Adding(Second, "https://x.test/"))).Message);
        Assert.Contains("which host", (await Assert.ThrowsAsync<Refusal>(() => Adding(Second))).Message);
        Assert.DoesNotContain(System.IO.Directory.EnumerateFiles(installed.Folder), f => f.Contains($"{Second}", StringComparison.Ordinal));

        await command.Host(Installed.First, ["Ærlig.kommune.test"], Cancel);
        Assert.Equal("xn--rlig-uoa.kommune.test", (await installed.Stored(Installed.First)).Host);
        await installed.Node(run: false).GetRequiredService<CatalogueStore>().Change(Installed.First, l => l.Schema = null, Cancel);
    }

    [Fact]
    public async Task An_installation_that_answers_on_every_host_takes_no_other_before_it_has_its_own()
    {
        await using var installed = await Installed.Begin();
        var services = installed.Node(run: false);
        await services.GetRequiredService<Installation>().BringUp(await installed.Municipality(), Cancel);
        await services
            .GetRequiredService<CatalogueStore>()
            .Replace(Installed.First, [installed.Line(Installed.First, "Førstevik kommune", Catalogue.AnyHost)], Cancel);
        var refused = await Assert.ThrowsAsync<Refusal>(() =>
            services
                .GetRequiredService<Municipalities>()
                .Add(Second, "Andrevik kommune", ["andre.test"], null, installed.ConnectionOf(Second), Cancel)
        );
        Assert.Contains($"municipality host {Installed.First}", refused.Message);
    }

    [Fact]
    public async Task An_empty_installation_is_filled_with_others_and_keeps_nothing_of_the_one_it_would_have_begun_with()
    {
        await using var installed = new Installed();
        var services = installed.Node(run: false);
        await services.GetRequiredService<Installation>().ReadCatalogue(Cancel);
        Assert.Equal(Catalogue.AnyHost, (await installed.Stored(Installed.First)).Host);
        await services
            .GetRequiredService<CatalogueStore>()
            .Change(Installed.First, l => l.Connection = installed.ConnectionOf(Installed.First), Cancel);
        await Add(installed, services.GetRequiredService<Municipalities>());
        Assert.Equal("andre.test", Assert.Single(await services.GetRequiredService<CatalogueStore>().Read(Cancel)).Host);
    }

    [Fact]
    public async Task What_is_chosen_on_one_node_is_heard_on_another_without_looking_into_each_municipality()
    {
        await using var installed = await Installed.Begin();
        var (one, other) = (await installed.Serve(), await installed.Serve());
        await installed.Get(Installed.FirstHost, "/logg-inn", node: 1);
        var municipality = one.GetRequiredService<Catalogue>().All.Single();
        await using (var scope = one.ScopeFor(municipality, Actor.Command("test")))
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var profile = new MunicipalityProfile(municipality) { Name = "Valgt et annet sted" };
            profile.Paint("#7A1F3D");
            db.MunicipalityProfiles.Add(profile);
            await db.Save("municipality set up", Cancel);
            one.GetRequiredService<Catalogue>().Renew(await Organisation.Contracts.Profiles.Of(db, municipality, Modules.All, Cancel));
        }

        await Until(async () => (await installed.Stored(Installed.First)) is { Setup: 1, Name: "Valgt et annet sted" });
        await other.GetRequiredService<CatalogueWatch>().Look(Cancel);
        var (_, page) = await installed.Get(Installed.FirstHost, "/logg-inn", node: 1);
        Assert.Contains("Valgt et annet sted", page.Body!.TextContent);
        Assert.NotNull(page.QuerySelector("link[href='/theme.css?v=7A1F3D-1']"));
    }

    [Fact]
    public async Task One_municipality_that_cannot_be_brought_up_stops_nobody_else_and_the_next_run_goes_on()
    {
        await using var installed = await Installed.Begin();
        var services = installed.Node(run: false);
        await Add(installed, services.GetRequiredService<Municipalities>());
        var store = services.GetRequiredService<CatalogueStore>();
        var whole = (await installed.Stored(Second)).Connection;
        var broken = TestHost.Engine == Engine.Sqlite ? "Data Source=/nonexistent/borte.db" : "Host=127.0.0.1;Port=9;Timeout=2";
        await store.Change(Second, line => (line.Connection, line.Schema) = (broken, null), Cancel);
        await store.Change(Installed.First, line => line.Schema = null, Cancel);

        var installation = services.GetRequiredService<Installation>();
        await installation.ReadCatalogue(Cancel);
        List<string> told = [];
        var behind = await installation.Behind(Cancel);
        var troubled = await installation.BringUpAll(
            behind,
            (m, trouble) =>
            {
                lock (told)
                    told.Add($"{m.OrganisationNumber} {trouble is null}");
            },
            Cancel
        );
        Assert.Equal(Second, Assert.Single(troubled).Municipality.OrganisationNumber);
        Assert.Equal([$"{Installed.First} True", $"{Second} False"], told.Order());
        Assert.Equal(Second, Assert.Single(await installation.Behind(Cancel)).OrganisationNumber); // what is done is not done again

        await installed.Serve();
        Assert.Equal(HttpStatusCode.OK, (await installed.Get(Installed.FirstHost, "/logg-inn")).Status);
        var (status, page) = await installed.Get("andre.test", "/logg-inn");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Vi oppdaterer Takt"), (status, page.QuerySelector("h1")!.TextContent));

        await store.Change(Second, line => line.Connection = whole, Cancel);
        await Until(async () => (await installed.Get("andre.test", "/logg-inn")).Status == HttpStatusCode.OK);
    }

    static async Task<string?> Add(Installed installed, Municipalities municipalities) =>
        await municipalities.Add(Second, "Andrevik kommune", ["andre.test"], null, installed.ConnectionOf(Second), Cancel);

    // The nodes look at the catalogue every ten seconds.
    static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 120, "It did not come to be so within thirty seconds.");
            await Task.Delay(250, Cancel);
        }
    }
}
