using System.Net;
using Takt.Evaluations;

namespace Takt.Tests;

public sealed class AnswerThemeTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_carrier_answers_and_the_director_approves()
    {
        using var round = await Round.Begin(kommune);
        await round.Kari.Open(round.Address(1));
        Assert.Contains("3 av 3 innspill er ikke besvart", round.Kari.Text, StringComparison.Ordinal);
        await round.Kari.Send(
            "answer",
            ("Form.Lead", "Vi vil det samme."),
            ("Form.Points[0].Text", "Møtene slås sammen."),
            ("Form.Points[0].Stance", "WillDo"),
            ("Form.Points[0].Covers[1]", "true"),
            ("Form.Points[0].Covers[3]", "true"),
            ("Form.Points[0].MeasureWhat", "Slå sammen møtene"),
            ("Form.Points[0].MeasureOwner", round.KarisSeat),
            ("Form.Points[0].MeasureDue", "15.1.2027"),
            ("Form.Do", "submit")
        );
        Assert.Contains("sendt til godkjenning", round.Kari.Text, StringComparison.Ordinal);
        Assert.Contains("1 av 3 innspill er ikke besvart", round.Kari.Text, StringComparison.Ordinal);
        Assert.StartsWith("Evaluations.TodoApprove", Assert.Single(await round.Asked(round.First)), StringComparison.Ordinal);

        await round.Director.Open(round.Address(1));
        await round.Director.Send("answer", ("Form.Do", "approve"));

        var answer = (await round.Answer(round.First))!;
        Assert.Equal((AnswerState.Approved, "Kari Nes", "Torleif Aas"), (answer.State, answer.DraftedBy, answer.ApprovedBy));
        var point = Assert.Single(answer.Points);
        Assert.Equal(2, point.Covers.Count);
        Assert.Equal(new DateOnly(2027, 1, 15), point.MeasureDue);
        Assert.Empty(await round.Asked(round.First));
    }

    [Fact]
    public async Task A_refusal_needs_its_reason_and_the_form_stands_as_typed()
    {
        using var round = await Round.Begin(kommune);
        await round.Kari.Open(round.Address(1));
        await round.Kari.Send(
            "answer",
            ("Form.Points[0].Text", "Vi kjøper ikke nytt system."),
            ("Form.Points[0].Stance", "WillNot"),
            ("Form.Points[0].Covers[2]", "true"),
            ("Form.Do", "submit")
        );

        Assert.Equal("#form-points-0-because", Assert.Single(round.Kari.Page.QuerySelectorAll("ds-error-summary a")).GetAttribute("href"));
        Assert.Equal("true", round.Kari.Page.QuerySelector("#form-points-0-because")!.GetAttribute("aria-invalid"));
        Assert.Equal("Vi kjøper ikke nytt system.", round.Kari.Field("Form.Points[0].Text"));
        Assert.Equal("WillNot", round.Kari.Field("Form.Points[0].Stance"));
        Assert.Contains(round.Kari.FieldsOf("answer"), f => f.Key == "Form.Points[0].Covers[2]");
        Assert.Null(await round.Answer(round.First));
    }

    [Fact]
    public async Task A_date_that_is_none_is_said_and_given_back()
    {
        using var round = await Round.Begin(kommune);
        await round.Kari.Open(round.Address(1));
        await round.Kari.Send(
            "answer",
            ("Form.Points[0].Text", "Senere."),
            ("Form.Points[0].Stance", "Considering"),
            ("Form.Points[0].AnswerBy", "etter påske")
        );

        Assert.Equal("etter påske", round.Kari.Field("Form.Points[0].AnswerBy"));
        Assert.NotNull(round.Kari.Page.QuerySelector("#form-points-0-answerby-error"));
    }

    [Fact]
    public async Task Someone_from_another_group_finds_nothing_and_changes_nothing()
    {
        using var round = await Round.Begin(kommune);
        await round.Per.Open(round.Address(1));
        Assert.Equal(HttpStatusCode.NotFound, round.Per.Status);
        Assert.DoesNotContain("Hvordan får vi mer tid", round.Per.Text, StringComparison.Ordinal);

        // With a token of Per's own, from a page he may open.
        await round.Per.Open("/tiltak/ny");
        await round.Kari.Open(round.Address(1));
        var token = round.Per.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var fields = round
            .Kari.FieldsOf("answer")
            .Where(f => f.Key != "__RequestVerificationToken")
            .Append(new("__RequestVerificationToken", token));
        await round.Per.Post(round.Address(1), [.. fields.Append(new("Form.Points[0].Text", "Innbrudd"))]);
        Assert.Equal(HttpStatusCode.NotFound, round.Per.Status);
        Assert.Null(await round.Answer(round.First));

        // Carrying one theme is not carrying the next.
        await round.Kari.Open(round.Address(2));
        Assert.Equal(HttpStatusCode.NotFound, round.Kari.Status);
    }

    [Fact]
    public async Task Two_editors_both_see_both_versions_and_nothing_is_lost()
    {
        using var round = await Round.Begin(kommune);
        await Draft(round.Nils, round, "Det første utkastet.");
        await round.Kari.Open(round.Address(1));
        await round.Nils.Open(round.Address(1));
        await round.Nils.Send("answer", ("Form.Points[0].Text", "Nils sine ord."), ("Form.Do", "save"));
        await round.Kari.Send("answer", ("Form.Points[0].Text", "Karis ord."), ("Form.Do", "save"));

        Assert.Contains("Nils Fager lagret mens du skrev", round.Kari.Text, StringComparison.Ordinal);
        Assert.Contains("Nils sine ord.", round.Kari.Text, StringComparison.Ordinal);
        Assert.Equal("Karis ord.", round.Kari.Field("Form.Points[0].Text"));
        Assert.Equal("Nils sine ord.", Assert.Single((await round.Answer(round.First))!.Points).Text);

        await round.Kari.Send("answer", ("Form.Do", "save"));
        Assert.Equal("Karis ord.", Assert.Single((await round.Answer(round.First))!.Points).Text);
    }

    [Fact]
    public async Task Two_who_begin_at_once_do_not_write_over_each_other()
    {
        using var round = await Round.Begin(kommune);
        await round.Kari.Open(round.Address(1));
        await Draft(round.Nils, round, "Nils begynte.");
        await round.Kari.Send("answer", ("Form.Points[0].Text", "Kari begynte."), ("Form.Do", "save"));

        Assert.Contains("Nils begynte.", round.Kari.Text, StringComparison.Ordinal);
        Assert.Equal("Kari begynte.", round.Kari.Field("Form.Points[0].Text"));
    }

    [Fact]
    public async Task The_answer_leaves_a_trace()
    {
        using var round = await Round.Begin(kommune);
        await Draft(round.Kari, round, "Det skal vi se på.");
        var answer = (await round.Answer(round.First))!;
        var trail = await kommune.With(db =>
            db.AuditEntries.Where(a => a.RowId == $"{answer.Id}" || a.RowId == $"{answer.Points[0].Id}").ToListAsync(Cancel)
        );

        Assert.All(trail, entry => Assert.Equal(("Kari Nes", "answer drafted"), (entry.ActorName, entry.Because)));
        Assert.Contains(trail, entry => entry.Changes.Contains("Det skal vi se på.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Points_come_and_go_without_saving()
    {
        using var round = await Round.Begin(kommune);
        await round.Kari.Open(round.Address(1));
        await round.Kari.Send("answer", ("Form.Points[0].Text", "Én"), ("Form.Do", "add-point"));
        await round.Kari.Send("answer", ("Form.Points[1].Text", "To"), ("Form.Do", "remove-point-0"));

        Assert.Equal("To", round.Kari.Field("Form.Points[0].Text"));
        Assert.Null(round.Kari.Field("Form.Points[1].Text"));
        Assert.Null(await round.Answer(round.First));
    }

    [Fact]
    public async Task More_work_is_asked_for_with_a_word_and_stays_inside()
    {
        using var round = await Round.Begin(kommune);
        await Draft(round.Kari, round, "Kort svar.", "submit");
        await round.Director.Open(round.Address(1));
        await round.Director.Send("answer", ("Form.Do", "return"));
        Assert.Contains("Skriv kommentaren først", round.Director.Text, StringComparison.Ordinal);
        await round.Director.Send("answer", ("Form.Do", "return"), ("Form.Comment", "Hva med vikarene?"));

        Assert.Equal(AnswerState.Draft, (await round.Answer(round.First))!.State);
        Assert.StartsWith("Evaluations.TodoAnswer", Assert.Single(await round.Asked(round.First)), StringComparison.Ordinal);
        await round.Kari.Open(round.Address(1));
        Assert.Contains("Hva med vikarene?", round.Kari.Text, StringComparison.Ordinal);
        var trail = await kommune.With(db => db.AuditEntries.Where(a => a.Changes.Contains("vikarene")).CountAsync(Cancel));
        Assert.Equal(0, trail);
    }

    [Fact]
    public async Task A_comment_costs_no_text_that_is_not_saved()
    {
        using var round = await Round.Begin(kommune);
        await Draft(round.Kari, round, "Lagret.");
        await round.Kari.Send(
            "answer",
            ("Form.Points[0].Text", "Ikke lagret ennå."),
            ("Form.Do", "comment"),
            ("Form.Comment", "Se på dette")
        );

        Assert.Equal("Ikke lagret ennå.", round.Kari.Field("Form.Points[0].Text"));
        Assert.Contains("Se på dette", round.Kari.Text, StringComparison.Ordinal);
        Assert.Equal("Lagret.", (await round.Answer(round.First))!.Points[0].Text);
    }

    [Fact]
    public async Task Only_whoever_may_approve_approves()
    {
        using var round = await Round.Begin(kommune);
        await Draft(round.Kari, round, "Klart.", "submit");
        await round.Kari.Send("answer", ("Form.Do", "approve"));

        Assert.Equal(HttpStatusCode.Forbidden, round.Kari.Status);
        Assert.Equal(AnswerState.ForApproval, (await round.Answer(round.First))!.State);
    }

    [Fact]
    public async Task A_new_date_is_seen_by_all_and_follows_to_what_is_owed()
    {
        using var round = await Round.Begin(kommune);
        await round.Kari.Open(round.Address(1));
        Assert.Contains("har ventet på dere i 12 dager", round.Kari.Text, StringComparison.Ordinal);
        var next = kommune.Today.AddDays(7);
        await round.Kari.Send("answer", ("Form.Do", "postpone"), ("Form.NewDue", Norwegian.Typed(next)));

        Assert.Contains($"Svaret er ventet {Norwegian.DayMonth(next)}", round.Kari.Text, StringComparison.Ordinal);
        var due = await kommune.With(db => db.Todos.Where(t => t.SourceId == round.First).Select(t => t.Due).SingleAsync(Cancel));
        Assert.Equal(next, due);
    }

    [Fact]
    public async Task The_filter_in_the_address_leaves_out_what_is_answered()
    {
        using var round = await Round.Begin(kommune);
        await round.Kari.Open(round.Address(1));
        await round.Kari.Send("answer", ("Form.Points[0].Text", "Ja."), ("Form.Points[0].Covers[1]", "true"), ("Form.Do", "save"));
        await round.Kari.Open(round.Address(1) + "?vis=ubesvart");

        Assert.Equal(["innspill-2", "innspill-3"], round.Kari.Page.QuerySelectorAll(".t-said").Select(s => s.Id));
    }

    [Fact]
    public async Task What_is_owed_is_counted_with_name_and_days()
    {
        using var round = await Round.Begin(kommune);
        await round.Answered(round.Second, "Tallene på fredag");
        await round.Kari.Open($"/evalueringer/{round.Id}/mangler");

        Assert.Equal("1 av 2 temaer mangler svar", round.Kari.Title);
        Assert.Contains("Kari Nes", round.Kari.Text, StringComparison.Ordinal);
        Assert.Contains("12 dager over", round.Kari.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hvilke tall", round.Kari.Text, StringComparison.Ordinal);
        await round.Per.Open($"/evalueringer/{round.Id}/mangler");
        Assert.Equal(HttpStatusCode.NotFound, round.Per.Status);
    }

    [Fact]
    public async Task The_meeting_saves_one_point_at_a_time()
    {
        using var round = await Round.Begin(kommune);
        await round.Director.Open($"/evalueringer/{round.Id}/svarmote");
        Assert.Equal("Hvordan får vi mer tid?", round.Director.Title);
        await round.Director.Send(
            "decide",
            ("Form.Text", "Møtene slås sammen."),
            ("Form.Stance", "WillDo"),
            ("Form.Covers", "1 og 3"),
            ("Form.MeasureOwner", round.KarisSeat),
            ("Form.Do", "add")
        );
        await round.Director.Send("decide", ("Form.Text", "Nei."), ("Form.Stance", "WillNot"), ("Form.Covers", "9"), ("Form.Do", "add"));
        Assert.Equal(
            ["#form-covers", "#form-because"],
            round.Director.Page.QuerySelectorAll("ds-error-summary a").Select(a => a.GetAttribute("href"))
        );
        await round.Director.Send("decide", ("Form.Covers", "2"), ("Form.Because", "Lønnssystemet byttes."), ("Form.Do", "add"));

        var answer = (await round.Answer(round.First))!;
        Assert.Equal(["Møtene slås sammen.", "Nei."], answer.Points.Select(p => p.Text));
        Assert.Equal([2, 1], answer.Points.Select(p => p.Covers.Count));
        Assert.Equal(("Møtene slås sammen.", round.KarisSeat), (answer.Points[0].MeasureWhat, $"{answer.Points[0].MeasureOwner}"));

        await round.Director.Send("decide", ("Form.Do", "approve"));
        Assert.Equal(AnswerState.Approved, (await round.Answer(round.First))!.State);
        Assert.Equal("Hvilke tall trenger vi?", round.Director.Title);
    }

    [Fact]
    public async Task A_point_sent_again_because_the_answer_never_came_is_decided_once()
    {
        using var round = await Round.Begin(kommune);
        await round.Director.Open($"/evalueringer/{round.Id}/svarmote?tema=1");
        (string, string?)[] said =
        [
            ("Form.Text", "Møtene slås sammen."),
            ("Form.Stance", "InPlace"),
            ("Form.Covers", "alle"),
            ("Form.Do", "add"),
        ];
        var form = round
            .Director.FieldsOf("decide")
            .Where(f => !said.Any(s => s.Item1 == f.Key))
            .Concat(said.Select(s => KeyValuePair.Create(s.Item1, s.Item2!)))
            .ToArray();
        var address = round.Director.At;
        await round.Director.Post(address, form);
        await round.Director.Post(address, form);
        Assert.Single((await round.Answer(round.First))!.Points);

        await round.Director.Open(address); // whoever sees that it stands there means it
        await round.Director.Send("decide", said);
        Assert.Equal(2, (await round.Answer(round.First))!.Points.Count);
    }

    [Fact]
    public async Task A_point_from_the_meeting_is_not_overwritten_by_an_open_page()
    {
        using var round = await Round.Begin(kommune);
        await Draft(round.Kari, round, "Utkast.");
        await round.Director.Open($"/evalueringer/{round.Id}/svarmote?tema=1");
        await round.Director.Send(
            "decide",
            ("Form.Text", "Fra møtet."),
            ("Form.Stance", "InPlace"),
            ("Form.Covers", "alle"),
            ("Form.Do", "add")
        );
        await round.Kari.Send("answer", ("Form.Points[0].Text", "Endret."), ("Form.Do", "save"));

        Assert.Contains("Fra møtet.", round.Kari.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await round.Answer(round.First))!.Points.Count);
    }

    static async Task Draft(Visitor visitor, Round round, string text, string act = "save")
    {
        await visitor.Open(round.Address(1));
        await visitor.Send("answer", ("Form.Points[0].Text", text), ("Form.Points[0].Stance", "WillDo"), ("Form.Do", act));
    }
}
