using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>An event is heard at least once, and by each hearer once, whatever fails in between.</summary>
public sealed class EventTests : IClassFixture<EmptyKommune>, IClassFixture<EmptyKommune2>
{
    readonly EmptyKommune kommune;
    readonly EmptyKommune2 handled;

    public EventTests(EmptyKommune kommune, EmptyKommune2 handled)
    {
        (this.kommune, this.handled) = (kommune, handled);

        // Out of the running host's sight, which would handle what is stored here before the test does.
        kommune.Host.Services.GetRequiredService<Catalogue>().Set(TestHost.HostOf(kommune.Municipality), handled.Municipality);
    }

    // The pause before the last try, and a little.
    static readonly TimeSpan Later = TimeSpan.FromHours(36);

    readonly FakeTime time = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_saved_is_handled_at_once_on_the_same_node()
    {
        var unit = await handled.Root();
        var measure = Measure.Decide(
            new("Si fra", Seat.LeaderOf(unit), null, null, new() { Permission = FollowUpPermissions.See, UnitId = unit }),
            handled.Today
        );
        await handled.With(db =>
        {
            measure.Start(handled.Today);
            db.Measures.Add(measure);
            return db.Save("test", Cancel);
        });

        for (var tries = 0; ; tries++)
        {
            var rows = await handled.With(db => db.Events.Where(e => e.Body.Contains($"{measure.Id}")).ToListAsync(Cancel));
            Assert.Equal(2, rows.Count); // it was decided, and it was started
            if (rows.TrueForAll(row => row.DoneAt is not null))
            {
                return;
            }

            Assert.True(tries < 200, "The event was not handled within ten seconds.");
            await Task.Delay(50, Cancel);
        }
    }

    [Fact]
    public async Task Each_hearer_hears_an_event_once()
    {
        var id = await Store("én gang");
        var (one, two) = (new Ear<OneEar>(), new Ear<TwoEar>());
        var dispatch = Dispatch(one.Hearing, two.Hearing);
        await dispatch.Handle(kommune.Municipality, Cancel);
        await dispatch.Handle(kommune.Municipality, Cancel);
        Assert.Equal(["én gang"], one.Heard);
        Assert.Equal(["én gang"], two.Heard);
        Assert.NotNull((await Row(id)).DoneAt);
    }

    [Fact]
    public async Task A_failing_hearer_is_asked_again_and_stops_nobody_else()
    {
        var id = await Store("snubler");
        var (broken, sound) = (new Ear<OneEar> { Breaks = true }, new Ear<TwoEar>());
        var dispatch = Dispatch(broken.Hearing, sound.Hearing);
        await dispatch.Handle(kommune.Municipality, Cancel);

        var row = await Row(id);
        Assert.Equal((1, "Døv i dag", (DateTime?)null), (row.Tries, row.Trouble, row.DoneAt));
        Assert.False(
            await kommune.With(db => db.People.AnyAsync(p => p.Name == "snubler OneEar", Cancel)),
            "What a hearer began before it failed is not saved."
        );

        broken.Breaks = false;
        await dispatch.Handle(kommune.Municipality, Cancel);
        Assert.Empty(broken.Heard); // a pause first: what is down is seldom up again in the same second

        time.Advance(Later);
        await dispatch.Handle(kommune.Municipality, Cancel);
        Assert.Equal(["snubler"], broken.Heard);
        Assert.Equal(["snubler"], sound.Heard);
        Assert.NotNull((await Row(id)).DoneAt);
        Assert.Equal(2, await kommune.With(db => db.People.CountAsync(p => p.Name.StartsWith("snubler"), Cancel)));
    }

    [Fact]
    public async Task An_event_that_keeps_failing_waits_for_a_person()
    {
        var id = await Store("aldri");
        var broken = new Ear<OneEar> { Breaks = true };
        var dispatch = Dispatch(broken.Hearing);
        for (var i = 0; i < EventDispatch.MostTries + 3; i++)
        {
            await dispatch.Handle(kommune.Municipality, Cancel);
            time.Advance(Later);
        }

        Assert.Equal(EventDispatch.MostTries, broken.Asked.Count(what => what == "aldri"));
        Assert.Null((await Row(id)).DoneAt);
    }

    [Fact]
    public async Task What_a_crash_left_is_swept_when_the_server_starts()
    {
        var id = await Store("glemt"); // stored, and then nobody was told
        var ear = new Ear<OneEar>();
        var dispatch = Dispatch(ear.Hearing);
        await dispatch.StartAsync(Cancel);
        for (var tries = 0; (await Row(id)).DoneAt is null; tries++)
        {
            Assert.True(tries < 200, "The event was not swept within ten seconds.");
            await Task.Delay(50, Cancel);
        }

        await dispatch.StopAsync(Cancel);
        Assert.Contains("glemt", ear.Heard);
    }

    [Fact]
    public async Task What_was_heard_long_ago_is_forgotten_and_what_was_not_stays()
    {
        var (heard, stuck) = (await Store("gammelt"), await Store("fast"));
        var ear = new Ear<OneEar>();
        await Dispatch(ear.Hearing).Handle(kommune.Municipality, Cancel);
        await kommune.With(async db =>
        {
            (await db.Events.SingleAsync(e => e.Id == stuck, Cancel)).DoneAt = null;
            await db.Save("test", Cancel);
        });
        time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await Dispatch(ear.Hearing).Forget(kommune.Municipality, Cancel));
        time.Advance(TimeSpan.FromDays(2));
        Assert.True(await Dispatch(ear.Hearing).Forget(kommune.Municipality, Cancel) >= 1);
        await kommune.With(async db =>
        {
            Assert.Equal([stuck], await db.Events.Where(e => e.Id == heard || e.Id == stuck).Select(e => e.Id).ToListAsync(Cancel));
            Assert.False(await db.HeardEvents.AnyAsync(h => h.EventId == heard, Cancel));
        });
    }

    async Task<Guid> Store(string what)
    {
        var row = EventDispatch.Store(new SomethingHappened(what), kommune.Host.Services.GetRequiredService<Clock>().Now);
        await kommune.With(db =>
        {
            db.Events.Add(row);
            return db.Save("test", Cancel);
        });
        return row.Id;
    }

    Task<EventRow> Row(Guid id) => kommune.With(db => db.Events.SingleAsync(e => e.Id == id, Cancel));

    EventDispatch Dispatch(params Hearing[] hearings)
    {
        var services = kommune.Host.Services;
        var only = new Catalogue();
        only.Set("here", kommune.Municipality);
        return new(services, hearings, only, services.GetRequiredService<IJobLeases>(), new(time), NullLogger<EventDispatch>.Instance);
    }

    sealed record SomethingHappened(string What) : IEvent;

    sealed class OneEar;

    sealed class TwoEar;

    // A hearer that writes down what it hears, in the database too, and fails when told to.
    sealed class Ear<T>
    {
        public bool Breaks { get; set; }

        public List<string> Asked { get; } = [];

        public List<string> Heard { get; } = [];

        public Hearing Hearing =>
            new(
                typeof(SomethingHappened),
                typeof(T),
                (scope, row, _) =>
                {
                    var what = JsonSerializer.Deserialize<SomethingHappened>(row.Body)!.What;
                    Asked.Add(what);
                    scope.GetRequiredService<Db>().People.Add(new($"{what} {typeof(T).Name}"));
                    if (Breaks)
                    {
                        throw new InvalidOperationException("Døv i dag");
                    }

                    Heard.Add(what);
                    return Task.CompletedTask;
                }
            );
    }
}
