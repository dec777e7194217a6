using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

public sealed class SeatTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Gen<string> SomeRole => Gen.Int[0, Roles.All.Count - 1].Select(i => Roles.All[i]);

    [Fact]
    public void A_seat_is_read_as_it_was_written() =>
        Gen.OneOf(
                Gen.Guid.Select(Seat.Of),
                Gen.Select(Gen.Guid, SomeRole).Select((unit, role) => Seat.In(unit, role)),
                Gen.Select(Gen.Guid, SomeRole, Gen.Guid).Select((unit, role, person) => Seat.In(unit, role, person))
            )
            .Sample(seat => Seat.Parse(seat.ToString()) == seat);

    [Theory]
    [InlineData("")]
    [InlineData("leder")]
    [InlineData("00000000-0000-0000-0000-000000000001/konge")]
    [InlineData("00000000-0000-0000-0000-000000000001/leader/noen")]
    [InlineData("00000000-0000-0000-0000-000000000001/leader/00000000-0000-0000-0000-000000000001/mer")]
    public void What_is_no_seat_is_refused(string text) => Assert.False(Seat.TryParse(text, out _));

    [Fact]
    public void One_holds_the_seats_of_ones_posts_and_groups_and_no_others()
    {
        var (unit, group, me, you) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var actor = new Actor
        {
            Name = "Meg",
            PersonId = me,
            Posts = [new(unit, Roles.Adviser)],
            Groups = [group],
        };
        Assert.All(
            [Seat.In(unit, Roles.Adviser), Seat.In(unit, Roles.Adviser, me), Seat.Of(group)],
            seat => Assert.True(seat.IsHeldBy(actor))
        );
        Assert.All(
            [Seat.LeaderOf(unit), Seat.In(unit, Roles.Adviser, you), Seat.Of(Guid.NewGuid()), Seat.In(Guid.NewGuid(), Roles.Adviser)],
            seat => Assert.False(seat.IsHeldBy(actor))
        );
    }

    [Fact]
    public async Task Whoever_acts_for_the_leader_answers_for_the_leaders_seat_and_the_seat_outlives_both()
    {
        var unit = await kommune.Unit("Seteenheten");
        await kommune.Person("Fast Leder", unit, Roles.Leader, "Rektor");
        Assert.Equal("Fast Leder", (await Holder(unit)).Name);
        await kommune.Person("Vikarierende Leder", unit, Roles.ActingLeader, "Konstituert rektor");
        Assert.Equal(("Vikarierende Leder", "Konstituert rektor"), ((await Holder(unit)).Name, (await Holder(unit)).Label));
        await kommune.With(async db =>
        {
            await foreach (var post in db.Assignments.Where(a => a.UnitId == unit).AsAsyncEnumerable().WithCancellation(Cancel))
            {
                post.End(kommune.Today);
            }

            await db.Save("slutt", Cancel);
        });
        Assert.Null((await Holder(unit)).Name);
    }

    async Task<SeatHolder> Holder(Guid unit)
    {
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        return (await scope.ServiceProvider.GetRequiredService<StaffDirectory>().Holders([Seat.LeaderOf(unit)], Cancel)).Single().Value;
    }
}
