using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>More units than a list asks about: who leads them is asked in another way, and is the same.</summary>
public sealed class ManySeatsTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    const int Units = StaffDirectory.MostListed + 10;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Roles.Leader)]
    [InlineData(Roles.Employee)] // held by most, and asked by the units
    public async Task Who_holds_many_seats_at_once_is_who_holds_each_of_them(string role)
    {
        var (units, gone) = await Grown();
        var seats = units.Append(gone).Select(u => Seat.In(u, role)).ToArray();
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        var directory = scope.ServiceProvider.GetRequiredService<StaffDirectory>();
        IReadOnlyDictionary<Seat, SeatHolder> atOnce = null!;
        var asked = await Asked.By(async () => atOnce = await directory.Holders(seats, Cancel));
        Assert.Single(asked, statement => statement.Contains("organisation_assignment", StringComparison.Ordinal));
        Assert.Equal(seats.Length, atOnce.Count);
        foreach (var some in seats.Chunk(40))
        {
            Assert.Equal(
                (await directory.Holders(some, Cancel)).OrderBy(h => $"{h.Key}"),
                atOnce.Where(h => some.Contains(h.Key)).OrderBy(h => $"{h.Key}")
            );
        }

        Assert.True(atOnce.Values.Count(h => h.PersonId is not null) >= Units / 2);
        Assert.Null(atOnce[seats[^1]].UnitName); // closed
    }

    [Fact]
    public async Task The_chart_says_of_each_unit_what_its_own_page_says()
    {
        var (units, _) = await Grown();
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var tree = await scope.ServiceProvider.GetRequiredService<StaffDirectory>().Units(cancel: Cancel);
        var all = await Leading.Read(db, tree, kommune.Today, null, Cancel);
        foreach (var unit in units)
        {
            var one = await Leading.Read(db, tree, kommune.Today, [unit], Cancel);
            Assert.Equal(one.Of(unit), all.Of(unit));
        }

        Assert.Contains(units, u => all.Of(u).IsVacant);
        Assert.Contains(units, u => all.Of(u).IsActing);
        Assert.Contains(units, u => all.Of(u) is { IsAway: true, Answers.Role: Roles.Deputy });
    }

    // Leaders, acting leaders, leaders on leave with a deputy, leaders who left or have not begun, and nobody; and a unit that was closed.
    async Task<(Guid[] Units, Guid Closed)> Grown()
    {
        var (root, today) = (await kommune.Root(), kommune.Today);
        return await kommune.With(async db =>
        {
            Unit[] units =
            [
                .. Enumerable.Range(0, Units + 1).Select(n => Unit.Open(today.AddDays(-90), $"Enhet {n}", UnitKind.ServiceUnit, root)),
            ];
            db.Units.AddRange(units);
            foreach (var (number, unit) in units.Index())
            {
                var leader = Employ(unit, Roles.Leader, number % 5 == 1 ? today.AddDays(5) : today.AddDays(-60));
                Employ(unit, Roles.Employee, today.AddDays(-60));
                if (number % 5 == 2)
                {
                    db.Assignments.Local.Single(a => a.PersonId == leader).End(today);
                }
                else if (number % 5 == 3)
                {
                    db.Leaves.Add(new(leader, today.AddDays(-2), today.AddDays(9)));
                    Employ(unit, Roles.Deputy, today.AddDays(-60));
                }
                else if (number % 5 == 4)
                {
                    Employ(unit, Roles.ActingLeader, today.AddDays(-1));
                }
            }

            units[^1].Close(today);
            await new UnitTree(db).Rebuild(Cancel);
            await db.Save("test", Cancel);
            return ((Guid[])[.. units[..^1].Select(u => u.Id)], units[^1].Id);

            Guid Employ(Unit unit, string role, DateOnly from)
            {
                var person = new Person($"{role} {Guid.NewGuid():N}");
                db.People.Add(person);
                db.Assignments.Add(new(person.Id, unit.Id, role, from));
                return person.Id;
            }
        });
    }
}
