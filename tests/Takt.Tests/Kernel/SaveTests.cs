using System.Text.Json;
using Takt.Organisation;

namespace Takt.Tests;

public sealed class SaveTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_save_writes_who_why_and_what_changed()
    {
        var person = new Person("Åse Lauvås");
        await kommune.With(db =>
        {
            db.People.Add(person);
            return db.Save("ansatt", Cancel);
        });
        await kommune.With(async db =>
        {
            var again = await db.People.SingleAsync(p => p.Id == person.Id, Cancel);
            again.Phone = "99 88 77 66";
            await db.Save("nytt nummer", Cancel);
        });

        var trail = await kommune.With(db => db.AuditEntries.Where(a => a.RowId == $"{person.Id}").OrderBy(a => a.Id).ToListAsync(Cancel));
        Assert.Equal(["ansatt", "nytt nummer"], trail.Select(t => t.Because));
        Assert.Equal("command (test)", trail[1].ActorName);
        using var changes = JsonDocument.Parse(trail[1].Changes);
        Assert.Equal(["Phone"], changes.RootElement.EnumerateObject().Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.Contains("99 88 77 66", trail[1].Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sensitive_column_is_masked_on_the_trail()
    {
        var person = new Person("Geir Vik");
        var account = new Account
        {
            PersonId = person.Id,
            UserName = "geir",
            PasswordHash = "hemmelig-hash",
        };
        await kommune.With(db =>
        {
            db.AddRange(person, account);
            return db.Save("konto", Cancel);
        });

        var entry = await kommune.With(db => db.AuditEntries.SingleAsync(a => a.RowId == $"{account.Id}", Cancel));
        Assert.Contains("geir", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("hemmelig", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saves_second_meets_a_conflict_and_nothing_is_lost()
    {
        var person = new Person("To Redaktører");
        await kommune.With(db =>
        {
            db.People.Add(person);
            return db.Save("ny", Cancel);
        });
        await kommune.With(async first =>
        {
            var mine = await first.People.SingleAsync(p => p.Id == person.Id, Cancel);
            await kommune.With(async second =>
            {
                (await second.People.SingleAsync(p => p.Id == person.Id, Cancel)).Phone = "1";
                await second.Save("den andre", Cancel);
            });
            mine.Phone = "2";
            await Assert.ThrowsAsync<Conflict>(() => first.Save("den første", Cancel));
        });

        Assert.Equal("1", await kommune.With(db => db.People.Where(p => p.Id == person.Id).Select(p => p.Phone).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Times_come_back_as_utc_on_both_databases()
    {
        var at = await kommune.With(async db =>
        {
            db.People.Add(new("Klokka"));
            await db.Save("tid", Cancel);
            return await db.AuditEntries.Where(a => a.Because == "tid").Select(a => a.At).FirstAsync(Cancel);
        });
        Assert.Equal(DateTimeKind.Utc, at.Kind);
    }
}
