using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;

namespace Takt.Tests;

/// <summary>The same request with the same key is done once.</summary>
public sealed class IdempotencyTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static (string, string) Key(string key) => (Idempotency.Header, key);

    Task<int> Count(string what) => kommune.With(db => db.Measures.CountAsync(m => m.What == what, Cancel));

    async Task<(ApiCaller Program, Guid Unit)> Leader(string name)
    {
        var unit = await kommune.Unit(name);
        return (await ApiCaller.As(kommune, await kommune.Person($"Leder {name}", unit, Roles.Leader)), unit);
    }

    [Fact]
    public async Task Sent_again_it_is_answered_the_same_and_done_once()
    {
        var (program, unit) = await Leader("En gang");
        var wish = MeasureApiTests.Wish(Seat.LeaderOf(unit), kommune.Today, "Gjøres én gang");
        var first = await program.Post("/measures", wish, Key("a-1"));
        Assert.False(first.IsReplayed);
        await program.Post($"{first.Location}/start"); // the answer stands as it was given
        var again = await program.Post("/measures", wish, Key("a-1"));
        Assert.Equal(
            (first.Status, first.Text, first.ETag, first.Location, true),
            (again.Status, again.Text, again.ETag, again.Location, again.IsReplayed)
        );
        Assert.Equal(1, await Count("Gjøres én gang"));

        Assert.Equal(HttpStatusCode.Created, (await program.Post("/measures", wish, Key("a-2"))).Status);
        Assert.Equal(2, await Count("Gjøres én gang"));
        program.Dispose();
    }

    [Fact]
    public async Task The_same_key_for_something_else_is_refused()
    {
        var (program, unit) = await Leader("Noe annet");
        var first = await program.Post("/measures", MeasureApiTests.Wish(Seat.LeaderOf(unit), kommune.Today, "Det ene"), Key("b"));
        var other = MeasureApiTests.Wish(Seat.LeaderOf(unit), kommune.Today, "Det andre");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "key-reused"), (await program.Post("/measures", other, Key("b"))).Problem);
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "key-reused"),
            (await program.Post($"{first.Location}/start", null, Key("b"))).Problem
        );
        Assert.Equal(0, await Count("Det andre"));
        program.Dispose();
    }

    [Fact]
    public async Task Another_program_uses_the_same_key_for_its_own()
    {
        var (program, unit) = await Leader("To programmer");
        using var second = await ApiCaller.As(kommune, await kommune.Person("Den Andre", unit, Roles.Leader));
        var wish = MeasureApiTests.Wish(Seat.LeaderOf(unit), kommune.Today, "Hver sin");
        var (one, two) = (await program.Post("/measures", wish, Key("c")), await second.Post("/measures", wish, Key("c")));
        Assert.NotEqual(one.Id, two.Id);
        program.Dispose();
    }

    [Fact]
    public async Task What_was_refused_is_not_remembered()
    {
        var (program, unit) = await Leader("Rettes opp");
        var wish = MeasureApiTests.Wish(Seat.LeaderOf(unit), kommune.Today, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.Post("/measures", wish, Key("d"))).Status);
        wish["what"] = "Rettet opp";
        Assert.Equal(HttpStatusCode.Created, (await program.Post("/measures", wish, Key("d"))).Status);
        foreach (var bad in new[] { new string('x', 201), "med mellomrom" })
        {
            Assert.Equal((HttpStatusCode.BadRequest, "unreadable"), (await program.Post("/measures", wish, Key(bad))).Problem);
        }

        program.Dispose();
    }

    [Fact]
    public async Task Sent_at_once_it_is_done_once_and_all_get_the_same_answer()
    {
        var (program, unit) = await Leader("Samtidig");
        var wish = MeasureApiTests.Wish(Seat.LeaderOf(unit), kommune.Today, "Samtidig, én gang");
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => program.Post("/measures", wish, Key("e"))));
        Assert.All(replies, r => Assert.Equal(HttpStatusCode.Created, r.Status));
        Assert.Single(replies.Select(r => r.Text).Distinct());
        Assert.Single(replies, r => !r.IsReplayed);
        Assert.Equal(1, await Count("Samtidig, én gang"));

        var acts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => program.Post($"{replies[0].Location}/start", null, Key("f"))));
        Assert.All(acts, r => Assert.Equal((HttpStatusCode.OK, "started"), (r.Status, r["state"])));
        program.Dispose();
    }

    [Fact]
    public async Task After_a_day_it_is_forgotten()
    {
        var (program, unit) = await Leader("Etter en dag");
        var wish = MeasureApiTests.Wish(Seat.LeaderOf(unit), kommune.Today, "Etter en dag");
        await program.Post("/measures", wish, Key("g"));
        await Age("g");
        var again = await program.Post("/measures", wish, Key("g"));
        Assert.Equal((HttpStatusCode.Created, false, 2), (again.Status, again.IsReplayed, await Count("Etter en dag")));

        await program.Post("/measures", wish, Key("h"));
        await Age("g");
        Assert.Equal(1, await kommune.Host.Services.GetRequiredService<IdempotencySweep>().Sweep(kommune.Municipality, Cancel));
        Assert.Equal(
            ["h"],
            await kommune.With(db =>
                db.Set<IdempotentCall>().Where(c => c.Key == "g" || c.Key == "h").Select(c => c.Key).ToListAsync(Cancel)
            )
        );
        program.Dispose();
    }

    Task Age(string key) =>
        kommune.With(async db =>
        {
            var call = await db.Set<IdempotentCall>().SingleAsync(c => c.Key == key, Cancel);
            db.Entry(call).Property(c => c.At).CurrentValue = call.At - IdempotentCall.Kept;
            await db.Save("test", Cancel);
        });
}
