using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>A municipality chooses what it uses, and sets itself up as a small one.</summary>
public sealed class SetupPageTests(TestHost host) : IAsyncLifetime
{
    // Each test in a municipality of its own.
    readonly EmptyKommune kommune = new(host);

    public ValueTask InitializeAsync() => kommune.InitializeAsync();

    public ValueTask DisposeAsync() => kommune.DisposeAsync();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static IEnumerable<ModulePart> All => Modules.All.SelectMany(m => m.Parts);

    Municipality Stored =>
        kommune
            .Host.Services.GetRequiredService<Catalogue>()
            .All.Single(m => m.OrganisationNumber == kommune.Municipality.OrganisationNumber);

    [Fact]
    public async Task What_is_chosen_holds_at_once_and_is_found_again_at_the_next_start()
    {
        using var visitor = await kommune.SignedIn("Eli Berg", await kommune.Root(), Roles.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open(OrganisationUrls.Contacts)).Status);
        await visitor.Open(OrganisationUrls.Administration);
        Assert.Contains("Alt er i bruk", visitor.Text, StringComparison.Ordinal);

        await visitor.Open(OrganisationUrls.Setup);
        Assert.Equal(All.Count(), visitor.FieldsOf("parts").Count(f => f.Key.StartsWith("Form.On[", StringComparison.Ordinal)));
        await visitor.Send("parts", ("Form.On[Organisation.PartContacts]", null));
        Assert.Contains("Lagret", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open(OrganisationUrls.Contacts)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/organisasjon/kontakter.xlsx")).Status);
        Assert.Contains(
            "Prøvevik kommune har slått av «Kontakter»",
            (await visitor.Open(OrganisationUrls.Contacts)).Text,
            StringComparison.Ordinal
        );
        await visitor.Open(OrganisationUrls.Administration);
        Assert.Contains($"1 av {All.Count()} deler er slått av", visitor.Text, StringComparison.Ordinal);

        var again = await kommune.With(db => Profiles.Of(db, kommune.Municipality, Modules.All, Cancel));
        Assert.Equal(["Organisation.PartContacts"], again.Off.Select(p => p.Name));
        Assert.False(again.WriterMayApprove);
        await visitor.Open(OrganisationUrls.Trail);
        Assert.Contains("valgte hva kommunen bruker", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Kontakter", visitor.Text, StringComparison.Ordinal);

        await visitor.Open(OrganisationUrls.Setup);
        await visitor.Send("parts", ("Form.On[Organisation.PartContacts]", "true"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open(OrganisationUrls.Contacts)).Status);
    }

    [Fact]
    public async Task Everything_can_be_switched_off_and_the_way_back_stays()
    {
        using var visitor = await kommune.SignedIn("Eli Berg", await kommune.Root(), Roles.Administrator);
        await visitor.Open(OrganisationUrls.Setup);
        var handler = visitor.FieldsOf("parts").Where(f => !f.Key.StartsWith("Form.On[", StringComparison.Ordinal)).ToArray();
        await visitor.Post(OrganisationUrls.Setup, handler);

        Assert.Equal(All, Stored.Off);
        await visitor.Open("/");
        Assert.Equal(
            ["/", OrganisationUrls.Units, OrganisationUrls.Administration],
            visitor.Page.QuerySelectorAll(".t-nav a").Select(a => a.GetAttribute("href"))
        );
        foreach (
            var open in new[] { "/", "/meg", "/sok?q=x", OrganisationUrls.Units, OrganisationUrls.Administration, OrganisationUrls.Setup }
        )
        {
            Assert.Equal((HttpStatusCode.OK, open), ((await visitor.Open(open)).Status, open));
        }
    }

    [Fact]
    public async Task What_stands_on_another_part_is_not_used_without_it()
    {
        using var visitor = await kommune.SignedIn("Eli Berg", await kommune.Root(), Roles.Administrator);
        await visitor.Open(OrganisationUrls.Setup);
        await visitor.Send("parts", ("Form.On[FollowUp.PartMeasures]", null), ("Form.WriterMayApprove", "true"));

        Assert.Contains("«Evalueringer» kan ikke brukes uten «Tiltak»", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(
            "#form-on-evaluations-partevaluations",
            Assert.Single(visitor.Page.QuerySelectorAll("ds-error-summary a")).GetAttribute("href")
        );
        Assert.Contains(visitor.FieldsOf("parts"), f => f.Key == "Form.WriterMayApprove"); // as it was ticked
        Assert.DoesNotContain(visitor.FieldsOf("parts"), f => f.Key == "Form.On[FollowUp.PartMeasures]");
        Assert.Empty(Stored.Off);

        await visitor.Send("parts", ("Form.On[Evaluations.PartEvaluations]", null));
        Assert.Equal(["FollowUp.PartMeasures", "Evaluations.PartEvaluations"], Stored.Off.Select(p => p.Name));
    }

    [Fact]
    public async Task The_setup_for_a_small_municipality_is_looked_over_before_it_is_used()
    {
        using var visitor = await kommune.SignedIn("Eli Berg", await kommune.Root(), Roles.Administrator);
        await visitor.Open("/");
        Assert.Contains("Er dere en liten kommune?", visitor.Text, StringComparison.Ordinal);
        await visitor.Open(visitor.Page.QuerySelector("section[aria-labelledby=forst] a[href*='oppsett=liten']")!.GetAttribute("href")!);

        Assert.Equal(OrganisationUrls.SmallSetup, visitor.At);
        var told = visitor.Page.QuerySelectorAll("section[aria-labelledby=liten] .t-list li").Select(li => li.TextContent.Trim());
        var texts = new TextLibrary(Modules.All);
        Assert.Equal(All.Where(p => !p.IsForSmall).Select(p => texts[p.Name]), told);
        Assert.Contains("kan godkjenne det selv", visitor.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (Stored.Off.Count, Stored.Setup)); // looking changes nothing

        await visitor.Send("small");
        Assert.Equal(All.Where(p => !p.IsForSmall), Stored.Off);
        Assert.True(Stored.WriterMayApprove);
        await visitor.Open(OrganisationUrls.SmallSetup);
        Assert.Contains("Dere bruker dette oppsettet nå.", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/");
        Assert.DoesNotContain("Er dere en liten kommune?", visitor.Text, StringComparison.Ordinal); // the first morning is over
    }

    [Fact]
    public async Task What_somebody_else_chose_meanwhile_is_not_written_over()
    {
        var root = await kommune.Root();
        using var one = await kommune.SignedIn("Eli Berg", root, Roles.Administrator);
        using var other = await kommune.SignedIn("Ola Dal", root, Roles.Administrator);
        await one.Open(OrganisationUrls.SmallSetup);
        await one.Send("small");
        await one.Open(OrganisationUrls.Setup);
        await other.Open(OrganisationUrls.Setup);
        await one.Send("parts", ("Form.On[Organisation.PartScim]", "true"));
        await other.Send("parts", ("Form.On[Organisation.PartContacts]", null));

        Assert.Contains(Stored.Off, p => p.Name == "Organisation.PartGreyZones");
        Assert.DoesNotContain(Stored.Off, p => p.Name == "Organisation.PartContacts");
        Assert.DoesNotContain(other.FieldsOf("parts"), f => f.Key == "Form.On[Organisation.PartContacts]"); // what was ticked stands
    }

    [Fact]
    public async Task Only_whoever_administers_the_whole_chooses_and_is_met_by_it()
    {
        using var leader = await kommune.SignedIn("Leder Lie", await kommune.Root(), Roles.Leader);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.Open(OrganisationUrls.Setup)).Status);
        Assert.DoesNotContain("liten kommune", (await leader.Open("/")).Text, StringComparison.Ordinal);
        using var local = await kommune.SignedIn("Bare Her", await kommune.Unit("En holme"), Roles.Administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await local.Open(OrganisationUrls.Setup)).Status);
        Assert.DoesNotContain("liten kommune", (await local.Open("/")).Text, StringComparison.Ordinal);
    }
}
