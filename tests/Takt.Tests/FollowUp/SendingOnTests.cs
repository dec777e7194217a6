using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>What is late is put before the next leader, where the municipality has chosen so.</summary>
public sealed class SendingOnTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_leader_sees_it_once_and_the_owner_keeps_it()
    {
        var sector = await kommune.Unit("Sendesektoren");
        var unit = await kommune.Unit("Sendeskolen", under: sector);
        using var above = await kommune.SignedIn("Olav Over", sector, Roles.Leader);
        using var owner = await kommune.SignedIn("Sara Sen", unit, Roles.Leader);
        var late = await kommune.Decide("Ting som er for sent", Seat.LeaderOf(unit), Ago(4));
        var soon = await kommune.Decide("Ting som nettopp er sent", Seat.LeaderOf(unit), Ago(2));
        var done = await kommune.Decide("Ting som er gjort", Seat.LeaderOf(unit), Ago(4));
        await Work(done, m => m.Finish(kommune.Today));

        await Choose(null);
        Assert.Equal(0, await Look()); // off until it is chosen
        await Choose(3);
        Assert.Equal(1, await Look());
        Assert.Equal(0, await Look()); // once
        Assert.Equal((null, (DateOnly?)null), await Sent(soon));
        Assert.Equal((Seat.LeaderOf(sector), kommune.Today), await Sent(late));
        Assert.Contains("trenger de hjelp?", await Home(above), StringComparison.Ordinal);

        await owner.Open($"/tiltak/{late}");
        Assert.Contains("Sendt videre til", owner.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => owner.FieldsOf("seen"));
        await above.Open($"/tiltak/{late}");
        Assert.Contains("Sara Sen har fortsatt ansvaret.", above.Text, StringComparison.Ordinal);
        await above.Send("seen");
        Assert.Contains("Det venter ikke på deg lenger.", above.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("trenger de hjelp?", await Home(above), StringComparison.Ordinal);
        Assert.Equal(0, await Look()); // seen to, and not sent again

        await Work(late, m => m.Change(m.What, m.Owner, Ago(3), null, m.Kind)); // a new day, that has passed too
        Assert.Equal(1, await Look());
        await owner.Open($"/tiltak/{late}");
        await owner.Send("finish");
        Assert.DoesNotContain("trenger de hjelp?", await Home(above), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_passes_empty_seats_and_the_same_person_and_ends_at_the_top()
    {
        await Choose(3);
        var top = await kommune.Unit("Toppen");
        var middle = await kommune.Unit("Midten", under: top);
        var unit = await kommune.Unit("Bunnen", under: middle);
        var both = await kommune.Person("Bodil Begge", unit, Roles.Leader);
        await kommune.With(async db =>
        {
            db.Assignments.Add(new(both, middle, Roles.Leader, kommune.Today.AddDays(-9)));
            await db.Save("test", Cancel);
        });
        await kommune.Person("Trym Topp", top, Roles.Leader);
        var (low, high) = (
            await kommune.Decide("Nede", Seat.LeaderOf(unit), Ago(9)),
            await kommune.Decide("Oppe", Seat.LeaderOf(top), Ago(9))
        );
        Assert.Equal(2, await Look());
        Assert.Equal((Seat.LeaderOf(top), kommune.Today), await Sent(low));
        Assert.Equal((null, kommune.Today), await Sent(high)); // nobody is above
    }

    [Fact]
    public async Task Days_are_typed_by_the_administrator()
    {
        using var admin = await kommune.SignedIn("Aud Admin", await kommune.Root(), Roles.Administrator);
        await admin.Open(OrganisationUrls.Setup);
        await admin.Send("parts", ("Form.SendOnAfter", "ti"));
        Assert.NotNull(admin.Page.QuerySelector("#form-sendonafter-error"));
        Assert.Equal("ti", admin.Field("Form.SendOnAfter"));
        await admin.Send("parts", ("Form.SendOnAfter", "10"));
        Assert.Equal("10", admin.Field("Form.SendOnAfter"));
        await admin.Send("parts", ("Form.SendOnAfter", ""));
        Assert.Null(await kommune.With(db => db.MunicipalityProfiles.Select(p => p.SendOnAfter).SingleAsync(Cancel)));
    }

    // So many working days ago.
    DateOnly Ago(int days) => WorkingDays.LastFrom(kommune.Today, days);

    Task<int> Look() => kommune.Host.Services.GetRequiredService<SendingOn>().Look(kommune.Municipality, Cancel);

    Task Choose(int? days) =>
        kommune.With(async db =>
        {
            var profile = await db.MunicipalityProfiles.SingleOrDefaultAsync(Cancel);
            if (profile is null)
            {
                db.MunicipalityProfiles.Add(profile = new(kommune.Municipality));
            }

            profile.SendOnAfter = days;
            await db.Save("test", Cancel);
        });

    Task<(Seat?, DateOnly?)> Sent(Guid id) =>
        kommune.With(async db =>
        {
            var measure = await db.Measures.SingleAsync(m => m.Id == id, Cancel);
            return (measure.SentOnTo, measure.SentOn);
        });

    Task Work(Guid id, Action<Measure> act) =>
        kommune.With(async db =>
        {
            var measure = await db.Measures.SingleAsync(m => m.Id == id, Cancel);
            act(measure);
            await measure.Refollow(db, new(kommune.Host.Time), Cancel);
            await db.Save("test", Cancel);
        });

    static async Task<string> Home(Visitor who)
    {
        await who.Open("/");
        return who.Text;
    }
}
