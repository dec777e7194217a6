using System.Net;

namespace Takt.Tests;

/// <summary>Units and people for programs, in the demonstration.</summary>
public sealed class OrganisationApiTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<ApiCaller> Employee() =>
        await ApiCaller.As(kommune, await kommune.Person("Ansatt Leser", await kommune.Root(), Roles.Employee), "organisation:read");

    [Fact]
    public async Task Units_are_listed_with_who_leads_them_and_found_one_by_one()
    {
        using var program = await Employee();
        var (root, units) = (await kommune.Root(), await program.Everything("/units", 5));
        Assert.True(units.Count > 10);
        Assert.Equal(units.Count, units.Select(u => (string)u["id"]!).Distinct().Count());
        var top = units.Single(u => (string)u["id"]! == $"{root}");
        Assert.Equal(
            (null, "municipality", "Torleif Aasgård"),
            ((string?)top["parentId"], (string)top["kind"]!, (string)top["leader"]!["name"]!)
        );
        Assert.Equal($"{Seat.LeaderOf(root)}", (string)top["leader"]!["seat"]!);
        var below = await program.Get($"/units?parent={root}&limit=200");
        Assert.Equal(
            units.Where(u => (string?)u["parentId"] == $"{root}").Select(u => (string)u["id"]!).Order(StringComparer.Ordinal),
            below.Ids.Order(StringComparer.Ordinal)
        );
        Assert.Equal(units.Count, (await program.Everything($"/units?under={root}", 50)).Count);
        Assert.Equal(top.ToJsonString(), (await program.Get($"/units/{root}")).Body!.ToJsonString());
    }

    [Fact]
    public async Task People_are_listed_with_their_roles_and_what_colleagues_read()
    {
        using var program = await Employee();
        var people = await program.Everything("/people", 9);
        var atWork = await kommune.With(db =>
            db.Set<Organisation.Assignment>().AsOf(kommune.Today).Select(a => a.PersonId).Distinct().CountAsync(Cancel)
        );
        Assert.Equal(atWork, people.Count);
        Assert.Equal(people.Count, people.Select(p => (string)p["id"]!).Distinct().Count());
        var leader = people.Single(p => (string)p["name"]! == "Torleif Aasgård");
        Assert.Contains(leader["posts"]!.AsArray(), p => (string)p!["role"]! == "leader" && (string?)p["seat"] is not null);
        Assert.Equal(["email", "id", "name", "phone", "posts"], leader.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal(leader.ToJsonString(), (await program.Get($"/people/{(string)leader["id"]!}")).Body!.ToJsonString());
        Assert.Equal([(string)leader["id"]!], (await program.Get("/people?q=torleif+aasg%C3%A5rd")).Ids);
        Assert.All(
            (await program.Get("/people?role=leader&limit=200")).Body!["items"]!.AsArray(),
            p => Assert.Contains(p!["posts"]!.AsArray(), o => (string)o!["role"]! == "leader")
        );
        Assert.Equal(["role"], (await program.Get("/people?role=sjef")).Fields);

        var left = await kommune.Person("Har Sluttet", await kommune.Root(), Roles.Employee);
        await kommune.With(async db =>
        {
            (await db.Set<Organisation.Assignment>().SingleAsync(a => a.PersonId == left, Cancel)).End(kommune.Today);
            await db.Save("test", Cancel);
        });
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (await program.Get($"/people/{left}")).Problem);
    }

    [Fact]
    public async Task A_list_costs_a_handful_of_statements()
    {
        using var program = await ApiCaller.As(kommune, await kommune.Person("Rådgiver Teller", await kommune.Root(), Roles.Adviser));
        foreach (var path in new[] { "/measures?limit=100", "/units?limit=100", "/people?limit=100", "/evaluations?limit=100" })
        {
            await program.Get(path);
            using var counted = new Statements(kommune);
            Assert.InRange(await counted.Count(async () => Assert.Equal(HttpStatusCode.OK, (await program.Get(path)).Status)), 1, 6);
        }
    }
}
