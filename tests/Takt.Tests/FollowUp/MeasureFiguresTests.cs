using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Figures against a small set that is reckoned by hand.</summary>
public sealed class MeasureFiguresTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    const string Report = "FollowUp.SourceReport";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_done_is_counted_against_its_day_and_what_was_judged_by_what_came_of_it()
    {
        var (sector, school) = await Sector("Oppvekst");
        using var leader = await kommune.SignedIn("Tale Tall", sector, Roles.Leader);

        var figures = await Read(leader, new());
        Assert.Equal(
            new FigureCounts(
                Made: 6,
                OnTime: 2,
                Late: 1,
                Undated: 1,
                Better: 1,
                NoChange: 0,
                Worse: 0,
                Dropped: 1,
                Overdue: 1,
                Waiting: 2,
                WaitingLong: 1
            ),
            figures.All
        );

        var all = (await Read(leader, new(FigurePeriod.All))).All;
        Assert.Equal((7, 3, 1, 1), (all.Made, all.OnTime, all.Better, all.NoChange));

        var part = await Read(leader, new(Unit: school));
        Assert.Equal((4, 3, 0), (part.All.Made, part.All.Done, part.All.Overdue));
    }

    [Fact]
    public async Task Units_stand_in_their_order_and_sources_in_theirs_and_both_sum_to_the_whole()
    {
        var (sector, school) = await Sector("Helse");
        using var leader = await kommune.SignedIn("Siv Sum", sector, Roles.Leader);
        var first = await kommune.Unit("Barnevernet", sector);
        await Write(first, due: null, decided: -9);

        var figures = await Read(leader, new(Unit: sector));
        Assert.Equal(
            [(sector, true, 2, 1), (first, false, 1, 0), (school, false, 4, 3)],
            figures.Units.Select(u => (u.Unit!.Id, u.IsItself, u.Counts.Made, u.Counts.Done))
        );
        Assert.Equal([(Report, 2, 1), (null, 5, 1)], figures.Sources.Select(s => (s.Kind, s.Counts.Made, s.Counts.OnTime)));
        Assert.Equal(figures.All, FigureCounts.Sum(figures.Units.Select(u => u.Counts)));
        Assert.Equal(figures.All, FigureCounts.Sum(figures.Sources.Select(s => s.Counts)));

        // What belonged to a unit that is closed is still counted, but for when a unit is asked for.
        await kommune.With(async db =>
        {
            (await db.Units.Include(u => u.Periods).SingleAsync(u => u.Id == first, Cancel)).Close(kommune.Today);
            await new UnitTree(db).Rebuild(Cancel);
            await db.Save("test", Cancel);
        });
        using var top = await kommune.SignedIn("Øverst Sum", await kommune.Root(), Roles.Leader);
        var whole = await Read(top, new());
        Assert.Equal(1, Assert.Single(whole.Units, u => u.Unit is null).Counts.Made);
        Assert.Equal(whole.All, FigureCounts.Sum(whole.Units.Select(u => u.Counts)));
        Assert.Equal(6, (await Read(top, new(Unit: sector))).All.Made);
    }

    [Fact]
    public async Task Each_month_has_what_was_made_done_and_judged_in_it()
    {
        var (sector, _) = await Sector("Teknisk");
        using var leader = await kommune.SignedIn("Mons Måned", sector, Roles.Leader);
        var months = (await Read(leader, new(FigurePeriod.All))).Months;

        Assert.Equal(12, months.Count);
        Assert.Equal(new(kommune.Today.Year, kommune.Today.Month, 1), months[^1].Month);
        Assert.Equal(months[0].Month.AddMonths(11), months[^1].Month);
        Assert.Equal(months.Select(m => In(m.Month, -100, -90, -5, -60, -40, -80)), months.Select(m => m.Made));
        Assert.Equal(months.Select(m => In(m.Month, -20, -10, -3, -40)), months.Select(m => m.Done));
        Assert.Equal(months.Select(m => In(m.Month, -5)), months.Select(m => m.Judged));

        int In(DateOnly month, params int[] days) =>
            days.Select(kommune.Today.AddDays).Count(d => (d.Year, d.Month) == (month.Year, month.Month));
    }

    [Fact]
    public async Task The_page_says_it_in_words_and_in_tables_and_the_sheet_has_the_same_numbers()
    {
        var (sector, school) = await Sector("Kultur");
        using var leader = await kommune.SignedIn("Siri Side", sector, Roles.Leader);
        await leader.Open("/tiltak");
        Assert.Contains(leader.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/tiltak/tall");
        await leader.Open($"/tiltak/tall?enhet={sector}");

        Assert.Equal("Tiltak i tall", leader.Title);
        Assert.Equal(
            [
                "4 er gjort. 2 av 3 med frist var i tide. Ikke gjort, og over fristen i dag: 1. 1 er droppet.",
                "1 er vurdert: 1 ble bedre, 0 uten endring, 0 ble verre. 2 venter på vurdering. For 1 av dem er dagen for vurdering kommet.",
                "De siste tolv månedene er 6 laget, 4 gjort og 1 vurdert. Det er laget 2 flere enn det er gjort.",
                "Det som er gjort, kommer fra 2 slags kilder.",
                "Alt som er vurdert, kommer fra én slags kilde: Rapport.",
                "Noe er gjort i 2 av 2 deler som har tiltak.",
                "Noe er vurdert i 1 av 2 deler som har tiltak. I 1 av dem ble minst én ting bedre.",
            ],
            leader.Page.QuerySelectorAll(".t-fig__finding").Select(p => p.Words())
        );
        Assert.Equal(
            ["Direkte i Kultur | 1 | 0 | 0 | 1 | 2", "Kultur skole | 1 | 1 | 1 | 3 | 4"],
            leader.Page.QuerySelectorAll("section[aria-labelledby=enheter] tbody tr").Select(r => r.Children.Words())
        );
        await leader.Open(leader.Page.QuerySelector("section[aria-labelledby=enheter] tbody a")!.GetAttribute("href")!);
        Assert.Equal($"/tiltak/tall?enhet={school}", leader.At);
        Assert.Contains("3 er gjort. 1 av 2 med frist var i tide.", leader.Text, StringComparison.Ordinal);

        Assert.Equal(
            ["Direkte i Kultur | 2 | 1 | 1 | 0 | 0 | 1 | 0", "Kultur skole | 4 | 3 | 1 | 1 | 1 | 0 | 1", "Sum | 6 | 4 | 2 | 1 | 1 | 1 | 1"],
            await Sheet(leader, $"/tiltak/tall.xlsx?enhet={sector}")
        );
    }

    [Fact]
    public async Task What_one_may_not_see_is_not_counted()
    {
        var (sector, school) = await Sector("Plan");
        using var employee = await kommune.SignedIn("Eva Elev", school, Roles.Employee); // sees the school's own and what it is part of
        Assert.Equal(6, (await Read(employee, new())).All.Made);
        using var teacher = await kommune.SignedIn("Ola Over", sector, Roles.Employee); // the sector's own only
        Assert.Equal((2, 1), ((await Read(teacher, new())).All.Made, (await Read(teacher, new(Unit: sector))).Units.Count));

        using var stranger = await kommune.SignedIn("Frode Fremmed", await kommune.Unit("Et annet sted"), Roles.Leader);
        await stranger.Open("/tiltak/tall");
        Assert.Contains("Ingen tiltak ennå", stranger.Text, StringComparison.Ordinal);
        Assert.Empty(stranger.Page.QuerySelectorAll("main figure, main a[href*=xlsx]"));
        await stranger.Open($"/tiltak/tall?enhet={sector}");
        Assert.Contains("Det er ingen tiltak du kan se her ennå.", stranger.Text, StringComparison.Ordinal);
        Assert.Equal(["Sum | 0 | 0 | 0 | 0 | 0 | 0 | 0"], await Sheet(stranger, $"/tiltak/tall.xlsx?enhet={sector}"));
    }

    [Fact]
    public async Task A_unit_that_does_not_exist_has_no_figures_and_what_is_no_unit_is_passed_over()
    {
        using var leader = await kommune.SignedIn("Une Ukjent", await kommune.Unit("Ukjent"), Roles.Leader);
        Assert.Equal(HttpStatusCode.NotFound, (await leader.Open($"/tiltak/tall?enhet={Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await leader.Open($"/tiltak/tall.xlsx?enhet={Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await leader.Open("/tiltak/tall?enhet=tull&periode=tull")).Status);
    }

    [Fact]
    public void The_day_it_was_done_stands_when_it_is_judged_and_goes_when_it_is_dropped()
    {
        var (unit, day) = (Guid.CreateVersion7(), new DateOnly(2026, 3, 1));
        Measure Made()
        {
            var made = Measure.Decide(Order(unit, day, null, MeasureKind.Measure), day);
            made.Finish(day.AddDays(10));
            return made;
        }

        var (judged, dropped) = (Made(), Made());
        judged.Judge(MeasureEffect.Better, "Det syntes", day.AddDays(90));
        dropped.Drop("Det var ikke gjort likevel", day.AddDays(20));
        Assert.Equal((day, day.AddDays(10)), (judged.DecidedOn, judged.DoneOn));
        Assert.Equal((day, null), (dropped.DecidedOn, dropped.DoneOn));
    }

    // A sector with a school, and elsewhere something that is no part of it. Days are counted from today.
    async Task<(Guid Sector, Guid School)> Sector(string name)
    {
        var sector = await kommune.Unit(name);
        var (school, elsewhere) = (await kommune.Unit($"{name} skole", sector), await kommune.Unit($"Utenfor {name}"));
        await Write(school, due: -10, decided: -100, done: -20, source: Report, effect: MeasureEffect.Better, ended: -5);
        await Write(school, due: -20, decided: -90, done: -10, source: Report, judgeOn: -1);
        await Write(school, due: null, decided: -5, done: -3);
        await Write(sector, due: -40, decided: -60, done: -40, kind: MeasureKind.Task); // on the day is in time
        await Write(sector, due: -5, decided: -40);
        await Write(school, due: -30, decided: -80, dropped: true, ended: -30);
        await Write(school, due: -690, decided: -710, done: -700, source: Report, effect: MeasureEffect.NoChange, ended: -650);
        await Write(elsewhere, due: -10, decided: -30, done: -20, effect: MeasureEffect.Worse, ended: -4);
        await Write(school, due: null, decided: -20, proposed: true);
        await Write(school, due: null, decided: -30, proposed: true, dropped: true, ended: -25); // a no is no measure that was dropped
        return (sector, school);
    }

    Task Write(
        Guid unit,
        int? due,
        int decided,
        int? done = null,
        string? source = null,
        MeasureEffect? effect = null,
        bool dropped = false,
        bool proposed = false,
        int? ended = null,
        int? judgeOn = null,
        MeasureKind kind = MeasureKind.Measure
    ) =>
        kommune.With(async db =>
        {
            new MeasureHistory(db).Write(
                Order(unit, Day(due), source, kind),
                new(Day(decided)!.Value)
                {
                    IsProposed = proposed,
                    Done = Day(done),
                    JudgeOn = Day(judgeOn),
                    Effect = effect,
                    Shown = effect is null ? null : "Det syntes",
                    DroppedBecause = dropped ? "Ikke lenger nødvendig" : null,
                    Ended = Day(ended),
                }
            );
            await db.Save("test", Cancel);
        });

    DateOnly? Day(int? fromToday) => fromToday is { } days ? kommune.Today.AddDays(days) : null;

    static MeasureOrder Order(Guid unit, DateOnly? due, string? source, MeasureKind kind) =>
        new(
            "Noe skal gjøres",
            Seat.LeaderOf(unit),
            due,
            source is null ? null : new(source, Guid.CreateVersion7(), "Rapporten", "/tiltak"),
            new() { Permission = FollowUpPermissions.See, UnitId = unit }
        )
        {
            Kind = kind,
        };

    async Task<MeasureFigures> Read(Visitor visitor, FigureFilter filter)
    {
        var services = kommune.Host.Services;
        return await kommune.With(
            db =>
                MeasureFigures.Read(
                    db,
                    new StaffDirectory(db, services.GetRequiredService<Clock>()),
                    services.GetServices<MeasureSourceKind>(),
                    services.GetRequiredService<TextLibrary>(),
                    filter,
                    kommune.Today,
                    Cancel
                ),
            await kommune.ActorOf(visitor)
        );
    }

    // Of each row of units: name, made, done, in time, late, without a date, overdue, dropped.
    static async Task<IReadOnlyList<string>> Sheet(Visitor visitor, string address)
    {
        using var file = new MemoryStream(await visitor.Download(address));
        return
        [
            .. MiniExcelLibs
                .MiniExcel.Query(file, useHeaderRow: false)
                .Cast<IDictionary<string, object?>>()
                .Skip(1)
                .Select(row => string.Join(" | ", row.Values.Take(8))),
        ];
    }
}
