using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;

namespace Takt.Tests;

public sealed class MeasurePages(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_fields_make_a_measure_that_waits_for_its_owner()
    {
        var unit = await kommune.Unit("Solbakken skole");
        using var leader = await kommune.SignedIn("Rita Sol", unit, Roles.Leader);
        await leader.Open("/tiltak/ny");
        await leader.Send("measure", ("Form.What", "Fast vikarliste"), ("Form.Owner", $"{Seat.LeaderOf(unit)}"), ("Form.Due", "15.1.2027"));

        Assert.Equal("Fast vikarliste", leader.Title);
        Assert.Contains("Tiltaket er laget", leader.Text, StringComparison.Ordinal);
        await leader.Open("/tiltak");
        Assert.Equal(["Fast vikarliste"], Titles(leader));
        await leader.Open("/");
        Assert.Contains("Fast vikarliste", leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_holds_what_the_list_shows_and_nothing_one_may_not_see()
    {
        var (unit, elsewhere) = (await kommune.Unit("Arkskolen"), await kommune.Unit("Utenfor arket"));
        using var leader = await kommune.SignedIn("Ada Ark", unit, Roles.Leader);
        using var stranger = await kommune.SignedIn("Ulf Utenfor", elsewhere, Roles.Leader);
        foreach (
            var (who, where, what) in new[]
            {
                (leader, unit, "Rydde arkivet"),
                (leader, unit, "=1+1"),
                (stranger, elsewhere, "Ikke i arket"),
            }
        )
        {
            await who.Open("/tiltak/ny");
            await who.Send("measure", ("Form.What", what), ("Form.Owner", $"{Seat.LeaderOf(where)}"), ("Form.Due", "15.1.2027"));
        }

        Assert.Equal(["=1+1", "Rydde arkivet"], await Sheet(leader, "/tiltak/liste.xlsx?visning=apne"));
        Assert.Equal(["Rydde arkivet"], await Sheet(leader, "/tiltak/liste.xlsx?visning=apne&q=arkivet"));
        Assert.Empty(await Sheet(leader, "/tiltak/liste.xlsx?visning=ferdige"));
        await leader.Open("/tiltak?visning=apne&q=arkivet");
        Assert.Contains(leader.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == "/tiltak/liste.xlsx?visning=apne&q=arkivet");

        static async Task<IReadOnlyList<string>> Sheet(Visitor visitor, string address)
        {
            using var file = new MemoryStream(await visitor.Download(address));
            return
            [
                .. MiniExcelLibs
                    .MiniExcel.Query(file, useHeaderRow: false)
                    .Cast<IDictionary<string, object?>>()
                    .Skip(1)
                    .Select(row => $"{row["A"]}")
                    .Where(what => what.Length > 0) // an empty sheet has an empty row
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_measure_and_one_with_other_words_another()
    {
        var unit = await kommune.Unit("Vik skole");
        using var leader = await kommune.SignedIn("Åse Vik", unit, Roles.Leader);
        await leader.Open("/tiltak/ny");
        var form = leader
            .FieldsOf("measure")
            .Where(f => f.Key is not "Form.What" and not "Form.Owner" and not "Form.Due")
            .Append(new("Form.Owner", $"{Seat.LeaderOf(unit)}"))
            .Append(new("Form.Due", "15.1.2027"))
            .ToArray();
        var same = form.Append(new("Form.What", "Ringe foreldrene")).ToArray();
        await leader.Post("/tiltak/ny", same);
        var made = leader.At;
        await leader.Post("/tiltak/ny", same); // the answer never came
        Assert.Equal(made, leader.At);
        await leader.Post("/tiltak/ny", form.Append(new("Form.What", "Skrive til foreldrene"))); // back, and something else
        Assert.Equal("Skrive til foreldrene", leader.Title);
        Assert.Equal(2, await kommune.With(db => db.Measures.CountAsync(m => m.Audience.UnitId == unit, Cancel)));

        // At the same moment too.
        await leader.Open("/tiltak/ny");
        var key = leader.Field("Form.Key")!;
        var both = form.Where(f => f.Key != "Form.Key").Append(new("Form.What", "Møte foreldrene")).Append(new("Form.Key", key)).ToArray();
        using var other = new Visitor(kommune);
        other.Carry(SessionCookie.Name, leader.Cookie(SessionCookie.Name));
        other.Carry("takt-form", leader.Cookie("takt-form"));
        await Task.WhenAll(leader.Post("/tiltak/ny", both), other.Post("/tiltak/ny", both));
        Assert.Equal($"/tiltak/{key}", leader.At);
        Assert.Equal($"/tiltak/{key}", other.At);
        Assert.Equal(3, await kommune.With(db => db.Measures.CountAsync(m => m.Audience.UnitId == unit, Cancel)));

        // With other words in the same moment they are two, whoever comes first.
        await leader.Open("/tiltak/ny");
        var again = form.Where(f => f.Key != "Form.Key").Append(new("Form.Key", leader.Field("Form.Key")!)).ToArray();
        await Task.WhenAll(
            leader.Post("/tiltak/ny", again.Append(new("Form.What", "Invitere foreldrene"))),
            other.Post("/tiltak/ny", again.Append(new("Form.What", "Takke foreldrene")))
        );
        Assert.Equal(("Invitere foreldrene", "Takke foreldrene"), (leader.Title, other.Title));

        // Nor does somebody else's key lead anywhere.
        var elsewhere = await kommune.Unit("Nes skole");
        using var stranger = await kommune.SignedIn("Ola Nes", elsewhere, Roles.Leader);
        await stranger.Open("/tiltak/ny");
        await stranger.Send(
            "measure",
            ("Form.What", "Møte foreldrene"),
            ("Form.Owner", $"{Seat.LeaderOf(elsewhere)}"),
            ("Form.Due", "15.1.2027"),
            ("Form.Key", key)
        );
        Assert.Equal("Møte foreldrene", stranger.Title);
        Assert.NotEqual($"/tiltak/{key}", stranger.At);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_each_field_and_what_was_typed_stands()
    {
        var unit = await kommune.Unit("Lunden skole");
        using var leader = await kommune.SignedIn("Tor Lund", unit, Roles.Leader);
        await leader.Open("/tiltak/ny");
        await leader.Send("measure", ("Form.What", ""), ("Form.Due", "31.2.2027"), ("Form.Effect", "Færre vikardager"));

        Assert.Equal(["#form-what", "#form-owner", "#form-due"], ErrorsOf(leader));
        Assert.Equal("31.2.2027", leader.Field("Form.Due"));
        Assert.Equal("Færre vikardager", leader.Field("Form.Effect"));
        Assert.False(await kommune.With(db => db.Measures.AnyAsync(m => m.Audience.UnitId == unit, Cancel)));
    }

    [Fact]
    public async Task A_measure_goes_from_started_to_judged_and_its_rows_follow()
    {
        var unit = await kommune.Unit("Haugen bosenter");
        using var leader = await kommune.SignedIn("Liv Haug", unit, Roles.Leader);
        var id = await Measure("Ny turnus", unit);

        await leader.Open($"/tiltak/{id}");
        await leader.Send("start");
        Assert.Contains("I gang", leader.Text, StringComparison.Ordinal);
        await leader.Send("finish", ("Form.JudgeOn", "1.3.2027"));
        Assert.Equal(["FollowUp.TodoJudge"], await Asked(id));
        await leader.Send("judge", ("Form.Effect", "NoChange"), ("Form.Shown", ""));
        Assert.Contains("Skriv hva som viser virkningen", leader.Text, StringComparison.Ordinal);
        await leader.Send("judge", ("Form.Effect", "NoChange"), ("Form.Shown", "Like mange vikardager som før"));

        Assert.Contains("Like mange vikardager som før", leader.Text, StringComparison.Ordinal);
        Assert.Empty(await Asked(id));
        Assert.True(await kommune.With(db => db.Deadlines.Where(d => d.SourceId == id).AllAsync(d => d.IsMet, Cancel)));
        Assert.Equal(
            ["FollowUp.NewsDone", "FollowUp.NewsSame"],
            await kommune.With(db =>
                db.News.Where(n => n.Address == $"/tiltak/{id}").OrderBy(n => n.Id).Select(n => n.Sentence).ToListAsync(Cancel)
            )
        );
        Assert.Equal(
            3,
            leader.Page.QuerySelectorAll("ol.t-rows li").Count(l => l.TextContent.Contains("Liv Haug", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Dropping_asks_for_a_reason_and_shows_it()
    {
        var unit = await kommune.Unit("Nesset barnehage");
        using var leader = await kommune.SignedIn("Ina Nes", unit, Roles.Leader);
        var id = await Measure("Felles inntak", unit);
        await leader.Open($"/tiltak/{id}");
        await leader.Send("drop");
        Assert.Contains("Skriv hvorfor tiltaket ikke blir noe av", leader.Text, StringComparison.Ordinal);
        await leader.Send("drop", ("Form.Because", "Staten har tatt over ordningen"));
        Assert.Contains("Staten har tatt over ordningen", leader.Text, StringComparison.Ordinal);
        Assert.Empty(await Asked(id));
        await leader.Open("/tiltak?visning=ferdige");
        Assert.Contains("Felles inntak", Titles(leader));
    }

    [Fact]
    public async Task Changing_moves_the_todo_and_the_deadline_to_the_new_owner_and_day()
    {
        var unit = await kommune.Unit("Vika helsestasjon");
        var other = await kommune.Unit("Odden helsestasjon");
        await kommune.Person("Per Odd", other, Roles.Leader);
        using var leader = await kommune.SignedIn("Mia Vik", unit, Roles.Leader);
        var id = await Measure("Åpent hus", unit);
        await leader.Open($"/tiltak/{id}/endre");
        await leader.Send("change", ("Form.Owner", $"{Seat.LeaderOf(other)}"), ("Form.Due", "20.2.2027"));

        Assert.Equal($"/tiltak/{id}", leader.At);
        var todo = await kommune.With(db => db.Todos.SingleAsync(t => t.SourceId == id, Cancel));
        Assert.Equal((Seat.LeaderOf(other), new DateOnly(2027, 2, 20)), (todo.Owner, todo.Due!.Value));
        Assert.Equal(
            new DateOnly(2027, 2, 20),
            await kommune.With(db => db.Deadlines.Where(d => d.SourceId == id).Select(d => d.Date).SingleAsync(Cancel))
        );
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_versions_and_chooses()
    {
        var unit = await kommune.Unit("Brekka skole");
        using var first = await kommune.SignedIn("En Brekke", unit, Roles.Leader);
        using var second = await kommune.SignedIn("To Brekke", unit, Roles.Adviser);
        var id = await Measure("Leseplan", unit);
        await first.Open($"/tiltak/{id}/endre");
        await second.Open($"/tiltak/{id}/endre");
        await first.Send("change", ("Form.What", "Leseplan for 2. trinn"));
        await second.Send("change", ("Form.What", "Leseplan for alle"));

        Assert.Contains("Leseplan for 2. trinn", second.Text, StringComparison.Ordinal);
        Assert.Equal("Leseplan for alle", second.Field("Form.What"));
        await second.Send("change");
        Assert.Equal("Leseplan for alle", second.Title);
    }

    [Fact]
    public async Task A_measure_of_a_unit_one_has_no_part_in_does_not_exist()
    {
        var theirs = await kommune.Unit("Barnevernet");
        var mine = await kommune.Unit("Biblioteket");
        using var stranger = await kommune.SignedIn("Bo Bok", mine, Roles.Leader);
        var id = await Measure("Skjermet tiltak", theirs);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/tiltak/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/tiltak/{id}/endre")).Status);
        await stranger.Open("/tiltak?visning=apne");
        Assert.DoesNotContain("Skjermet tiltak", stranger.Text, StringComparison.Ordinal);
        await stranger.Open("/tiltak?visning=apne&q=skjermet");
        Assert.DoesNotContain("Skjermet tiltak", stranger.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_belongs_sees_but_only_owner_and_leaders_change()
    {
        var unit = await kommune.Unit("Renholdet");
        await kommune.Person("Gro Ren", unit, Roles.Leader);
        using var employee = await kommune.SignedIn("Nils Ren", unit, Roles.Employee);
        var id = await Measure("Ny maskin", unit);

        await employee.Open($"/tiltak/{id}");
        Assert.Equal("Ny maskin", employee.Title);
        Assert.Equal(
            ["follow", "comment"],
            employee.Page.QuerySelectorAll("main form [name=_handler]").Select(handler => handler.GetAttribute("value"))
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.Open($"/tiltak/{id}/endre")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.Open("/tiltak/ny")).Status);
    }

    [Fact]
    public async Task Whoever_is_given_a_measure_of_another_unit_sees_and_finishes_it()
    {
        var unit = await kommune.Unit("Parkvesenet");
        var other = await kommune.Unit("Idrettskontoret");
        using var owner = await kommune.SignedIn("Ida Idrett", other, Roles.Leader);
        var id = await Measure("Lys i løypa", unit, Seat.LeaderOf(other));
        await owner.Open("/tiltak");
        Assert.Contains("Lys i løypa", Titles(owner));
        await owner.Open($"/tiltak/{id}");
        await owner.Send("finish");
        Assert.Equal(["FollowUp.TodoJudge"], await Asked(id));
    }

    [Fact]
    public async Task While_nobody_holds_the_seat_the_units_leader_answers()
    {
        var unit = await kommune.Unit("Kulturskolen");
        using var leader = await kommune.SignedIn("Sara Sang", unit, Roles.Leader);
        var id = await Measure("Nye instrumenter", unit, Seat.In(unit, Roles.Adviser));
        await leader.Open($"/tiltak/{id}");
        Assert.Matches("Sara Sang\\s*svarer så lenge", leader.Text);

        var empty = await kommune.Unit("Nedlagt kontor");
        var lone = await Measure("Uten noen", empty, Seat.In(empty, Roles.Adviser));
        using var above = await kommune.SignedIn("Øverst Oppe", await kommune.Root(), Roles.Leader);
        await above.Open($"/tiltak/{lone}");
        Assert.Contains("Ingen har denne rollen nå", above.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/", "//example.org", false)]
    [InlineData("/evalueringer", "/evalueringer", true)]
    public async Task A_source_and_a_way_back_are_kept_only_when_they_are_our_own(string source, string back, bool kept)
    {
        var unit = await kommune.Unit("Kilden " + kept);
        using var leader = await kommune.SignedIn("Kari Kilde", unit, Roles.Leader);
        await leader.Open(
            $"/tiltak/ny?kilde={Guid.NewGuid()}&slag=FollowUp.SourceReport&tittel=Rapporten&sted={Uri.EscapeDataString(source)}&tilbake={Uri.EscapeDataString(back)}"
        );
        await leader.Send("measure", ("Form.What", "Fra en kilde"), ("Form.Owner", $"{Seat.LeaderOf(unit)}"), ("Form.Due", "1.2.2027"));
        var made = await kommune.With(db => db.Measures.SingleAsync(m => m.Audience.UnitId == unit, Cancel));
        Assert.Equal(kept ? source : null, made.SourceAddress);
        Assert.Equal(kept, leader.At == back);
    }

    [Fact]
    public async Task The_list_turns_by_key_and_shows_the_most_urgent_first()
    {
        var unit = await kommune.Unit("Stor enhet");
        using var leader = await kommune.SignedIn("Mange Tiltak", unit, Roles.Leader);
        await kommune.With(async db =>
        {
            for (var i = 0; i < 120; i++)
            {
                var due = i % 10 == 0 ? (DateOnly?)null : kommune.Today.AddDays((i * 37 % 60) - 5);
                db.Measures.Add(
                    Takt.FollowUp.Measure.Decide(Order($"Tiltak {i}", unit, Seat.LeaderOf(unit)) with { Due = due }, kommune.Today)
                );
            }

            await db.Save("test", Cancel);
        });

        List<string> seen = [];
        await leader.Open("/tiltak");
        Assert.Contains("Over frist", leader.Page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("100+", leader.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        while (true)
        {
            seen.AddRange(Titles(leader));
            if (leader.Page.QuerySelector("a[rel=next]")?.GetAttribute("href") is not { } next)
            {
                break;
            }

            await leader.Open(next);
        }

        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.All(seen.TakeLast(12), what => Assert.EndsWith("0", what, StringComparison.Ordinal));
    }

    [Fact]
    public void It_next_asks_for_something_when_due_then_when_to_be_judged_and_then_no_more()
    {
        var (today, due, judgeOn) = (kommune.Today, new DateOnly(2027, 1, 10), new DateOnly(2027, 3, 1));
        var order = Order("Felles vaktliste", Guid.CreateVersion7(), Seat.LeaderOf(Guid.CreateVersion7()));
        Assert.Equal(DateOnly.MaxValue, Takt.FollowUp.Measure.Decide(order with { Due = null }, today).Next);

        var measure = Takt.FollowUp.Measure.Decide(order, today);
        Assert.Equal(due, measure.Next);
        measure.Start(today);
        Assert.Equal(due, measure.Next);
        measure.Finish(today, judgeOn);
        Assert.Equal(judgeOn, measure.Next);
        measure.Judge(MeasureEffect.Better, "Ingen dobbeltvakter i februar", today);
        Assert.Null(measure.Next);

        var dropped = Takt.FollowUp.Measure.Decide(order, today);
        dropped.Drop("Løst på annen måte", today);
        Assert.Null(dropped.Next);

        var task = Takt.FollowUp.Measure.Decide(order with { Kind = MeasureKind.Task }, today);
        task.Finish(today);
        Assert.Null(task.Next);
    }

    [Fact]
    public async Task A_filter_narrows_the_list_and_can_be_taken_away()
    {
        var unit = await kommune.Unit("Filterenheten");
        using var leader = await kommune.SignedIn("Filip Filter", unit, Roles.Leader);
        await Measure("Ikke begynt", unit);
        var begun = await Measure("Vel i gang", unit);
        await leader.Open($"/tiltak/{begun}");
        await leader.Send("start");
        await leader.Open("/tiltak?visning=enheter&tilstand=Started");
        Assert.Equal(["Vel i gang"], Titles(leader));
        await leader.Open(leader.Page.QuerySelector("a[data-removable]")!.GetAttribute("href")!);
        Assert.Equal(2, Titles(leader).Length);
    }

    [Fact]
    public async Task What_comes_of_a_measure_is_told_to_others()
    {
        var unit = await kommune.Unit("Fortellerne");
        using var leader = await kommune.SignedIn("Ola Ord", unit, Roles.Leader);
        var id = await Measure("Si det videre", unit);
        await leader.Open($"/tiltak/{id}");
        await leader.Send("start");
        var told = await kommune.With(db => db.Events.Where(e => e.Body.Contains($"{id}")).Select(e => e.Name).ToListAsync(Cancel));
        Assert.Equal([nameof(MeasureMoved), nameof(MeasureMoved)], told); // decided, and started
    }

    async Task<Guid> Measure(string what, Guid unit, Seat? owner = null)
    {
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        var id = scope.ServiceProvider.GetRequiredService<MeasureBook>().Decide(Order(what, unit, owner ?? Seat.LeaderOf(unit)));
        await scope.ServiceProvider.GetRequiredService<Db>().Save("test", Cancel);
        return id;
    }

    static MeasureOrder Order(string what, Guid unit, Seat owner) =>
        new(what, owner, new DateOnly(2027, 1, 10), null, new() { Permission = FollowUpPermissions.See, UnitId = unit });

    Task<List<string>> Asked(Guid measure) =>
        kommune.With(db => db.Todos.Where(t => t.SourceId == measure && t.DoneAt == null).Select(t => t.Ask).ToListAsync(Cancel));

    static string[] ErrorsOf(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("ds-error-summary a").Select(a => "#" + a.GetAttribute("href")!.Split('#')[1])];

    static string[] Titles(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("tbody .t-name").Select(a => a.TextContent.Trim())];
}
