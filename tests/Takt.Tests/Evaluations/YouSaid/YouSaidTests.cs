using System.Net;
using Takt.Evaluations;
using Takt.FollowUp.Contracts;

namespace Takt.Tests;

public sealed class YouSaidTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_there_when_it_is_published_for_those_who_took_part()
    {
        var unit = await kommune.Unit("Solbakken skole");
        var round = await kommune.Round(unit, EvaluationState.Answering);
        using var teacher = await kommune.SignedIn("Nina Sol", unit, Roles.Employee);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.Open(At(round))).Status);
        await kommune.Publish(round);

        Assert.Equal(HttpStatusCode.OK, (await teacher.Open(At(round))).Status);
        using var outsider = await kommune.SignedIn("Kim By", await kommune.Unit("By skole"), Roles.Leader);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Open(At(round))).Status);
    }

    [Fact]
    public async Task Measures_stand_as_they_are_today_and_what_has_no_answer_says_so()
    {
        var unit = await kommune.Unit("Lunden skole");
        var round = await kommune.Round(unit, EvaluationState.Answering);
        await kommune.Person("Kari Nes", unit, Roles.Leader);
        await kommune.Say(round, 1, "For mange møter");
        await kommune.Say(round, 2, "Hvem svarer?");
        var measure = await kommune.Judged("Slå sammen møtene", unit, MeasureEffect.NoChange, "Møtetiden er den samme");
        await kommune.Answer(round, 1, Rounds.Point("Vi slår dem sammen", measure: measure, owner: Seat.LeaderOf(unit)));
        await kommune.Publish(round);
        using var teacher = await kommune.SignedIn("Tor Lund", unit, Roles.Employee);

        await teacher.Open(At(round));

        var deed = teacher.Page.QuerySelector("#tema-1 .t-deed")!.TextContent;
        Assert.Contains("Ingen endring", deed, StringComparison.Ordinal);
        Assert.Contains("Møtetiden er den samme", deed, StringComparison.Ordinal);
        Assert.Null(teacher.Page.QuerySelector("#tema-2"));
        var rest = teacher.Page.GetElementById("rest")!.ParentElement!.ParentElement!.TextContent;
        Assert.Contains("Tema 2: Hvem gjør hva?", rest, StringComparison.Ordinal);
        Assert.Contains("Kari Nes har ansvaret.", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_is_counted_once_and_leaves_no_name_on_the_trail()
    {
        var unit = await kommune.Unit("Haugen skole");
        var round = await Answered(unit);
        var person = await kommune.Person("Nils Haug", unit, Roles.Employee);
        using var teacher = await new Visitor(kommune).As(person);
        await teacher.Open(At(round));
        List<KeyValuePair<string, string>> sent = [.. teacher.FieldsOf("reply-1"), new("Reply", "Partly")];

        await teacher.Post(At(round), sent);
        Assert.Contains("Takk. Svaret ditt er talt.", teacher.Text, StringComparison.Ordinal);
        await teacher.Post(At(round), sent);

        var theme = round.Themes[0].Id;
        var reception = await kommune.With(db => db.Receptions.SingleAsync(r => r.ThemeId == theme, Cancel));
        Assert.Equal((0, 1, 0), (reception.Yes, reception.Partly, reception.No));
        Assert.False(
            await kommune.With(db => db.AuditEntries.AnyAsync(a => a.ActorId == person && a.Kind.StartsWith("Reception"), Cancel))
        );
        Assert.False(await kommune.With(db => db.AuditEntries.AnyAsync(a => a.Kind == nameof(ReceptionGiven), Cancel)));
    }

    [Fact]
    public async Task Two_who_reply_at_once_are_both_counted()
    {
        var round = await Answered(await kommune.Unit("Fjellet skole"));
        var theme = round.Themes[0].Id;

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 12),
            new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = Cancel },
            async (i, cancel) =>
                await kommune.With(
                    db => db.Receive(theme, (Reply)(i % 3), cancel),
                    new Actor { Name = $"{i}", PersonId = Guid.CreateVersion7() }
                )
        );

        var reception = await kommune.With(db => db.Receptions.SingleAsync(r => r.ThemeId == theme, Cancel));
        Assert.Equal((4, 4, 4), (reception.Yes, reception.Partly, reception.No));
    }

    [Fact]
    public async Task The_numbers_are_for_those_who_answer_and_only_when_five_have_replied()
    {
        var unit = await kommune.Unit("Nes skole");
        var round = await Answered(unit);
        using var leader = await kommune.SignedIn("Kari Nes", unit, Roles.Leader);
        using var teacher = await kommune.SignedIn("Per Nes", unit, Roles.Employee);
        await Reply(round, 4);
        Assert.Contains("Vises når fem har svart.", (await leader.Open(At(round))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4 har svart", leader.Text, StringComparison.Ordinal);

        await Reply(round, 1);

        Assert.Contains("5 har svart: 5 ja, 0 delvis, 0 nei.", (await leader.Open(At(round))).Text, StringComparison.Ordinal);
        await Reply(round, 1); // nobody can tell the sixth by looking before and after
        Assert.Contains("5 har svart: 5 ja, 0 delvis, 0 nei.", (await leader.Open(At(round))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("har svart:", (await teacher.Open(At(round))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rounds_stand_side_by_side_with_what_came_of_the_promises()
    {
        var unit = await kommune.Unit("Bratt skole");
        var before = await kommune.Round(unit, EvaluationState.Answering);
        await kommune.Say(before, 1, "En");
        await kommune.Say(before, 1, "To");
        var measure = await kommune.Judged("Slå sammen møtene", unit, MeasureEffect.Better, "En time mindre");
        await kommune.Answer(before, 1, Rounds.Point("Vi slår dem sammen", measure: measure, owner: Seat.LeaderOf(unit)));
        await kommune.Publish(before);
        var now = await kommune.Round(unit, after: before);
        await kommune.Say(now, 1, "Tre");
        using var teacher = await kommune.SignedIn("Jon Bratt", unit, Roles.Employee);

        await teacher.Open($"/evalueringer/{now.Id}/sammenlign");

        var row = teacher.Page.QuerySelectorAll("tbody tr")[0].TextContent;
        Assert.Contains("2 innspill", row, StringComparison.Ordinal);
        Assert.Contains("1 innspill", row, StringComparison.Ordinal);
        Assert.Contains("Bedre", row, StringComparison.Ordinal);
        Assert.Contains("Forrige gang ble ett tiltak lovet: én bedre.", teacher.Text, StringComparison.Ordinal);
        Assert.Contains("To av spørsmålene er stilt på nytt.", teacher.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_theme_is_the_same_by_its_question_and_else_by_its_number_in_a_part_of_the_same_kind()
    {
        var unit = Guid.CreateVersion7();
        var before = Evaluation.Plan("Før", unit, Seat.LeaderOf(unit));
        var old = before.AddPart("Alle", PartKind.Improve);
        var moved = before.AddTheme(old, "Møtes vi nok?", 1);
        var reworded = before.AddTheme(old, "Har vi tid?", 2);
        var gone = before.AddTheme(before.AddPart("Først", PartKind.Priorities), "IKT", 3);
        var now = Evaluation.Plan("Nå", unit, Seat.LeaderOf(unit));
        var part = now.AddPart("Alle", PartKind.Improve);
        var first = now.AddTheme(part, "møtes vi NOK", 3);
        var second = now.AddTheme(part, "Får vi tid sammen?", 2);

        Assert.Equal([(reworded, second), (moved, first), (gone, null)], SameThemes.Pair(before, now));
    }

    async Task<Evaluation> Answered(Guid unit)
    {
        var round = await kommune.Round(unit, EvaluationState.Answering);
        await kommune.Say(round, 1, "For mange møter");
        await kommune.Answer(round, 1, Rounds.Point("Vi slår dem sammen"));
        await kommune.Publish(round);
        return round;
    }

    async Task Reply(Evaluation round, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await kommune.With(
                db => db.Receive(round.Themes[0].Id, Takt.Evaluations.Reply.Yes, Cancel),
                new Actor { Name = "noen", PersonId = Guid.CreateVersion7() }
            );
        }
    }

    static string At(Evaluation round) => $"/evalueringer/{round.Id}/dere-sa";
}
