using System.Net;
using Takt.Evaluations;

namespace Takt.Tests;

public sealed class ThemePageTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    [Fact]
    public async Task What_is_being_set_up_exists_only_for_those_who_run_it()
    {
        var unit = await kommune.Unit("Solbakken skole");
        var round = await kommune.Round(unit, EvaluationState.Draft);
        using var leader = await kommune.SignedIn("Rita Sol", unit, Roles.Leader);
        using var teacher = await kommune.SignedIn("Nina Sol", unit, Roles.Employee);
        foreach (var address in new[] { At(round, 1), $"{At(round, 1)}/skriv", $"/evalueringer/{round.Id}/sammenlign" })
        {
            Assert.Equal(HttpStatusCode.OK, (await leader.Open(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await teacher.Open(address)).Status);
        }
    }

    [Fact]
    public async Task Another_units_theme_and_one_that_is_not_there_are_both_not_found()
    {
        var round = await kommune.Round(await kommune.Unit("Ås skole"));
        using var outsider = await kommune.SignedIn("Kim By", await kommune.Unit("By skole"), Roles.Leader);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Open(At(round, 1))).Status);

        var open = await kommune.Round(await kommune.Root());
        Assert.Equal(HttpStatusCode.OK, (await outsider.Open(At(open, 1))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Open(At(open, 99))).Status);
    }

    [Fact]
    public async Task While_collecting_one_sees_ones_own_words_and_those_who_answer_see_all()
    {
        var unit = await kommune.Unit("Lunden skole");
        var round = await kommune.Round(unit);
        var me = await kommune.Person("Tor Lund", unit, Roles.Employee);
        await kommune.Say(round, 1, "Dette sa jeg", me);
        await kommune.Say(round, 1, "Dette sa en annen", await kommune.Person("Liv Lund", unit, Roles.Employee));
        using var writer = await new Visitor(kommune).As(me);
        using var leader = await kommune.SignedIn("Eva Lund", unit, Roles.Leader);

        Assert.Equal(["Dette sa jeg"], Voices(await writer.Open(At(round, 1))));
        Assert.Equal(["Dette sa jeg", "Dette sa en annen"], Voices(await leader.Open(At(round, 1))));
        await kommune.Close(round);
        Assert.Equal(["Dette sa jeg", "Dette sa en annen"], Voices(await writer.Open(At(round, 1))));
    }

    [Fact]
    public async Task An_answer_is_read_by_everyone_when_it_is_published_and_before_that_by_those_who_write_it()
    {
        var unit = await kommune.Unit("Haugen skole");
        var round = await kommune.Round(unit, EvaluationState.Answering);
        var covered = await kommune.Say(round, 1, "Besvart");
        await kommune.Say(round, 1, "Oversett");
        await kommune.Answer(round, 1, Rounds.Point("Vi møtes hver uke", all: false), covered);
        using var teacher = await kommune.SignedIn("Nils Haug", unit, Roles.Employee);
        using var leader = await kommune.SignedIn("Liv Haug", unit, Roles.Leader);

        Assert.DoesNotContain("Vi møtes hver uke", (await teacher.Open(At(round, 1))).Text, StringComparison.Ordinal);
        Assert.Contains("Vi møtes hver uke", (await leader.Open(At(round, 1))).Text, StringComparison.Ordinal);
        await kommune.Publish(round);

        Assert.Contains("Vi møtes hver uke", (await teacher.Open(At(round, 1))).Text, StringComparison.Ordinal);
        Assert.Equal(["innspill-2"], teacher.Page.QuerySelectorAll(".t-said[data-open]").Select(v => v.Id));
    }

    [Fact]
    public async Task Those_who_wait_are_told_who_owes_the_answer_and_when_it_was_expected()
    {
        var unit = await kommune.Unit("Nes skole");
        await kommune.Person("Kari Nes", unit, Roles.Leader);
        var round = await kommune.Round(unit, EvaluationState.Answering);
        await kommune.With(async db =>
        {
            (await db.Evaluations.SingleAsync(e => e.Id == round.Id)).AnswersDue = new(kommune.Today.Year, 3, 12);
            await db.Save("test");
        });
        using var teacher = await kommune.SignedIn("Per Nes", unit, Roles.Employee);

        await teacher.Open(At(round, 1));
        Assert.Contains(
            "Ledergruppen har ikke svart ennå. Kari Nes har ansvaret, og svaret var ventet 12. mars.",
            teacher.Text,
            StringComparison.Ordinal
        );
    }

    static string At(Evaluation round, int theme) => $"/evalueringer/{round.Id}/tema/{theme}";

    static IEnumerable<string> Voices(Visitor visitor) =>
        visitor.Page.QuerySelectorAll(".t-said").Select(v => v.ChildNodes[0].TextContent.Trim());
}
