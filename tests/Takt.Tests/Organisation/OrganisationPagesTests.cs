using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Whoever runs Takt builds the organisation and lets people in; leaders say who does what; nobody reaches further than that.</summary>
public sealed class OrganisationPagesTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    const string Password = "et langt og godt passord";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Today => Norwegian.Typed(kommune.Today);

    async Task<Visitor> Administrator() => await kommune.SignedIn("Ada Min", await kommune.Root(), Roles.Administrator);

    /// <summary>A new person with an account, and the path of the link that was shown.</summary>
    async Task<string> Hired(Visitor administrator, string name, string userName, Guid unit, string role)
    {
        await administrator.Open(OrganisationUrls.NewPersonIn(unit));
        await administrator.Send("new", ("Form.Name", name), ("Form.Role", role), ("Form.UserName", userName));
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        return new Uri(administrator.Field("Link")!).AbsolutePath;
    }

    static IEnumerable<string?> Wrong(Visitor visitor) =>
        visitor.Page.QuerySelectorAll("[aria-invalid=true]").Select(f => f.GetAttribute("name"));

    [Fact]
    public async Task A_unit_is_opened_where_one_says_and_found_from_the_front_page_of_the_organisation()
    {
        using var administrator = await Administrator();
        await administrator.Open(OrganisationUrls.NewUnitUnder(await kommune.Root()));

        await administrator.Send("new", ("Form.Name", "Oppvekst"), ("Form.Kind", nameof(UnitKind.Sector)));
        Assert.Equal("Oppvekst", administrator.Title);

        await administrator.Open(OrganisationUrls.Units + "?sok=oppv");
        Assert.Contains("Oppvekst", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_what_must_be_there_comes_back_with_what_was_typed()
    {
        using var administrator = await Administrator();
        await administrator.Open(OrganisationUrls.NewUnit);

        await administrator.Send("new", ("Form.ShortName", "OPP"), ("Form.From", "31. februar"));

        Assert.Equal(("OPP", "31. februar"), (administrator.Field("Form.ShortName"), administrator.Field("Form.From")));
        Assert.Equal(4, Wrong(administrator).Count());
    }

    [Fact]
    public async Task A_new_person_chooses_a_password_by_the_link_and_is_signed_in_and_the_link_is_used_up()
    {
        using var administrator = await Administrator();
        var link = await Hired(administrator, "Nina Ny", "nina", await kommune.Unit("Ny skole"), Roles.Leader);
        using var nina = new Visitor(kommune);

        await nina.Open(link);
        await nina.Send("welcome", ("Form.Password", Password), ("Form.Again", "noe helt annet her"));
        Assert.NotEmpty(Wrong(nina));
        await nina.Send("welcome", ("Form.Password", Password), ("Form.Again", Password));
        Assert.Equal("/", nina.At);

        using var second = new Visitor(kommune);
        await second.Open(link);
        Assert.Equal(HttpStatusCode.NotFound, second.Status);

        await second.Open(OrganisationUrls.SignIn);
        await second.Send("sign-in", ("Form.UserName", "nina"), ("Form.Password", Password));
        Assert.Equal(("/", HttpStatusCode.OK), (second.At, second.Status));
    }

    [Fact]
    public async Task A_newer_link_takes_the_older_ones_place()
    {
        using var administrator = await Administrator();
        var older = await Hired(administrator, "Per Glemsk", "per", await kommune.Unit("Et verksted"), Roles.Employee);
        var person = await kommune.With(db => db.People.Where(p => p.Name == "Per Glemsk").Select(p => p.Id).SingleAsync(Cancel));

        await administrator.Open(OrganisationUrls.PersonOf(person));
        await administrator.Send("invite");
        var newer = new Uri(administrator.Field("Link")!).AbsolutePath;

        using var per = new Visitor(kommune);
        await per.Open(older);
        Assert.Equal(HttpStatusCode.NotFound, per.Status);
        await per.Open(newer);
        Assert.Equal(HttpStatusCode.OK, per.Status);
    }

    [Fact]
    public async Task Whoever_has_no_role_left_is_shut_out_at_once()
    {
        using var administrator = await Administrator();
        var unit = await kommune.Unit("Et lager");
        using var leaves = await kommune.SignedIn("Lars Slutter", unit, Roles.Employee);
        await leaves.Open("/");
        Assert.Equal("/", leaves.At);
        var person = await kommune.With(db => db.People.Where(p => p.Name == "Lars Slutter").Select(p => p.Id).SingleAsync(Cancel));
        var post = await kommune.With(db => db.Assignments.Where(a => a.PersonId == person).Select(a => a.Id).SingleAsync(Cancel));

        await administrator.Open(OrganisationUrls.PersonOf(person));
        await administrator.Send($"end-{post}", ($"Form.Last[{post}]", Norwegian.Typed(kommune.Today.AddDays(-1))));
        Assert.Equal(HttpStatusCode.OK, administrator.Status);

        await leaves.Open("/");
        Assert.StartsWith("/logg-inn", leaves.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_gives_roles_in_the_unit_and_below_and_nowhere_else()
    {
        var sector = await kommune.Unit("Helse");
        var (mine, others) = (await kommune.Unit("Helse øst", sector), await kommune.Unit("Teknisk"));
        var person = await kommune.Person("Rolf Rolle", mine, Roles.Employee);
        using var leader = await kommune.SignedIn("Lena Leder", sector, Roles.Leader);

        await leader.Open(OrganisationUrls.PersonOf(person));
        await leader.Send("add", ("Form.Unit", $"{mine}"), ("Form.Role", Roles.Deputy), ("Form.From", Today));
        Assert.Empty(Wrong(leader));
        await leader.Send("add", ("Form.Unit", $"{others}"), ("Form.Role", Roles.Deputy), ("Form.From", Today));
        Assert.NotEmpty(Wrong(leader));
        await leader.Open(OrganisationUrls.PersonOf(person));
        await leader.Send("add", ("Form.Unit", $"{mine}"), ("Form.Role", Roles.Administrator), ("Form.From", Today));
        Assert.NotEmpty(Wrong(leader));

        var held = await kommune.With(db =>
            db.Assignments.Where(a => a.PersonId == person).OrderBy(a => a.Role).Select(a => a.Role).ToListAsync(Cancel)
        );
        Assert.Equal([Roles.Deputy, Roles.Employee], held);
    }

    [Fact]
    public async Task A_leader_makes_nobody_a_link()
    {
        var unit = await kommune.Unit("Kultur");
        var person = await kommune.Person("Kari Kultur", unit, Roles.Employee);
        using var leader = await kommune.SignedIn("Knut Kultur", unit, Roles.Leader);

        await leader.Open(OrganisationUrls.PersonOf(person));

        Assert.DoesNotContain("Lag konto", leader.Text, StringComparison.Ordinal);
        var fields = leader.FieldsOf("add");
        fields.RemoveAll(f => f.Key == "_handler");
        await leader.Post(OrganisationUrls.PersonOf(person), [.. fields, new("_handler", "account"), new("Form.UserName", "kari")]);
        Assert.NotEqual(HttpStatusCode.OK, leader.Status);
        Assert.False(await kommune.With(db => db.Accounts.AnyAsync(a => a.PersonId == person, Cancel)));
    }

    [Fact]
    public async Task A_unit_where_people_work_is_not_closed_under_them()
    {
        using var administrator = await Administrator();
        var unit = await kommune.Unit("Gammel barnehage");
        await kommune.Person("Berit Barnehage", unit, Roles.Leader);

        await administrator.Open(OrganisationUrls.UnitOf(unit));
        await administrator.Send("close", ("Form.Last", Norwegian.Typed(kommune.Today.AddDays(30))));

        Assert.NotEmpty(Wrong(administrator));
        Assert.Contains("Berit Barnehage", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_moved_ahead_stands_where_it_stood_until_the_day()
    {
        using var administrator = await Administrator();
        var (from, to) = (await kommune.Unit("Sektor A"), await kommune.Unit("Sektor B"));
        var unit = await kommune.Unit("Biblioteket", from);
        var day = kommune.Today.AddDays(60);

        await administrator.Open(OrganisationUrls.UnitOf(unit));
        await administrator.Send("change", ("Form.Above", $"{to}"), ("Form.From", Norwegian.Typed(day)));

        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.Contains("Sektor B", administrator.Text, StringComparison.Ordinal);
        var above = await kommune.With(db =>
            db.UnitPaths.Where(p => p.DescendantId == unit && p.Depth == 1)
                .OrderBy(p => p.From)
                .Select(p => p.AncestorId)
                .ToListAsync(Cancel)
        );
        Assert.Equal([from, to], above);
    }

    [Fact]
    public async Task Two_changes_of_the_tree_at_once_never_lose_one_of_them()
    {
        var root = await kommune.Root();
        await using var first = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        await using var second = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        async Task<Db> Changed(IServiceProvider scope, string name)
        {
            var db = scope.GetRequiredService<Db>();
            db.Units.Add(Organisation.Unit.Open(kommune.Today, name, UnitKind.ServiceUnit, root));
            await scope.GetRequiredService<UnitTree>().Rebuild(Cancel);
            return db;
        }

        await kommune.Unit("Fra før"); // the tree has been written once
        var (one, other) = (await Changed(first.ServiceProvider, "Den ene"), await Changed(second.ServiceProvider, "Den andre"));
        await one.Save("test", Cancel);

        await Assert.ThrowsAsync<Conflict>(() => other.Save("test", Cancel));
    }

    [Fact]
    public async Task A_group_has_its_members_from_a_day_and_nobody_twice()
    {
        using var administrator = await Administrator();
        var unit = await kommune.Unit("Stab");
        var (leads, sits) = (
            await kommune.Person("Greta Gruppe", unit, Roles.Leader),
            await kommune.Person("Geir Gruppe", unit, Roles.Adviser)
        );

        await administrator.Open(OrganisationUrls.NewGroup);
        await administrator.Send(
            "new",
            ("Form.Name", "Ledergruppen"),
            ("Form.Kind", "LeaderGroup"),
            ("Form.Leader", $"{leads}"),
            ("Form.Members[0]", $"{sits}")
        );
        Assert.Equal("Ledergruppen", administrator.Title);
        Assert.Contains("Geir Gruppe", administrator.Text, StringComparison.Ordinal);

        await administrator.Send("add", ("Form.Member", $"{sits}"), ("Form.From", Today));
        Assert.NotEmpty(Wrong(administrator));
    }
}
