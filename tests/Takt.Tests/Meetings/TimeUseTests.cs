using Takt.Evaluations;
using Takt.Meetings;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>What is asked of one's own weeks, and of the leaders of a part of the organisation together.</summary>
public sealed class TimeUseTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_week_that_stands_out_is_said_before_it_comes_with_what_takes_the_time()
    {
        using var round = await Round.Begin(kommune);
        var group = await kommune.Group("Toppgruppa", round.KarisUnit, round.Kari);
        foreach (var days in (int[])[7, 21, 28, 35])
        {
            await kommune.Meeting(group, round.KarisUnit, days);
        }

        await kommune.Meeting(group, round.KarisUnit, 21);
        await kommune.With(async db =>
        {
            (await db.Themes.SingleAsync(t => t.Id == round.First, Cancel)).Due = kommune.Today.AddDays(21);
            await db.Save("test", Cancel);
        });
        await round.Kari.Open("/moter/tid");
        Assert.Contains("skiller seg ut: 4 t 30 min", round.Kari.Text, StringComparison.Ordinal); // 2 h, 2 h, 20 min and three times 3
        Assert.NotNull(round.Kari.Page.QuerySelector($"#framover a, section a[href='{round.Address(1)}']"));

        using var other = await kommune.SignedIn("Oda Uten", round.KarisUnit, Roles.Employee);
        await other.Open("/moter/tid");
        Assert.DoesNotContain("skiller seg ut", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leads_many_sees_what_they_are_asked_for_together_and_never_of_whom()
    {
        var top = await kommune.Unit("Stor sektor");
        using var chief = await kommune.SignedIn("Berit Sjef", top, Roles.Leader);
        List<Guid> leaders = [];
        for (var number = 1; number <= LaidOnLeaders.Fewest; number++)
        {
            var unit = await kommune.Unit($"Enhet {number} i sektoren", top);
            leaders.Add(await kommune.Person($"Styrer {number}", unit, Roles.Leader));
        }

        var all = await Group("Sektormøtet", top, leaders);
        var few = await Group("Smågruppa", top, leaders[..2]);
        await kommune.Meeting(all, top, days: 3);
        await kommune.Meeting(few, top, days: 4);
        await kommune.Meeting(all, top, days: 40); // beyond the weeks that are counted
        await chief.Open("/moter/tid");
        Assert.Contains("5 ledere under Stor sektor blir til sammen bedt om 14 t", chief.Text, StringComparison.Ordinal);
        var table = chief.Page.QuerySelector("#lederne")!.Closest("section")!.TextContent;
        Assert.Contains("Sektormøtet", table, StringComparison.Ordinal);
        Assert.DoesNotContain("Smågruppa", table, StringComparison.Ordinal); // two people
        Assert.DoesNotContain("Styrer", chief.Page.QuerySelector("#lederne")!.Closest("section")!.TextContent, StringComparison.Ordinal);

        // One leader less, and nothing is said.
        var fewer = await kommune.Unit("Liten sektor");
        using var small = await kommune.SignedIn("Sigurd Små", fewer, Roles.Leader);
        await kommune.Person("Eneste Styrer", await kommune.Unit("Eneste enhet", fewer), Roles.Leader);
        await small.Open("/moter/tid");
        Assert.Null(small.Page.QuerySelector("#lederne"));
    }

    [Fact]
    public async Task A_role_is_told_what_it_meets_in_a_month_and_never_one_that_few_have()
    {
        var top = await kommune.Unit("Rollesektor");
        using var chief = await kommune.SignedIn("Rita Rolle", top, Roles.Leader);
        List<Guid> leaders = [];
        for (var number = 1; number <= LaidOnLeaders.Fewest; number++)
        {
            leaders.Add(await kommune.Person($"Rolleleder {number}", await kommune.Unit($"Rolleenhet {number}", top), Roles.Leader));
        }

        var adviser = await kommune.Person("Eneste Rådgiver", top, Roles.Adviser);
        var group = await Group("Rollemøtet", top, [.. leaders, adviser]);
        for (var week = 1; week <= 6; week++)
        {
            await kommune.Meeting(group, top, days: -7 * week);
        }

        await chief.Open("/moter/tid");
        var rows = chief.Page.QuerySelector("#roller")!.Closest("section")!.QuerySelectorAll("tbody tr");
        Assert.Equal(["Leder", "5", "1 t"], Assert.Single(rows).Children.Select(c => c.TextContent.Trim())); // six of two hours in a year
        var row = chief.Page.QuerySelector("#grupper")!.Closest("section")!.QuerySelector("tbody tr")!;
        Assert.Equal(["6", "12 t", "1 t"], row.QuerySelectorAll("td").Take(3).Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task Two_groups_that_might_meet_as_one_say_what_is_freed_and_what_it_costs()
    {
        var unit = await kommune.Unit("Sammenslått");
        using var leader = await kommune.SignedIn("Lena Leder", unit, Roles.Leader);
        List<Guid> people = [];
        for (var number = 1; number <= 11; number++)
        {
            people.Add(await kommune.Person($"Sitter {number}", unit, Roles.Employee));
        }

        var large = await Group("Stormøtet", unit, people[..8]);
        var other = await Group("Sidemøtet", unit, people[2..10]); // six in both, two alone
        var small = await Group("Lillemøtet", unit, people[..4]);
        await kommune.Meeting(large, unit, days: -10);
        await kommune.Meeting(large, unit, days: -20);
        await kommune.Meeting(other, unit, days: -15);
        await kommune.Meeting(small, unit, days: -15);
        await leader.Open($"/moter/tid?gruppe={other}&hva=Merge&med={large}");
        // Six are spared two hours each, two meet two hours more each.
        Assert.Contains("Da blir 8 t fri i året til sammen. 6 sitter i begge og slipper 2 t hver.", leader.Text, StringComparison.Ordinal);
        Assert.Contains("De få som bare sitter i Sidemøtet, møtes 2 t mer hver.", leader.Text, StringComparison.Ordinal);
        Assert.Contains("like lenge som Stormøtet gjør nå, 4 t i året", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sitter 1", leader.Text, StringComparison.Ordinal);

        await leader.Open($"/moter/tid?gruppe={large}&hva=Merge&med={small}");
        Assert.Contains("en av gruppene har færre enn 5", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("til sammen. ", leader.Text, StringComparison.Ordinal);

        await leader.Open($"/moter/tid?gruppe={large}&hva=Merge&med={large}");
        Assert.Contains("Velg en annen gruppe enn den første.", leader.Text, StringComparison.Ordinal);
        await leader.Open($"/moter/tid?gruppe={large}&hva=Merge&med=");
        Assert.Contains("Velg hvilken gruppe den skal møtes sammen med.", leader.Text, StringComparison.Ordinal);
        await leader.Open($"/moter/tid?gruppe={large}&hva=Merge"); // the field is asked for, and nobody has done anything wrong
        Assert.DoesNotContain("Velg hvilken gruppe", leader.Text, StringComparison.Ordinal);
        Assert.NotNull(leader.Page.QuerySelector("select[name=med]"));
        Assert.Equal("Merge", leader.Page.QuerySelector("select[name=hva] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public void Where_nobody_sits_in_both_it_costs_and_where_all_do_it_frees_the_shorter_time_of_all()
    {
        Guid[] people = [.. Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7())];
        var longer = new MergedGroup("A", 600, people[..6].ToHashSet());
        var apart = Merging.Of(new("B", 240, people[6..].ToHashSet()), longer);
        Assert.Equal(("A", 0, 6, -6 * 360), (apart.Longer.Name, apart.Both, apart.OnlyShorter, apart.Freed));
        var within = Merging.Of(longer, new("B", 240, people[..5].ToHashSet()));
        Assert.Equal((5, 0, 5 * 240), (within.Both, within.OnlyShorter, within.Freed));
        var equal = Merging.Of(longer, longer with { People = people[3..9].ToHashSet() });
        Assert.Equal((3, 3, 0, 3 * 600), (equal.Both, equal.OnlyShorter, equal.MoreEach, equal.Freed));
    }

    Task<Guid> Group(string name, Guid unit, IEnumerable<Guid> members) =>
        kommune.With(async db =>
        {
            var group = new Group(name) { UnitId = unit };
            foreach (var member in members)
            {
                group.Seat(member, kommune.Today.AddYears(-1));
            }

            db.Groups.Add(group);
            await db.Save("test", Cancel);
            return group.Id;
        });
}
