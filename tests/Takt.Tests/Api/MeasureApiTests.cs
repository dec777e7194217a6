using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;

namespace Takt.Tests;

/// <summary>Measures for programs: the same rule of access as on the page, and the same verbs.</summary>
public sealed class MeasureApiTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal static JsonObject Wish(Seat owner, DateOnly today, string what = "Rydde i lista over avtaler") =>
        new()
        {
            ["what"] = what,
            ["owner"] = $"{owner}",
            ["due"] = $"{today.AddDays(30):yyyy-MM-dd}",
        };

    [Fact]
    public async Task A_measure_is_made_read_changed_and_seen_to_its_end()
    {
        var (unit, today) = (await kommune.Unit("Fra ende til annen"), kommune.Today);
        using var leader = await ApiCaller.As(kommune, await kommune.Person("Leder Hele Veien", unit, Roles.Leader));
        var wish = Wish(Seat.LeaderOf(unit), today);
        wish["steps"] = new JsonArray("Finne avtalene", "Slette de gamle");
        wish["expectedEffect"] = "Færre å lete i";
        var made = await leader.Post("/measures", wish);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal($"/api/v1/measures/{made.Id}", made.Location);
        Assert.Equal(("decided", "measure", "Færre å lete i"), (made["state"], made["kind"], made["expectedEffect"]));
        Assert.Equal("Leder Hele Veien", (string?)made.Body!["owner"]!["name"]);
        Assert.Equal("Fra ende til annen", (string?)made.Body["unit"]!["name"]);
        Assert.Equal(2, made.Body["steps"]!.AsArray().Count);
        Assert.EndsWith($"/tiltak/{made.Id}", made["page"]);

        var read = await leader.Get(made.Location!);
        Assert.Equal(made.Text, read.Text);
        Assert.Equal(HttpStatusCode.NotModified, (await leader.Get(made.Location!, ("If-None-Match", read.ETag!))).Status);

        var changed = await leader.Send(
            "PATCH",
            made.Location!,
            new
            {
                what = "Rydde i avtalene",
                due = (string?)null,
                clear = new[] { "expectedEffect" },
            },
            ("If-Match", read.ETag!)
        );
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(("Rydde i avtalene", null, made["due"]), (changed["what"], changed["expectedEffect"], changed["due"]));
        Assert.NotEqual(read.ETag, changed.ETag);

        Assert.Equal("started", (await leader.Post($"{made.Location}/start"))["state"]);
        var finished = await leader.Post($"{made.Location}/finish", new { judgeOn = $"{today.AddDays(60):yyyy-MM-dd}" });
        Assert.Equal(
            ("done", $"{today:yyyy-MM-dd}", $"{today.AddDays(60):yyyy-MM-dd}"),
            (finished["state"], finished["doneOn"], finished["judgeOn"])
        );
        var judged = await leader.Post($"{made.Location}/judge", new { effect = "better", shown = "Halvparten igjen" });
        Assert.Equal(("judged", "better", "Halvparten igjen"), (judged["state"], judged["effect"], judged["shown"]));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "refused"),
            (await leader.Post($"{made.Location}/drop", new { because = "Likevel ikke" })).Problem
        );

        // What waits for whom followed, and the trail says who.
        var id = Guid.Parse(made.Id);
        Assert.All(await kommune.With(db => db.Todos.Where(t => t.SourceId == id).ToListAsync(Cancel)), t => Assert.NotNull(t.DoneAt));
        var trail = await kommune.With(db =>
            db.AuditEntries.Where(e => e.RowId == made.Id)
                .OrderBy(e => e.Id)
                .Select(e => new { e.Because, e.ActorName })
                .ToListAsync(Cancel)
        );
        Assert.Equal(
            ["measure made", "measure changed", "measure started", "measure done", "measure judged"],
            trail.Select(t => t.Because)
        );
        Assert.All(trail, t => Assert.Equal("Leder Hele Veien (API: Prøve)", t.ActorName));
    }

    [Fact]
    public async Task What_one_may_not_see_is_not_there_and_what_one_may_not_do_is_refused()
    {
        var (mine, theirs) = (await kommune.Unit("Min enhet"), await kommune.Unit("Deres enhet"));
        using var neighbour = await ApiCaller.As(kommune, await kommune.Person("Nabo", theirs, Roles.Leader));
        using var worker = await ApiCaller.As(kommune, await kommune.Person("Ansatt Her", mine, Roles.Employee));
        using var leader = await ApiCaller.As(kommune, await kommune.Person("Leder Her", mine, Roles.Leader));
        using var reader = await ApiCaller.As(kommune, await kommune.Person("Leder Som Leser", mine, Roles.Leader), "measures:read");
        var made = await leader.Post("/measures", Wish(Seat.LeaderOf(mine), kommune.Today));
        foreach (var (method, path, body) in Acts(made.Location!))
        {
            Assert.Equal((HttpStatusCode.NotFound, "not-found"), (await neighbour.Send(method, path, body)).Problem);
            if (method != "GET")
            {
                Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (await worker.Send(method, path, body)).Problem);
                Assert.Equal((HttpStatusCode.Forbidden, "scope-missing"), (await reader.Send(method, path, body)).Problem);
            }
        }

        Assert.DoesNotContain(made.Id, (await neighbour.Get("/measures?limit=200")).Ids);
        foreach (var sees in new[] { worker, reader, leader })
        {
            Assert.Equal(HttpStatusCode.OK, (await sees.Get(made.Location!)).Status);
            Assert.Contains(made.Id, (await sees.Get("/measures?limit=200")).Ids);
        }

        Assert.Equal("decided", (await leader.Get(made.Location!))["state"]); // nobody moved it
    }

    static (string Method, string Path, object? Body)[] Acts(string at) =>
        [
            ("GET", at, null),
            ("PATCH", at, new { what = "Noe annet" }),
            ("POST", $"{at}/start", null),
            ("POST", $"{at}/finish", null),
            ("POST", $"{at}/judge", new { effect = "worse", shown = "Nei" }),
            ("POST", $"{at}/drop", new { because = "Nei" }),
        ];

    [Fact]
    public async Task Every_mistake_is_told_at_its_field()
    {
        var unit = await kommune.Unit("Feilenes enhet");
        using var leader = await ApiCaller.As(kommune, await kommune.Person("Leder Feil", unit, Roles.Leader));
        var nothing = await leader.Post("/measures", new { });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid"), nothing.Problem);
        Assert.Equal(["due", "owner", "what"], nothing.Fields);
        var wrong = Wish(Seat.LeaderOf(unit), kommune.Today.AddDays(-60), new string('x', 201));
        wrong["owner"] = $"{Guid.NewGuid()}/leader";
        wrong["expectedEffect"] = new string('x', 1001);
        wrong["unit"] = $"{Guid.NewGuid()}";
        var all = await leader.Post("/measures", wrong);
        Assert.Equal(["due", "expectedEffect", "owner", "unit", "what"], all.Fields);
        Assert.Equal(["steps"], (await leader.Post("/measures", Steps(Enumerable.Repeat(0, 21).Select((_, i) => $"Steg {i}")))).Fields);
        Assert.Equal(["steps"], (await leader.Post("/measures", Steps([new string('x', 151)]))).Fields);

        var made = await leader.Post("/measures", Wish(Seat.LeaderOf(unit), kommune.Today));
        Assert.Equal(["judgeOn"], (await leader.Post($"{made.Location}/finish", new { judgeOn = "2020-01-01" })).Fields);
        Assert.Equal(["because"], (await leader.Post($"{made.Location}/drop", new { because = " " })).Fields);
        await leader.Post($"{made.Location}/finish");
        Assert.Equal(["effect"], (await leader.Post($"{made.Location}/judge", new { shown = "x" })).Fields);
        Assert.Equal(["shown"], (await leader.Post($"{made.Location}/judge", new { effect = "better" })).Fields);
        Assert.Equal(["effect"], (await leader.Post($"{made.Location}/judge", new { effect = "best", shown = "x" })).Fields);

        JsonObject Steps(IEnumerable<string> steps)
        {
            var wish = Wish(Seat.LeaderOf(unit), kommune.Today);
            wish["steps"] = new JsonArray([.. steps.Select(s => (JsonNode)s)]);
            return wish;
        }
    }

    [Fact]
    public async Task Nobody_writes_over_what_another_wrote()
    {
        var unit = await kommune.Unit("Der to skriver");
        using var leader = await ApiCaller.As(kommune, await kommune.Person("Leder To", unit, Roles.Leader));
        var made = await leader.Post("/measures", Wish(Seat.LeaderOf(unit), kommune.Today));
        Assert.Equal(
            (HttpStatusCode.PreconditionRequired, "version-missing"),
            (await leader.Send("PATCH", made.Location!, new { what = "A" })).Problem
        );
        Assert.Equal(HttpStatusCode.OK, (await leader.Send("PATCH", made.Location!, new { what = "A" }, ("If-Match", made.ETag!))).Status);
        foreach (var old in new[] { made.ETag!, "W/" + made.ETag, "tull", "\"-1\"", "\"99999999999999\"" })
        {
            Assert.Equal(
                (HttpStatusCode.PreconditionFailed, "changed-meanwhile"),
                (await leader.Send("PATCH", made.Location!, new { what = "B" }, ("If-Match", old))).Problem
            );
            Assert.Equal(
                (HttpStatusCode.PreconditionFailed, "changed-meanwhile"),
                (await leader.Post($"{made.Location}/start", null, ("If-Match", old))).Problem
            );
        }

        var now = await leader.Get(made.Location!);
        Assert.Equal(("A", "decided"), (now["what"], now["state"]));
        Assert.Equal(HttpStatusCode.OK, (await leader.Send("PATCH", made.Location!, new { what = "C" }, ("If-Match", "*"))).Status);

        // At once: one of them comes through, and no other.
        var version = (await leader.Get(made.Location!)).ETag!;
        var tried = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => leader.Send("PATCH", made.Location!, new { what = $"Samtidig {i}" }, ("If-Match", version)))
        );
        Assert.Single(tried, t => t.Status == HttpStatusCode.OK);
        Assert.All(
            tried.Where(t => t.Status != HttpStatusCode.OK),
            t => Assert.Equal((HttpStatusCode.PreconditionFailed, "changed-meanwhile"), t.Problem)
        );
    }

    [Fact]
    public async Task A_group_owns_in_the_unit_that_is_said()
    {
        var unit = await kommune.Unit("Gruppas enhet");
        var leader = await kommune.Person("Leder Gruppe", unit, Roles.Leader);
        var group = await kommune.With(async db =>
        {
            var made = new Organisation.Group("Gruppa for API");
            made.Seat(leader, kommune.Today);
            db.Add(made);
            await db.Save("test", Cancel);
            return made.Id;
        });
        using var program = await ApiCaller.As(kommune, leader);
        var wish = Wish(Seat.Of(group), kommune.Today);
        wish["unit"] = $"{unit}";
        wish["kind"] = "task";
        var made = await program.Post("/measures", wish);
        Assert.Equal(("task", "Gruppa for API"), (made["kind"], (string?)made.Body!["owner"]!["name"]));
        Assert.Equal($"{unit}", (string?)made.Body["unit"]!["id"]);
    }
}

/// <summary>The list, in a municipality nobody else writes in.</summary>
public sealed class MeasureListApiTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_read_to_its_end_without_loss_or_doubles_while_rows_come_and_go()
    {
        var (unit, other) = (await kommune.Unit("Mange tiltak"), await kommune.Unit("Andre tiltak"));
        using var leader = await ApiCaller.As(kommune, await kommune.Person("Leder Mange", unit, Roles.Leader));
        await kommune.With(db =>
            db.SaveMany(Enumerable.Range(0, 47).Select(i => Measure(i % 3 == 2 ? other : unit, $"Tiltak {i}")), "test", Cancel)
        );
        var expected = await kommune.With(db =>
            db.Measures.Where(m => m.Audience.UnitId == unit).OrderBy(m => m.Id).Select(m => $"{m.Id}").ToListAsync(Cancel)
        );
        foreach (var limit in new[] { 1, 7, 32, 200 })
        {
            Assert.Equal(expected, (await leader.Everything("/measures", limit)).Select(r => (string)r["id"]!));
        }

        // One that is made meanwhile comes last; one that is gone takes no other with it.
        var first = await leader.Get("/measures?limit=10");
        await kommune.With(db => db.SaveMany([Measure(unit, "Kom til")], "test", Cancel));
        await kommune.With(async db =>
        {
            db.Measures.Remove(await db.Measures.SingleAsync(m => m.Id == Guid.Parse(first.Ids[9]), Cancel));
            await db.Save("test", Cancel);
        });
        var rest = await leader.Get($"/measures?limit=200&after={first["next"]}");
        Assert.Equal(expected[10..], rest.Ids[..^1]);
        Assert.Null(rest["next"]);
    }

    [Fact]
    public async Task What_was_changed_since_comes_in_the_order_it_was_changed()
    {
        var unit = await kommune.Unit("De som endres");
        using var leader = await ApiCaller.As(kommune, await kommune.Person("Leder Endrer", unit, Roles.Leader));
        var (clock, time) = (kommune.Host.Services.GetRequiredService<Clock>(), kommune.Host.Time);
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            ids.Add((await leader.Post("/measures", MeasureApiTests.Wish(Seat.LeaderOf(unit), kommune.Today, $"Endres {i}"))).Id);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        var since = $"{clock.Now:O}";
        Assert.Empty((await leader.Get($"/measures?unit={unit}&changedSince={Uri.EscapeDataString(since)}")).Ids);
        foreach (var i in new[] { 4, 1, 3 })
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await leader.Post($"/measures/{ids[i]}/start");
        }

        var changed = await leader.Everything($"/measures?unit={unit}&changedSince={Uri.EscapeDataString(since)}", 2);
        Assert.Equal([ids[4], ids[1], ids[3]], changed.Select(c => (string)c["id"]!));
        var again = await leader.Get($"/measures?unit={unit}&changedSince={Uri.EscapeDataString((string)changed[1]["changedAt"]!)}");
        Assert.Equal([ids[1], ids[3]], again.Ids);
    }

    [Fact]
    public async Task Filters_narrow_and_what_is_no_filter_is_refused()
    {
        var unit = await kommune.Unit("Filtre");
        using var leader = await ApiCaller.As(kommune, await kommune.Person("Leder Filter", unit, Roles.Leader));
        var soon = MeasureApiTests.Wish(Seat.LeaderOf(unit), kommune.Today, "Kvikksølv på lageret");
        var later = MeasureApiTests.Wish(Seat.LeaderOf(unit), kommune.Today.AddDays(100), "Noe helt annet");
        later["kind"] = "task";
        var (a, b) = (await leader.Post("/measures", soon), await leader.Post("/measures", later));
        await leader.Post($"{b.Location}/finish");
        Assert.Equal([a.Id], await Asked("state=decided"));
        Assert.Equal([b.Id], await Asked("state=done"));
        Assert.Equal([b.Id], await Asked("kind=task"));
        Assert.Equal([a.Id], await Asked("open=true"));
        Assert.Equal([b.Id], await Asked("open=false"));
        Assert.Empty(await Asked("late=true"));
        Assert.Equal([a.Id, b.Id], await Asked("late=false"));
        Assert.Equal([b.Id], await Asked($"dueFrom={kommune.Today.AddDays(90):yyyy-MM-dd}"));
        Assert.Equal([a.Id], await Asked($"dueTo={kommune.Today.AddDays(90):yyyy-MM-dd}"));
        Assert.Equal([a.Id, b.Id], await Asked($"owner={Uri.EscapeDataString($"{Seat.LeaderOf(unit)}")}"));
        Assert.Equal([a.Id], await Asked("q=kvikks%C3%B8lv"));
        Assert.Empty(await Asked($"source={Guid.NewGuid()}"));

        var wrong = await leader.Get(
            "/measures?stat=done&limit=0&dueFrom=31.12.2026&open=ja&unit=x&kind=thing&after=%25&changedSince=i+fjor"
        );
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-query"), wrong.Problem);
        Assert.Equal(["after", "changedSince", "dueFrom", "kind", "limit", "open", "stat", "unit"], wrong.Fields);
        Assert.Equal(["limit"], (await leader.Get("/measures?limit=201")).Fields);
        Assert.Equal(["state"], (await leader.Get("/measures?state=done&state=decided")).Fields);
        Assert.Equal(["after"], (await leader.Get($"/measures?after={new ApiCursor("a", "b")}")).Fields);
        Assert.Equal(["limit"], (await leader.Get($"{a.Location}?limit=1")).Fields);

        async Task<string[]> Asked(string filter) => (await leader.Get($"/measures?unit={unit}&{filter}")).Ids;
    }

    Measure Measure(Guid unit, string what) =>
        FollowUp.Measure.Decide(
            new(what, Seat.LeaderOf(unit), kommune.Today, null, new() { Permission = FollowUpPermissions.See, UnitId = unit }),
            kommune.Today
        );
}
