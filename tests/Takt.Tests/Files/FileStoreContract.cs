using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Tests;

/// <summary>What every store of files promises, whichever it is.</summary>
public abstract class FileStoreContract(EmptyKommune here, EmptyKommune2 elsewhere)
    : IClassFixture<EmptyKommune>,
        IClassFixture<EmptyKommune2>
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected EmptyKommune Here { get; } = here;

    /// <summary>The store of a scope; skips the test where it cannot be had on this machine.</summary>
    private protected abstract IFileStore StoreIn(IServiceProvider scope);

    [Theory]
    [InlineData(1)]
    [InlineData(DatabaseFiles.PieceSize)]
    [InlineData((3 * DatabaseFiles.PieceSize) + 17)]
    public async Task What_is_put_is_read_back_byte_for_byte_and_listed(int length)
    {
        var (bytes, sha256) = Some(length);
        await In(store => store.Put(sha256, new MemoryStream(bytes), Cancel));
        await In(async store =>
        {
            Assert.Equal(bytes, await Read(store, sha256));
            var listed = await store.List(Cancel).SingleAsync(c => c.Sha256 == sha256, Cancel);
            Assert.Equal(length, listed.Bytes);
            Assert.NotEqual(default, listed.At);
        });
    }

    [Fact]
    public async Task The_same_file_put_several_times_at_once_is_stored_once_and_whole()
    {
        var (bytes, sha256) = Some(700_000);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => In(store => store.Put(sha256, new MemoryStream(bytes), Cancel))));
        await In(async store =>
        {
            Assert.Equal(bytes, await Read(store, sha256));
            Assert.Equal(1, await store.List(Cancel).CountAsync(c => c.Sha256 == sha256, Cancel));
        });
    }

    [Fact]
    public async Task Bytes_that_are_not_those_of_the_hash_are_not_stored()
    {
        var (bytes, sha256) = Some(300_000);
        bytes[299_999] ^= 1;
        await Assert.ThrowsAsync<InvalidDataException>(() => In(store => store.Put(sha256, new MemoryStream(bytes), Cancel)));
        await IsNotThere(sha256);
    }

    [Fact]
    public async Task A_stream_that_breaks_in_the_middle_leaves_nothing_and_can_be_sent_again()
    {
        var (bytes, sha256) = Some(900_000);
        await Assert.ThrowsAsync<IOException>(() => In(store => store.Put(sha256, new Breaking(bytes), Cancel)));
        await IsNotThere(sha256);
        await In(store => store.Put(sha256, new MemoryStream(bytes), Cancel));
        await In(async store => Assert.Equal(bytes, await Read(store, sha256)));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_may_be_deleted_again()
    {
        var (bytes, sha256) = Some(300_000);
        await In(store => store.Put(sha256, new MemoryStream(bytes), Cancel));
        await In(store => store.Delete(sha256, Cancel));
        await IsNotThere(sha256);
        await In(store => store.Delete(sha256, Cancel));
        await In(store => store.Put(sha256, new MemoryStream(bytes), Cancel));
        await In(async store => Assert.Equal(bytes, await Read(store, sha256)));
    }

    [Fact]
    public async Task Another_municipality_neither_reads_nor_lists_nor_deletes_it()
    {
        var (bytes, sha256) = Some(5_000);
        await In(store => store.Put(sha256, new MemoryStream(bytes), Cancel));
        await In(
            async store =>
            {
                Assert.Null(await store.Open(sha256, Cancel));
                Assert.False(await store.List(Cancel).AnyAsync(c => c.Sha256 == sha256, Cancel));
                await store.Delete(sha256, Cancel);
                await store.DeleteAll(Cancel);
            },
            elsewhere
        );
        await In(async store => Assert.Equal(bytes, await Read(store, sha256)));
    }

    [Fact]
    public async Task Everything_of_a_municipality_can_be_deleted_at_once()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var (bytes, sha256) = Some(2_000);
            await In(store => store.Put(sha256, new MemoryStream(bytes), Cancel), elsewhere);
        }

        await In(
            async store =>
            {
                await store.DeleteAll(Cancel);
                Assert.Equal(store.IsInDatabase, await store.List(Cancel).AnyAsync(Cancel)); // that goes with its database
            },
            elsewhere
        );
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    [InlineData("../3456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0")]
    public async Task A_name_that_is_no_hash_leads_nowhere(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => In(store => store.Put(name, new MemoryStream([1]), Cancel)));

    protected static (byte[] Bytes, string Sha256) Some(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private protected async Task In(Func<IFileStore, Task> work, Kommune? kommune = null)
    {
        await using var scope = Here.Host.Services.ScopeFor((kommune ?? Here).Municipality, Actor.Nobody);
        await work(StoreIn(scope.ServiceProvider));
    }

    private protected static async Task<byte[]> Read(IFileStore store, string sha256)
    {
        await using var content = await store.Open(sha256, Cancel);
        Assert.NotNull(content);
        using var read = new MemoryStream();
        await content.CopyToAsync(read, Cancel);
        return read.ToArray();
    }

    Task IsNotThere(string sha256) =>
        In(async store =>
        {
            Assert.Null(await store.Open(sha256, Cancel));
            Assert.False(await store.List(Cancel).AnyAsync(c => c.Sha256 == sha256, Cancel));
        });

    /// <summary>Ends with an error after the first half.</summary>
    sealed class Breaking(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= Length / 2
                ? throw new IOException("The disk is gone.")
                : base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, (Length / 2) - Position)], cancellationToken);
    }
}

public sealed class FolderFilesTests(EmptyKommune here, EmptyKommune2 elsewhere) : FileStoreContract(here, elsewhere), IDisposable
{
    readonly string folder = System.IO.Directory.CreateTempSubdirectory("takt-files-").FullName;

    private protected override IFileStore StoreIn(IServiceProvider scope) =>
        new FolderFiles(scope.GetRequiredService<Origin>(), folder, scope.GetRequiredService<Clock>());

    [Fact]
    public async Task A_file_lies_under_the_municipalitys_number_and_its_hash_and_nothing_half_beside_it()
    {
        var (bytes, sha256) = Some(10_000);
        await In(store => store.Put(sha256, new MemoryStream(bytes), Cancel));
        Assert.Equal(
            Path.Combine(folder, $"{Here.Municipality.OrganisationNumber}", sha256[..2], sha256),
            Assert.Single(System.IO.Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        );
    }

    [Fact]
    public async Task What_a_kill_left_half_written_is_not_listed_and_goes_after_a_day()
    {
        var (bytes, sha256) = Some(10_000);
        await In(store => store.Put(sha256, new MemoryStream(bytes), Cancel));
        var incoming = Path.Combine(folder, $"{Here.Municipality.OrganisationNumber}", "incoming");
        var (old, fresh) = (Path.Combine(incoming, "gammel"), Path.Combine(incoming, "fersk"));
        await File.WriteAllBytesAsync(old, bytes, Cancel);
        await File.WriteAllBytesAsync(fresh, bytes, Cancel);
        File.SetLastWriteTimeUtc(old, Here.Host.Time.GetUtcNow().UtcDateTime.AddDays(-2));
        File.SetLastWriteTimeUtc(fresh, Here.Host.Time.GetUtcNow().UtcDateTime);
        await In(async store => Assert.Equal(sha256, (await store.List(Cancel).SingleAsync(Cancel)).Sha256));
        var (more, other) = Some(20);
        await In(store => store.Put(other, new MemoryStream(more), Cancel));
        Assert.Equal((false, true), (File.Exists(old), File.Exists(fresh)));
    }

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);
}

public sealed class DatabaseFilesTests(EmptyKommune here, EmptyKommune2 elsewhere) : FileStoreContract(here, elsewhere)
{
    private protected override IFileStore StoreIn(IServiceProvider scope) =>
        new DatabaseFiles(scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>());

    [Fact]
    public async Task It_is_part_of_the_transaction_that_is_open()
    {
        var (bytes, sha256) = Some(300_000);
        await using var scope = Here.Host.Services.ScopeFor(Here.Municipality, Actor.Nobody);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            scope
                .ServiceProvider.GetRequiredService<Db>()
                .SaveTogether(
                    async () =>
                    {
                        await StoreIn(scope.ServiceProvider).Put(sha256, new MemoryStream(bytes), Cancel);
                        throw new InvalidOperationException("Angret");
                    },
                    Cancel
                )
        );
        await In(async store => Assert.Null(await store.Open(sha256, Cancel)));
    }
}

public sealed class BucketFilesTests(EmptyKommune here, EmptyKommune2 elsewhere, S3Server server)
    : FileStoreContract(here, elsewhere),
        IClassFixture<S3Server>
{
    private protected override IFileStore StoreIn(IServiceProvider scope) =>
        new BucketFiles(scope.GetRequiredService<Origin>(), server.Bucket());

    [Fact]
    public async Task A_bucket_that_is_not_there_is_trouble_and_not_an_empty_store()
    {
        await using var scope = Here.Host.Services.ScopeFor(Here.Municipality, Actor.Nobody);
        var store = new BucketFiles(scope.ServiceProvider.GetRequiredService<Origin>(), server.Bucket("finnes-ikke"));
        await Assert.ThrowsAnyAsync<Amazon.S3.AmazonS3Exception>(() => store.Open(Some(1).Sha256, Cancel));
    }

    [Fact]
    public async Task Somebody_the_store_does_not_know_is_let_in_to_nothing()
    {
        await using var scope = Here.Host.Services.ScopeFor(Here.Municipality, Actor.Nobody);
        var store = new BucketFiles(scope.ServiceProvider.GetRequiredService<Origin>(), server.Bucket(accessKey: "gjettet"));
        var (bytes, sha256) = Some(10);
        await Assert.ThrowsAnyAsync<Amazon.S3.AmazonS3Exception>(() => store.Put(sha256, new MemoryStream(bytes), Cancel));
    }
}
