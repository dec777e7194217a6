using Takt.FollowUp;

namespace Takt.Bench;

/// <summary>Every page of the measures with a hundred thousand of them beside a thousand, for whoever sees all, for whoever sees a part and for whoever leads one unit.</summary>
static class MeasuresBench
{
    const int Times = 100;
    const int Evaluations = 10;
    const double Goal = 1.2;

    public static async Task<bool> Measure(Asked asked)
    {
        var (all, isWithin) = (asked.Measures > 0 ? asked.Measures : 100_000, true);
        asked = asked with { Evaluations = Evaluations };
        foreach (var engine in asked.Engines)
        {
            var many = await PagesOf(asked with { Measures = all }, engine);
            var few = await PagesOf(asked with { Measures = all / Times }, engine);
            Console.WriteLine($"### {engine}, CPU ms of app and database together\n");
            Console.WriteLine($"| page | {all / Times} measures | {all} | × (goal {Goal}) | p50 ms | p99 ms |\n|---|--:|--:|--:|--:|--:|");
            foreach (var (one, other) in few.Zip(many))
            {
                var (small, large) = (one.App + one.Database, other.App + other.Database);
                isWithin &= large <= small * Goal;
                var times = $"{large / small:0.00}";
                Console.WriteLine(
                    $"| {one.Page} | {small:0.00} | {large:0.00} | {(large > small * Goal ? $"**{times}**" : times)} | {other.Load.P50:0.0} | {other.Load.P99:0.0} |"
                );
            }

            Console.WriteLine();
        }

        return isWithin;
    }

    static async Task<IReadOnlyList<Figure>> PagesOf(Asked asked, Engine engine)
    {
        await using var run = await Run.Prepare(asked, engine);
        return
        [
            .. await run.MeasurePages(Pages(run.Filled, ""), Run.Who),
            .. await run.MeasurePages(Pages(run.Filled, ", a part within reach"), Run.Restricted),
            .. await run.MeasurePages(Pages(run.Filled, ", one unit within reach"), Run.Leader),
        ];
    }

    static IEnumerable<Run.Page> Pages(Filled filled, string whose) =>
        from page in (Run.Page[])
            [
                new("Min side", "/"),
                new("Mine", FollowUpUrls.List),
                new("In my units", FollowUpUrls.List + "?visning=enheter"),
                new("Late", FollowUpUrls.List + "?visning=frist"),
                new("To be judged", FollowUpUrls.List + "?visning=vurdering"),
                new("All open", FollowUpUrls.List + "?visning=apne"),
                new("Closed", FollowUpUrls.List + "?visning=ferdige"),
                new("Of one kind of source", FollowUpUrls.List + "?visning=apne&kilde=FollowUp.SourceReport"),
                new("Searched for", FollowUpUrls.List + "?visning=apne&q=vaktlista"),
                new("Board", FollowUpUrls.Board + "?visning=enheter"),
                new("Timeline", FollowUpUrls.Timeline + "?visning=enheter"),
                new("A measure", FollowUpUrls.Of(filled.Measure)),
                new("Change many", FollowUpUrls.Many + "?visning=enheter"),
                new("Figures", FollowUpUrls.Figures),
                new("Search", "/sok?q=vaktlista"),
            ]
        where whose.Length == 0 || !page.Path.EndsWith($"{filled.Measure}", StringComparison.Ordinal) // not within that reach
        select page with
        {
            Name = page.Name + whose,
        };
}
