using System.Net;
using Takt.FollowUp;

namespace Takt.Tests;

/// <summary>What one often looks for gets a name, for oneself alone.</summary>
public sealed class SavedChoiceTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_choice_is_saved_followed_from_each_layout_renamed_and_removed()
    {
        var unit = await kommune.Unit("Valgskolen");
        using var leader = await kommune.SignedIn("Vera Valg", unit, Roles.Leader);
        await kommune.Decide("Kjøpe bøker", Seat.LeaderOf(unit));
        await leader.Open("/tiltak");
        Assert.Null(Save(leader)); // nothing is chosen
        await leader.Open("/tiltak/tavle?visning=apne&q=bøker");
        await leader.Open(Save(leader)!);
        Assert.Contains("Alle åpne · «bøker»", leader.Text, StringComparison.Ordinal);
        await leader.Send("save", ("Form.Name", " "));
        Assert.Contains("Skriv et navn på valget.", leader.Text, StringComparison.Ordinal);
        await leader.Send("save", ("Form.Name", new string('x', 61)));
        Assert.Equal(new string('x', 61), leader.Field("Form.Name"));
        await leader.Send("save", ("Form.Name", "Bøkene våre"));

        Assert.Equal("/tiltak/tavle?visning=apne&q=b%C3%B8ker", leader.At); // back to where one came from
        Assert.Contains("Valget er lagret", leader.Text, StringComparison.Ordinal);
        Assert.Null(Save(leader)); // it is there
        foreach (var layout in new[] { "/tiltak", "/tiltak/tavle", "/tiltak/tidslinje" })
        {
            await leader.Open(layout);
            var link = leader.Page.QuerySelector(".t-saved a")!;
            Assert.Equal(("Bøkene våre", $"{layout}?visning=apne&q=b%C3%B8ker"), (link.TextContent, link.GetAttribute("href")));
        }

        await leader.Open("/tiltak/valg?visning=frist");
        await leader.Send("save", ("Form.Name", "bøkene VÅRE"));
        Assert.Contains("Du har et valg med dette navnet.", leader.Text, StringComparison.Ordinal);
        await leader.Send("save", ("Form.Name", "Det som haster"));
        await leader.Open("/tiltak/valg");
        var (first, second) = (Ids(leader)[0], Ids(leader)[1]);
        await leader.Send($"rename-{second}", ("Form.NewName", "Bøkene våre"));
        Assert.Contains("Du har et valg med dette navnet.", leader.Text, StringComparison.Ordinal);
        await leader.Send($"rename-{second}", ("Form.NewName", "Haster"));
        await leader.Send($"remove-{first}");
        Assert.Contains("Valget er fjernet.", leader.Text, StringComparison.Ordinal);
        Assert.Equal(["Haster"], Names(leader));
        Assert.Equal(
            "visning=frist",
            await kommune.With(db => db.Set<SavedChoice>().Where(c => c.Name == "Haster").Select(c => c.Query).SingleAsync(Cancel))
        );

        // The trail says that it was done, and not what somebody looks for.
        await kommune.With(async db =>
            Assert.All(
                await db.AuditEntries.Where(a => a.Kind == nameof(SavedChoice)).ToListAsync(Cancel),
                entry =>
                {
                    Assert.DoesNotContain("øker", entry.Changes, StringComparison.Ordinal);
                    Assert.DoesNotContain("frist", entry.Changes, StringComparison.Ordinal);
                }
            )
        );
    }

    [Fact]
    public async Task Another_persons_choice_is_not_seen_and_does_not_exist_and_twenty_are_enough()
    {
        var unit = await kommune.Unit("Eneskolen");
        using var owner = await kommune.SignedIn("Eva Eier", unit, Roles.Leader);
        using var other = await kommune.SignedIn("Åge Annen", unit, Roles.Leader);
        await kommune.Decide("Noe å gjøre", Seat.LeaderOf(unit));
        for (var i = 0; i < 20; i++)
        {
            await owner.Open($"/tiltak/valg?visning=apne&q=ord{i}");
            await owner.Send("save", ("Form.Name", $"Valg {i}"));
        }

        await owner.Open("/tiltak/valg?visning=apne&q=ord20");
        await owner.Send("save", ("Form.Name", "Ett for mye"));
        Assert.Contains("Du har 20 lagrede valg", owner.Text, StringComparison.Ordinal);
        Assert.Equal("Ett for mye", owner.Field("Form.Name"));
        await owner.Open("/tiltak/valg");
        Assert.Equal(20, Names(owner).Length);

        await other.Open("/tiltak");
        Assert.Empty(other.Page.QuerySelectorAll(".t-saved"));
        await other.Open("/tiltak/valg?visning=frist");
        Assert.Empty(Names(other));
        await other.Send("save", ("Form.Name", "Valg 0")); // a name is taken by nobody else
        await other.Open("/tiltak/valg");
        var own = Ids(other).Single();
        foreach (var act in new[] { "rename", "remove" })
        {
            await other.Open("/tiltak/valg");
            await other.Send($"{act}-{own}", ("Form.Choice", Ids(owner)[0]), ("Form.NewName", "Kapret"));
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }

        await owner.Open("/tiltak/valg");
        Assert.Equal("Valg 0", Names(owner)[0]);
        Assert.Equal(20, Names(owner).Length);
    }

    [Fact]
    public async Task Whoever_looks_through_another_persons_roles_sees_none()
    {
        var unit = await kommune.Unit("Seskolen");
        using var leader = await kommune.SignedIn("Selma Sett", unit, Roles.Leader);
        await kommune.Decide("Noe å se", Seat.LeaderOf(unit));
        await leader.Open("/tiltak/valg?visning=frist");
        await leader.Send("save", ("Form.Name", "Mitt eget"));
        var me = await kommune.With(db =>
            db.Set<SavedChoice>().Where(c => c.Name == "Mitt eget").Select(c => c.PersonId).SingleAsync(Cancel)
        );
        var viewing = new Actor
        {
            PersonId = Guid.CreateVersion7(),
            Name = "Ser",
            Viewed = new(me, "Selma Sett"),
        };
        Assert.Null(await kommune.With(db => db.ChoicesOf(viewing, Cancel)));
        Assert.Null(await kommune.With(db => db.ChoicesOf(viewing with { PersonId = me }, Cancel)));
    }

    static string? Save(Visitor who) =>
        who.Page.QuerySelectorAll(".t-tools a").FirstOrDefault(a => a.TextContent == "Lagre dette valget")?.GetAttribute("href");

    static string[] Names(Visitor who) => [.. who.Page.QuerySelectorAll("[aria-labelledby=mine] li a.t-whole").Select(a => a.TextContent)];

    static string[] Ids(Visitor who) =>
        [.. who.Page.QuerySelectorAll("[name='Form.Choice']").Select(i => i.GetAttribute("value")!).Distinct()];
}
