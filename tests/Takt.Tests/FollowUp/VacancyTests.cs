using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Nothing is without somebody who answers.</summary>
public sealed class VacancyTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_leader_answers_while_nobody_holds_the_role_and_the_role_has_it_back()
    {
        var unit = await kommune.Unit("Plan og bygg");
        using var leader = await kommune.SignedIn("Lise Leder", unit, Roles.Leader);
        var seat = Seat.In(unit, Roles.Adviser);
        var id = await kommune.Decide("Varsle naboene før graving", seat);
        Assert.DoesNotContain("Varsle naboene før graving", await Waiting(leader), StringComparison.Ordinal);

        await Look();
        await Look(); // changes nothing the second time
        Assert.Contains("Varsle naboene før graving", await Waiting(leader), StringComparison.Ordinal);
        Assert.Contains("Du svarer så lenge: ingen har rollen", await Waiting(leader), StringComparison.Ordinal);
        await leader.Open($"/tiltak/{id}");
        Assert.Contains("svarer så lenge for Rådgiver, Plan og bygg", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Ingen hadde rollen. Lederen svarer så lenge", leader.Text, StringComparison.Ordinal);
        await leader.Open("/tiltak");
        Assert.Contains("Varsle naboene før graving", leader.Text, StringComparison.Ordinal); // among mine

        using var adviser = await kommune.SignedIn("Ragna Råd", unit, Roles.Adviser);
        await Look();
        Assert.DoesNotContain("Varsle naboene før graving", await Waiting(leader), StringComparison.Ordinal);
        Assert.Contains("Varsle naboene før graving", await Waiting(adviser), StringComparison.Ordinal);
        await adviser.Open($"/tiltak/{id}");
        Assert.Contains("Noen har fått rollen igjen, og har tiltaket", adviser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("svarer så lenge for", adviser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_to_the_nearest_leader_above_and_down_again_when_one_comes()
    {
        var sector = await kommune.Unit("Teknisk");
        var unit = await kommune.Unit("Veg", under: sector);
        await kommune.Person("Tor Teknisk", sector, Roles.Leader);
        var adviser = await kommune.Person("Vidar Veg", unit, Roles.Adviser);
        var seat = Seat.In(unit, Roles.Adviser, adviser);
        var id = await kommune.Decide("Merke farlige kryss", seat);
        await Look();
        Assert.Equal((seat, null), await Stands(id));

        await kommune.With(async db =>
        {
            (await db.Assignments.SingleAsync(a => a.PersonId == adviser, Cancel)).End(kommune.Today);
            await db.Save("test", Cancel);
        });
        await Look();
        Assert.Equal((Seat.LeaderOf(sector), seat), await Stands(id));

        await kommune.Person("Liv Leder", unit, Roles.Leader);
        await Look();
        Assert.Equal((Seat.LeaderOf(unit), seat), await Stands(id));
    }

    [Fact]
    public async Task Whoever_gives_it_to_somebody_ends_the_standing_in_and_what_is_closed_lies_still()
    {
        var unit = await kommune.Unit("Bibliotek");
        using var leader = await kommune.SignedIn("Bodil Bok", unit, Roles.Leader);
        var (given, closed) = (
            await kommune.Decide("Åpne på søndager", Seat.In(unit, Roles.Adviser)),
            await kommune.Decide("Kjøpe ny skanner", Seat.In(unit, Roles.Adviser))
        );
        await kommune.With(async db =>
        {
            (await db.Measures.SingleAsync(m => m.Id == closed, Cancel)).Drop("Den gamle virker.", kommune.Today);
            await db.Save("test", Cancel);
        });
        await Look();
        Assert.Equal((Seat.In(unit, Roles.Adviser), null), await Stands(closed));

        await kommune.With(async db =>
        {
            var measure = await db.Measures.SingleAsync(m => m.Id == given, Cancel);
            measure.Change(measure.What, measure.Owner, measure.Due, "Flere lån", measure.Kind);
            Assert.NotNull(measure.StandsInFor); // nobody else was chosen
            measure.HandTo(Seat.LeaderOf(unit));
            await db.Save("test", Cancel);
        });
        await kommune.Person("Rolf Råd", unit, Roles.Adviser);
        await Look();
        Assert.Equal((Seat.LeaderOf(unit), null), await Stands(given));
    }

    /// <summary>What waits for somebody on Min side.</summary>
    static async Task<string> Waiting(Visitor who)
    {
        await who.Open("/");
        return who.Page.QuerySelector("[aria-labelledby=venter] ul")?.TextContent ?? "";
    }

    // The server's own rounds may be first; what counts is how it stands.
    Task Look() => kommune.Host.Services.GetRequiredService<Vacancies>().Look(kommune.Municipality, Cancel);

    Task<(Seat, Seat?)> Stands(Guid id) =>
        kommune.With(async db =>
        {
            var measure = await db.Measures.SingleAsync(m => m.Id == id, Cancel);
            return (measure.Owner, measure.StandsInFor);
        });
}
