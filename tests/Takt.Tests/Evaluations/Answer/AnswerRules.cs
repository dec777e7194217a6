using CsCheck;
using Takt.Evaluations;

namespace Takt.Tests;

public sealed class AnswerRules
{
    static readonly DateOnly Today = new(2026, 11, 24);

    static Actor By(string name) =>
        new()
        {
            Name = name,
            PersonId = new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)),
        };

    static Answer Empty() => new(Guid.NewGuid(), Guid.NewGuid());

    static AnswerPoint Point(Answer answer, Stance? stance, int position = 1) => new(answer.Id, position, "Det svarer vi.", stance);

    [Fact]
    public void A_refusal_needs_its_reason_before_it_is_sent_but_not_in_a_draft()
    {
        var answer = Empty();
        answer.Write(null, [Point(answer, Stance.WillNot)], By("Nils"), Today);

        Assert.Equal(AnswerState.Draft, answer.State);
        Assert.Equal("Form.Points[0].Because", Assert.Throws<Refusal>(() => answer.Submit(Today)).Field);
        Assert.Equal(
            "Form.Points[0].Because",
            Assert.Throws<Refusal>(() => answer.Approve(By("Torleif"), SecondEyes.Approver, Today)).Field
        );
    }

    [Fact]
    public void Considering_needs_a_date_and_a_measure_an_owner()
    {
        var answer = Empty();
        var considering = Point(answer, Stance.Considering);
        var measure = Point(answer, Stance.WillDo, 2);
        measure.MeasureWhat = "Slå sammen møtene";
        answer.Write(null, [considering, measure], By("Nils"), Today);

        Assert.Equal(["Form.Points[0].AnswerBy", "Form.Points[1].MeasureOwner"], answer.Unfinished.Select(u => u.Field));
    }

    [Fact]
    public void An_answer_without_points_is_not_sent() => Assert.Throws<Refusal>(() => Empty().Submit(Today));

    [Fact]
    public void New_words_take_an_approved_answer_back_to_a_draft_and_a_replaced_point_keeps_its_measure()
    {
        var answer = Empty();
        var point = Point(answer, Stance.WillDo);
        answer.Write(null, [point], By("Nils"), Today);
        answer.Approve(By("Torleif"), SecondEyes.Approver, Today);
        point.MeasureId = Guid.NewGuid();
        var covered = Guid.NewGuid();
        var reworded = new AnswerPoint(answer.Id, 2, "Med andre ord.", Stance.InPlace) { Replaces = point.Id }.Covering([covered]);

        answer.Write("Innledning", [Point(answer, Stance.WillDo), reworded], By("Kari"), Today.AddDays(1));

        Assert.Equal(
            (AnswerState.Draft, null, "Kari", Today.AddDays(1)),
            (answer.State, answer.ApprovedBy, answer.DraftedBy, answer.StateSince)
        );
        Assert.Equal(["Det svarer vi.", "Med andre ord."], answer.Points.Select(p => p.Text));
        Assert.Equal([null, point.MeasureId], answer.Points.Select(p => p.MeasureId));
        Assert.Equal(point.Id, answer.Points[1].Id);
        Assert.Equal([covered], point.Covers.Select(c => c.ContributionId));
    }

    [Fact]
    public void Whoever_changed_the_words_last_does_not_approve_them_alone()
    {
        var answer = Empty();
        answer.Write(null, [Point(answer, Stance.WillDo)], By("Torleif"), Today);
        Assert.Throws<Refusal>(() => answer.Approve(By("Torleif"), SecondEyes.Approver, Today));
        answer.Approve(By("Kari"), SecondEyes.Approver, Today);
        Assert.Equal((AnswerState.Approved, false), (answer.State, answer.IsApprovedByWriter));

        // Several wrote: the last counts, also a point decided in a meeting, and also by another name.
        answer.Add(Point(answer, Stance.InPlace, 2), By("Kari"), Today);
        answer.Approve(By("Torleif"), SecondEyes.Approver, Today);
        answer.Write(null, answer.Points, By("Kari"), Today);
        Assert.Throws<Refusal>(() => answer.Approve(By("Kari") with { Name = "Kari Gift" }, SecondEyes.Approver, Today));
        Assert.Equal(AnswerState.Draft, answer.State);

        answer.Approve(By("Kari"), SecondEyes.Meeting, Today);
        Assert.False(answer.IsApprovedByWriter);
        answer.Approve(By("Kari"), SecondEyes.None, Today);
        Assert.True(answer.IsApprovedByWriter);
        answer.Approve(By("Torleif"), SecondEyes.None, Today);
        Assert.False(answer.IsApprovedByWriter);
    }

    [Fact]
    public void An_imported_answer_was_written_by_nobody_here() =>
        Assert.False(Answer.Imported(ATheme(), [("Det gjør vi.", false)], Seat.LeaderOf(Guid.NewGuid())).IsWrittenBy(By("Torleif")));

    static Theme ATheme() => new(Guid.NewGuid(), Guid.NewGuid(), PartKind.Improve, 1, "Hva mer?", 1);

    [Fact]
    public void A_point_of_another_answer_is_never_taken_over()
    {
        var (answer, other) = (Empty(), Empty());
        var foreign = Point(other, Stance.WillDo);
        other.Write(null, [foreign], By("Nils"), Today);

        answer.Write(null, [new(answer.Id, 1, "Min tekst.", Stance.WillDo) { Replaces = foreign.Id }], By("Kari"), Today);

        Assert.NotEqual(foreign.Id, Assert.Single(answer.Points).Id);
        Assert.Equal("Det svarer vi.", foreign.Text);
    }

    [Fact]
    public void Only_what_waits_for_approval_is_returned()
    {
        var answer = Empty();
        answer.Write(null, [Point(answer, Stance.WillDo)], By("Nils"), Today);
        Assert.Throws<Refusal>(() => answer.Return(Today));

        answer.Submit(Today);
        answer.Return(Today);

        Assert.Equal(AnswerState.Draft, answer.State);
    }

    [Fact]
    public void A_new_date_lies_ahead()
    {
        var evaluation = Evaluation.Plan("Midtveis", Guid.NewGuid(), Seat.Of(Guid.NewGuid()));
        var theme = evaluation.AddTheme(evaluation.AddPart("Del", PartKind.Improve), "Hva?");
        theme.PromisedBy = Today.AddDays(-1);

        Assert.Throws<Refusal>(() => theme.Postpone(Today.AddDays(-1), Today));
        Assert.Throws<Refusal>(() => theme.Postpone(null, Today));
        theme.Postpone(Today, Today);

        Assert.Equal(Today, evaluation.DueOf(theme));
    }

    [Fact]
    public void What_a_point_covers_is_exactly_what_was_last_said() =>
        Gen.Select(Gen.Int[1, 8].HashSet[0, 8], Gen.Int[1, 8].HashSet[0, 8])
            .Sample(
                (before, after) =>
                {
                    var ids = Enumerable.Range(1, 8).ToDictionary(n => n, _ => Guid.NewGuid());
                    var answer = Empty();
                    var point = Point(answer, Stance.WillDo).Covering(before.Select(n => ids[n]));
                    answer.Write(null, [point], By("Nils"), Today);
                    var again = new AnswerPoint(answer.Id, 1, "Igjen.", Stance.WillDo) { Replaces = point.Id };
                    answer.Write(null, [again.Covering(after.Select(n => ids[n]))], By("Nils"), Today);
                    Assert.Equal(after.Select(n => ids[n]).Order(), point.Covers.Select(c => c.ContributionId).Order());
                    Assert.All(point.Covers, c => Assert.Equal(point.Id, c.PointId));
                }
            );

    [Theory]
    [InlineData("1, 2 og 11", new[] { 1, 2, 11 })]
    [InlineData("5–7", new[] { 5, 6, 7 })]
    [InlineData("3;1 3", new[] { 1, 3 })]
    [InlineData("", new int[0])]
    public void The_meeting_reads_numbers_as_they_are_typed(string typed, int[] numbers) =>
        Assert.Equal(numbers, new MeetingForm { Covers = typed }.Numbers);

    [Theory]
    [InlineData("seks")]
    [InlineData("7-5")]
    [InlineData("0")]
    [InlineData("1-2-3")]
    [InlineData("-4")]
    public void The_meeting_says_no_to_what_is_no_number(string typed) => Assert.Null(new MeetingForm { Covers = typed }.Numbers);
}
