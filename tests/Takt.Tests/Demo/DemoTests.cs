using Microsoft.Extensions.DependencyInjection;
using Takt.Evaluations;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

public sealed class DemoTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    Clock Clock => kommune.Host.Services.GetRequiredService<Clock>();

    [Fact]
    public async Task The_tree_has_one_root_and_some_forty_service_units()
    {
        var units = await kommune.With(db => new StaffDirectory(db, Clock).Units(cancel: Cancel));

        Assert.Equal("Fjordvik kommune", Assert.Single(units, u => u.ParentId is null).Name);
        Assert.Equal(4, units.Count(u => u.Kind == UnitKind.Sector));
        Assert.InRange(units.Count(u => u.Kind == UnitKind.ServiceUnit), 38, 44);
        Assert.Equal(await kommune.With(db => db.UnitPeriods.AsOf(Clock.Today).CountAsync(Cancel)), units.Count);
        Assert.Contains(units, u => u.Name.Length >= 60);
        Assert.Contains(units, u => u.Name.Contains("mánáidgárdi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_unit_has_exactly_one_leader_but_one_that_waits_for_one()
    {
        var units = await kommune.With(db => new StaffDirectory(db, Clock).Units(cancel: Cancel));
        var leaders = await kommune.With(db =>
            db.Assignments.AsOf(Clock.Today).Where(a => a.Role == Roles.Leader || a.Role == Roles.ActingLeader).ToListAsync(Cancel)
        );
        var byUnit = leaders.ToLookup(l => l.UnitId);

        Assert.Equal(FjordvikUnits.Vacant, Assert.Single(units, u => !byUnit.Contains(u.Id)).Name);
        Assert.All(byUnit, unit => Assert.Single(unit));
        Assert.Single(leaders, l => l.Role == Roles.ActingLeader);
    }

    [Fact]
    public async Task Whoever_may_be_tried_can_sign_in_and_holds_a_post_today()
    {
        var accounts = await kommune.With(db => db.Accounts.ToListAsync(Cancel));
        var posts = await kommune.With(db => db.Assignments.AsOf(Clock.Today).Select(a => a.PersonId).ToListAsync(Cancel));

        Assert.Equal(11, accounts.Count);
        Assert.All(accounts, account => Assert.Contains(account.PersonId, posts));
        Assert.All(accounts, account => Assert.Null(account.PasswordHash));
    }

    [Fact]
    public async Task Reorganising_is_seen_ahead_and_changes_nothing_today()
    {
        var next = new DateOnly(Clock.Today.Year + 1, 1, 1);
        Assert.NotEqual(await Above(FjordvikUnits.Moves, Clock.Today), await Above(FjordvikUnits.Moves, next));
        Assert.Equal(FjordvikUnits.MovesTo, await Above(FjordvikUnits.Moves, next));
    }

    [Fact]
    public async Task Nobody_in_Fjordvik_is_somebody()
    {
        var people = await kommune.With(db => db.People.ToListAsync(Cancel));

        // Surnames every Norwegian would think of somebody by: prime ministers, party leaders, champions, the author of the seed.
        string[] known =
        [
            "Støre",
            "Solberg",
            "Stoltenberg",
            "Brundtland",
            "Bondevik",
            "Listhaug",
            "Vedum",
            "Jagland",
            "Haaland",
            "Ødegaard",
            "Aamodt",
            "Klæbo",
            "Bjørgen",
            "Northug",
            "Grimstad",
        ];
        Assert.DoesNotContain(people, p => known.Any(name => p.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase)));
        Assert.All(people, p => Assert.EndsWith("@fjordvik.example", p.Email, StringComparison.Ordinal));
        Assert.All(people, p => Assert.Equal("00 00 00 00", p.Phone));
        Assert.Equal(people.Count, people.DistinctBy(p => p.Email).Count());
    }

    [Fact]
    public async Task Three_answers_wait_for_Ingrid_and_the_oldest_is_twelve_days_late()
    {
        var actor = await ActorNamed("Ingrid Vårdal");
        var all = await kommune.With(db => db.Todos.WaitingFor(actor).OrderBy(t => t.Due).ToListAsync(Cancel));
        var todos = all.Where(t => t.Ask.StartsWith("Evaluations.", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            ["Meetings.TodoAgree", "Meetings.TodoPassOn", "Meetings.TodoPrepare", "Organisation.TodoHandOver"], // two conversations, what was decided, and somebody leaves
            all.Except(todos).Select(t => t.Ask).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal(["Evaluations.TodoAnswer", "Evaluations.TodoAnswer", "Evaluations.TodoAnswer"], todos.Select(t => t.Ask));
        Assert.Equal(Clock.Today.AddDays(-12), todos[0].Due);
        Assert.All(todos[1..], todo => Assert.True(todo.Due > Clock.Today));
        Assert.Contains("mer tid sammen med våre egne", todos[0].Title, StringComparison.Ordinal);
        Assert.EndsWith("/tema/4/svar", todos[0].Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_first_page_shows_is_full_for_everybody_who_leads()
    {
        foreach (var name in new[] { "Ingrid Vårdal", "Torleif Aasgård", "Amund Lie", "Mette Kvalheim", "Bente Lillevold" })
        {
            var actor = await ActorNamed(name);
            await kommune.With(async db =>
            {
                Assert.True(await db.Todos.WaitingFor(actor).AnyAsync(Cancel), $"Nothing waits for {name}.");
                Assert.InRange(await db.Deadlines.VisibleTo(actor).CountAsync(d => !d.IsMet && d.Date >= Clock.Today, Cancel), 2, 200);
                Assert.InRange(await db.News.VisibleTo(actor).CountAsync(Cancel), 3, 50);
            });
        }
    }

    [Fact]
    public async Task Nothing_to_come_falls_due_at_the_weekend()
    {
        var dates = await kommune.With(db =>
            db.Deadlines.Where(d => d.Date > Clock.Today && d.Title != "Siste dag for innspill").Select(d => d.Date).ToListAsync(Cancel)
        );
        Assert.All(dates, date => Assert.False(date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{date:O}"));
    }

    [Fact]
    public async Task Every_measure_and_every_theme_has_an_owner_somebody_is_today()
    {
        var holders = await kommune.With(async db =>
        {
            var seats = await db.Measures.Select(m => m.Owner).ToListAsync(Cancel);
            seats.AddRange(await db.Todos.Where(t => t.DoneAt == null).Select(t => t.Owner).ToListAsync(Cancel));
            return await new StaffDirectory(db, Clock).Holders(seats, Cancel);
        });

        Assert.NotEmpty(holders);
        Assert.All(holders.Values, holder => Assert.NotNull(holder.Name));
    }

    [Fact]
    public async Task Measures_stand_in_every_state_and_say_honestly_what_came_of_them()
    {
        var measures = await kommune.With(db => db.Measures.ToListAsync(Cancel));

        MeasureState[] states = [MeasureState.Decided, MeasureState.Started, MeasureState.Done, MeasureState.Judged, MeasureState.Dropped];
        Assert.All(states, state => Assert.Contains(measures, m => m.State == state));
        Assert.All(Enum.GetValues<MeasureEffect>(), effect => Assert.Contains(measures, m => m.Effect == effect));
        Assert.Contains(measures, m => m.IsOpen && m.Due < Clock.Today);
        Assert.Contains(measures, m => m.Kind == MeasureKind.Task);
        Assert.Contains(measures, m => m is { Effect: MeasureEffect.NoChange, Shown.Length: > 20 });
        Assert.InRange(measures.Select(m => m.SourceTitle).Distinct().Count(), 6, 40);
    }

    [Fact]
    public async Task The_evaluation_being_answered_is_the_one_in_the_pictures()
    {
        var (evaluation, contributions, answers) = await kommune.With(async db =>
        {
            var one = await db
                .Evaluations.Include(e => e.Parts)
                .Include(e => e.Themes)
                .AsSplitQuery()
                .SingleAsync(e => e.State == EvaluationState.Answering, Cancel);
            return (
                one,
                await db.Contributions.Where(c => c.EvaluationId == one.Id).ToListAsync(Cancel),
                await db.Answers.Include(a => a.Points).ThenInclude(p => p.Covers).Where(a => a.EvaluationId == one.Id).ToListAsync(Cancel)
            );
        });
        var owed = evaluation.Themes.Where(t => t.NeedsAnswer).OrderBy(t => t.Position).ToArray();

        Assert.Equal("Midtveisevaluering av Felles løft", evaluation.Title);
        Assert.Equal([22, 18, 14, 13, 19, 15, 24, 21, 17, 8, 7, 6], owed.Select(t => contributions.Count(c => c.ThemeId == t.Id)));
        Assert.Equal([22, 18, 11, 7, 0, 12, 24, 9, 0, 0, 5, 6], owed.Select(Answered));
        Assert.Equal(21, contributions.Count(c => c.Kind == ContributionKind.Better));
        Assert.Equal(3, answers.Count(a => a.State == AnswerState.Approved));
        Assert.Single(answers, a => a.State == AnswerState.ForApproval);
        Assert.NotNull(evaluation.PreviousId);
        Assert.All(
            answers.SelectMany(a => a.Points),
            p => Assert.Equal(p.Covers.Count, p.Covers.DistinctBy(c => c.ContributionId).Count())
        );

        int Answered(Theme theme) =>
            answers.Find(a => a.ThemeId == theme.Id)?.Points.SelectMany(p => p.Covers).Select(c => c.ContributionId).Distinct().Count()
            ?? 0;
    }

    [Fact]
    public async Task The_finished_round_is_published_with_measures_that_exist()
    {
        await kommune.With(async db =>
        {
            var published = await db.Evaluations.SingleAsync(e => e.State == EvaluationState.Published, Cancel);
            var (snapshot, draft) = await new Takt.Evaluations.Contracts.EvaluationDecks(db, new SnapshotReader(db, new(db, Clock))).Read(
                published.Id,
                Cancel
            );
            Guid[] measures = [.. snapshot.Measures.Select(m => m.Id!.Value)];

            Assert.False(draft);
            Assert.Empty(snapshot.Unanswered);
            Assert.Equal(measures.Length, await db.Measures.CountAsync(m => measures.Contains(m.Id), Cancel));
            Assert.InRange(measures.Length, 10, 40);
        });
    }

    [Fact]
    public async Task What_is_open_now_takes_what_is_said_under_name_for_ten_days_more()
    {
        await kommune.With(async db =>
        {
            var open = await db.Evaluations.SingleAsync(
                e => e.State == EvaluationState.Collecting && e.Mode == ContributionMode.Named,
                Cancel
            );
            var said = await db.Contributions.Where(c => c.EvaluationId == open.Id).ToListAsync(Cancel);

            Assert.Equal(Clock.Today.AddDays(10), open.GatheringTo);
            Assert.InRange(said.Count, 40, 180);
            Assert.All(said, c => Assert.NotNull(c.PersonId));
        });
    }

    [Fact]
    public async Task Nothing_that_was_said_is_said_twice_or_too_long()
    {
        var texts = await kommune.With(db => db.Contributions.Select(c => c.Text).ToListAsync(Cancel));

        Assert.InRange(texts.Count, 250, 500);
        Assert.Equal(texts.Count, texts.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(texts, text => Assert.InRange(text.Length, 10, 250));
        Assert.DoesNotContain(texts, text => text.Contains('|', StringComparison.Ordinal) || text.Contains('→', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_key_that_the_demonstration_stores_has_its_text_in_three_languages()
    {
        var keys = await kommune.With(async db =>
            (await db.Todos.Select(t => t.Ask).ToListAsync(Cancel))
                .Concat(await db.News.Select(n => n.Sentence).ToListAsync(Cancel))
                .Concat(await db.Measures.Where(m => m.SourceKind != null).Select(m => m.SourceKind!).ToListAsync(Cancel))
                .Distinct()
                .ToArray()
        );

        foreach (var key in keys)
        {
            var module = Takt.Modules.All.Single(m => m.Name == key.Split('.')[0]);
            Assert.All(
                Languages.All,
                language =>
                    Assert.NotNull(
                        module.TextResources.GetResourceSet(Languages.Culture(language), true, true)?.GetString(key.Split('.')[1])
                            ?? module.TextResources.GetString(key.Split('.')[1], Languages.Culture(language))
                    )
            );
        }
    }

    [Fact]
    public async Task Opening_the_house_again_writes_nothing_twice()
    {
        var before = await kommune.With(db => db.AuditEntries.CountAsync(Cancel));
        await kommune.Host.Services.GetRequiredService<Installation>().Found(kommune.Municipality, Cancel);

        Assert.Equal(before, await kommune.With(db => db.AuditEntries.CountAsync(Cancel)));
    }

    // As the sign-in would find the person.
    async Task<Actor> ActorNamed(string name)
    {
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var account = await (
            from a in db.Accounts
            join p in db.People on a.PersonId equals p.Id
            where p.Name == name
            select a.Id
        ).SingleAsync(Cancel);
        var token = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name + Guid.NewGuid()));
        db.Sessions.Add(
            new()
            {
                TokenHash = token,
                AccountId = account,
                By = Organisation.SignedInBy.Demo,
                StartedAt = Clock.Now,
                ExpiresAt = Clock.Now.AddHours(1),
            }
        );
        await db.Save("prøve", Cancel);
        return (await scope.ServiceProvider.GetRequiredService<IActorSource>().Find(token, Cancel))!;
    }

    async Task<string> Above(string unit, DateOnly on)
    {
        var units = await kommune.With(db => new StaffDirectory(db, Clock).Units(on, Cancel));
        var parent = units.Single(u => u.Name == unit).ParentId;
        return units.Single(u => u.Id == parent).Name;
    }
}
