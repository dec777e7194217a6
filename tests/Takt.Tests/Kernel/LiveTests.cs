using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Takt.Evaluations;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>
/// Whoever looks hears that what they see has changed, after it was saved; nobody hears of what they may not see, and a stream
/// ends when its session or its access does.
/// </summary>
public sealed class LiveTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    LiveHints Hints => kommune.Host.Services.GetRequiredService<LiveHints>();

    [Fact]
    public async Task Whoever_answers_hears_of_what_others_save_and_reads_it()
    {
        using var round = await Round.Begin(kommune);
        await using var stream = await Listen(round.Kari, round.Id);
        await round.Answered(round.Second, "Samle tallene");
        Assert.Equal("changed", await stream.Next());
        await round.Kari.Open($"/evalueringer/{round.Id}/svarmote?tema=2");
        Assert.Contains("Det gjør vi.", round.Kari.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_whoever_may_see_the_page_gets_its_stream()
    {
        using var round = await Round.Begin(kommune);
        using var employee = await kommune.SignedIn("Anne Ansatt", await kommune.Root(), Roles.Employee);
        Assert.Equal(HttpStatusCode.NotFound, await Asked(employee, round.Id));
        Assert.Equal(HttpStatusCode.NotFound, await Asked(round.Kari, Guid.CreateVersion7()));
        using var nobody = new Visitor(kommune);
        Assert.Equal(HttpStatusCode.Redirect, await Asked(nobody, round.Id));
        await employee.Open($"/evalueringer/{round.Id}");
        Assert.Null(employee.Page.QuerySelector("[data-live]")); // and the page does not ask for it
        await round.Kari.Open($"/evalueringer/{round.Id}");
        Assert.NotNull(round.Kari.Page.QuerySelector("[data-live]"));
    }

    [Fact]
    public async Task A_stream_ends_when_its_session_does()
    {
        using var round = await Round.Begin(kommune);
        await using var stream = await Listen(round.Kari, round.Id);
        await using var anothers = await Listen(round.Nils, round.Id);
        await round.Kari.Open("/logg-ut");
        await round.Kari.Send("sign-out");
        Assert.Null(await stream.Next());

        await round.Answered(round.Second, "Samle tallene");
        Assert.Equal("changed", await anothers.Next());
    }

    [Fact]
    public async Task A_stream_ends_when_the_one_who_listens_no_longer_may_see()
    {
        using var round = await Round.Begin(kommune);
        await using var stream = await Listen(round.Kari, round.Id);
        await using var anothers = await Listen(round.Nils, round.Id);
        await kommune.With(async db =>
        {
            var lead = await db.Assignments.SingleAsync(a => a.UnitId == round.KarisUnit, Cancel);
            lead.End(kommune.Today);
            db.Assignments.Add(new(lead.PersonId, round.KarisUnit, Roles.Employee, kommune.Today));
            await db.Save("no longer leads", Cancel);
        });
        Assert.Null(await stream.Next());
        await round.Answered(round.Second, "Samle tallene");
        Assert.Equal("changed", await anothers.Next()); // was asked again, and may
    }

    [Fact]
    public async Task A_session_holds_no_more_streams_than_it_needs()
    {
        using var round = await Round.Begin(kommune);
        List<LiveEvents> streams = [];
        for (var i = 0; i < LiveStream.MostOfOneSession; i++)
        {
            streams.Add(await Listen(round.Kari, round.Id));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Asked(round.Kari, round.Id));
        await using (await Listen(round.Nils, round.Id)) { }
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }

        while (await Asked(round.Kari, round.Id) is HttpStatusCode.TooManyRequests)
        {
            await Task.Delay(50, Cancel); // until the server has seen that they left
        }
    }

    [Fact]
    public async Task Whoever_waits_holds_no_connection_to_the_database()
    {
        Assert.SkipWhen(TestHost.Engine == Engine.Sqlite, "A file does not tell who has it open.");
        using var round = await Round.Begin(kommune);
        List<LiveEvents> streams = [];
        foreach (var visitor in new[] { round.Kari, round.Nils, round.Director })
        {
            for (var i = 0; i < 15; i++)
            {
                streams.Add(await Listen(visitor, round.Id));
            }
        }

        // The pool keeps what requests have given back; what is held while it is emptied stays open.
        var held = int.MaxValue;
        for (var tries = 0; held > 3 && tries < 100; tries++)
        {
            held = await kommune.With(async db =>
            {
                await db.Database.OpenConnectionAsync(Cancel);
                NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
                await Task.Delay(100, Cancel); // until the server has seen that they are closed
                return await db
                    .Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database()")
                    .SingleAsync(Cancel);
            });
        }

        Assert.Equal(45, streams.Count);
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }

        Assert.InRange(held, 1, 3); // the one that asks, and what works in the municipality meanwhile
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_streams_in_good_order()
    {
        var host = new TestHost();
        await host.InitializeAsync();
        var own = new EmptyKommune(host);
        await own.InitializeAsync();
        using var round = await Round.Begin(own);
        var stream = await Listen(round.Kari, round.Id);
        var next = stream.Next();
        await host.DisposeAsync();
        Assert.Null(await next); // one that is cut off breaks instead
    }

    [Fact]
    public async Task What_is_saved_together_is_told_when_all_of_it_is_there()
    {
        using var round = await Round.Begin(kommune);
        using var ear = Hints.Listen((new(kommune.Municipality.OrganisationNumber, round.Id), LiveHint.Changed));
        await kommune.With(db =>
            db.SaveTogether(
                async () =>
                {
                    db.Answers.Add(new(round.First, round.Id));
                    await db.Save("test", Cancel);
                    Assert.Equal(LiveHint.None, await ear.Wait(TimeSpan.Zero, Cancel));
                },
                Cancel
            )
        );
        Assert.Equal(LiveHint.Changed, await ear.Wait(TimeSpan.Zero, Cancel));

        await kommune.With(async db =>
        {
            await Assert.ThrowsAsync<Refusal>(() =>
                db.SaveTogether(
                    async () =>
                    {
                        db.Answers.Add(new(round.Second, round.Id));
                        await db.Save("test", Cancel);
                        throw new Refusal("Nei.");
                    },
                    Cancel
                )
            );
            Assert.Equal(LiveHint.None, await ear.Wait(TimeSpan.Zero, Cancel)); // nothing came of it
            db.ChangeTracker.Clear();
            db.Answers.Add(new(round.Second, round.Id));
            await db.Save("test", Cancel);
            Assert.Equal(LiveHint.Changed, await ear.Wait(TimeSpan.Zero, Cancel));
        });
    }

    [Fact]
    public async Task A_hint_stays_in_its_municipality()
    {
        var topic = Guid.CreateVersion7();
        var hints = new LiveHints();
        using var here = hints.Listen((new(TestHost.NumberOf(1), topic), LiveHint.Changed));
        using var there = hints.Listen((new(TestHost.NumberOf(2), topic), LiveHint.Changed));
        hints.Tell([new(TestHost.NumberOf(1), topic)]);
        Assert.Equal(LiveHint.Changed, await here.Wait(TimeSpan.Zero, Cancel));
        Assert.Equal(LiveHint.None, await there.Wait(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task What_is_heard_while_nobody_waits_is_kept_once()
    {
        var topic = new LiveTopic(TestHost.NumberOf(1), Guid.CreateVersion7());
        var hints = new LiveHints();
        var ear = hints.Listen((topic, LiveHint.Changed));
        hints.Tell([topic, topic]);
        hints.Resync();
        Assert.Equal(LiveHint.Changed | LiveHint.Resync | LiveHint.Access, await ear.Wait(TimeSpan.Zero, Cancel));
        Assert.Equal(LiveHint.None, await ear.Wait(TimeSpan.Zero, Cancel));

        ear.Dispose();
        Assert.Equal(0, hints.Count(topic));
        hints.Tell([topic]);
        Assert.Equal(LiveHint.None, await ear.Wait(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task What_one_node_saves_the_others_hear_and_after_a_broken_connection_all_read_again()
    {
        Assert.SkipWhen(TestHost.Engine == Engine.Sqlite, "A SQLite file is served by one node.");
        var shared = TestHost.Connection("postgres");
        var topic = new LiveTopic(TestHost.NumberOf(1), Guid.CreateVersion7());
        var (one, other) = (new LiveHints(), new LiveHints());
        using var relay = new LiveRelay(shared, one, NullLogger<LiveRelay>.Instance);
        using var anotherRelay = new LiveRelay(shared, other, NullLogger<LiveRelay>.Instance);
        await anotherRelay.StartAsync(Cancel);
        using var ear = other.Listen((topic, LiveHint.Changed));
        using var own = one.Listen((topic, LiveHint.Changed));
        await Heard(ear, LiveHint.Resync); // it listens
        await relay.StartAsync(Cancel);
        await Heard(ear, LiveHint.Resync); // whoever comes may have died without telling what it saved
        await Heard(own, LiveHint.Resync);
        await Settle(ear, own); // the greeting of the first may come after the second listens

        one.Tell([topic]);
        Assert.Equal(LiveHint.Changed, await ear.Wait(Patience, Cancel));
        Assert.Equal(LiveHint.Changed, await own.Wait(Patience, Cancel)); // at once, and not again by the way round
        Assert.Equal(LiveHint.None, await own.Wait(TimeSpan.FromMilliseconds(300), Cancel));

        await using (var server = new NpgsqlConnection(shared))
        {
            await server.OpenAsync(Cancel);
            await using var cut = new NpgsqlCommand(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'takt live' AND datname = 'postgres'",
                server
            );
            Assert.Equal(2L, await cut.ExecuteScalarAsync(Cancel)); // one connection a node
        }

        await Heard(ear, LiveHint.Resync);
        await Heard(own, LiveHint.Resync);
        await Settle(ear, own);
        one.Tell(Enumerable.Range(0, 5000).Select(_ => new LiveTopic(TestHost.NumberOf(1), Guid.CreateVersion7())).Append(topic));
        await Heard(ear, LiveHint.Resync | LiveHint.Changed); // too much to name, unless it was sent as fast as it was told
        await relay.StopAsync(Cancel);
        await anotherRelay.StopAsync(Cancel);
    }

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static async Task Heard(LiveEar ear, LiveHint either)
    {
        LiveHint heard;
        do
        {
            heard = await ear.Wait(Patience, Cancel);
            Assert.NotEqual(LiveHint.None, heard);
        } while ((heard & either) is LiveHint.None);
    }

    static async Task Settle(params LiveEar[] ears)
    {
        foreach (var ear in ears)
        {
            while (await ear.Wait(TimeSpan.FromMilliseconds(500), Cancel) is not LiveHint.None) { }
        }
    }

    static string Address(Guid evaluation) => $"/evalueringer/{evaluation}/folg";

    static Task<LiveEvents> Listen(Visitor visitor, Guid evaluation) => visitor.Listen(Address(evaluation));

    static async Task<HttpStatusCode> Asked(Visitor visitor, Guid evaluation)
    {
        using var answer = await visitor.Ask(Address(evaluation));
        return answer.StatusCode;
    }
}
