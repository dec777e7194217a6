using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;
using Takt.Organisation.Contracts;
using Group = Takt.Organisation.Group;

namespace Takt.Tests;

/// <summary>Who acts is kept between requests, and never a moment longer than it is true.</summary>
public sealed partial class ActorCacheTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>, IDisposable
{
    // Read anew in each request.
    static readonly string[] AlwaysRead = ["organisation_session", "organisation_viewing", "kernel_access_stamp"];

    readonly ActorCache cache = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    DateOnly Today => kommune.Today;

    public void Dispose() => cache.Dispose();

    /// <summary>Each change somebody can make to what one may, with the one it is about in the middle.</summary>
    public static TheoryData<string> Changes => [.. All.Keys];

    static Dictionary<string, Func<Case, Db, Task>> All { get; } =
        new()
        {
            ["a post more"] = async (on, db) => db.Assignments.Add(new(on.Person, on.Other, Roles.Leader, on.Today)),
            ["the post ends"] = async (on, db) => (await db.Assignments.SingleAsync(a => a.PersonId == on.Person, Cancel)).End(on.Today),
            ["a seat in a group"] = async (on, db) => db.Groups.Add(Grouped(g => g.Seat(on.Person, on.Today))),
            ["a seat by rule"] = async (on, db) =>
                db.Groups.Add(Grouped(g => g.Seat(new GroupRule(g.Id, Roles.Deputy, on.Unit, null, on.Today)))),
            ["the leader goes on leave"] = async (on, db) => db.Leaves.Add(new(on.Leader, on.Today, null)),
            ["a unit moves in under"] = async (on, db) =>
            {
                var moved = await db.Units.Include(u => u.Periods).SingleAsync(u => u.Id == on.Other, Cancel);
                moved.Change(on.Today, "Flyttet inn", UnitKind.ServiceUnit, on.Unit);
                await new UnitTree(db).Rebuild(Cancel);
            },
            ["the person leaves"] = async (on, db) => (await db.People.SingleAsync(p => p.Id == on.Person, Cancel)).Deactivate(on.Now),
            ["another name"] = async (on, db) => (await db.People.SingleAsync(p => p.Id == on.Person, Cancel)).Rename("Giftet Seg"),
            ["the session ends"] = async (on, db) => (await db.Sessions.SingleAsync(s => s.TokenHash == on.Hash, Cancel)).End(on.Now),
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_holds_from_the_next_request_on_every_node(string change)
    {
        using var elsewhere = new ActorCache();
        var on = await Begin();
        var before = await Find(on, cache);
        Assert.Same(before, await Find(on, cache));
        Assert.NotNull(await Find(on, elsewhere));

        await kommune.With(async db =>
        {
            await All[change](on, db);
            await db.Save("test", Cancel);
        });
        var after = await Find(on, cache);
        Assert.Equal(Told(await Find(on, new())), Told(after));
        Assert.Equal(Told(after), Told(await Find(on, elsewhere)));
        Assert.NotEqual(Told(before), Told(after));
    }

    [Fact]
    public async Task The_day_after_is_another_day()
    {
        var on = await Begin();
        await kommune.With(async db =>
        {
            (await db.Assignments.SingleAsync(a => a.PersonId == on.Person, Cancel)).End(Today.AddDays(1));
            (await db.Sessions.SingleAsync(s => s.TokenHash == on.Hash, Cancel)).ExpiresAt = on.Now.AddDays(9);
            await db.Save("test", Cancel);
        });
        Assert.NotNull(await Find(on, cache));
        Assert.Null(await Find(on, cache, days: 1));
    }

    [Fact]
    public async Task To_look_through_another_and_to_stop_is_seen_at_once()
    {
        var on = await Begin(Roles.Administrator, await kommune.Root());
        var oneself = await Find(on, cache);
        var viewing = new Viewing(oneself!.SessionId!.Value, on.Leader, "hjelper", on.Now);
        await kommune.With(async db =>
        {
            db.Viewings.Add(viewing);
            await db.Save("test", Cancel);
        });
        Assert.Equal(on.Leader, (await Find(on, cache))!.Viewed!.PersonId);
        await kommune.With(async db =>
        {
            (await db.Viewings.SingleAsync(v => v.Id == viewing.Id, Cancel)).End(on.Now);
            await db.Save("test", Cancel);
        });
        Assert.Null((await Find(on, cache))!.Viewed);
    }

    [Fact]
    public async Task What_decides_nothing_about_access_leaves_it_as_it_is_and_costs_one_statement()
    {
        var on = await Begin();
        var before = await Find(on, cache);
        await kommune.With(async db =>
        {
            var audience = new Audience { Permission = FollowUpPermissions.See, UnitId = on.Unit };
            db.Measures.Add(Measure.Decide(new("Prøve", Seat.LeaderOf(on.Unit), null, null, audience), Today));
            await db.Save("test", Cancel);
        });
        Actor? after = null;
        var asked = await Asked.By(async () => after = await Find(on, cache));
        Assert.Same(before, after);
        Assert.Single(asked, statement => !statement.StartsWith("PRAGMA", StringComparison.Ordinal));
    }

    /// <summary>A table that comes to be read, and is not marked, would let somebody keep what was taken away.</summary>
    [Fact]
    public async Task Every_table_an_actor_follows_from_renews_the_stamp()
    {
        var on = await Begin(Roles.Administrator, await kommune.Unit("Med regel"));
        await kommune.With(async db =>
        {
            db.Groups.Add(Grouped(g => g.Seat(new GroupRule(g.Id, Roles.Leader, on.Unit, null, Today))));
            db.Viewings.Add(
                new(
                    await db.Sessions.Where(s => s.TokenHash == on.Hash).Select(s => s.Id).SingleAsync(Cancel),
                    on.Leader,
                    "hjelper",
                    on.Now
                )
            );
            await db.Save("test", Cancel);
        });
        var asked = await Asked.By(() => Find(on, new()));
        var kinds = await kommune.With(db => Task.FromResult(db.Model.GetEntityTypes().ToArray()));
        var read = asked
            .SelectMany(s => Table().Matches(s))
            .Select(m => m.Groups["table"].Value)
            .Intersect(kinds.Select(k => k.GetTableName()!)) // and not what SQLite calls a list that was sent along
            .Except(AlwaysRead)
            .Order();
        var marked = kinds.Where(k => k.DecidesAccess()).Select(k => k.GetTableName()!).Order();
        Assert.Equal(marked, read);
    }

    [GeneratedRegex("(FROM|JOIN) \"?(?<table>[a-z]+_[a-z_]+)\"?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Table();

    static Group Grouped(Action<Group> seat)
    {
        var group = new Group($"Gruppe {Guid.NewGuid():N}");
        seat(group);
        return group;
    }

    // A unit with a leader, another unit, and somebody who is the leader's deputy (or what is asked for) and signed in.
    async Task<Case> Begin(string role = Roles.Deputy, Guid? at = null)
    {
        var (unit, other) = (await kommune.Unit("Enheten"), await kommune.Unit("En annen"));
        var leader = await kommune.Person("Lene Leder", unit, Roles.Leader);
        var person = await kommune.Person("Dag Deputy", at ?? unit, role);
        var hash = SessionCookie.Make(kommune.Municipality).Hash;
        var now = kommune.Host.Services.GetRequiredService<Clock>().Now;
        await kommune.With(db =>
        {
            var account = new Account { PersonId = person, UserName = $"{person}" };
            db.Accounts.Add(account);
            db.Sessions.Add(
                new()
                {
                    TokenHash = hash,
                    AccountId = account.Id,
                    By = SignedInBy.Code,
                    StartedAt = now,
                    ExpiresAt = now.AddHours(1),
                }
            );
            return db.Save("test", Cancel);
        });
        return new(person, leader, unit, other, hash, Today, now);
    }

    Task<Actor?> Find(Case on, ActorCache kept, int days = 0)
    {
        var time = new FakeTime();
        time.Advance(on.Now.AddDays(days) - time.GetUtcNow().UtcDateTime);
        return kommune.With(db => new ActorSource(db, new(time), Modules.All, kept).Find(on.Hash, Cancel));
    }

    static string Told(Actor? actor) =>
        actor is null
            ? "nobody"
            : string.Join(
                '\n',
                [
                    actor.Name,
                    .. actor.Posts.Select(p => $"{p}").Order(),
                    .. actor.Groups.Select(g => $"{g}").Order(),
                    .. actor.Reach.Select(r => $"{r.Key}: {r.Value.Everywhere} {string.Join(' ', r.Value.Units.Order())}").Order(),
                ]
            );

    sealed record Case(Guid Person, Guid Leader, Guid Unit, Guid Other, byte[] Hash, DateOnly Today, DateTime Now);
}
