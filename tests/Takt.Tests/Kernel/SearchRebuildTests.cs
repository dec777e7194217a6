using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Making the search anew by hand: what was broken is found again, what people save meanwhile stays right, and whoever runs it sees how far it has come.</summary>
public sealed class SearchRebuildTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_makes_it_anew_and_what_was_broken_is_found()
    {
        var unit = await kommune.Unit("Ødelagt enhet");
        var (broken, lost) = (await Make("Fuglekasser i parken", unit), await Make("Fuglekasser ved elva", unit));
        await kommune.With(async db =>
        {
            var row = await db.SearchRows.SingleAsync(r => r.Id == broken, Cancel);
            db.Entry(row).Property(r => r.TitleWords).CurrentValue = "";
            db.Remove(await db.SearchRows.SingleAsync(r => r.Id == lost, Cancel));
            await db.Save("test", Cancel);
        });
        Assert.Empty(await Find("fuglekasse"));

        using var administrator = await kommune.SignedIn("Rita Retter", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.Work);
        await administrator.Send("rebuild");
        Assert.Contains("Søket lages på nytt", administrator.Text, StringComparison.Ordinal);
        await Ended();
        Assert.Equal(new[] { lost, broken }, await Find("fuglekasse"));
        await administrator.Open(OrganisationUrls.Work);
        Assert.Contains("Det ble sist laget på nytt", administrator.Text, StringComparison.Ordinal);
        Assert.True(
            await kommune.With(db => db.AuditEntries.AnyAsync(e => e.Because == "search made anew" && e.ActorName == "Rita Retter", Cancel))
        );
        Assert.Contains(
            "søket på nytt ble satt i gang",
            (await administrator.Open(OrganisationUrls.Trail)).Text,
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public async Task While_it_goes_on_one_sees_how_far_and_cannot_begin_another()
    {
        var row = EventDispatch.Store(new SearchRebuildReached(typeof(Measure).FullName!, Guid.Empty, 1500, 4000), Now);
        (row.Tries, row.TryAt) = (1, Now.AddDays(1)); // waits for its next try
        await kommune.With(db =>
        {
            db.Events.Add(row);
            return db.Save("test", Cancel);
        });
        using var administrator = await kommune.SignedIn("Per Pågår", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.Work);
        Assert.Contains("1500 av 4000", administrator.Text.Replace("\u00a0", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("1500", administrator.Page.QuerySelector("main progress")!.GetAttribute("value"));
        Assert.Null(administrator.Page.QuerySelector("main form input[value=rebuild]"));
        Assert.False(await kommune.With(db => db.RebuildSearch(Cancel)));

        // Given up, it says so, and one may begin again.
        await kommune.With(async db =>
        {
            (await db.Events.SingleAsync(e => e.Id == row.Id, Cancel)).Tries = EventDispatch.MostTries;
            await db.Save("test", Cancel);
        });
        await administrator.Open(OrganisationUrls.Work);
        Assert.Contains("ble ikke ferdig", administrator.Text, StringComparison.Ordinal);
        await administrator.Send("rebuild");
        await Ended();
        await kommune.With(async db =>
        {
            Assert.True(await db.SetAside(row.Id, "test", Now, Cancel));
            await db.Save("work set aside", Cancel);
        });
    }

    [Fact]
    public async Task Every_page_of_every_kind_is_made_and_each_tells_how_far_it_came()
    {
        var unit = await kommune.Unit("Mange enheter");
        await kommune.With(async db =>
        {
            db.Measures.AddRange(Enumerable.Range(0, SearchUpkeep.RowsAtATime + 20).Select(n => Decide($"Lyktestolpe {n}", unit)));
            await db.Save("test", Cancel);
            db.ChangeTracker.Clear();
            foreach (var row in await db.SearchRows.Where(r => r.Audience.UnitId == unit).ToListAsync(Cancel))
            {
                db.Entry(row).Property(r => r.TitleWords).CurrentValue = "";
            }

            await db.Save("test", Cancel);
        });
        await kommune.With(async db =>
        {
            Assert.True(await db.RebuildSearch(Cancel));
            await db.Save("search made anew", Cancel);
        });
        await Ended();
        Assert.False(await kommune.With(db => db.SearchRows.AnyAsync(r => r.Audience.UnitId == unit && r.TitleWords == "", Cancel)));
        var done = (await kommune.With(db => db.SearchStanding(Cancel))).Rebuild!;
        Assert.InRange(done.Done, SearchUpkeep.RowsAtATime, done.Of);
    }

    [Fact]
    public async Task What_is_saved_and_what_is_taken_away_meanwhile_stays_as_it_was_saved()
    {
        var unit = await kommune.Unit("Samtidig enhet");
        var (changed, gone) = (await Make("Gammel gangvei", unit), await Make("Gangvei som fjernes", unit));
        var read = await kommune.With(db => db.Measures.Where(m => m.Audience.UnitId == unit).AsNoTracking().ToListAsync(Cancel));
        await kommune.With(async db =>
        {
            var measure = await db.Measures.SingleAsync(m => m.Id == changed, Cancel);
            measure.Change("Ny sykkelvei", Seat.LeaderOf(unit), null, null, measure.Kind);
            db.Remove(await db.Measures.SingleAsync(m => m.Id == gone, Cancel));
            await db.Save("test", Cancel);
        });

        await kommune.With(db => SearchUpkeep.MakeAnew(db, read, Cancel)); // of what it read before
        Assert.Empty(await Find("gangvei"));
        Assert.Equal([changed], await Find("sykkelvei"));
    }

    [Fact]
    public async Task Rows_by_older_rules_are_counted()
    {
        var id = await Make("Etter gamle regler", await kommune.Unit("Regelenhet"));
        await SetRules(id, 0);
        using var reviewer = await kommune.SignedIn("Rolf Revisor", await kommune.Root(), Roles.Reviewer);
        await reviewer.Open(OrganisationUrls.Work);
        Assert.NotNull(reviewer.Page.QuerySelector("#sok-regler"));
        Assert.Null(reviewer.Page.QuerySelector("main form"));
        using var administrator = await kommune.SignedIn("Ada Anker", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.Work);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.Post(OrganisationUrls.Work, administrator.FieldsOf("rebuild"))).Status);
        Assert.Equal(1, (await kommune.With(db => db.SearchStanding(Cancel))).Behind);
        await SetRules(id, SearchWords.Rules);
        Assert.Equal(0, (await kommune.With(db => db.SearchStanding(Cancel))).Behind);

        Task SetRules(Guid row, int rules) =>
            kommune.With(async db =>
            {
                db.Entry(await db.SearchRows.SingleAsync(r => r.Id == row, Cancel)).Property(r => r.Rules).CurrentValue = rules;
                await db.Save("test", Cancel);
            });
    }

    DateTime Now => kommune.Host.Services.GetRequiredService<Clock>().Now;

    Task<Guid[]> Find(string question) =>
        kommune.With(db => db.Matching(question).OrderByDescending(r => r.Number).Select(r => r.Id).ToArrayAsync(Cancel));

    // In the background, on the node that saved.
    async Task Ended()
    {
        for (var tries = 0; (await kommune.With(db => db.SearchStanding(Cancel))).Rebuild?.IsUnderWay != false; tries++)
        {
            Assert.True(tries < 400, "It was not done within twenty seconds.");
            await Task.Delay(50, Cancel);
        }
    }

    Measure Decide(string what, Guid unit) =>
        Measure.Decide(
            new(what, Seat.LeaderOf(unit), null, null, new() { Permission = FollowUpPermissions.See, UnitId = unit }),
            kommune.Today
        );

    async Task<Guid> Make(string what, Guid unit)
    {
        var measure = Decide(what, unit);
        await kommune.With(db =>
        {
            db.Measures.Add(measure);
            return db.Save("test", Cancel);
        });
        return measure.Id;
    }
}
