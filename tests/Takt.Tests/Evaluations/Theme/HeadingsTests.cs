using System.Net;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>Contributions put under headings, whichever way they came in.</summary>
public sealed class HeadingsTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_alike_is_suggested_named_changed_and_dissolved()
    {
        var (unit, round) = await Said("Fjellbygda");
        using var host = await kommune.SignedIn("Nils Fager", unit, Roles.Adviser);
        await host.Open(EvaluationsUrls.ThemeOf(round.Id, 1));
        Assert.Contains("Samle under overskrifter", host.Text, StringComparison.Ordinal);
        await host.Open(EvaluationsUrls.HeadingsOf(round.Id, 1));
        Assert.DoesNotContain("Kantina stenger", host.Text, StringComparison.Ordinal); // like nothing
        await host.Send("group-0", ("Form.Heading", ""));
        Assert.Contains("Skriv overskriften", host.Text, StringComparison.Ordinal);
        await host.Send("group-0", ("Form.Heading", "Møter"));
        Assert.Equal([null, "Møter", "Møter", "Møter"], await Headings(round));

        var one = await kommune.With(db => db.Contributions.Where(c => c.Text == "Færre møter.").Select(c => c.Id).SingleAsync(Cancel));
        await host.Send("group-0", ($"Form.Chosen[{one}]", null), ("Form.Heading", "For mange møter"));
        Assert.Equal([null, null, "For mange møter", "For mange møter"], await Headings(round));
        await host.Send("group-0", ("Form.Heading", ""));
        Assert.Equal([null, null, null, null], await Headings(round));
    }

    [Fact]
    public async Task Whoever_owes_the_answer_leaves_it_to_another()
    {
        var (unit, round) = await Said("Lia");
        using var leader = await kommune.SignedIn("Kari Nes", unit, Roles.Leader);
        await leader.Open(EvaluationsUrls.ThemeOf(round.Id, 1));
        Assert.DoesNotContain("Samle under overskrifter", leader.Text, StringComparison.Ordinal);
        await leader.Open(EvaluationsUrls.HeadingsOf(round.Id, 1));
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);
    }

    async Task<(Guid Unit, Evaluation Round)> Said(string name)
    {
        var unit = await kommune.Unit(name);
        var round = await kommune.Round(unit, EvaluationState.Answering);
        foreach (var text in new[] { "Vi har for mange møter.", "Møtene varer for lenge.", "Færre møter.", "Kantina stenger for tidlig." })
        {
            await kommune.Say(round, 1, name == "Lia" ? $"{text} Her." : text);
        }

        return (unit, round);
    }

    async Task<List<string?>> Headings(Evaluation round)
    {
        var headings = await kommune.With(db =>
            db.Contributions.Where(c => c.EvaluationId == round.Id).Select(c => c.Heading).ToListAsync(Cancel)
        );
        return [.. headings.Order(StringComparer.Ordinal)]; // the two databases do not agree on where nothing stands
    }
}
