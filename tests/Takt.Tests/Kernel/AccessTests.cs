using CsCheck;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;
using Takt.Organisation.Contracts;
using Standing = Takt.FollowUp.Standing;

namespace Takt.Tests;

/// <summary>The access rule in SQL against the same rule told slowly in plain words, and dates that take effect by themselves.</summary>
public sealed class AccessTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static readonly string[] SomeRoles = [Roles.Leader, Roles.ActingLeader, Roles.Employee, Roles.Adviser, Roles.Administrator];

    [Fact]
    public async Task A_move_dated_tomorrow_moves_access_tomorrow_without_a_job()
    {
        var (from, to) = (await kommune.Unit("Fra-sektoren"), await kommune.Unit("Til-sektoren"));
        var school = await kommune.Unit("Skolen som flytter", from);
        using var old = await kommune.SignedIn("Gammel Sjef", from, Roles.Leader);
        using var @new = await kommune.SignedIn("Ny Sjef", to, Roles.Leader);
        var measure = await Measured(school);
        await kommune.With(async db =>
        {
            var unit = await db.Units.Include(u => u.Periods).SingleAsync(u => u.Id == school, Cancel);
            unit.Change(kommune.Today.AddDays(1), "Skolen som flytter", UnitKind.ServiceUnit, to);
            await new UnitTree(db).Rebuild(Cancel);
            await db.Save("omorganisering", Cancel);
        });

        Assert.Equal((true, false), (await Sees(old, measure, days: 0), await Sees(@new, measure, days: 0)));
        Assert.Equal((false, true), (await Sees(old, measure, days: 1), await Sees(@new, measure, days: 1)));
    }

    [Fact]
    public async Task A_post_that_ends_tomorrow_gives_nothing_tomorrow()
    {
        var unit = await kommune.Unit("Sluttsektoren");
        using var leader = await kommune.SignedIn("Sluttar Snart", unit, Roles.Leader);
        var measure = await Measured(unit);
        await kommune.With(async db =>
        {
            (await db.Assignments.SingleAsync(a => a.UnitId == unit, Cancel)).End(kommune.Today.AddDays(1));
            await db.Save("slutter", Cancel);
        });
        Assert.True(await Sees(leader, measure, days: 0));
        Assert.False(await Sees(leader, measure, days: 1));
    }

    [Fact]
    public async Task Whoever_leads_one_of_two_tops_sees_nothing_under_the_other()
    {
        var top = Unit.Open(kommune.Today, "En annen topp", UnitKind.ServiceUnit, null);
        await kommune.With(async db =>
        {
            db.Units.Add(top);
            await new UnitTree(db).Rebuild(Cancel);
            await db.Save("test", Cancel);
        });
        using var leader = await kommune.SignedIn("Topp To", top.Id, Roles.Leader);
        var (own, other) = (await Measured(top.Id), await Measured(await kommune.Unit("Under den første")));
        Assert.Equal((true, false), (await Sees(leader, own, days: 0), await Sees(leader, other, days: 0)));
    }

    [Fact]
    public void The_closure_of_a_tree_says_the_same_as_walking_up_it_on_every_date() =>
        Trees.Sample(tree =>
        {
            var paths = UnitTree.Paths([.. tree.Units.SelectMany(u => u.Periods)]).ToArray();
            foreach (var date in Enumerable.Range(-1, 12).Select(tree.Start.AddDays))
            {
                var closure = paths.Where(p => p.HoldsOn(date)).Select(p => (p.AncestorId, p.DescendantId)).ToHashSet();
                var walked = tree.Units.SelectMany(u => tree.Above(u.Id, date).Select(above => (above, u.Id))).ToHashSet();
                if (!closure.SetEquals(walked) || paths.Count(p => p.HoldsOn(date)) != closure.Count)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public async Task What_the_database_lets_one_see_is_what_the_rule_says() =>
        await Cases.SampleAsync(
            async @case =>
            {
                var (tree, seats, day) = @case;
                var date = tree.Start.AddDays(day);
                var person = new Person("Prøve Person");
                var measures = tree.Units.Index().ToDictionary(u => u.Item.Id, u => Varied(tree, u.Index));
                Assignment[] posts =
                [
                    .. seats.Select(s => new Assignment(
                        person.Id,
                        tree.Units[s.Unit % tree.Units.Length].Id,
                        SomeRoles[s.Role],
                        tree.Start.AddDays(s.From)
                    )),
                ];
                foreach (var (post, seat) in posts.Zip(seats))
                {
                    post.End(post.From.AddDays(seat.Length));
                }

                var session = new Session
                {
                    TokenHash = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32),
                    AccountId = Guid.CreateVersion7(),
                    By = SignedInBy.Code,
                    StartedAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                    ExpiresAt = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                };
                var (actor, seen) = await kommune.With(async db =>
                {
                    db.AddRange([
                        .. tree.Units,
                        person,
                        .. posts,
                        .. measures.Values,
                        session,
                        new Account
                        {
                            Id = session.AccountId,
                            PersonId = person.Id,
                            UserName = $"{person.Id}",
                        },
                    ]);
                    await new UnitTree(db).Rebuild(Cancel);
                    await db.Save("test", Cancel);
                    var actor = await new ActorSource(db, At(date), Modules.All, new()).Find(session.TokenHash, Cancel) ?? Actor.Nobody;
                    var ids = measures.Values.Select(m => m.Id).ToArray();
                    var visible = db.Measures.VisibleTo(actor).Where(m => ids.Contains(m.Id)).Select(m => m.Audience.UnitId);
                    return (actor, (await visible.ToListAsync(Cancel)).ToHashSet());
                });
                var told = tree.Units.Select(u => u.Id).Where(unit => posts.Any(post => Reaches(post, unit, tree, date))).ToHashSet();
                Assert.Equal(Numbers(told), Numbers(seen));

                // What one owns is on the shelves too, wherever it belongs; and each shelf counts what it shows.
                Assignment[] held = [.. posts.Where(p => p.HoldsOn(date))];
                await kommune.With(
                    async db =>
                    {
                        var shelves = Standing.Shelves(db, date);
                        var counts = await Standing.Count(db, date, 100, Cancel);
                        foreach (var shelf in Enum.GetValues<Shelf>())
                        {
                            var shown = (await shelves(shelf).Select(s => s.Measure.Audience.UnitId).ToListAsync(Cancel)).ToHashSet();
                            var meant = measures.Values.Where(m => told.Contains(m.Audience.UnitId) || IsOwned(m, held));
                            var stands = meant.Where(m => StandsOn(shelf, m, held, tree, date)).Select(m => m.Audience.UnitId).ToHashSet();
                            Assert.Equal((shelf, Told(stands)), (shelf, Told(shown)));
                            Assert.Equal((shelf, stands.Count), (shelf, counts.GetValueOrDefault(shelf)));
                        }
                    },
                    actor
                );

                string Told(HashSet<Guid> units) => string.Join(' ', Numbers(units));

                int[] Numbers(HashSet<Guid> units) => [.. tree.Units.Index().Where(u => units.Contains(u.Item.Id)).Select(u => u.Index)];
            },
            iter: 25,
            threads: 1 // each case rebuilds the closure of the one tree there is
        );

    [Fact]
    public async Task Whoever_is_named_sees_and_nobody_else()
    {
        var (unit, group, person) = (await kommune.Unit("Lukket enhet"), Guid.CreateVersion7(), Guid.CreateVersion7());
        var rows = new[] { Array.Empty<Guid>(), [group], [person] }
            .Select(named => Measure.Decide(Order(unit, named), kommune.Today))
            .ToArray();
        await kommune.With(db =>
        {
            db.Measures.AddRange(rows);
            return db.Save("test", Cancel);
        });
        Assert.Equal(
            [rows[1].Id],
            await Seen(
                new()
                {
                    Name = "I gruppen",
                    PersonId = Guid.CreateVersion7(),
                    Groups = [group],
                }
            )
        );
        Assert.Equal([rows[2].Id], await Seen(new() { Name = "Nevnt", PersonId = person }));
        Assert.Empty(await Seen(Actor.Nobody));
        Assert.Equal(3, (await Seen(Actor.Command("test"))).Count);

        Task<List<Guid>> Seen(Actor actor) =>
            kommune.With(db => db.Measures.VisibleTo(actor).Where(m => m.Audience.UnitId == unit).Select(m => m.Id).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Whoever_follows_up_a_unit_without_seeing_it_finds_only_what_they_own()
    {
        var (unit, own) = (await kommune.Unit("Følges opp"), await kommune.Unit("Egen"));
        await Measured(unit);
        var owned = Measure.Decide(Order(unit) with { Owner = Seat.LeaderOf(own) }, kommune.Today);
        await kommune.With(db =>
        {
            db.Measures.Add(owned);
            return db.Save("test", Cancel);
        });
        foreach (var follows in new[] { UnitReach.All, new(false, new HashSet<Guid> { unit }) })
        {
            var actor = new Actor
            {
                Name = "Uten innsyn",
                PersonId = Guid.CreateVersion7(),
                Posts = [new(own, Roles.Leader)],
                Reach = new Dictionary<string, UnitReach> { [FollowUpPermissions.Change] = follows },
            };
            await kommune.With(
                async db =>
                {
                    var shelves = Standing.Shelves(db, kommune.Today);
                    foreach (var shelf in new[] { Shelf.Mine, Shelf.Units, Shelf.Open })
                    {
                        Assert.Equal([owned.Id], await shelves(shelf).Select(s => s.Measure.Id).ToListAsync(Cancel));
                    }
                },
                actor
            );
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(null)] // the whole municipality
    public async Task The_few_by_their_indexes_and_the_parts_together_are_what_the_rule_says(int? reached)
    {
        var units = new List<Guid>();
        for (var number = 0; number < 14; number++)
        {
            units.Add(await kommune.Unit($"Bredde {reached} {number}"));
        }

        var (post, group) = (await kommune.Unit($"Eget {reached}"), Guid.CreateVersion7());
        var (named, both) = (Measure.Decide(Order(units[13], group), kommune.Today), Measure.Decide(Order(units[0], group), kommune.Today));
        var owned = Measure.Decide(Order(units[13]) with { Owner = Seat.LeaderOf(post) }, kommune.Today);
        var helped = Measure.Decide(Order(units[13]), kommune.Today);
        helped.AskForHelp(Seat.Of(group), "Lån av en bil", kommune.Today);
        Measure[] all = [.. units.Select(unit => Measure.Decide(Order(unit), kommune.Today)), named, both, owned, helped];
        await kommune.With(db =>
        {
            db.Measures.AddRange(all);
            return db.Save("test", Cancel);
        });
        var reach = reached is { } some ? new(false, units.Take(some).ToHashSet()) : UnitReach.All;
        var actor = new Actor
        {
            Name = "Ser noe",
            PersonId = Guid.CreateVersion7(),
            Groups = [group],
            Posts = [new(post, Roles.Leader)],
            Reach = new Dictionary<string, UnitReach> { [FollowUpPermissions.See] = reach },
        };
        HashSet<Guid> told =
        [
            .. all.Where(m => reach.Covers(m.Audience.UnitId)).Select(m => m.Id),
            .. new[] { named, both, owned, helped }.Select(m => m.Id),
        ];
        await kommune.With(
            async db =>
            {
                var ids = all.Select(m => m.Id).ToArray();
                Assert.Equal(told.Order(), (await Ids(db.MeasuresSeen())).Order());
                List<Guid> parts = [];
                foreach (var part in db.MeasuresSeenInParts())
                {
                    parts.AddRange(await Ids(part));
                }

                Assert.Equal(told.Order(), parts.Order());

                Task<List<Guid>> Ids(IQueryable<Measure> seen) => seen.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(Cancel);
            },
            actor
        );
    }

    // The rule in plain words: a leader, whoever acts as one, and an adviser reach down; everybody reaches up.
    static bool Reaches(Assignment post, Guid unit, Tree tree, DateOnly date) =>
        post.From <= date
        && date < post.To
        && (
            post.UnitId == unit // also on a day the unit is closed and the post is not
            || tree.Above(post.UnitId, date).Contains(unit)
            || (post.Role is Roles.Leader or Roles.ActingLeader or Roles.Adviser && tree.Above(unit, date).Contains(post.UnitId))
        );

    // One for each unit, owned by the leader of another, in every state there is.
    static Measure Varied(Tree tree, int number)
    {
        var owner = Seat.LeaderOf(tree.Units[(number + 1) % tree.Units.Length].Id);
        var due = number % 3 == 0 ? (DateOnly?)null : tree.Start.AddDays(number);
        var measure = Measure.Decide(Order(tree.Units[number].Id) with { Owner = owner, Due = due }, tree.Start);
        if (number % 4 == 2)
        {
            measure.Finish(tree.Start);
        }
        else if (number % 4 == 3)
        {
            measure.Drop("Det ble ikke noe av.", tree.Start);
        }

        return measure;
    }

    static bool IsOwned(Measure measure, Assignment[] held) =>
        held.Any(p => p.Role is Roles.Leader or Roles.ActingLeader && measure.Owner == Seat.LeaderOf(p.UnitId));

    static bool StandsOn(Shelf shelf, Measure measure, Assignment[] held, Tree tree, DateOnly date) =>
        shelf switch
        {
            Shelf.Mine => measure.IsOpen && IsOwned(measure, held),
            Shelf.Units => measure.IsOpen
                && held.Any(p =>
                    p.UnitId == measure.Audience.UnitId
                    || (
                        p.Role is Roles.Leader or Roles.ActingLeader or Roles.Adviser
                        && tree.Above(measure.Audience.UnitId, date).Contains(p.UnitId)
                    )
                ),
            Shelf.Late => measure.IsToDo && measure.Due < date,
            Shelf.Proposed => measure.State == MeasureState.Proposed,
            Shelf.Judge => measure.AwaitsJudgement,
            Shelf.Open => measure.IsOpen,
            _ => !measure.IsOpen,
        };

    async Task<Guid> Measured(Guid unit)
    {
        var measure = Measure.Decide(Order(unit), kommune.Today);
        await kommune.With(db =>
        {
            db.Measures.Add(measure);
            return db.Save("test", Cancel);
        });
        return measure.Id;
    }

    Task<bool> Sees(Visitor visitor, Guid measure, int days) =>
        kommune.With(async db =>
        {
            var hash = SessionCookie.HashOf(visitor.Cookie(SessionCookie.Name)!);
            (await db.Sessions.SingleAsync(s => s.TokenHash == hash, Cancel)).ExpiresAt = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            await db.Save("test", Cancel);
            var actor = await new ActorSource(db, At(kommune.Today.AddDays(days)), Modules.All, new()).Find(hash, Cancel) ?? Actor.Nobody;
            return await db.Measures.VisibleTo(actor).AnyAsync(m => m.Id == measure, Cancel);
        });

    static Clock At(DateOnly date)
    {
        var time = new FakeTime();
        time.Advance(date.ToDateTime(new(12, 0), DateTimeKind.Utc) - time.GetUtcNow().UtcDateTime);
        return new(time);
    }

    static MeasureOrder Order(Guid unit, params Guid[] named) =>
        new(
            "Prøve",
            Seat.LeaderOf(unit),
            null,
            null,
            new()
            {
                Permission = FollowUpPermissions.See,
                UnitId = unit,
                Named = [.. named],
            }
        );

    // A tree of two to nine units: each hangs under one made before it, and may move to another of these some day.
    sealed record Tree(Unit[] Units, DateOnly Start)
    {
        /// <summary>A unit and everything it is part of, by walking.</summary>
        public HashSet<Guid> Above(Guid unit, DateOnly date)
        {
            HashSet<Guid> above = [];
            for (
                Guid? at = unit;
                at is { } id
                    && Units.Single(u => u.Id == id).Periods.SingleOrDefault(p => p.From <= date && (p.To is null || date < p.To))
                        is { } period;
                at = period.ParentId
            )
            {
                above.Add(id);
            }

            return above;
        }
    }

    static Tree Grow((int Parent, int MovesTo, int Day, int Closes)[] plans)
    {
        var start = new DateOnly(2026, 11, 20);
        var units = new Unit[plans.Length];
        for (var i = 0; i < plans.Length; i++)
        {
            var (parent, to, day, _) = plans[i];
            units[i] = Unit.Open(start, $"Enhet {i}", UnitKind.ServiceUnit, i == 0 ? null : units[parent % i].Id);
            if (i > 0 && day > 0)
            {
                units[i].Change(start.AddDays(day), $"Enhet {i}", UnitKind.ServiceUnit, units[to % i].Id);
            }
        }

        // Only a unit that nothing ever stands under can be closed: a unit always has the one above it.
        var above = units.SelectMany(u => u.Periods).Select(p => p.ParentId).ToHashSet();
        foreach (var (unit, plan) in units.Zip(plans).Skip(1).Where(u => u.Second.Closes > 8 && !above.Contains(u.First.Id)))
        {
            unit.Close(start.AddDays(plan.Closes));
        }

        return new(units, start);
    }

    static readonly Gen<Tree> Trees = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[-3, 8], Gen.Int[0, 10]).Array[2, 9].Select(Grow);

    static readonly Gen<(Tree, (int Unit, int Role, int From, int Length)[], int)> Cases = Gen.Select(
        Trees,
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, SomeRoles.Length - 1], Gen.Int[0, 6], Gen.Int[1, 8]).Array[0, 3],
        Gen.Int[0, 9]
    );
}
