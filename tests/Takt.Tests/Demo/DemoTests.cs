using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

public sealed class DemoTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    Clock Clock => new(kommune.Host.Time);

    [Fact]
    public async Task The_tree_has_one_root_and_some_forty_service_units()
    {
        var units = await kommune.With(db => new StaffDirectory(db, Clock).Units(cancel: Cancel));

        Assert.Equal("Fjordvik kommune", Assert.Single(units, u => u.ParentId is null).Name);
        Assert.Equal(4, units.Count(u => u.Kind == UnitKind.Sector));
        Assert.InRange(units.Count(u => u.Kind == UnitKind.ServiceUnit), 38, 44);
        Assert.Equal(await kommune.With(db => db.UnitPeriods.AsOf(Clock.Today).CountAsync(Cancel)), units.Count);
        Assert.Contains(units, u => u.Name.Length >= 60);
        Assert.Contains(units, u => u.Name.Contains("mánáidgárdi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_unit_has_exactly_one_leader_but_one_that_waits_for_one()
    {
        var units = await kommune.With(db => new StaffDirectory(db, Clock).Units(cancel: Cancel));
        var leaders = await kommune.With(db =>
            db.Assignments.AsOf(Clock.Today).Where(a => a.Role == Roles.Leader || a.Role == Roles.ActingLeader).ToListAsync(Cancel)
        );
        var byUnit = leaders.ToLookup(l => l.UnitId);

        Assert.Equal(FjordvikUnits.Vacant, Assert.Single(units, u => !byUnit.Contains(u.Id)).Name);
        Assert.All(byUnit, unit => Assert.Single(unit));
        Assert.Single(leaders, l => l.Role == Roles.ActingLeader);
    }

    [Fact]
    public async Task Whoever_may_be_tried_can_sign_in_and_holds_a_post_today()
    {
        var accounts = await kommune.With(db => db.Accounts.ToListAsync(Cancel));
        var posts = await kommune.With(db => db.Assignments.AsOf(Clock.Today).Select(a => a.PersonId).ToListAsync(Cancel));

        Assert.Equal(10, accounts.Count);
        Assert.All(accounts, account => Assert.Contains(account.PersonId, posts));
        Assert.All(accounts, account => Assert.Null(account.PasswordHash));
    }

    [Fact]
    public async Task Reorganising_is_seen_ahead_and_changes_nothing_today()
    {
        var next = new DateOnly(Clock.Today.Year + 1, 1, 1);
        Assert.NotEqual(await Above(FjordvikUnits.Moves, Clock.Today), await Above(FjordvikUnits.Moves, next));
        Assert.Equal(FjordvikUnits.MovesTo, await Above(FjordvikUnits.Moves, next));
    }

    [Fact]
    public async Task Nobody_in_Fjordvik_is_somebody()
    {
        var people = await kommune.With(db => db.People.ToListAsync(Cancel));

        // Surnames every Norwegian would think of somebody by: prime ministers, party leaders, champions, the author of the seed.
        string[] known =
        [
            "Støre",
            "Solberg",
            "Stoltenberg",
            "Brundtland",
            "Bondevik",
            "Listhaug",
            "Vedum",
            "Jagland",
            "Haaland",
            "Ødegaard",
            "Aamodt",
            "Klæbo",
            "Bjørgen",
            "Northug",
            "Grimstad",
        ];
        Assert.DoesNotContain(people, p => known.Any(name => p.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase)));
        Assert.All(people, p => Assert.EndsWith("@fjordvik.example", p.Email, StringComparison.Ordinal));
        Assert.All(people, p => Assert.Equal("00 00 00 00", p.Phone));
        Assert.Equal(people.Count, people.DistinctBy(p => p.Email).Count());
    }

    async Task<string> Above(string unit, DateOnly on)
    {
        var units = await kommune.With(db => new StaffDirectory(db, Clock).Units(on, Cancel));
        var parent = units.Single(u => u.Name == unit).ParentId;
        return units.Single(u => u.Id == parent).Name;
    }
}
