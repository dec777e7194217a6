using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>Whoever writes an answer does not approve it, but in the meeting, and where the municipality has chosen so: then it is noted.</summary>
public sealed class FourEyesTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    [Fact]
    public async Task Whoever_wrote_is_told_what_to_do_instead_of_approving()
    {
        using var round = await Begin();
        await round.Director.Open(round.Address(1));
        Assert.Null(Approve(round.Director)); // whoever writes the first words is the writer
        await Write(round.Director, round, "Møtene slås sammen.");

        Assert.Null(Approve(round.Director));
        Assert.NotNull(round.Director.Page.QuerySelector("button[name='Form.Do'][value=submit]"));
        Assert.Contains("Be om godkjenning fra en annen, eller godkjenn det i svarmøtet", round.Director.Text, StringComparison.Ordinal);
        Assert.NotNull(round.Director.Page.QuerySelector($".t-actionbar a[href='/evalueringer/{round.Id}/svarmote?tema=1']"));
    }

    [Fact]
    public async Task What_the_one_who_approves_wrote_waits_in_the_meeting()
    {
        using var round = await Begin();
        await Write(round.Director, round, "Møtene slås sammen.");
        await round.Director.Send("answer", ("Form.Do", "submit"));
        Assert.Equal($"/evalueringer/{round.Id}/svarmote?tema=1", await WaitsAt(round.First));

        // Written by another it waits where it is read and approved.
        await Write(round.Kari, round, "Karis ord.");
        await round.Kari.Send("answer", ("Form.Do", "submit"));
        Assert.Equal(round.Address(1), await WaitsAt(round.First));
    }

    Task<string> WaitsAt(Guid theme) =>
        kommune.With(db =>
            db.Todos.Where(t => t.SourceId == theme && t.DoneAt == null)
                .Select(t => t.Address)
                .SingleAsync(TestContext.Current.CancellationToken)
        );

    [Fact]
    public async Task A_form_that_approves_ones_own_words_is_refused_and_keeps_them()
    {
        using var round = await Begin();
        await Write(round.Director, round, "Møtene slås sammen.");
        await round.Director.Send("answer", ("Form.Do", "approve"));
        Assert.Equal(AnswerState.Draft, (await round.Answer(round.First))!.State);
        Assert.Contains("godkjenner det ikke selv", round.Director.Text, StringComparison.Ordinal);

        // Another's draft, opened and changed: the last one to change it counts.
        await Write(round.Kari, round, "Karis ord.");
        await round.Director.Open(round.Address(1));
        Assert.NotNull(Approve(round.Director));
        await round.Director.Send("answer", ("Form.Points[0].Text", "Direktørens ord."), ("Form.Do", "approve"));
        var answer = (await round.Answer(round.First))!;
        Assert.Equal((AnswerState.Draft, "Kari Nes", "Karis ord."), (answer.State, answer.DraftedBy, answer.Points[0].Text));
        Assert.Equal("Direktørens ord.", round.Director.Field("Form.Points[0].Text"));
        Assert.Contains("Du har skrevet i svaret", round.Director.Text, StringComparison.Ordinal);
        Assert.Null(Approve(round.Director));
        await round.Director.Send("answer", ("Form.Do", "submit"));
        answer = (await round.Answer(round.First))!;
        Assert.Equal((AnswerState.ForApproval, "Torleif Aas", "Direktørens ord."), (answer.State, answer.DraftedBy, answer.Points[0].Text));
    }

    [Fact]
    public async Task Approving_what_somebody_changed_meanwhile_shows_both_versions()
    {
        using var round = await Begin();
        await Write(round.Kari, round, "Karis ord.");
        await round.Director.Open(round.Address(1));
        await Write(round.Nils, round, "Nils sine ord.");
        await round.Director.Send("answer", ("Form.Do", "approve"));

        Assert.Contains("Nils Fager lagret mens du skrev", round.Director.Text, StringComparison.Ordinal);
        Assert.Equal(AnswerState.Draft, (await round.Answer(round.First))!.State);
    }

    [Fact]
    public async Task In_the_meeting_the_group_is_the_other_eyes()
    {
        using var round = await Begin();
        await Write(round.Director, round, "Møtene slås sammen.");
        await round.Director.Open($"/evalueringer/{round.Id}/svarmote?tema=1");
        await round.Director.Send("decide", ("Form.Do", "approve"));

        var answer = (await round.Answer(round.First))!;
        Assert.Equal((AnswerState.Approved, "Torleif Aas", false), (answer.State, answer.ApprovedBy, answer.IsApprovedByWriter));
        Assert.Contains("answer approved at the meeting", await Because(answer));
    }

    [Fact]
    public async Task Where_one_may_do_both_it_is_noted_on_the_answer_and_on_the_trail()
    {
        using var round = await Begin(writerMayApprove: true);
        await Write(round.Director, round, "Møtene slås sammen.");
        Assert.NotNull(Approve(round.Director));
        await round.Director.Send("answer", ("Form.Do", "approve"));

        var answer = (await round.Answer(round.First))!;
        Assert.Equal((AnswerState.Approved, true), (answer.State, answer.IsApprovedByWriter));
        Assert.Contains("answer written and approved by one person", await Because(answer));
        var noted = $"Skrevet og godkjent av samme person: Torleif Aas, {Norwegian.Full(kommune.Today)}";
        await round.Kari.Open(round.Address(1));
        Assert.Contains(noted, round.Kari.Text, StringComparison.Ordinal);
        await round.Nils.Open($"/evalueringer/{round.Id}/svarmote?tema=1");
        Assert.Contains(noted, round.Nils.Text, StringComparison.Ordinal);

        // New words are a new draft; approved by another there is nothing to note.
        await Write(round.Kari, round, "Karis ord.");
        await round.Director.Open(round.Address(1));
        await round.Director.Send("answer", ("Form.Do", "approve"));
        answer = (await round.Answer(round.First))!;
        Assert.Equal((AnswerState.Approved, false), (answer.State, answer.IsApprovedByWriter));
        await round.Kari.Open(round.Address(1));
        Assert.DoesNotContain("samme person", round.Kari.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_one_may_do_both_lets_nobody_approve_who_may_not()
    {
        using var round = await Begin(writerMayApprove: true);
        await Write(round.Kari, round, "Karis ord.");
        await round.Kari.Send("answer", ("Form.Do", "approve"));
        Assert.Equal(HttpStatusCode.Forbidden, round.Kari.Status);
        await round.Kari.Open(round.Address(1));
        await round.Kari.Send("answer", ("Form.Points[0].Text", "Andre ord."), ("Form.Do", "approve"));
        Assert.Equal(HttpStatusCode.Forbidden, round.Kari.Status);
        Assert.Equal(AnswerState.Draft, (await round.Answer(round.First))!.State);
    }

    static AngleSharp.Dom.IElement? Approve(Visitor visitor) => visitor.Page.QuerySelector("button[name='Form.Do'][value=approve]");

    static async Task Write(Visitor visitor, Round round, string text)
    {
        await visitor.Open(round.Address(1));
        await visitor.Send("answer", ("Form.Points[0].Text", text), ("Form.Points[0].Stance", "WillDo"), ("Form.Do", "save"));
    }

    Task<List<string>> Because(Answer answer) =>
        kommune.With(db =>
            db.AuditEntries.Where(a => a.RowId == $"{answer.Id}").Select(a => a.Because).ToListAsync(TestContext.Current.CancellationToken)
        );

    async Task<Round> Begin(bool writerMayApprove = false)
    {
        kommune.Host.Services.GetRequiredService<Catalogue>().Renew(kommune.Municipality with { WriterMayApprove = writerMayApprove });
        return await Round.Begin(kommune);
    }
}
