using Takt.FollowUp;
using Takt.FollowUp.Contracts;

namespace Takt.Tests;

/// <summary>Measures go out as a sheet, are worked on, and come in again without loss.</summary>
public sealed class ReadInTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("en")]
    public async Task What_is_taken_out_and_read_in_again_changes_nothing(string language)
    {
        var unit = await kommune.Unit($"Rundskolen {language}");
        using var leader = await kommune.SignedIn($"Runa Rund {language}", unit, Roles.Leader);
        await kommune.Decide("Ting uten frist", Seat.LeaderOf(unit));
        var full = await kommune.Decide("Ting med alt", Seat.LeaderOf(unit), kommune.Today.AddDays(20));
        await Work(
            full,
            m =>
            {
                m.Change(m.What, m.Owner, m.Due, "Alt blir bedre.\nTo ganger.", MeasureKind.Task);
                m.Weigh(new(MeasurePriority.Low, "Sykefravær", 12, 1_250_000));
                m.Restep("✓ Ringe\nSkrive");
                m.Start(kommune.Today);
            }
        );
        await Work(await kommune.Decide("Ting som er gjort", Seat.LeaderOf(unit)), m => m.Finish(kommune.Today));
        await leader.Open($"/sprak/{language}");
        var sheet = await leader.Download("/tiltak/liste.xlsx?visning=enheter");
        await Read(leader, "tiltak.xlsx", sheet);
        Assert.Null(leader.Page.QuerySelector("table"));
        Assert.Throws<InvalidOperationException>(() => leader.FieldsOf("apply"));
    }

    [Fact]
    public async Task What_was_changed_in_the_sheet_is_looked_over_done_and_taken_back()
    {
        var unit = await kommune.Unit("Arkskolen");
        using var leader = await kommune.SignedIn("Arild Ark", unit, Roles.Leader);
        var (first, second) = (
            await kommune.Decide("Første", Seat.LeaderOf(unit), kommune.Today.AddDays(5)),
            await kommune.Decide("Andre", Seat.LeaderOf(unit))
        );
        await Read(
            leader,
            "mine.csv",
            $"""
            Tiltak;Ansvarlig;Frist;Tilstand;Prioritet;Kroner;Lenke
            Første, men bedre;Arild Ark;1.2.2027;I gang;Høy prioritet;25 000;https://takt.example/tiltak/{first}
            Andre;Ingen Som Finnes;;;;;/tiltak/{second}
            Helt ny;Arild Ark;15.3.2027;;;;
            ;Arild Ark;;;;;
            Feil frist;Arild Ark;i morgen;;;;
            Fremmed;Arild Ark;;;;;/tiltak/{Guid.NewGuid()}
            """
        );
        Assert.Contains("Lagre 2 tiltak", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Rad 2", leader.Text, StringComparison.Ordinal);
        Assert.Equal(4, leader.Page.QuerySelectorAll("[aria-labelledby=hindret] tbody tr").Length);
        Assert.Contains("Vi finner ikke tiltaket lenken går til", leader.Text, StringComparison.Ordinal);
        Assert.Equal(("Første", 2), (await Read(first, m => m.What), await kommune.With(db => Mine(db, unit).CountAsync(Cancel)))); // only looked at

        await leader.Send("apply");
        Assert.Contains("Arket er lest inn.", leader.Text, StringComparison.Ordinal);
        Assert.Equal(
            ("Første, men bedre", new DateOnly(2027, 2, 1), MeasureState.Started, new MeasureSize(MeasurePriority.High, Cost: 25_000)),
            await Read(first, m => (m.What, m.Due!.Value, m.State, m.Size))
        );
        Assert.Equal("Andre", await Read(second, m => m.What));
        await kommune.With(async db =>
        {
            var made = await Mine(db, unit).SingleAsync(m => m.What == "Helt ny", Cancel);
            Assert.Equal((MeasureState.Decided, Seat.LeaderOf(unit)), (made.State, made.Owner));
            Assert.True(await db.Todos.AnyAsync(t => t.SourceId == made.Id && t.DoneAt == null, Cancel));
            Assert.Empty(await db.Set<MeasureUpload>().Where(u => u.FileName == "mine.csv").ToListAsync(Cancel));
        });

        await leader.Send("undo");
        Assert.Contains("Alt står som før.", leader.Text, StringComparison.Ordinal);
        Assert.Equal(("Første", MeasureState.Decided), await Read(first, m => (m.What, m.State)));
        await kommune.With(async db =>
            Assert.Equal(MeasureState.Dropped, (await Mine(db, unit).SingleAsync(m => m.What == "Helt ny", Cancel)).State)
        );
    }

    [Fact]
    public async Task What_changed_since_it_was_looked_over_is_looked_over_again()
    {
        var unit = await kommune.Unit("Imensskolen");
        using var leader = await kommune.SignedIn("Ine Imens", unit, Roles.Leader);
        var id = await kommune.Decide("Imens", Seat.LeaderOf(unit));
        await Read(leader, "a.csv", $"Tiltak;Kroner;Lenke\nImens;10;/tiltak/{id}");
        await Work(id, m => m.Start(kommune.Today));
        await leader.Send("apply");
        Assert.Contains("Noe er endret siden du så over", leader.Text, StringComparison.Ordinal);
        Assert.Null(await Read(id, m => m.Cost));
        await leader.Send("apply");
        Assert.Equal(10, await Read(id, m => m.Cost));
    }

    [Fact]
    public async Task Others_sheets_are_not_seen_and_others_measures_are_not_changed()
    {
        var (unit, other) = (await kommune.Unit("Egenskolen"), await kommune.Unit("Andreskolen"));
        using var leader = await kommune.SignedIn("Egil Egen", unit, Roles.Leader);
        using var stranger = await kommune.SignedIn("Frida Fremmed", other, Roles.Leader);
        var id = await kommune.Decide("Vårt eget", Seat.LeaderOf(unit));
        await Read(leader, "vart.csv", $"Tiltak;Kroner;Lenke\nVårt eget;10;/tiltak/{id}");
        Assert.Equal(404, (int)(await stranger.Open(leader.At)).Status);
        await Read(stranger, "stjelt.csv", $"Tiltak;Kroner;Lenke\nVårt eget;10;/tiltak/{id}\nTil dere;;\n");
        Assert.Contains("Vi finner ikke tiltaket lenken går til", stranger.Text, StringComparison.Ordinal);
        await Read(stranger, "inn.csv", "Tiltak;Ansvarlig;Enhet\nTil dere;Frida Fremmed;Egenskolen");
        Assert.Contains("Du kan ikke lage tiltak i denne enheten.", stranger.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tom.csv", "", "Form.File")]
    [InlineData("annet.csv", "Navn;Telefon\nOla;12345678", "Vi finner ingen overskrift")]
    [InlineData("bare.csv", "Tiltak;Frist", "Det står ingen tiltak")]
    public async Task A_file_that_is_no_sheet_of_measures_is_refused_with_why(string name, string content, string said)
    {
        using var leader = await kommune.SignedIn($"Lars {name}", await kommune.Unit($"Enhet {name}"), Roles.Leader);
        await Read(leader, name, content);
        Assert.NotNull(leader.Page.QuerySelector("#form-file-error"));
        Assert.True(said == "Form.File" || leader.Text.Contains(said, StringComparison.Ordinal));
    }

    static Task Read(Visitor who, string name, string content) => Read(who, name, System.Text.Encoding.UTF8.GetBytes(content));

    static async Task Read(Visitor who, string name, byte[] content)
    {
        await who.Open("/tiltak/les-inn");
        await who.SendFile("read", "Form.File", name, content);
    }

    static IQueryable<Measure> Mine(Db db, Guid unit) => db.Measures.Where(m => m.Audience.UnitId == unit);

    Task<T> Read<T>(Guid id, Func<Measure, T> what) =>
        kommune.With(async db => what(await db.Measures.SingleAsync(m => m.Id == id, Cancel)));

    Task Work(Guid id, Action<Measure> act) =>
        kommune.With(async db =>
        {
            act(await db.Measures.SingleAsync(m => m.Id == id, Cancel));
            await db.Save("test", Cancel);
        });
}
