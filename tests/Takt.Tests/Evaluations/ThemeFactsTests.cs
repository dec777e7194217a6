using Takt.Evaluations;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>What those who meet about a unit are told of evaluations: what its leader owes, and never what was said or by how many.</summary>
public sealed class ThemeFactsTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_leader_is_told_what_waits_for_an_answer_and_nothing_that_was_said()
    {
        var (facts, said) = await Read("Ingrid Vårdal");
        var waiting = Assert.Single(facts, f => f.Title == "Temaer fra evalueringer som venter på svar");
        Assert.Equal((FactAbout.Staff, 3), (waiting.About, waiting.Count));
        Assert.Contains(waiting.Rows, r => r.Title.StartsWith("Tema 4", StringComparison.Ordinal));
        foreach (var row in facts.SelectMany(f => f.Rows))
        {
            Assert.DoesNotContain(said, text => row.Title.Contains(text, StringComparison.Ordinal));
            Assert.DoesNotContain(said, text => row.Note?.Contains(text, StringComparison.Ordinal) == true);
            Assert.DoesNotMatch(@"\d+ innspill", $"{row.Title} {row.Note}");
        }
    }

    [Fact]
    public async Task What_one_may_not_see_is_no_fact()
    {
        var nobody = await kommune.With(
            async db => await new ThemeFacts(db).Read((await UnitOf(db, "Ingrid Vårdal")).Unit, default, Cancel),
            Actor.Nobody with
            {
                Name = "x",
            }
        );
        Assert.Empty(nobody);
    }

    async Task<(IReadOnlyList<UnitFact> Facts, List<string> Said)> Read(string leader)
    {
        var (unit, person) = await kommune.With(db => UnitOf(db, leader));
        using var visitor = await new Visitor(kommune).As(person);
        var actor = await kommune.ActorOf(visitor);
        return (
            await kommune.With(db => new ThemeFacts(db).Read(unit, kommune.Today.AddYears(-1), Cancel), actor),
            await kommune.With(db => db.Contributions.Select(c => c.Text).ToListAsync(Cancel))
        );
    }

    static async Task<(Guid Unit, Guid Person)> UnitOf(Db db, string leader)
    {
        var person = await db.People.SingleAsync(p => p.Name == leader, Cancel);
        var post = await db.Assignments.FirstAsync(a => a.PersonId == person.Id && a.Role == Roles.Leader, Cancel);
        return (post.UnitId, person.Id);
    }
}
