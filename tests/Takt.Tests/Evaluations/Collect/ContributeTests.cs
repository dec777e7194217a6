using System.Net;
using Takt.Evaluations;

namespace Takt.Tests;

public sealed class ContributeTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sent_is_stored_and_the_next_theme_stands_ready()
    {
        var unit = await kommune.Unit("Solbakken skole");
        var round = await kommune.Round(unit);
        using var teacher = await kommune.SignedIn("Nina Sol", unit, Roles.Employee);
        await teacher.Open(Write(round, 1));
        Assert.Contains("offentleglova", teacher.Text, StringComparison.Ordinal);

        await teacher.Send(
            "contribute",
            ("Form.Text", " Vi møtes for sjelden.\r\nAlltid. "),
            ("Form.Proposal", "Hver uke"),
            ("Form.Do", "next")
        );

        Assert.Equal(Write(round, 2), teacher.At);
        Assert.Contains("Takk. Innspillet er lagret.", teacher.Text, StringComparison.Ordinal);
        var stored = Assert.Single(await Stored(round));
        Assert.Equal(("Vi møtes for sjelden.\nAlltid.", "Hver uke", 1), (stored.Text, stored.Proposal, stored.Number));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_counts_once()
    {
        var unit = await kommune.Unit("Lunden skole");
        var round = await kommune.Round(unit);
        using var teacher = await kommune.SignedIn("Tor Lund", unit, Roles.Employee);
        await teacher.Open(Write(round, 1));
        List<KeyValuePair<string, string>> sent =
        [
            .. teacher.FieldsOf("contribute").Where(f => f.Key != "Form.Text"),
            new("Form.Text", "Én gang"),
        ];

        await teacher.Post(Write(round, 1), sent);
        await teacher.Post(Write(round, 1), sent);

        Assert.Equal(HttpStatusCode.OK, teacher.Status);
        Assert.Equal("Én gang", Assert.Single(await Stored(round)).Text);
    }

    [Fact]
    public async Task Many_who_write_at_once_all_get_in_with_a_number_each()
    {
        var unit = await kommune.Unit("Fjellet skole");
        var round = await kommune.Round(unit);
        var people = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(i => Task.FromResult(new Actor { Name = $"{i}", PersonId = Guid.CreateVersion7() }))
        );
        var theme = round.Themes[0];

        await Parallel.ForEachAsync(
            people,
            new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = Cancel },
            async (person, cancel) =>
                await kommune.With(db => db.Contribute(theme, PartKind.Improve, Guid.CreateVersion7(), person.Name, null, cancel), person)
        );

        Assert.Equal(Enumerable.Range(1, 12), (await Stored(round)).Select(c => c.Number).Order());
    }

    [Fact]
    public async Task What_arrives_when_collecting_just_closed_is_refused_and_given_back()
    {
        var unit = await kommune.Unit("Haugen skole");
        var round = await kommune.Round(unit);
        using var teacher = await kommune.SignedIn("Liv Haug", unit, Roles.Employee);
        await teacher.Open(Write(round, 1));
        await kommune.Close(round);

        await teacher.Send("contribute", ("Form.Text", "For sent ute"), ("Form.Do", "next"));

        Assert.Contains("Innsamlingen ble avsluttet før innspillet kom fram", teacher.Text, StringComparison.Ordinal);
        Assert.Equal("For sent ute", teacher.Field("Form.Text"));
        Assert.Empty(await Stored(round));
    }

    [Fact]
    public async Task A_draft_comes_back_filled_for_its_writer_only_and_goes_when_it_is_sent()
    {
        var unit = await kommune.Unit("Elvely barnehage");
        var round = await kommune.Round(unit);
        using var writer = await kommune.SignedIn("Åse Elv", unit, Roles.Employee);
        await writer.Open(Write(round, 1));
        await writer.Send("contribute", ("Form.Text", "Halvferdig"), ("Form.Do", "draft"));
        Assert.Empty(await Stored(round));

        await writer.Open(Write(round, 1));
        Assert.Equal("Halvferdig", writer.Field("Form.Text"));
        await writer.Open("/evalueringer/mine-innspill");
        Assert.Contains("Utkast som ikke er sendt", writer.Text, StringComparison.Ordinal);
        using (var other = await kommune.SignedIn("Bo Elv", unit, Roles.Employee))
        {
            await other.Open(Write(round, 1));
            Assert.Equal("", other.Field("Form.Text"));
        }

        await writer.Open(Write(round, 1));
        await writer.Send("contribute", ("Form.Text", "Ferdig"), ("Form.Do", "another"));
        Assert.Equal("", writer.Field("Form.Text"));
        Assert.Equal("Ferdig", Assert.Single(await Stored(round)).Text);
    }

    [Fact]
    public async Task A_contribution_is_worded_anew_by_its_writer_alone()
    {
        var unit = await kommune.Unit("Nes skole");
        var round = await kommune.Round(unit);
        using var writer = await kommune.SignedIn("Eli Nes", unit, Roles.Employee);
        await writer.Open(Write(round, 1));
        await writer.Send("contribute", ("Form.Text", "Først"), ("Form.Do", "next"));
        var said = Assert.Single(await Stored(round));
        await writer.Open($"{Write(round, 1)}?innspill={said.Id}");
        await writer.Send("contribute", ("Form.Text", "Siden"));
        Assert.Equal(("Siden", 1), (Assert.Single(await Stored(round)).Text, said.Number));

        using var other = await kommune.SignedIn("Per Nes", unit, Roles.Employee);
        await other.Open($"{Write(round, 1)}?innspill={said.Id}");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await other.Open(Write(round, 1));
        await other.Send("contribute", ("Form.Key", $"{said.Id}"), ("Form.Text", "Kapret"));
        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        Assert.Equal("Siden", Assert.Single(await Stored(round)).Text);
    }

    [Theory]
    [InlineData("  ", "Skriv hva du vil si")]
    [InlineData(null, "4000")]
    public async Task An_empty_text_and_one_that_is_too_long_are_refused_with_the_text_standing(string? text, string says)
    {
        var unit = await kommune.Unit($"Vik {says}");
        var round = await kommune.Round(unit);
        using var writer = await kommune.SignedIn("Ola Vik", unit, Roles.Employee);
        await writer.Open(Write(round, 1));
        text ??= new string('å', Contribution.LongestText + 1);
        await writer.Send("contribute", ("Form.Text", text), ("Form.Do", "next"));

        Assert.Contains(says, writer.Text, StringComparison.Ordinal);
        Assert.Equal(text, writer.Field("Form.Text"));
        Assert.Empty(await Stored(round));
    }

    [Fact]
    public async Task Mine_shows_my_words_with_the_way_to_the_effect_and_nobody_elses()
    {
        var unit = await kommune.Unit("Bratt skole");
        var round = await kommune.Round(unit);
        var me = await kommune.Person("Ida Bratt", unit, Roles.Employee);
        var mine = await kommune.Say(round, 1, "For mange møter", me);
        await kommune.Say(round, 1, "Noe helt annet", await kommune.Person("Jon Bratt", unit, Roles.Employee));
        await kommune.Say(round, 2, "Hvem svarer?", me);
        await kommune.Close(round);
        var measure = await kommune.Judged("Slå sammen møtene", unit, FollowUp.Contracts.MeasureEffect.NoChange, "Møtetiden er den samme");
        await kommune.Answer(round, 1, Rounds.Point("Vi slår dem sammen", all: false, measure: measure, owner: Seat.LeaderOf(unit)), mine);
        await kommune.Publish(round);

        using var visitor = await new Visitor(kommune).As(me);
        await visitor.Open("/evalueringer/mine-innspill");

        Assert.Equal(
            ["Innspill", "Svar: gjør vi", "Tiltak: gjort", "Virkning: ingen endring"],
            visitor.Page.QuerySelectorAll($"#innspill-{mine.Id} .t-chain b").Select(b => b.TextContent)
        );
        Assert.Contains("Svar: venter", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Noe helt annet", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_part_of_it_can_neither_read_the_form_nor_send_one()
    {
        var round = await kommune.Round(await kommune.Unit("Ås skole"));
        using var outsider = await kommune.SignedIn("Kim By", await kommune.Unit("By skole"), Roles.Leader);
        await outsider.Open(Write(round, 1));
        Assert.Equal(HttpStatusCode.NotFound, outsider.Status);

        var other = await kommune.Round(await kommune.Root());
        await outsider.Open(Write(other, 1));
        await outsider.Post(Write(round, 1), outsider.FieldsOf("contribute").Append(new("Form.Text", "Utenfra")));
        Assert.Equal(HttpStatusCode.NotFound, outsider.Status);
        Assert.Empty(await Stored(round));
    }

    static string Write(Evaluation round, int theme) => $"/evalueringer/{round.Id}/tema/{theme}/skriv";

    Task<List<Contribution>> Stored(Evaluation round) =>
        kommune.With(db => db.Contributions.Where(c => c.EvaluationId == round.Id).OrderBy(c => c.Number).ToListAsync(Cancel));
}
