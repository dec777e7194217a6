using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Ui;

namespace Takt.Tests;

/// <summary>The timeline: which months, which measures run in them, and how their course is drawn and said.</summary>
public sealed class TimelineTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static readonly DateOnly Today = new(2026, 11, 24);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_runs_in_the_months_is_shown_by_unit_or_by_who_answers_and_the_rest_is_said()
    {
        var (unit, other) = (await kommune.Unit("Andre skole"), await kommune.Unit("Første skole"));
        using var leader = await kommune.SignedIn("Lise Linje", await kommune.Root(), Roles.Leader);
        await kommune.Person("Åse Ansvarlig", unit, Roles.Leader);
        await kommune.Person("Arne Ansvarlig", other, Roles.Leader);
        await kommune.Decide("Turløype snart", Seat.LeaderOf(unit), kommune.Today.AddDays(20));
        await kommune.Decide("Turløype for lenge siden", Seat.LeaderOf(other), kommune.Today.AddDays(-2));
        await kommune.Decide("Turløype om to år", Seat.LeaderOf(other), kommune.Today.AddYears(2));
        await kommune.Decide("Turløype en gang", Seat.LeaderOf(unit));

        await leader.Open("/tiltak/tidslinje?visning=apne&q=turløype");
        Assert.Equal(["Andre skole 1", "Første skole 2"], Lanes(leader)); // it runs until it is due, also after these months
        Assert.Equal(["Turløype snart", "Turløype for lenge siden", "Turløype om to år"], Rows(leader));
        Assert.Contains("Ett tiltak uten frist er ikke med.", leader.Text, StringComparison.Ordinal);
        Assert.Contains($"Frist {Norwegian.Full(kommune.Today.AddDays(20))}.", leader.Text, StringComparison.Ordinal);
        Assert.Equal(3, leader.Page.QuerySelectorAll("tbody .t-strip__today").Length);
        Assert.Single(leader.Page.QuerySelectorAll("tbody .t-strip__late"));

        await leader.Open("/tiltak/tidslinje?visning=apne&q=turløype&grupper=ansvarlig");
        Assert.Equal(["Arne", "Åse"], Lanes(leader).Select(l => l.Split(' ')[0]));
        await leader.Open($"/tiltak/tidslinje?visning=apne&q=turløype&fra={kommune.Today.AddYears(1):yyyy-MM}&maneder=3");
        Assert.Equal(["Turløype om to år"], Rows(leader));
        Assert.Equal(3, leader.Page.QuerySelectorAll("tbody [data-months='3'] > span > span").Length);
        await leader.Open(leader.Page.QuerySelectorAll(".t-timeline__turn a")[1].GetAttribute("href")!); // today
        Assert.Equal("/tiltak/tidslinje?visning=apne&q=turl%C3%B8ype&maneder=3", leader.At);
        await leader.Open("/tiltak/tidslinje?visning=apne&q=turløype&fra=2019-99&maneder=1000&grupper=x");
        Assert.Equal(3, Rows(leader).Length); // what says nothing is left out
    }

    [Fact]
    public async Task More_than_fit_are_said_and_led_to()
    {
        var unit = await kommune.Unit("Lang linje");
        using var leader = await kommune.SignedIn("Lars Lang", unit, Roles.Leader);
        await kommune.With(async db =>
        {
            for (var i = 0; i < 65; i++)
            {
                db.Measures.Add(
                    Measure.Decide(
                        new(
                            $"Nr. {i:00}",
                            Seat.LeaderOf(unit),
                            kommune.Today.AddDays(i),
                            null,
                            new() { Permission = FollowUpPermissions.See, UnitId = unit }
                        ),
                        kommune.Today
                    )
                );
            }

            await db.Save("test", Cancel);
        });
        await leader.Open("/tiltak/tidslinje");
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"Nr. {i:00}"), Rows(leader));
        Assert.Contains("Her er de 60 som haster mest.", leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_course_is_open_then_full_then_striped_until_today()
    {
        var measure = Measure.Decide(Order(new(2026, 11, 20)), new(2026, 10, 1));
        Assert.Equal(
            [new(new(2026, 10, 1), new(2026, 11, 20), TimeMark.Planned), new(new(2026, 11, 21), Today, TimeMark.Late)],
            CourseOf(measure).Pieces
        );
        measure.Start(new(2026, 11, 1));
        Assert.Equal(
            [
                new(new(2026, 10, 1), new(2026, 10, 31), TimeMark.Planned),
                new(new(2026, 11, 1), new(2026, 11, 20), TimeMark.Running),
                new(new(2026, 11, 21), Today, TimeMark.Late),
            ],
            CourseOf(measure).Pieces
        );
        measure.Finish(new(2026, 11, 22), new(2027, 1, 5));
        var done = CourseOf(measure);
        Assert.Equal(
            [new(new(2026, 10, 1), new(2026, 11, 22), TimeMark.Done), new(new(2026, 11, 23), new(2027, 1, 5), TimeMark.Waiting)],
            done.Pieces
        );
        Assert.Equal(new DateOnly(2027, 1, 5), done.Judged);
        measure.Judge(MeasureEffect.Better, "Alle er i tide", new(2027, 1, 6));
        Assert.Equal(new DateOnly(2027, 1, 6), CourseOf(measure).Judged); // the day somebody said what it led to

        // Due before it was decided: still something to see.
        var late = Measure.Decide(Order(new(2026, 9, 1)), new(2026, 10, 1));
        Assert.All(CourseOf(late).Pieces, p => Assert.True(p.From <= p.To));
    }

    [Fact]
    public void A_day_lies_where_its_month_does()
    {
        var span = new MonthSpan(new(2026, 10, 1), 4);
        Assert.Equal(new DateOnly(2027, 1, 31), span.Last);
        Assert.Equal(
            (0, 25, 37.5, 100),
            (span.At(new(2026, 10, 1)), span.At(new(2026, 11, 1)), span.At(new(2026, 11, 16)), span.At(new(2027, 2, 1)))
        );
        Assert.Equal((0, 100), (span.At(new(2020, 1, 1)), span.At(new(2030, 1, 1))));
    }

    static MeasureOrder Order(DateOnly due)
    {
        var unit = Guid.CreateVersion7();
        return new("Felles vaktliste", Seat.LeaderOf(unit), due, null, new() { Permission = FollowUpPermissions.See, UnitId = unit });
    }

    static Course CourseOf(Measure measure) =>
        Course.Of(
            MeasureRow.Of.Compile()(
                new()
                {
                    Measure = measure,
                    IsMine = true,
                    IsInUnits = true,
                    IsLate = false,
                    AwaitsDecision = false,
                    AwaitsJudgement = false,
                    IsOpen = true,
                }
            ),
            Today
        );

    static string[] Lanes(Visitor who) =>
        [
            .. who
                .Page.QuerySelectorAll("th[scope=rowgroup]")
                .Select(th => string.Join(' ', th.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];

    static string[] Rows(Visitor who) => [.. who.Page.QuerySelectorAll("tbody th[scope=row] a").Select(a => a.TextContent.Trim())];
}
