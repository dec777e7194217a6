using Takt.Organisation;

namespace Takt.Tests;

/// <summary>
/// Organisations as they really are. The figures were counted from the files by another program (Python's csv) before the
/// import had read them.
/// </summary>
public sealed class RealOrganisationTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stavangers_budget_becomes_its_areas_and_responsibilities()
    {
        var file = await File.ReadAllBytesAsync(RealData.At("data", "03_kommuneregnskap", "stavanger_budsjett_2016_drift.csv"), Cancel);
        ImportWishes wishes = new(kommune.Today, [], MakeParents: true);
        var plan = await kommune.Preview(file, wishes);

        // 11,130 rows of 550 responsibilities under 48 areas; one name stands twice under the same area.
        Assert.Equal(598, plan.Differences.Count);
        Assert.All(plan.Differences, d => Assert.Equal(DifferenceAct.New, d.Act));
        Assert.Equal(48, plan.Differences.Count(d => d.Place is null));
        Assert.Equal(0, plan.Count(Severity.Error));
        var twice = Assert.Single(plan.Problems, p => p.Code == "SameNameTwice");
        Assert.Equal("JOHANNES LÆRINGSSENTER, GRUNNSKOLE BARN,", twice.Found);
        Assert.Equal($"{11_130 - 550}", Assert.Single(plan.Problems, p => p.Code == "RepeatedRows").Values[0]);

        var root = await kommune.Root();
        var before = await kommune.With(db => db.Units.CountAsync(Cancel));
        var id = await kommune.Import(file, wishes);
        var periods = await kommune.With(db => db.UnitPeriods.AsNoTracking().ToListAsync(Cancel));
        var areas = periods.Where(p => p.ParentId == root).ToArray();
        Assert.Equal(before + 598, await kommune.With(db => db.Units.CountAsync(Cancel)));
        var miljø = Assert.Single(areas, a => a.Name == "Miljø");
        Assert.Contains(periods, p => p.Name == "MILJØ" && p.ParentId == miljø.UnitId); // an area and a responsibility of the same name

        Assert.Empty((await kommune.Preview(file, wishes)).Told()); // the same file once more changes nothing
        await kommune.Undo(id, rest: false);
        Assert.Equal(before, await kommune.With(db => db.Units.CountAsync(Cancel)));
    }
}

/// <summary>The register of the bodies of the state, read as an organisation.</summary>
public sealed class StateBodiesTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bodies_of_the_state_become_a_tree_and_the_faults_of_the_file_are_told()
    {
        var file = await File.ReadAllBytesAsync(RealData.At("data", "03_kommuneregnskap", "etatsbasen_organisasjoner.csv"), Cancel);
        ImportWishes wishes = new(kommune.Today, [], MakeParents: false);
        var plan = await kommune.Preview(file, wishes);

        // 4,530 bodies: one name of 215 letters, seven organisation numbers that stand twice, two names twice under the same body,
        // 917 that are part of nothing.
        Assert.Equal(["Error NameTooLong 1375 name_nb"], plan.Said(Severity.Error));
        Assert.Equal(4_529, plan.Differences.Count);
        var numbers = plan.Problems.Where(p => p.Code == "OrganisationNumberTwice").ToArray();
        Assert.Equal([172, 2658, 2971, 3448, 3995, 4270, 4418], numbers.Select(p => p.Row!.Value).Order());
        Assert.Equal([903, 4056], plan.Problems.Where(p => p.Code == "SameNameTwice").Select(p => p.Row!.Value).Order());
        Assert.Equal("917", Assert.Single(plan.Problems, p => p.Code == "ManyTops").Values[0]);
        Assert.Equal(10, plan.Count(Severity.Warning));

        await kommune.Import(file, wishes);
        var depth = await kommune.With(db =>
            db.UnitPaths.AsOf(kommune.Today).GroupBy(p => p.DescendantId).Select(g => g.Max(p => p.Depth)).MaxAsync(Cancel)
        );
        Assert.Equal(DeepestBelowTop, depth);
        Assert.Empty((await kommune.Preview(file, wishes)).Told());
    }

    // The longest way up, counted in the file, and the municipality above it.
    const int DeepestBelowTop = 6;
}
