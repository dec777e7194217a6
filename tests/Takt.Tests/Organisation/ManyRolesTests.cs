using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>A small municipality: one person with twelve roles, found under each of them and read as one.</summary>
public sealed class ManyRolesTests(TestHost host) : IAsyncLifetime
{
    // Each test in a municipality of its own.
    readonly EmptyKommune kommune = new(host);

    public ValueTask InitializeAsync() => kommune.InitializeAsync();

    public ValueTask DisposeAsync() => kommune.DisposeAsync();

    const string Name = "Solveig Mo";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static IEnumerable<string> Words(IEnumerable<IElement> elements) =>
        elements.Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public async Task One_with_twelve_roles_is_one_person_and_found_in_each_place()
    {
        var (person, units, root) = await Solveig();
        using var visitor = await new Visitor(kommune).As(person);

        // On top of every page: the main post, and the role where there is no title.
        await visitor.Open("/");
        Assert.Equal("Kommunedirektør", visitor.Page.QuerySelector(".t-person-link .t-muted")!.TextContent);

        await visitor.Open(OrganisationUrls.PersonOf(person));
        Assert.Contains("Kommunedirektør, Prøvevik kommune", visitor.Page.QuerySelector(".t-lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(12, visitor.Page.QuerySelectorAll($"main ul.t-rows > li a[href^='{OrganisationUrls.UnitOf(root)[..20]}']").Length);

        // In the municipality itself five of them: one line, all the roles on it.
        await visitor.Open(OrganisationUrls.UnitOf(root));
        var line = Assert.Single(
            visitor.Page.QuerySelectorAll("main li"),
            li => li.QuerySelector($"a[href='{OrganisationUrls.PersonOf(person)}']") is not null
        );
        foreach (var role in new[] { "Kommunedirektør", "Arkivleder", "Administrator", "Kontrollør", "Verneombud" })
        {
            Assert.Contains(role, line.TextContent, StringComparison.Ordinal);
        }

        // In the chart in each of the three she leads.
        await visitor.Open(OrganisationUrls.Units + "?sok=solveig");
        var hits = visitor.Page.QuerySelectorAll("section a[href^='#u-']").Select(a => a.GetAttribute("href")).ToHashSet();
        Assert.All(units.Take(3), unit => Assert.Contains($"#u-{unit}", hits));

        // Among contacts once, with every role.
        await visitor.Open(OrganisationUrls.Contacts);
        var contact = Assert.Single(
            visitor.Page.QuerySelectorAll("tbody tr"),
            r => r.QuerySelector("th")!.TextContent.Contains(Name, StringComparison.Ordinal)
        );
        Assert.Equal(12, contact.QuerySelectorAll("li").Length);
    }

    [Fact]
    public async Task Each_of_her_seats_can_be_told_from_the_others_where_one_chooses()
    {
        var (person, units, root) = await Solveig();
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        var choices = await scope.ServiceProvider.GetRequiredService<SeatLookup>().Choices(100, Cancel);
        var hers = choices.Where(c => c.PersonId == person).ToArray();
        Assert.Equal(hers.Length, hers.Select(c => c.Seat).Distinct().Count());
        Assert.Equal(hers.Length, hers.Select(c => c.Label).Distinct().Count());
        Assert.All(units.Take(3), unit => Assert.Contains(Seat.LeaderOf(unit), hers.Select(c => c.Seat)));
        Assert.Contains(hers, c => c.Label == "Enhetsleder, Skule");
        Assert.Contains(hers, c => c.Label == "Kommunedirektør"); // there is only one
        Assert.Contains(Seat.LeaderOf(root), hers.Select(c => c.Seat));

        // The same in the list of a form.
        using var visitor = await new Visitor(kommune).As(person);
        await visitor.Open("/tiltak/ny");
        var options = Words(visitor.Page.QuerySelectorAll("select[name='Form.Owner'] option"))
            .Where(o => o.StartsWith(Name, StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(hers.Length, options.Distinct().Count());
    }

    [Fact]
    public async Task Whom_to_ask_is_answered_for_each_of_her_units_and_what_waits_is_counted_once()
    {
        var (person, units, _) = await Solveig();
        await kommune.With(async db =>
        {
            var field = new Field("Vikarbruk", Seat.LeaderOf(units[0]));
            db.Fields.Add(field);
            foreach (var unit in units.Take(3))
            {
                db.Responsibilities.Add(new(field.Id, unit, ResponsibilityKind.Contact, Seat.LeaderOf(unit), kommune.Today));
                db.Todos.Add(
                    new()
                    {
                        SourceId = Guid.NewGuid(),
                        Ask = "Organisation.TodoQuestion",
                        Title = $"Spørsmål til {unit}",
                        Address = OrganisationUrls.Questions,
                        Owner = Seat.LeaderOf(unit),
                        Since = kommune.Today,
                    }
                );
            }

            await db.Save("test", Cancel);
        });
        using var visitor = await new Visitor(kommune).As(person);
        foreach (var unit in units.Take(3))
        {
            await visitor.Open($"{OrganisationUrls.WhoToAsk}?sak=vikarbruk&enhet={unit}");
            Assert.Contains(Name, visitor.Page.QuerySelector("article[aria-labelledby=svar]")!.TextContent, StringComparison.Ordinal);
        }

        await visitor.Open("/");
        Assert.Equal(3, visitor.Page.QuerySelectorAll("section[aria-labelledby=venter] li").Length);
    }

    // Leads the whole and three units, advises four, keeps the archive, runs Takt, goes through it, and speaks for safety.
    async Task<(Guid Person, Guid[] Units, Guid Root)> Solveig()
    {
        var root = await kommune.Root();
        Guid[] units =
        [
            await kommune.Unit("Skule"),
            await kommune.Unit("Heimeteneste"),
            await kommune.Unit("Teknisk"),
            await kommune.Unit("Kultur"),
        ];
        var person = await kommune.Person(Name, root, Roles.Leader, "Kommunedirektør");
        await kommune.With(async db =>
        {
            foreach (var unit in units.Take(3))
            {
                db.Assignments.Add(Also(unit, Roles.Leader, "Enhetsleder"));
            }

            foreach (var unit in units)
            {
                db.Assignments.Add(Also(unit, Roles.Adviser, "Rådgiver"));
            }

            db.Assignments.Add(Also(root, Roles.Adviser, "Arkivleder"));
            db.Assignments.Add(Also(root, Roles.Administrator));
            db.Assignments.Add(Also(root, Roles.Reviewer));
            db.Assignments.Add(Also(root, Roles.SafetyRepresentative));
            await db.Save("test", Cancel);
        });
        return (person, units, root);

        Assignment Also(Guid unit, string role, string? title = null) =>
            new(person, unit, role, kommune.Today.AddDays(-20), title) { IsMain = false };
    }
}
