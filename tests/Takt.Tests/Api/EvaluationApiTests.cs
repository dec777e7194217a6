using System.Net;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>Evaluations for programs, in the demonstration: what is published, and nothing that tells who said what.</summary>
public sealed class EvaluationApiTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_evaluation_is_read_with_its_answers_and_without_what_people_said()
    {
        using var program = await ApiCaller.As(
            kommune,
            await kommune.Person("Leser Svar", await kommune.Root(), Roles.Employee),
            "evaluations:read"
        );
        var list = await program.Everything("/evaluations", 2);
        var published = list.First(e => (string)e["state"]! == "published");
        Assert.True((int)published["answered"]! > 0 && (int)published["contributions"]! > 0);
        var one = await program.Get($"/evaluations/{(string)published["id"]!}");
        var themes = one.Body!["themes"]!.AsArray();
        Assert.Contains(themes, t => t!["answer"] is { } answer && answer["points"]!.AsArray().Count > 0);
        var id = Guid.Parse(one.Id);
        var said = await kommune.With(db => db.Contributions.Where(c => c.EvaluationId == id).Select(c => c.Text).ToListAsync(Cancel));
        Assert.NotEmpty(said);
        Assert.DoesNotContain(said.Where(s => s.Length > 40), s => one.Text.Contains(s, StringComparison.Ordinal));
        Assert.Equal(said.Count, themes.Sum(t => (int)t!["contributions"]!));
        Assert.Equal([(string)published["id"]!], (await program.Get("/evaluations?state=published")).Ids.Where(i => i == one.Id));
    }

    [Fact]
    public async Task While_people_write_and_answers_are_drafted_nothing_of_it_is_told_to_whomever_it_is()
    {
        using var program = await ApiCaller.As(kommune, await kommune.Person("Leder Som Svarer", await kommune.Root(), Roles.Leader));
        var list = await program.Everything("/evaluations", 50);
        Assert.DoesNotContain(list, e => (string)e["state"]! == "draft"); // not even to whoever runs it
        foreach (var open in list.Where(e => (string)e["state"]! is "collecting" or "answering").ToArray())
        {
            Assert.Null(open["answered"]);
            Assert.Equal((string)open["state"]! == "collecting", open["contributions"] is null);
            var one = await program.Get($"/evaluations/{(string)open["id"]!}");
            Assert.NotEmpty(one.Body!["themes"]!.AsArray());
            Assert.All(one.Body["themes"]!.AsArray(), t => Assert.True(t!["answer"] is null && t["contributions"] is null));
        }

        Assert.Contains(list, e => (string)e["state"]! == "collecting");
        Assert.Contains(list, e => (string)e["state"]! == "answering");
    }

    [Fact]
    public async Task What_one_is_no_part_of_is_not_there()
    {
        var (unit, other) = (await kommune.Unit("Evalueres"), await kommune.Unit("Evalueres ikke"));
        var id = await kommune.With(async db =>
        {
            var made = Evaluation.Plan("Bare for oss", unit, Seat.LeaderOf(unit));
            made.AddTheme(made.AddPart("Bedre", PartKind.Improve), "Hva må bli bedre?", 1);
            db.Evaluations.Add(made);
            made.Open();
            await db.Save("test", Cancel);
            return made.Id;
        });
        using var inside = await ApiCaller.As(kommune, await kommune.Person("Er Med", unit, Roles.Employee));
        using var outside = await ApiCaller.As(kommune, await kommune.Person("Er Ikke Med", other, Roles.Leader));
        Assert.Equal("Bare for oss", (await inside.Get($"/evaluations/{id}"))["title"]);
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (await outside.Get($"/evaluations/{id}")).Problem);
        Assert.DoesNotContain($"{id}", (await outside.Get("/evaluations?limit=200")).Ids);
    }
}
