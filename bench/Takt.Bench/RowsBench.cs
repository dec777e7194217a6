namespace Takt.Bench;

/// <summary>What a hundred times the rows make of a page: 1,000 evaluations' worth beside ten, on each engine.</summary>
static class RowsBench
{
    const int Times = 100;
    const double Goal = 1.2;

    public static async Task<bool> Measure(Asked asked)
    {
        var isWithin = true;
        foreach (var engine in asked.Engines)
        {
            var few = await PagesOf(asked with { Evaluations = asked.Evaluations / Times }, engine);
            var many = await PagesOf(asked, engine);
            Console.WriteLine($"### {engine}, CPU ms of app and database together\n");
            Console.WriteLine(
                $"| page | {asked.Evaluations / Times} evaluations | {asked.Evaluations} | × (goal {Goal}) |\n|---|--:|--:|--:|"
            );
            foreach (var (one, other) in few.Zip(many))
            {
                var (small, large) = (one.App + one.Database, other.App + other.Database);
                isWithin &= large <= small * Goal;
                Console.WriteLine(
                    $"| {one.Page} | {small:0.00} | {large:0.00} | {(large > small * Goal ? $"**{large / small:0.00}**" : $"{large / small:0.00}")} |"
                );
            }

            Console.WriteLine();
        }

        return isWithin;
    }

    static async Task<IReadOnlyList<Figure>> PagesOf(Asked asked, Engine engine)
    {
        await using var run = await Run.Prepare(asked, engine);
        return await run.MeasurePages();
    }
}
