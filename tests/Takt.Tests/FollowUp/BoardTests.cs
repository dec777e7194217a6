using System.Net;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;

namespace Takt.Tests;

/// <summary>The board: what stands in which column, and moving a card by the form that dragging sends too.</summary>
public sealed class BoardTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_is_moved_to_the_right_and_its_rows_follow_as_from_its_page()
    {
        var unit = await kommune.Unit("Tavleskolen");
        using var leader = await kommune.SignedIn("Tora Tavle", unit, Roles.Leader);
        var id = await kommune.Decide("Rydde boden", Seat.LeaderOf(unit), kommune.Today.AddDays(-2));
        await leader.Open("/tiltak/tavle");
        Assert.Equal(["Rydde boden"], Cards(leader, "NotStarted"));
        Assert.Contains("Over frist siden", leader.Text, StringComparison.Ordinal);

        await Move(leader, id, "Started");
        Assert.Equal("/tiltak/tavle", leader.At);
        Assert.Contains("Tiltaket er i gang.", leader.Text, StringComparison.Ordinal);
        Assert.Equal(["Rydde boden"], Cards(leader, "Started"));
        Assert.Equal(["Done"], MovesOf(leader, id));

        await Move(leader, id, "Done");
        Assert.Equal(["Rydde boden"], Cards(leader, "Done"));
        Assert.Contains("Ikke vurdert ennå", leader.Text, StringComparison.Ordinal);
        Assert.Empty(MovesOf(leader, id));
        var done = await kommune.With(db => db.Measures.SingleAsync(m => m.Id == id, Cancel));
        Assert.Equal((MeasureState.Done, kommune.Today, kommune.Today.AddMonths(3)), (done.State, done.DoneOn!.Value, done.JudgeOn!.Value));
        await kommune.With(async db =>
        {
            Assert.Equal(
                "FollowUp.TodoJudge",
                await db.Todos.Where(t => t.SourceId == id && t.DoneAt == null).Select(t => t.Ask).SingleAsync(Cancel)
            );
            Assert.Equal(
                "FollowUp.NewsDone",
                await db.News.Where(n => n.Address == $"/tiltak/{id}").Select(n => n.Sentence).SingleAsync(Cancel)
            );
            Assert.Equal(
                ["measure done", "measure started", "test"],
                await db.AuditEntries.Where(a => a.RowId == $"{id}").Select(a => a.Because).OrderBy(because => because).ToListAsync(Cancel)
            );
        });
    }

    [Fact]
    public async Task What_the_rules_refuse_says_why_and_the_card_stands_where_it_stood()
    {
        var unit = await kommune.Unit("Nektskolen");
        using var leader = await kommune.SignedIn("Nora Nekt", unit, Roles.Leader);
        var id = await kommune.Decide("Male gjerdet", Seat.LeaderOf(unit));
        await leader.Open("/tiltak/tavle?q=gjerdet");
        await Move(leader, id, "Started");
        Assert.Equal("/tiltak/tavle?q=gjerdet", leader.At);

        await Send(leader, id, "NotStarted"); // dragged back
        Assert.Contains("kan ikke settes tilbake", leader.Page.QuerySelector("#tavle [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Male gjerdet"], Cards(leader, "Started"));
        Assert.Equal(MeasureState.Started, await StateOf(id));

        await Move(leader, id, "Done");
        await Send(leader, id, "Started"); // the entity's own no
        Assert.NotNull(leader.Page.QuerySelector("#tavle [role=alert]"));
        Assert.Equal(MeasureState.Done, await StateOf(id));
        await leader.Post(leader.At, [.. leader.FieldsOf("move"), new("Form.Move", "tull")]);
        Assert.Equal(HttpStatusCode.NotFound, leader.Status);
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_said_and_shown_and_can_then_be_moved()
    {
        var unit = await kommune.Unit("Samtidskolen");
        using var leader = await kommune.SignedIn("Sara Samtidig", unit, Roles.Leader);
        using var other = await kommune.SignedIn("Stig Samtidig", unit, Roles.Adviser);
        var id = await kommune.Decide("Bytte lås", Seat.LeaderOf(unit));
        await leader.Open("/tiltak/tavle");
        await other.Open("/tiltak/tavle?visning=enheter");
        await Move(other, id, "Started");
        await Move(leader, id, "Started");
        Assert.Contains("Noen andre endret tiltaket", leader.Text, StringComparison.Ordinal);
        Assert.Equal(["Bytte lås"], Cards(leader, "Started"));
        await Move(leader, id, "Done"); // the page that said so has the new version
        Assert.Equal(MeasureState.Done, await StateOf(id));
    }

    [Fact]
    public async Task Whoever_may_not_change_it_sees_the_card_and_cannot_move_it_and_others_never_see_it()
    {
        var (unit, elsewhere) = (await kommune.Unit("Synskolen"), await kommune.Unit("Usynlig kontor"));
        using var employee = await kommune.SignedIn("Siv Syn", unit, Roles.Employee);
        using var stranger = await kommune.SignedIn("Une Usynlig", elsewhere, Roles.Leader);
        await kommune.Person("Leif Leder", unit, Roles.Leader);
        var id = await kommune.Decide("Skjermet kort", Seat.LeaderOf(unit), kommune.Today.AddDays(10));
        await kommune.Decide("Eget kort", Seat.LeaderOf(elsewhere), kommune.Today.AddDays(10));

        await employee.Open("/tiltak/tavle?visning=apne");
        Assert.Equal(["Skjermet kort"], Cards(employee, "NotStarted"));
        Assert.Empty(MovesOf(employee, id));
        await Send(employee, id, "Started", version: 0);
        Assert.Equal(HttpStatusCode.Forbidden, employee.Status);

        foreach (var view in new[] { "/tiltak", "/tiltak/tavle", "/tiltak/tidslinje", "/tiltak/tidslinje?grupper=ansvarlig" })
        {
            await stranger.Open(view + (view.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "visning=apne");
            Assert.Contains("Eget kort", stranger.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Skjermet kort", stranger.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Leif Leder", stranger.Text, StringComparison.Ordinal);
            Assert.Equal("1", stranger.Page.QuerySelector(".t-views [aria-current] .t-count")!.TextContent);
        }

        await stranger.Open("/tiltak/tavle?visning=apne");
        Assert.All(stranger.Page.QuerySelectorAll("section[data-column=NotStarted] .t-count"), c => Assert.Equal("1", c.TextContent));
        await Send(stranger, id, "Started", version: 0);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal(MeasureState.Decided, await StateOf(id));
    }

    [Fact]
    public async Task A_column_shows_the_most_urgent_and_leads_to_the_rest_and_what_is_closed_goes_after_some_weeks()
    {
        var unit = await kommune.Unit("Full tavle");
        using var leader = await kommune.SignedIn("Frida Full", unit, Roles.Leader);
        await kommune.With(async db =>
        {
            for (var i = 0; i < 23; i++)
            {
                db.Measures.Add(Order($"Nr. {i:00}", unit, kommune.Today.AddDays(i), kommune.Today));
            }

            foreach (var (days, name) in new[] { (5, "Nylig gjort"), (40, "Gjort for lenge siden") })
            {
                var task = Order(name, unit, null, kommune.Today.AddDays(-60), MeasureKind.Task);
                task.Finish(kommune.Today.AddDays(-days));
                db.Measures.Add(task);
            }

            var dropped = Order("Droppet i går", unit, null, kommune.Today.AddDays(-60));
            dropped.Drop("Løst ellers", kommune.Today.AddDays(-1));
            db.Measures.Add(dropped);
            await db.Save("test", Cancel);
        });

        await leader.Open("/tiltak/tavle");
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"Nr. {i:00}"), Cards(leader, "NotStarted"));
        Assert.Equal(["Nylig gjort"], Cards(leader, "Done"));
        var rest = leader.Page.QuerySelector("section[data-column=NotStarted] > p > a")!;
        Assert.Contains("Viser 20 av 23", rest.TextContent, StringComparison.Ordinal);
        await leader.Open(rest.GetAttribute("href")!);
        Assert.Equal(23, leader.Page.QuerySelectorAll("tbody .t-name").Length);

        // The three keep the filter.
        await leader.Open("/tiltak?visning=enheter&q=nr");
        string[] ways = [.. leader.Page.QuerySelectorAll(".t-switch a").Select(a => a.GetAttribute("href")!)];
        Assert.Equal(
            ["/tiltak?visning=enheter&q=nr", "/tiltak/tavle?visning=enheter&q=nr", "/tiltak/tidslinje?visning=enheter&q=nr"],
            ways
        );
        await leader.Open(ways[1]);
        Assert.Empty(Cards(leader, "Done"));
        Assert.Equal(20, Cards(leader, "NotStarted").Length);
    }

    static Measure Order(string what, Guid unit, DateOnly? due, DateOnly decided, MeasureKind kind = MeasureKind.Measure) =>
        Measure.Decide(
            new(what, Seat.LeaderOf(unit), due, null, new() { Permission = FollowUpPermissions.See, UnitId = unit }) { Kind = kind },
            decided
        );

    static string[] Cards(Visitor who, string column) =>
        [.. who.Page.QuerySelectorAll($"section[data-column={column}] li > a.t-whole").Select(a => a.TextContent.Trim())];

    static string[] MovesOf(Visitor who, Guid id) =>
        [
            .. who
                .Page.QuerySelectorAll("button[name='Form.Move']")
                .Select(b => b.GetAttribute("value")!.Split('/'))
                .Where(value => value[0] == $"{id}")
                .Select(value => value[2]),
        ];

    // As the button of the card does.
    static Task Move(Visitor who, Guid id, string to)
    {
        var button = who
            .Page.QuerySelectorAll("button[name='Form.Move']")
            .Single(b =>
                b.GetAttribute("value")!.StartsWith($"{id}/", StringComparison.Ordinal)
                && b.GetAttribute("value")!.EndsWith($"/{to}", StringComparison.Ordinal)
            );
        Assert.Equal("flytt", button.GetAttribute("form"));
        return who.Send("move", ("Form.Move", button.GetAttribute("value")));
    }

    // As dragging to any column does.
    async Task Send(Visitor who, Guid id, string to, int? version = null)
    {
        var known = version ?? await kommune.With(db => db.Measures.Where(m => m.Id == id).Select(m => m.Version).SingleAsync(Cancel));
        await who.Send("move", ("Form.Move", $"{id}/{known}/{to}"));
    }

    Task<MeasureState> StateOf(Guid id) => kommune.With(db => db.Measures.Where(m => m.Id == id).Select(m => m.State).SingleAsync(Cancel));
}
