using Takt.FollowUp;
using Takt.FollowUp.Contracts;

namespace Takt.Tests;

/// <summary>Many measures are changed at once: looked over first, saved together, and taken back.</summary>
public sealed class ManyTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dates_are_moved_after_a_look_and_put_back()
    {
        var unit = await kommune.Unit("Mangeskolen");
        using var leader = await kommune.SignedIn("Mona Mange", unit, Roles.Leader);
        var (first, second) = (
            await kommune.Decide("En ting", Seat.LeaderOf(unit), kommune.Today.AddDays(3)),
            await kommune.Decide("To ting", Seat.LeaderOf(unit))
        );
        var third = await kommune.Decide("Tre ting", Seat.LeaderOf(unit), kommune.Today.AddDays(9));
        await leader.Open("/tiltak/mange?alle=ja");
        Assert.Equal(3, leader.Page.QuerySelectorAll("[name^='Form.Chosen']").Length);

        await leader.Send("many", ("Form.Do", "preview"), ("Form.Act", "Shift"), ("Form.Days", "fjorten"));
        Assert.NotNull(leader.Page.QuerySelector("#form-days-error"));
        Assert.Equal("fjorten", leader.Field("Form.Days"));
        await leader.Send("many", ("Form.Do", "preview"), ("Form.Act", "Shift"), ("Form.Days", "14"), ($"Form.Chosen[{third}]", null));
        Assert.Contains("Har ingen frist å flytte", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Endre ett tiltak", leader.Text, StringComparison.Ordinal);
        Assert.Equal(kommune.Today.AddDays(3), (await Read(first)).Due); // only looked at

        await leader.Send("many", ("Form.Do", "apply"));
        Assert.Contains("Endringene er lagret.", leader.Text, StringComparison.Ordinal);
        Assert.Equal(
            (kommune.Today.AddDays(17), null, kommune.Today.AddDays(9)),
            ((await Read(first)).Due, (await Read(second)).Due, (await Read(third)).Due)
        );
        await kommune.With(async db =>
            Assert.Equal(kommune.Today.AddDays(17), (await db.Todos.SingleAsync(t => t.SourceId == first && t.DoneAt == null, Cancel)).Due)
        );

        var batch = leader.At;
        await leader.Send("undo");
        Assert.Contains("Alt står som før.", leader.Text, StringComparison.Ordinal);
        Assert.Equal(kommune.Today.AddDays(3), (await Read(first)).Due);
        Assert.Throws<InvalidOperationException>(() => leader.FieldsOf("undo"));
        using var other = await kommune.SignedIn("Nils Nysgjerrig", unit, Roles.Leader);
        Assert.Equal(404, (int)(await other.Open(batch)).Status); // one's own only
    }

    [Fact]
    public async Task What_was_not_looked_over_is_not_done_and_what_went_on_stands()
    {
        var (unit, heir) = (await kommune.Unit("Overskolen"), await kommune.Unit("Arveskolen"));
        using var leader = await kommune.SignedIn("Odd Over", unit, Roles.Leader);
        await kommune.Person("Ada Arv", heir, Roles.Leader);
        var (first, second) = (
            await kommune.Decide("Lag plan", Seat.LeaderOf(unit)),
            await kommune.Decide("Lag skjema", Seat.LeaderOf(unit))
        );
        await leader.Open("/tiltak/mange?alle=ja");
        await leader.Send(
            "many",
            ("Form.Do", "preview"),
            ("Form.Act", "Owner"),
            ("Form.Owner", $"{Seat.LeaderOf(heir)}"),
            ($"Form.Chosen[{second}]", null)
        );
        Assert.Contains("Ada Arv", leader.Text, StringComparison.Ordinal);
        await leader.Send("many", ("Form.Do", "apply"), ($"Form.Chosen[{second}]", "true")); // one more than was looked over
        Assert.Contains("Noe er endret siden du så over", leader.Text, StringComparison.Ordinal);
        Assert.Equal(Seat.LeaderOf(unit), (await Read(first)).Owner);

        await Work(second, m => m.Start(kommune.Today)); // by somebody else, meanwhile
        await leader.Send("many", ("Form.Do", "apply"));
        Assert.Contains("Noe er endret siden du så over", leader.Text, StringComparison.Ordinal);
        await leader.Send("many", ("Form.Do", "apply"));
        Assert.Equal((Seat.LeaderOf(heir), Seat.LeaderOf(heir)), ((await Read(first)).Owner, (await Read(second)).Owner));

        await Work(first, m => m.Finish(kommune.Today));
        await leader.Send("undo");
        Assert.Contains("Det noen har gått videre med siden, står som det er.", leader.Text, StringComparison.Ordinal);
        Assert.Equal((Seat.LeaderOf(heir), Seat.LeaderOf(unit)), ((await Read(first)).Owner, (await Read(second)).Owner));
    }

    [Fact]
    public async Task Nobody_reaches_what_they_may_not_change_and_dropping_needs_a_reason()
    {
        var (unit, foreign) = (await kommune.Unit("Egenskolen"), await kommune.Unit("Fremmedskolen"));
        using var leader = await kommune.SignedIn("Eli Egen", unit, Roles.Leader);
        var (own, theirs) = (await kommune.Decide("Vårt eget", Seat.LeaderOf(unit)), await kommune.Decide("Deres", Seat.LeaderOf(foreign)));
        await leader.Open("/tiltak/mange?visning=apne&alle=ja");
        Assert.DoesNotContain("Deres", leader.Text, StringComparison.Ordinal);
        await leader.Send("many", ("Form.Do", "preview"), ("Form.Act", "Drop"));
        Assert.Contains("Skriv hvorfor", leader.Text, StringComparison.Ordinal);
        await leader.Send(
            "many",
            ("Form.Do", "preview"),
            ("Form.Act", "Drop"),
            ("Form.Because", "Flyttet til neste år"),
            ($"Form.Chosen[{theirs}]", "true")
        );
        await leader.Send("many", ("Form.Do", "apply"));
        Assert.Equal((MeasureState.Dropped, MeasureState.Decided), ((await Read(own)).State, (await Read(theirs)).State));

        await leader.Send("undo");
        var back = await Read(own);
        Assert.Equal((MeasureState.Decided, null), (back.State, back.DroppedBecause));
        await kommune.With(async db => Assert.True(await db.Todos.AnyAsync(t => t.SourceId == own && t.DoneAt == null, Cancel)));
    }

    Task Work(Guid id, Action<Measure> act) =>
        kommune.With(async db =>
        {
            act(await db.Measures.SingleAsync(m => m.Id == id, Cancel));
            await db.Save("test", Cancel);
        });

    Task<Measure> Read(Guid id) => kommune.With(db => db.Measures.SingleAsync(m => m.Id == id, Cancel));
}
