using System.Resources;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Tests;

/// <summary>An anonymous kind leaves a count and nothing else. Kinds of the test's own, in a database of its own.</summary>
public sealed class AnonymousTests(TestHost host) : IDisposable
{
    readonly string file = Path.GetTempFileName();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_leaves_a_count_and_no_trace_of_who_what_or_when()
    {
        await using var db = await Open(new() { Name = "Kari Nes", PersonId = Guid.CreateVersion7() });
        db.AddRange(
            new Whisper { Text = "Det er kaldt" },
            new Whisper { Text = "Det er varmt" },
            new Whisper { Text = "Det er trangt" },
            new Heard()
        );
        await db.Save("sagt i avdeling B", Cancel);

        var entry = await db.AuditEntries.SingleAsync(Cancel); // and none at all for the kind that is unrecorded
        Assert.Equal(
            ("Batch", "3", nameof(Whisper), "", null, null, null),
            (entry.Act, entry.Changes, entry.Kind, entry.Because, entry.ActorId, entry.ActorName, entry.RowId)
        );
        Assert.Equal(TimeSpan.Zero, entry.At.TimeOfDay);
        Assert.Equal(entry.At, DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64($"{entry.Id:N}"[..12], 16)).UtcDateTime); // nor does its id tell
        Assert.Empty(await db.Events.ToListAsync(Cancel));
    }

    [Fact]
    public async Task An_entity_beside_them_is_audited_as_ever()
    {
        await using var db = await Open(new() { Name = "Kari Nes", PersonId = Guid.CreateVersion7() });
        db.AddRange(new Whisper { Text = "Hysj" }, new Spoken { Text = "Høyt" });
        await db.Save("test", Cancel);
        Assert.Equal(["Kari Nes"], await db.AuditEntries.Where(a => a.Kind == nameof(Spoken)).Select(a => a.ActorName).ToListAsync(Cancel));
        Assert.DoesNotContain(
            "Hysj",
            string.Join(' ', await db.AuditEntries.Select(a => a.Changes).ToListAsync(Cancel)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_house_rule_sees_what_would_betray_somebody()
    {
        await using var db = await Open(Actor.Nobody);
        Assert.Empty(AnonymousRule.Troubles(db.Model.FindEntityType(typeof(Whisper))!));
        Assert.Equal(
            ["Leaky.At is a time", "Leaky.PersonId leads to a person", "Leaky.Id tells when it was made"],
            AnonymousRule.Troubles(db.Model.FindEntityType(typeof(Leaky))!)
        );
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(file);
    }

    [Fact]
    public async Task Nobody_who_looks_hears_when_an_anonymous_row_comes()
    {
        await using var db = await Open(Actor.Nobody);
        var (whispered, spoken) = (new Leaky(), new Spoken { Text = "Høyt" });
        using var ear = hints.Listen((new(default, whispered.Id), LiveHint.Changed), (new(default, spoken.Id), LiveHint.Resync));
        db.AddRange(whispered, spoken);
        await db.Save("test", Cancel);
        Assert.Equal(LiveHint.Resync, await ear.Wait(TimeSpan.Zero, Cancel));
    }

    readonly LiveHints hints = new();

    async Task<WhisperDb> Open(Actor actor)
    {
        var options = new DbContextOptionsBuilder<WhisperDb>();
        Leases.Sqlite(options, $"Data Source={file}");
        var db = new WhisperDb(options.Options);
        var origin = new Origin();
        origin.Bind(new(default, "Prøvevik", Engine.Sqlite, $"Data Source={file}"));
        origin.ActAs(actor);
        db.LeaseTo(origin, host.Services.GetRequiredService<Clock>(), host.Services.GetRequiredService<EventDispatch>(), hints);
        await db.Database.EnsureCreatedAsync(Cancel);
        return db;
    }

    sealed class WhisperDb(DbContextOptions<WhisperDb> options) : Db(options)
    {
        protected override IReadOnlyList<Kernel.Module> Modules => [new WhisperModule()];
    }

    sealed class WhisperModule : Kernel.Module
    {
        public override ResourceManager TextResources => throw new NotSupportedException();
    }

    sealed class Whisper
    {
        public Guid Id { get; init; } = Guid.NewGuid();
        public required string Text { get; init; }
    }

    sealed class Heard
    {
        public Guid Id { get; init; } = Guid.NewGuid();
    }

    sealed class Spoken : Entity, IShownLive
    {
        public required string Text { get; init; }
        Guid IShownLive.LiveTopic => Id;
    }

    sealed class Leaky : Entity, IShownLive
    {
        public DateTime? At { get; init; }
        public Guid? PersonId { get; init; }
        Guid IShownLive.LiveTopic => Id;
    }

    sealed class WhisperMap : IEntityTypeConfiguration<Whisper>
    {
        public void Configure(EntityTypeBuilder<Whisper> whisper) => whisper.Anonymous();
    }

    sealed class HeardMap : IEntityTypeConfiguration<Heard>
    {
        public void Configure(EntityTypeBuilder<Heard> heard) => heard.Unrecorded();
    }

    sealed class SpokenMap : IEntityTypeConfiguration<Spoken>
    {
        public void Configure(EntityTypeBuilder<Spoken> spoken) => spoken.HasKey(s => s.Id);
    }

    sealed class LeakyMap : IEntityTypeConfiguration<Leaky>
    {
        public void Configure(EntityTypeBuilder<Leaky> leaky) => leaky.Anonymous();
    }
}
