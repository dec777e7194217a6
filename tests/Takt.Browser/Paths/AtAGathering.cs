using Takt.Evaluations;
using static Microsoft.Playwright.Assertions;

namespace Takt.Browser;

/// <summary>A telephone at a gathering: it comes before anything has begun, loses the network, and loses nothing else.</summary>
public sealed class AtAGathering(DemoKommune kommune, Chromium chromium) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_without_a_network_is_sent_when_it_is_back_once()
    {
        var (evaluation, code) = await Anew();
        await using var phone = await chromium.Open(kommune, Look.Phone);
        await using var tab = await Tab.In(phone);
        await tab.Page.GotoAsync(EvaluationsUrls.AtTable(code, 1));
        await Expect(tab.Page.Locator("h1")).ToHaveTextAsync("Samlingen har ikke begynt");

        await kommune.With(async db =>
        {
            var gathering = await db.Gatherings.Include(g => g.Themes).SingleAsync(g => g.EvaluationId == evaluation, Cancel);
            gathering.Begin(new Clock(kommune.Host.Time).Now);
            await db.Save("test", Cancel);
        });
        var box = tab.Page.Locator("textarea");
        await Expect(box).ToBeVisibleAsync(); // by itself

        await phone.SetOfflineAsync(true);
        await box.FillAsync("Skrevet uten nett.");
        await tab.Page.GetByText("Send innspillet", new() { Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator("[data-told]")).ToContainTextAsync("Du er uten nett.");
        await Expect(box).ToHaveValueAsync("");
        await box.FillAsync("Halvveis i en");
        Assert.Equal(0, await Stored(evaluation));

        await phone.SetOfflineAsync(false);
        await Expect(tab.Page.Locator("[data-kept] li[data-state=sent]")).ToHaveCountAsync(1);
        await tab.Page.ReloadAsync();
        await Expect(box).ToHaveValueAsync("Halvveis i en");
        await Expect(tab.Page.Locator("[data-kept] li")).ToContainTextAsync("Skrevet uten nett.");
        Assert.Equal(1, await Stored(evaluation));
    }

    // Of the evaluation that collects: what the demonstration has at its gathering goes.
    async Task<(Guid Evaluation, string Code)> Anew() =>
        await kommune.With(async db =>
        {
            var evaluation = await db
                .Evaluations.Include(e => e.Parts)
                .Include(e => e.Themes)
                .SingleAsync(e => e.State == EvaluationState.Collecting && e.Mode == ContributionMode.Named, Cancel);
            await db.ForgetGatherings(evaluation.Id, Cancel);
            await db.Save("test", Cancel);
            var gathering = new Gathering(evaluation.Id);
            gathering.Plan(2, 15, 3, keepsTable: false, [.. evaluation.ThemesInOrder.Where(t => t.Kind == PartKind.Improve)]);
            db.Gatherings.Add(gathering);
            await db.Save("test", Cancel);
            return (evaluation.Id, gathering.Code);
        });

    Task<int> Stored(Guid evaluation) =>
        kommune.With(db =>
            (
                from text in db.Set<GatheredText>()
                join gathering in db.Set<Gathering>() on text.GatheringId equals gathering.Id
                where gathering.EvaluationId == evaluation
                select text
            ).CountAsync(Cancel)
        );
}
