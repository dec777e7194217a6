using Takt.Evaluations;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Where there is next to nothing to draw or to sort, a sentence says it.</summary>
public sealed class FewThingsTests(TestHost host) : IAsyncLifetime
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly EmptyKommune kommune = new(host);

    public ValueTask InitializeAsync() => kommune.InitializeAsync();

    public ValueTask DisposeAsync() => kommune.DisposeAsync();

    [Fact]
    public async Task Two_units_are_told_and_three_are_drawn()
    {
        var root = await kommune.Root();
        var school = await kommune.Unit("Skule");
        await kommune.Person("Anders Lie", school, Roles.Leader);
        using var visitor = await kommune.SignedIn("Kari Vik", root, Roles.Leader);
        await visitor.Open(OrganisationUrls.Units + "?sok=skule");
        Assert.Contains("Ledes av Anders Lie", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Ledes av Kari Vik", visitor.Text, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll(".t-orgroom, .t-orgkey, [data-print], a[href*='kart.']"));
        Assert.Empty(visitor.Page.QuerySelectorAll("a[href^='#u-']")); // nothing to show it in
        await visitor.Open(OrganisationUrls.Compare);
        Assert.Empty(visitor.Page.QuerySelectorAll(".t-orgroom"));

        await kommune.Unit("Teknisk");
        await visitor.Open(OrganisationUrls.Units + "?sok=skule");
        Assert.NotEmpty(visitor.Page.QuerySelectorAll(".t-orgroom"));
        Assert.NotEmpty(visitor.Page.QuerySelectorAll("a[href*='kart.']"));
        Assert.NotEmpty(visitor.Page.QuerySelectorAll($"a[href='#u-{school}']"));
    }

    [Fact]
    public async Task A_list_of_nothing_offers_nothing_to_sort_it_by()
    {
        var root = await kommune.Root();
        using var visitor = await kommune.SignedIn("Kari Vik", root, Roles.Leader);
        await visitor.Open("/tiltak");
        Assert.Contains("Ingen tiltak ennå.", visitor.Text, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("main a[href*='visning='], main input[type=search]"));
        await visitor.Open("/evalueringer");
        Assert.Empty(visitor.Page.QuerySelectorAll("main a[href*='vis=']"));
        await visitor.Open(OrganisationUrls.Delegations);
        Assert.Empty(visitor.Page.QuerySelectorAll("main input[name=sak], main a[href$='.xlsx']"));

        await kommune.With(async db =>
        {
            db.Evaluations.Add(Evaluation.Plan("Første runde", root, Seat.LeaderOf(root)));
            await db.Save("test", Cancel);
        });
        await visitor.Open("/tiltak/ny");
        await visitor.Send(
            "measure",
            ("Form.What", "Slå sammen møtene"),
            ("Form.Owner", $"{Seat.LeaderOf(root)}"),
            ("Form.Due", "15.1.2027")
        );
        await visitor.Open("/tiltak");
        Assert.NotEmpty(visitor.Page.QuerySelectorAll("main a[href*='visning=']"));
        await visitor.Open("/evalueringer");
        Assert.NotEmpty(visitor.Page.QuerySelectorAll("main a[href*='vis=']"));
        await visitor.Open("/evalueringer?vis=Archived"); // filtered to none, the way out stands
        Assert.NotEmpty(visitor.Page.QuerySelectorAll("main a[href*='vis=']"));
    }

    [Fact]
    public async Task None_of_none_is_no_figure()
    {
        var root = await kommune.Root();
        using var visitor = await kommune.SignedIn("Kari Vik", root, Roles.Leader);
        var round = await kommune.With(async db =>
        {
            var evaluation = Evaluation.Plan("Første runde", root, Seat.LeaderOf(root));
            evaluation.AddTheme(evaluation.AddPart("Hele kommunen", PartKind.Improve), "Hva mer?", 1);
            evaluation.Open();
            db.Evaluations.Add(evaluation);
            await db.Save("test", Cancel);
            return evaluation;
        });
        await visitor.Open($"/evalueringer/{round.Id}");
        Assert.Empty(visitor.Page.QuerySelectorAll("main dl.t-facts"));
        await kommune.With(async db =>
        {
            db.Contributions.Add(Contribution.Imported(round.Themes[0], ContributionKind.MustImprove, 1, "Færre møter.", null));
            await db.Save("test", Cancel);
        });
        await visitor.Open($"/evalueringer/{round.Id}");
        Assert.NotEmpty(visitor.Page.QuerySelectorAll("main dl.t-facts"));
    }
}
