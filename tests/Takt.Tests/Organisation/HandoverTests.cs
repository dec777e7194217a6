using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Nothing is orphaned when somebody leaves, and whoever comes sees what waits.</summary>
public sealed class HandoverTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    DateOnly Today => kommune.Today;

    [Fact]
    public async Task What_lay_to_a_person_is_laid_to_another_in_one_act()
    {
        var unit = await kommune.Unit("Overleveringsskolen");
        using var leader = await kommune.SignedIn("Leder Overlevering", unit, Roles.Leader);
        using var stranger = await kommune.SignedIn("Leder Annet Sted", await kommune.Unit("Et annet sted"), Roles.Leader);
        var leaves = await kommune.Person("Slutter Snart", unit, Roles.Adviser);
        var stays = await kommune.Person("Blir Værende", unit, Roles.Adviser);
        var (from, to) = (Seat.In(unit, Roles.Adviser, leaves), Seat.In(unit, Roles.Adviser, stays));
        var measure = await Decide("Lag en plan for overgangen", from, unit);
        var field = await kommune.With(async db =>
        {
            var made = new Field("Overganger", from);
            db.Fields.Add(made);
            db.Responsibilities.Add(new(made.Id, unit, ResponsibilityKind.Contact, from, Today.AddDays(-10)));
            await db.Save("test", Cancel);
            return made.Id;
        });

        await leader.Open($"/organisasjon/personer/{leaves}");
        var post = leader.Page.QuerySelector("[name^='Form.Last[']")!.GetAttribute("name")!;
        await leader.Send($"end-{post[10..^1]}", (post, Norwegian.Typed(Today.AddDays(-1))));
        await leader.Open("/");
        var address = OrganisationUrls.HandoverOf(from);
        Assert.Contains(leader.Page.QuerySelectorAll($"a[href='{address}']"), a => a.TextContent.Contains("Slutter Snart"));

        await stranger.Open(address);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await leader.Open(address);
        Assert.Contains("Lag en plan for overgangen", leader.Text);
        Assert.Contains("Overganger", leader.Text);
        await leader.Send("lay", ("Form.To", ""));
        Assert.Contains("Velg hvem som overtar.", leader.Text);
        await leader.Send("lay", ("Form.To", $"{to}"));
        Assert.Contains("Alt er overført.", leader.Text);

        await kommune.With(async db =>
        {
            Assert.Equal(to, (await db.Measures.SingleAsync(m => m.Id == measure, Cancel)).Owner);
            Assert.All(await db.Todos.Where(t => t.SourceId == measure).ToListAsync(Cancel), t => Assert.Equal(to, t.Owner));
            Assert.Equal(to, (await db.Fields.SingleAsync(f => f.Id == field, Cancel)).Owner);
            Assert.Equal(to, (await db.Responsibilities.AsOf(Today).SingleAsync(r => r.FieldId == field, Cancel)).Holder);
            Assert.Equal(from, (await db.Responsibilities.AsOf(Today.AddDays(-1)).SingleAsync(r => r.FieldId == field, Cancel)).Holder);
            Assert.False(await db.Todos.AnyAsync(t => t.Address == address && t.DoneAt == null, Cancel));
            return 0;
        });
    }

    [Fact]
    public async Task Whoever_takes_over_a_leaders_role_is_asked_to_look_it_over_and_the_one_before_is_not()
    {
        var unit = await kommune.Unit("Overtakerskolen");
        using var chief = await kommune.SignedIn("Kommunalsjef Over", await kommune.Root(), Roles.Leader);
        using var next = await kommune.SignedIn("Ny Rektor", unit, Roles.Employee);
        using var before = await kommune.SignedIn("Gammel Rektor", unit, Roles.Leader);
        await Decide("Rydd i timeplanen", Seat.LeaderOf(unit), unit);
        var id = await kommune.With(db => db.People.Where(p => p.Name == "Ny Rektor").Select(p => p.Id).SingleAsync(Cancel));

        await chief.Open($"/organisasjon/personer/{id}");
        await chief.Send("add", ("Form.Unit", $"{unit}"), ("Form.Role", Roles.Leader), ("Form.From", Norwegian.Typed(Today)));
        var address = OrganisationUrls.HandoverOf(Seat.LeaderOf(unit));
        await before.Open("/");
        Assert.Null(before.Page.QuerySelector($"a[href='{address}']"));
        await next.Open("/");
        Assert.NotNull(next.Page.QuerySelector($"a[href='{address}']"));
        await next.Open(address);
        Assert.Contains("Rydd i timeplanen", next.Text);
        await next.Send("seen");
        await next.Open("/");
        Assert.Null(next.Page.QuerySelector($"a[href='{address}']"));
    }

    [Fact]
    public async Task The_page_of_a_unit_shows_what_each_module_has_about_it_and_only_what_one_may_see()
    {
        var unit = await kommune.Unit("Kortskolen");
        using var leader = await kommune.SignedIn("Leder Kort", unit, Roles.Leader);
        using var stranger = await kommune.SignedIn("Ansatt Annet Kort", await kommune.Unit("Uten kort"), Roles.Employee);
        await Decide("Mal kortveggen", Seat.LeaderOf(unit), unit);
        await leader.Open($"/organisasjon/enheter/{unit}");
        Assert.Contains("Mal kortveggen", leader.Text);
        await stranger.Open($"/organisasjon/enheter/{unit}");
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
        Assert.DoesNotContain("Mal kortveggen", stranger.Text);
    }

    Task<Guid> Decide(string what, Seat owner, Guid unit) =>
        kommune.With(async db =>
        {
            var clock = kommune.Host.Services.GetRequiredService<Clock>();
            var measure = Measure.Decide(
                new(what, owner, Today.AddDays(20), null, new() { Permission = FollowUpPermissions.See, UnitId = unit }),
                Today
            );
            db.Measures.Add(measure);
            measure.Follow(db, clock);
            await db.Save("test", Cancel);
            return measure.Id;
        });
}
