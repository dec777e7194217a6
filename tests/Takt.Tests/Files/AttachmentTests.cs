using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Takt.Tests;

/// <summary>A content is there as long as a row points to it, and no longer, whatever fails in between.</summary>
public sealed class AttachmentTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_content_goes_when_its_last_row_goes_and_not_before()
    {
        var (bytes, sha256) = Some();
        var (one, two) = (await Attach(bytes), await Attach(bytes));
        await Remove(one);
        await Hear(sha256);
        Assert.True(await IsThere(sha256), "Another record has the same file.");
        await Remove(two);
        for (var tries = 0; await IsThere(sha256); tries++)
        {
            Assert.True(tries < 200, "The content was not deleted within ten seconds."); // by the running host, which heard of it
            await Task.Delay(50, Cancel);
        }

        await Hear(sha256); // heard again, nothing is left to do
        Assert.Equal(
            ["Deleted", "Deleted"],
            await kommune.With(db =>
                db.AuditEntries.Where(a =>
                        a.Kind == "Attachment" && (a.RowId == $"{one.Id}" || a.RowId == $"{two.Id}") && a.Act == "Deleted"
                    )
                    .Select(a => a.Act)
                    .ToListAsync(Cancel)
            )
        );
    }

    [Fact]
    public async Task A_save_that_fails_loses_no_content_and_what_is_left_is_swept_after_a_day()
    {
        var (bytes, sha256) = Some();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Attach(bytes, () => throw new InvalidOperationException("Strømmen gikk"))
        );
        Assert.True(await IsThere(sha256));
        Assert.False(await kommune.With(db => db.Attachments.AnyAsync(a => a.Sha256 == sha256, Cancel)));
        var (kept, keptHash) = Some();
        await Attach(kept);

        await Sweep(TimeSpan.FromHours(23));
        Assert.True(await IsThere(sha256), "Somebody may be about to save it.");
        await Sweep(TimeSpan.FromHours(25));
        Assert.Equal((false, true), (await IsThere(sha256), await IsThere(keptHash)));
    }

    [Fact]
    public async Task The_same_file_attached_and_dropped_at_once_over_and_over_is_there_in_the_end()
    {
        var (bytes, sha256) = Some();
        for (var round = 0; round < 10; round++)
        {
            var before = await Attach(bytes);
            await Task.WhenAll(Remove(before), Attach(bytes), Hear(sha256), Hear(sha256));
            await Hear(sha256);
            Assert.True(await IsThere(sha256), $"A row points to it, and it is gone (round {round}).");
            await Remove(await kommune.With(db => db.Attachments.SingleAsync(a => a.Sha256 == sha256, Cancel)));
        }
    }

    [Fact]
    public async Task The_same_file_sent_twice_to_one_record_is_attached_once()
    {
        var (bytes, sha256) = Some();
        var record = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Attach(bytes, record: record)));
        Assert.Equal(1, await kommune.With(db => db.Attachments.CountAsync(a => a.RecordId == record && a.Sha256 == sha256, Cancel)));
    }

    [Fact]
    public async Task With_the_store_away_removing_holds_and_the_content_is_deleted_when_it_is_back()
    {
        var (_, sha256) = Some();
        var store = new Away();
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Nobody);
        var hearer = new DroppedFiles(
            scope.ServiceProvider.GetRequiredService<Db>(),
            store,
            scope.ServiceProvider.GetRequiredService<FileTurns>()
        );
        await Assert.ThrowsAsync<IOException>(() => hearer.Hear(new(sha256), Cancel)); // and so it is told again (EventTests)
        store.IsBack = true;
        await hearer.Hear(new(sha256), Cancel);
        Assert.Equal([sha256], store.Deleted);
    }

    [Fact]
    public async Task There_is_a_limit_to_what_hangs_on_one_record()
    {
        var record = Guid.NewGuid();
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        var attachments = scope.ServiceProvider.GetRequiredService<Attachments>();
        for (var n = 0; n < Attachments.MostOnARecord; n++)
        {
            await attachments.AddLink(record, $"Nr. {n}", $"https://arkiv.example.no/{n}", Cancel);
            await scope.ServiceProvider.GetRequiredService<Db>().Save("link added", Cancel);
        }

        var refused = await Assert.ThrowsAsync<Refusal>(() => attachments.AddLink(record, "En til", "https://arkiv.example.no/x", Cancel));
        Assert.Contains("50", refused.Message);
        await attachments.AddLink(record, "Nr. 7", "https://arkiv.example.no/7", Cancel); // that one is there
        Assert.Equal(Attachments.MostOnARecord, (await attachments.On(record, Cancel)).Count);
    }

    static (byte[] Bytes, string Sha256) Some()
    {
        var bytes = Encoding.UTF8.GetBytes($"Referat {Guid.NewGuid()}");
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    async Task<Attachment> Attach(byte[] bytes, Func<Task>? save = null, Guid? record = null)
    {
        var at = record ?? Guid.NewGuid();
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await scope
            .ServiceProvider.GetRequiredService<Attachments>()
            .AddFile(at, null, "referat.txt", new MemoryStream(bytes), save ?? (() => db.Save("file added", Cancel)), Cancel);
        return await db.Attachments.AsNoTracking().FirstAsync(a => a.RecordId == at, Cancel);
    }

    async Task Remove(Attachment attachment)
    {
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        Assert.True(await scope.ServiceProvider.GetRequiredService<Attachments>().Remove(attachment.RecordId, attachment.Id, Cancel));
        await scope.ServiceProvider.GetRequiredService<Db>().Save("attachment removed", Cancel);
    }

    async Task Hear(string sha256)
    {
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Nobody);
        await scope.ServiceProvider.GetRequiredService<DroppedFiles>().Hear(new(sha256), Cancel);
    }

    async Task<bool> IsThere(string sha256)
    {
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Nobody);
        await using var content = await scope.ServiceProvider.GetRequiredService<IFileStore>().Open(sha256, Cancel);
        return content is not null;
    }

    async Task Sweep(TimeSpan later)
    {
        var services = kommune.Host.Services;
        var time = new FakeTime();
        time.Advance(kommune.Host.Time.GetUtcNow() - time.GetUtcNow() + later);
        using var sweep = new FileSweep(
            services,
            services.GetRequiredService<Catalogue>(),
            services.GetRequiredService<IJobLeases>(),
            services.GetRequiredService<FileTurns>(),
            new(time),
            NullLogger<FileSweep>.Instance
        );
        await sweep.Sweep(kommune.Municipality, Cancel);
    }

    sealed class Away : IFileStore
    {
        public bool IsBack { get; set; }
        public List<string> Deleted { get; } = [];
        public string Place => "nowhere";
        public bool IsInDatabase => false;

        public Task Delete(string sha256, CancellationToken cancel)
        {
            if (!IsBack)
            {
                throw new IOException("The disk is away.");
            }

            Deleted.Add(sha256);
            return Task.CompletedTask;
        }

        public Task Put(string sha256, Stream content, CancellationToken cancel) => throw new NotSupportedException();

        public Task<Stream?> Open(string sha256, CancellationToken cancel) => throw new NotSupportedException();

        public IAsyncEnumerable<StoredContent> List(CancellationToken cancel) => throw new NotSupportedException();

        public Task DeleteAll(CancellationToken cancel) => throw new NotSupportedException();
    }
}
