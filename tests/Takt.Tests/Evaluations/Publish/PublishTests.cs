using System.Net;
using System.Text.Json;
using Takt.Evaluations;
using Takt.FollowUp;

namespace Takt.Tests;

public sealed class PublishTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_unanswered_needs_an_owner_and_a_date()
    {
        using var round = await Round.Begin(kommune);
        await round.Answered(round.First, "Slå sammen møtene");
        await round.Nils.Open(Address(round));
        await round.Nils.Send("publish", ("Form.Rows[0].Owner", ""), ("Form.Rows[0].By", ""));

        Assert.Equal(
            ["#form-rows-0-owner", "#form-rows-0-by"],
            round.Nils.Page.QuerySelectorAll("ds-error-summary a").Select(a => a.GetAttribute("href"))
        );
        Assert.Empty(await Publications(round));

        await round.Nils.Send(
            "publish",
            ("Form.Rows[0].Owner", round.KarisSeat),
            ("Form.Rows[0].By", Norwegian.Typed(kommune.Today.AddDays(-1)))
        );
        Assert.Contains("i dag eller senere", round.Nils.Text, StringComparison.Ordinal);
        Assert.Empty(await Publications(round));
    }

    [Fact]
    public async Task Publishing_makes_measures_promises_and_news_at_one_moment()
    {
        using var round = await Round.Begin(kommune);
        await round.Answered(round.First, "Slå sammen møtene");
        await Publish(round, promise: "15.1.2028");

        var publication = Assert.Single(await Publications(round));
        var snapshot = JsonSerializer.Deserialize<EvaluationSnapshot>(publication.Snapshot)!;
        var measure = await kommune.With(db => db.Measures.SingleAsync(m => m.SourceId == round.First, Cancel));
        Assert.Equal((1, "Nils Fager"), (publication.Number, publication.By));
        Assert.Equal(measure.Id, Assert.Single(snapshot.Measures).Id);
        Assert.Equal($"/evalueringer/{round.Id}/dere-sa#tema-1", measure.SourceAddress);
        var owed = Assert.Single(snapshot.Unanswered);
        Assert.Equal(("Kari Nes", new DateOnly(2028, 1, 15)), (owed.Owner, owed.PromisedBy!.Value));
        Assert.Equal($"Evaluations.TodoAnswer {round.KarisSeat}", Assert.Single(await round.Asked(round.Second)));
        Assert.Empty(await round.Asked(round.First));
        Assert.True(await kommune.With(db => db.News.AnyAsync(n => n.Address == $"/evalueringer/{round.Id}/dere-sa", Cancel)));
        Assert.Equal(
            EvaluationState.Published,
            await kommune.With(db => db.Evaluations.Where(e => e.Id == round.Id).Select(e => e.State).SingleAsync(Cancel))
        );
    }

    [Fact]
    public async Task Published_twice_there_are_two_versions_and_each_measure_once()
    {
        using var round = await Round.Begin(kommune);
        await round.Answered(round.First, "Slå sammen møtene");
        await Publish(round, promise: "15.1.2028");

        // The answer is worded anew in between, as a person would, and approved by another.
        await round.Nils.Open(round.Address(1));
        await round.Nils.Send(
            "answer",
            ("Form.Points[0].Text", "Det har vi gjort."),
            ("Form.Points[0].Stance", "InPlace"),
            ("Form.Do", "submit")
        );
        await Approve(round, 1);
        await Publish(round, promise: "20.1.2028");

        var publications = await Publications(round);
        Assert.Equal([1, 2], publications.Select(p => p.Number));
        Assert.Contains("Det gj\\u00F8r vi.", publications[0].Snapshot, StringComparison.Ordinal);
        Assert.Contains("Det har vi gjort.", publications[1].Snapshot, StringComparison.Ordinal);
        var measure = await kommune.With(db => db.Measures.SingleAsync(m => m.SourceId == round.First, Cancel));
        Assert.Equal(measure.Id, Assert.Single(JsonSerializer.Deserialize<EvaluationSnapshot>(publications[1].Snapshot)!.Measures).Id);
    }

    [Fact]
    public async Task A_draft_is_not_published()
    {
        using var round = await Round.Begin(kommune);
        await round.Kari.Open(round.Address(1));
        await round.Kari.Send("answer", ("Form.Points[0].Text", "Bare et utkast."), ("Form.Do", "save"));
        await round.Nils.Open(Address(round));
        await round.Nils.Send(
            "publish",
            ("Form.Rows[0].By", "1.12.2027"),
            ("Form.Rows[1].Owner", round.KarisSeat),
            ("Form.Rows[1].By", "1.12.2027")
        );

        Assert.DoesNotContain("Bare et utkast", Assert.Single(await Publications(round)).Snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_run_it_publish()
    {
        using var round = await Round.Begin(kommune);
        await round.Kari.Open(Address(round));
        Assert.Equal(HttpStatusCode.NotFound, round.Kari.Status); // carries a theme; runs her own unit only
        await round.Per.Open(Address(round));
        Assert.Equal(HttpStatusCode.NotFound, round.Per.Status);
    }

    [Fact]
    public async Task A_promise_kept_owes_nothing_more()
    {
        using var round = await Round.Begin(kommune);
        await round.Answered(round.First, "Slå sammen møtene");
        await Publish(round, promise: "15.1.2028");
        await round.Nils.Open(round.Address(2));
        await round.Nils.Send(
            "answer",
            ("Form.Points[0].Text", "Tallene kommer."),
            ("Form.Points[0].Stance", "WillDo"),
            ("Form.Points[0].CoversAll", "true"),
            ("Form.Do", "submit")
        );
        await Approve(round, 2);

        Assert.Empty(await round.Asked(round.Second));
        Assert.Null(await kommune.With(db => db.Themes.Where(t => t.Id == round.Second).Select(t => t.PromisedBy).SingleAsync(Cancel)));
    }

    static string Address(Round round) => $"/evalueringer/{round.Id}/publiser";

    static async Task Approve(Round round, int theme)
    {
        await round.Director.Open(round.Address(theme));
        await round.Director.Send("answer", ("Form.Do", "approve"));
    }

    static async Task Publish(Round round, string promise)
    {
        await round.Nils.Open(Address(round));
        await round.Nils.Send("publish", ("Form.Rows[0].Owner", round.KarisSeat), ("Form.Rows[0].By", promise));
    }

    Task<List<Publication>> Publications(Round round) =>
        kommune.With(db => db.Publications.Where(p => p.EvaluationId == round.Id).OrderBy(p => p.Number).ToListAsync(Cancel));
}
