using System.Net;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>Leaders who come by: where they have not been for long, and that the unit sees when they come.</summary>
public sealed class VisitTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    const string Page = "/moter/besok";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visit_is_planned_in_two_fields_and_the_unit_sees_it()
    {
        var sector = await kommune.Unit("Sektor Besøk");
        var school = await kommune.Unit("Skole Besøk", sector);
        var other = await kommune.Unit("Skole langt unna");
        using var chief = await kommune.SignedIn("Sjef Besøk", sector, Roles.Leader);
        using var worker = await kommune.SignedIn("Lærer Besøk", school, Roles.Employee);
        using var stranger = await kommune.SignedIn("Lærer langt unna", other, Roles.Employee);
        await chief.Open(Page);
        Assert.Contains("Skole Besøk Ikke vært der ennå", chief.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Skole langt unna", chief.Text, StringComparison.Ordinal);

        await chief.Send($"plan-{school}", ("Form.On", "i morgen"), ("Form.At", "10.30"));
        Assert.Equal("10.30", chief.Field("Form.At"));
        Assert.Equal(0, await Count(school));
        var on = kommune.Today.AddDays(6);
        await chief.Send($"plan-{school}", ("Form.On", Norwegian.Typed(on)), ("Form.At", "10.30"), ("Form.Kind", "OpenHour"));
        Assert.Contains("Besøket er planlagt", chief.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Count(school));

        await worker.Open($"/organisasjon/enheter/{school}");
        Assert.Contains("kl. 10.30", worker.Text, StringComparison.Ordinal);
        await worker.Open(Page);
        Assert.Contains("Sjef Besøk", worker.Text, StringComparison.Ordinal);
        Assert.Empty(worker.Page.QuerySelectorAll("main form[method=post]"));
        await stranger.Open(Page);
        Assert.DoesNotContain("Sjef Besøk", stranger.Text, StringComparison.Ordinal);
        var actor = await kommune.ActorOf(chief);
        Assert.Contains(
            await kommune.With(db => db.MeetingsOf([.. actor.Subjects], actor, DateTime.UnixEpoch, Cancel)),
            d => d.Day == on && d.Title == "Åpen time: Sjef Besøk"
        );

        await worker.Post(Page, [new("_handler", $"plan-{school}"), new("Form.On", Norwegian.Typed(on)), new("Form.At", "12.00")]);
        Assert.Equal(HttpStatusCode.Forbidden, worker.Status);
        await chief.Open(Page);
        await chief.Send(
            $"remove-{await kommune.With(db => db.Visits.Where(v => v.Audience.UnitId == school).Select(v => v.Id).SingleAsync(Cancel))}"
        );
        Assert.Equal(0, await Count(school));
        await worker.Open($"/organisasjon/enheter/{school}");
        Assert.DoesNotContain("kl. 10.30", worker.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_one_has_not_been_for_longest_stands_first()
    {
        var sector = await kommune.Unit("Sektor Lenge");
        var often = await kommune.Unit("A ofte", sector);
        var seldom = await kommune.Unit("B sjelden", sector);
        await kommune.Unit("C aldri", sector);
        using var chief = await kommune.SignedIn("Sjef Lenge", sector, Roles.Leader);
        var me = (await kommune.ActorOf(chief)).PersonId!.Value;
        await kommune.With(db =>
        {
            db.AddVisit(new(VisitKind.Visit, often, me, "Sjef Lenge", kommune.Today.AddDays(-3), new(9, 0)), "A ofte");
            db.AddVisit(new(VisitKind.Visit, seldom, me, "Sjef Lenge", kommune.Today.AddMonths(-4), new(9, 0)), "B sjelden");
            return db.Save("test", Cancel);
        });
        await chief.Open(Page);
        Assert.Contains("C aldri Ikke vært der ennå", chief.Text, StringComparison.Ordinal);
        var order = new[] { "C aldri", "B sjelden", "A ofte" }.Select(name => chief.Text.IndexOf(name, StringComparison.Ordinal)).ToArray();
        Assert.Equal(order.Order(), order);
        Assert.Contains("Sist hos dem: for fire måneder siden", chief.Text, StringComparison.Ordinal);
        Assert.Contains("Sist hos dem: for tre dager siden", chief.Text, StringComparison.Ordinal);
    }

    Task<int> Count(Guid unit) => kommune.With(db => db.Visits.CountAsync(v => v.Audience.UnitId == unit, Cancel));
}
