using System.Net;
using CsCheck;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Who sits in a group: by name, by role, by turns, in another's place; and what that lets one see.</summary>
public sealed class GroupTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    DateOnly Today => kommune.Today;

    [Fact]
    public async Task Whoever_gets_the_role_gets_the_seat_and_loses_it_with_the_role()
    {
        var sector = await kommune.Unit("Regelsektoren");
        var unit = await kommune.Unit("Regelskolen", sector);
        var outside = await kommune.Unit("Utenfor regelen");
        var group = await Make(
            new Group("Regelgruppen"),
            g => g.Seat(new GroupRule(g.Id, Roles.Leader, sector, UnitKind.ServiceUnit, Today))
        );
        using var leads = await kommune.SignedIn("Rektor Regel", unit, Roles.Leader);
        using var acts = await kommune.SignedIn("Konstituert Regel", unit, Roles.ActingLeader);
        using var works = await kommune.SignedIn("Ansatt Regel", unit, Roles.Employee);
        using var elsewhere = await kommune.SignedIn("Annen Leder", outside, Roles.Leader);
        Assert.Contains(group, (await kommune.ActorOf(leads)).Groups);
        Assert.Contains(group, (await kommune.ActorOf(acts)).Groups);
        Assert.DoesNotContain(group, (await kommune.ActorOf(works)).Groups);
        Assert.DoesNotContain(group, (await kommune.ActorOf(elsewhere)).Groups);
        Assert.Equal(
            ["Konstituert Regel", "Rektor Regel"],
            (await kommune.With(db => GroupRoll.Read(db, Today, group, Cancel))).Select(s => s.Name)
        );

        await kommune.With(async db =>
        {
            (await db.GroupRules.SingleAsync(r => r.GroupId == group, Cancel)).End(Today);
            await db.Save("test", Cancel);
            return 0;
        });
        Assert.DoesNotContain(group, (await kommune.ActorOf(leads)).Groups);
    }

    [Fact]
    public async Task An_observer_hears_and_owes_nothing_and_a_substitute_sits_only_while_the_other_is_away()
    {
        var unit = await kommune.Unit("Observatoriet");
        var member = await kommune.Person("Fast Medlem", unit, Roles.Employee);
        using var observer = await kommune.SignedIn("Bare Observatør", unit, Roles.Employee);
        using var substitute = await kommune.SignedIn("Vara Medlem", unit, Roles.Employee);
        var (observerId, substituteId) = (
            (await kommune.ActorOf(observer)).PersonId!.Value,
            (await kommune.ActorOf(substitute)).PersonId!.Value
        );
        var group = await Make(
            new Group("Plassgruppen"),
            g =>
            {
                g.Seat(member, Today, GroupPlace.Chair);
                g.Seat(observerId, Today, GroupPlace.Observer);
                g.Seat(substituteId, Today, GroupPlace.Substitute).StandsInFor = member;
            }
        );
        var hears = await kommune.ActorOf(observer);
        Assert.DoesNotContain(Seat.Of(group), hears.Seats);
        Assert.Contains(group, hears.Subjects);
        Assert.DoesNotContain(group, (await kommune.ActorOf(substitute)).Subjects);

        await kommune.With(async db =>
        {
            db.Leaves.Add(new(member, Today, Today.AddDays(1)));
            await db.Save("test", Cancel);
            return 0;
        });
        Assert.Contains(Seat.Of(group), (await kommune.ActorOf(substitute)).Seats);
    }

    [Fact]
    public void A_place_that_goes_round_is_held_by_exactly_one_each_day()
    {
        var turns = Gen.Select(
            Gen.Int[2, 6],
            Gen.Int[1, 24],
            Gen.Int[0, 3000],
            Gen.Int[1, 3600],
            (people, months, begin, days) => (people, months, from: new DateOnly(2024, 1, 1).AddDays(begin), days)
        );
        turns.Sample(t =>
        {
            var group = new Group("På omgang");
            Guid[] people = [.. Enumerable.Range(0, t.people).Select(_ => Guid.NewGuid())];
            group.Rotate(people, t.from, t.months, t.from.AddDays(t.days));
            for (var day = t.from.AddDays(-1); day <= t.from.AddDays(t.days); day = day.AddDays(1))
            {
                var sits = group.Members.Count(m => m.HoldsOn(day));
                if (sits != (day >= t.from && day < t.from.AddDays(t.days) ? 1 : 0))
                {
                    return false;
                }
            }

            return group.Members.Select(m => m.PersonId).SequenceEqual(group.Members.Select((_, turn) => people[turn % t.people]));
        });
    }

    [Fact]
    public async Task The_one_who_chairs_keeps_the_group_and_others_do_not()
    {
        var unit = await kommune.Unit("Mandatskolen");
        using var chair = await kommune.SignedIn("Leder Utvalg", unit, Roles.Employee);
        using var member = await kommune.SignedIn("Medlem Utvalg", unit, Roles.Employee);
        var (chairId, memberId) = ((await kommune.ActorOf(chair)).PersonId!.Value, (await kommune.ActorOf(member)).PersonId!.Value);
        var third = await kommune.Person("Tredje Utvalg", unit, Roles.Employee);
        var group = await Make(
            new Group("Mandatutvalget"),
            g =>
            {
                g.Seat(chairId, Today, GroupPlace.Chair);
                g.Seat(memberId, Today);
            }
        );
        await member.Open($"/organisasjon/grupper/{group}/endre");
        Assert.Equal(HttpStatusCode.Forbidden, member.Status);
        await member.Open($"/organisasjon/grupper/{group}");
        Assert.Null(member.Page.QuerySelector("form[method=post] [name='Form.Member']"));

        await chair.Open($"/organisasjon/grupper/{group}/endre");
        await chair.Send(
            "change",
            ("Form.Kind", "Committee"),
            ("Form.Decides", "Rutiner\nMøteplan"),
            ("Form.LeavesToOthers", "Penger: kommunestyret")
        );
        Assert.Equal($"/organisasjon/grupper/{group}", chair.At);
        Assert.Contains("Penger: kommunestyret", chair.Text);

        await chair.Send("add", ("Form.Member", $"{third}"), ("Form.Place", "Substitute"), ("Form.From", "1.1.2026"));
        Assert.Contains("Velg hvem personen er vara for.", chair.Text);
        await chair.Send(
            "add",
            ("Form.Member", $"{third}"),
            ("Form.Place", "Substitute"),
            ("Form.StandsInFor", $"{memberId}"),
            ("Form.Portfolio", "Referat"),
            ("Form.From", "1.1.2026")
        );
        Assert.Contains("Vara for Medlem Utvalg", chair.Text);
        Assert.Contains("Referat", chair.Text);

        await chair.Send(
            "turns",
            ("Form.Turns[0]", $"{third}"),
            ("Form.Months", "6"),
            ("Form.TurnsFrom", "1.1.2027"),
            ("Form.TurnsTo", "31.12.2026")
        );
        Assert.Contains("Velg minst to personer.", chair.Text);
        Assert.Equal("1.1.2027", chair.Field("Form.TurnsFrom"));
    }

    async Task<Guid> Make(Group group, Action<Group> fill) =>
        await kommune.With(async db =>
        {
            fill(group);
            db.Groups.Add(group);
            await db.Save("test", Cancel);
            return group.Id;
        });
}
