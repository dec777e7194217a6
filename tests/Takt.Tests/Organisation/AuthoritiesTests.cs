using CsCheck;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Who may approve what, by which chain, and which delegations do not stand.</summary>
public sealed class AuthoritiesTests
{
    static readonly Guid Matter = Guid.CreateVersion7();
    static readonly UnitView Top = new(Guid.CreateVersion7(), "Kommunen", UnitKind.Municipality, null, 0);
    static readonly UnitView Sector = new(Guid.CreateVersion7(), "Oppvekst", UnitKind.Sector, Top.Id, 1);
    static readonly UnitView School = new(Guid.CreateVersion7(), "Skolen", UnitKind.ServiceUnit, Sector.Id, 2);
    static readonly UnitView Class = new(Guid.CreateVersion7(), "Trinnet", UnitKind.Department, School.Id, 3);
    static readonly UnitView Library = new(Guid.CreateVersion7(), "Biblioteket", UnitKind.ServiceUnit, Top.Id, 1);
    static readonly UnitView[] Units = [Top, Sector, School, Class, Library];
    static readonly DateOnly From = new(2026, 1, 1);

    static Delegation Give(UnitView? giver, UnitView receiver, decimal? limit, bool passOn = true, UnitView? scope = null) =>
        new Delegation(Matter, giver is null ? null : Seat.LeaderOf(giver.Id), (scope ?? receiver).Id, From)
        {
            Limit = limit,
            MayBePassedOn = passOn,
        }.GiveTo(Seat.LeaderOf(receiver.Id));

    static Authorities Of(params Delegation[] given) => new(given, Units);

    static string[] Approvers(Authorities authorities, UnitView unit, decimal? amount) =>
        [.. authorities.MayApprove(Matter, unit.Id, amount).Select(link => Units.Single(u => u.Id == link.Holder.UnitId).Name)];

    [Fact]
    public void The_nearest_who_has_enough_is_asked_first_and_the_chain_goes_up_to_the_council()
    {
        var authorities = Of(Give(null, Top, 1_000_000), Give(Top, Sector, 200_000), Give(Sector, School, 50_000));
        Assert.Equal(["Skolen", "Oppvekst", "Kommunen"], Approvers(authorities, Class, 50_000));
        Assert.Equal(["Oppvekst", "Kommunen"], Approvers(authorities, Class, 50_000.01m));
        Assert.Equal(["Kommunen"], Approvers(authorities, Library, 10));
        Assert.Empty(Approvers(authorities, School, 1_000_001));
        var chain = authorities.Chain(authorities.MayApprove(Matter, School.Id, 1)[0]);
        Assert.Equal([50_000m, 200_000m, 1_000_000m], chain.Select(l => l.Delegation.Limit));
    }

    [Fact]
    public void What_every_leader_of_a_kind_of_unit_has_is_the_nearest_such_leaders()
    {
        var all = new Delegation(Matter, Seat.LeaderOf(Top.Id), Top.Id, From) { Limit = 100 }.GiveToLeadersOf(UnitKind.ServiceUnit);
        var authorities = Of(Give(null, Top, 1_000), all);
        Assert.Equal(["Skolen", "Kommunen"], Approvers(authorities, Class, 100));
        Assert.Equal(["Biblioteket", "Kommunen"], Approvers(authorities, Library, 100));
        Assert.Equal(["Kommunen"], Approvers(authorities, Sector, 100));
    }

    [Fact]
    public void A_delegation_falls_with_what_it_rests_on()
    {
        var sector = Give(Top, Sector, 500);
        var school = Give(Sector, School, 100);
        Assert.Null(Of(Give(null, Top, 1_000), sector, school).FaultOf(school));
        Assert.Equal(DelegationFault.GiverHasNone, Of(Give(null, Top, 1_000), school).FaultOf(school));
        Assert.Equal(DelegationFault.GiverHasNone, Of(sector, school).FaultOf(school));
    }

    [Fact]
    public void Each_way_of_not_standing_is_called_by_its_name()
    {
        var council = Give(null, Top, 1_000);
        var over = Give(Top, Sector, 1_001);
        var unlimited = Give(Top, Sector, null);
        Assert.Equal(DelegationFault.OverTheGiversLimit, Of(council, over).FaultOf(over));
        Assert.Equal(DelegationFault.OverTheGiversLimit, Of(council, unlimited).FaultOf(unlimited));
        var kept = Give(null, Top, 1_000, passOn: false);
        var passed = Give(Top, Sector, 1);
        Assert.Equal(DelegationFault.MayNotBePassedOn, Of(kept, passed).FaultOf(passed));
        var wide = Give(Sector, School, 1, scope: Top);
        Assert.Equal(DelegationFault.OutsideTheGiversUnits, Of(council, Give(Top, Sector, 10), wide).FaultOf(wide));
        var (one, two) = (Give(Sector, School, 1, scope: School), Give(School, Sector, 1, scope: Sector));
        Assert.Contains(
            Of(one, two).FaultOf(one),
            new DelegationFault?[] { DelegationFault.GoesInACircle, DelegationFault.OutsideTheGiversUnits }
        );
        var (first, second) = (Give(null, Top, 10), Give(null, Top, 20));
        Assert.Equal([DelegationFault.SaidTwice, DelegationFault.SaidTwice], Of(first, second).Faults(_ => true).Select(f => f.Fault));
        Assert.Equal([DelegationFault.NobodyHoldsIt], Of(first).Faults(_ => false).Select(f => f.Fault));
    }

    /// <summary>The same, told slowly: a delegation stands when some way up from it ends at the council and every step of it holds.</summary>
    [Fact]
    public void Who_may_approve_is_what_walking_every_way_up_says() =>
        Cases.Sample(@case =>
        {
            var (given, unit, amount) = @case;
            var authorities = Of(given);
            var told = authorities.MayApprove(Matter, unit.Id, amount).Select(l => l.Delegation).ToHashSet();
            var walked = given
                .Where(d => Above(unit).Contains(d.UnitId) && (d.Limit is null || d.Limit >= amount) && Stands(d, given, []))
                .ToHashSet();
            return told.SetEquals(walked);
        });

    static bool Stands(Delegation delegation, Delegation[] all, Delegation[] seen) =>
        delegation.Giver is null
        || all.Any(ground =>
            ground != delegation
            && !seen.Contains(ground)
            && ground.Receiver == delegation.Giver
            && ground.MayBePassedOn
            && Above(Units.Single(u => u.Id == delegation.UnitId)).Contains(ground.UnitId)
            && (ground.Limit is null || (delegation.Limit is not null && delegation.Limit <= ground.Limit))
            && Stands(ground, all, [.. seen, delegation])
        );

    static HashSet<Guid> Above(UnitView unit)
    {
        HashSet<Guid> above = [];
        for (var at = unit; at is not null; at = Units.FirstOrDefault(u => u.Id == at.ParentId))
        {
            above.Add(at.Id);
        }

        return above;
    }

    static readonly Gen<UnitView> AnyUnit = Gen.Int[0, 4].Select(i => Units[i]);

    static readonly Gen<Delegation> Any =
        from giver in Gen.Int[0, 6]
        from receiver in AnyUnit
        from scope in AnyUnit
        from limit in Gen.Int[0, 5]
        from passOn in Gen.Bool
        select Give(giver < 5 ? Units[giver] : null, receiver, limit == 5 ? null : limit, passOn, scope);

    static readonly Gen<(Delegation[] Given, UnitView Unit, int Amount)> Cases = Gen.Select(Any.Array[0, 9], AnyUnit, Gen.Int[0, 5]);
}
