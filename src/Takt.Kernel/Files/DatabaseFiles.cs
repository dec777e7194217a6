using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>A content in the municipality's database.</summary>
public sealed class FileContent
{
    /// <summary>The hash of its bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many there are.</summary>
    public required long Bytes { get; init; }

    /// <summary>When it was stored, UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>A piece of a content, so that no file lies whole in memory.</summary>
public sealed class FileChunk
{
    /// <summary>The content.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Counted from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The bytes; all but the last piece are as long.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>
/// Files in the municipality's own database, a piece a row: any node finds them without a shared disk, and they are in every
/// copy of the database. A content is a transaction of its own, or part of the one that is open.
/// </summary>
sealed class DatabaseFiles(Db db, Clock clock) : IFileStore
{
    internal const int PieceSize = 256 * 1024;

    public string Place => "the municipality's database";

    public bool IsInDatabase => true;

    public Task Put(string sha256, Stream content, CancellationToken cancel)
    {
        ContentHash.MustBe(sha256);
        return Together(() => Write(sha256, content, cancel), cancel);
    }

    public async Task<Stream?> Open(string sha256, CancellationToken cancel)
    {
        var bytes = await db.FileContents.Where(c => c.Sha256 == sha256).Select(c => (long?)c.Bytes).FirstOrDefaultAsync(cancel);
        return bytes is null ? null : new Pieces(db, sha256, bytes.Value);
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "Bytes, of which no trail tells; the row that points to them does.")]
    public Task Delete(string sha256, CancellationToken cancel) =>
        Together(
            async () =>
            {
                await db.FileChunks.Where(c => c.Sha256 == sha256).ExecuteDeleteAsync(cancel);
                await db.FileContents.Where(c => c.Sha256 == sha256).ExecuteDeleteAsync(cancel);
            },
            cancel
        );

    public IAsyncEnumerable<StoredContent> List(CancellationToken cancel) =>
        db.FileContents.Select(c => new StoredContent(c.Sha256, c.Bytes, c.At)).AsAsyncEnumerable();

    public Task DeleteAll(CancellationToken cancel) => Task.CompletedTask;

    // Past the change tracker, which would keep every piece and save what else the page has changed.
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Bytes, of which no trail tells; the row that points to them does.")]
    async Task Write(string sha256, Stream content, CancellationToken cancel)
    {
        // Two at once: the second waits for the first here, and has nothing left to do.
        var isNew = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO kernel_file_content (sha256, bytes, at) VALUES ({sha256}, {content.Length}, {clock.Now}) ON CONFLICT DO NOTHING",
            cancel
        );
        if (isNew == 0)
        {
            return;
        }

        var number = 0;
        await ContentHash.Copy(
            content,
            piece =>
                db.Database.ExecuteSqlAsync(
                    $"INSERT INTO kernel_file_chunk (sha256, number, bytes) VALUES ({sha256}, {number++}, {piece.ToArray()})",
                    cancel
                ),
            sha256,
            PieceSize,
            cancel
        );
    }

    async Task Together(Func<Task> work, CancellationToken cancel)
    {
        try
        {
            if (db.Database.CurrentTransaction is not null)
            {
                await work();
                return;
            }

            await db
                .Database.CreateExecutionStrategy()
                .ExecuteAsync(async () =>
                {
                    await using var together = await db.Database.BeginTransactionAsync(cancel);
                    await work();
                    await together.CommitAsync(cancel);
                });
        }
        catch (System.Data.Common.DbException refused) when (Freezing.Says(refused))
        {
            throw new Refusal(Texts.Frozen);
        }
    }

    /// <summary>A content, read a row at a time.</summary>
    sealed class Pieces(Db db, string sha256, long length) : Stream
    {
        ReadOnlyMemory<byte> left;
        int number;
        long read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;

        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.Length == 0 || read == length)
            {
                return 0;
            }

            if (left.IsEmpty)
            {
                var next = number++;
                left =
                    await db
                        .FileChunks.Where(c => c.Sha256 == sha256 && c.Number == next)
                        .Select(c => c.Bytes)
                        .FirstOrDefaultAsync(cancellationToken)
                    ?? throw new InvalidDataException($"Piece {next} of {sha256} is not there."); // deleted while it was read
            }

            var count = Math.Min(buffer.Length, left.Length);
            left[..count].CopyTo(buffer);
            left = left[count..];
            read += count;
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() { }
    }
}

sealed class FileContentMap : IEntityTypeConfiguration<FileContent>
{
    public void Configure(EntityTypeBuilder<FileContent> content)
    {
        content.HasKey(c => c.Sha256);
        content.Property(c => c.Sha256).HasMaxLength(ContentHash.Length);
    }
}

sealed class FileChunkMap : IEntityTypeConfiguration<FileChunk>
{
    public void Configure(EntityTypeBuilder<FileChunk> chunk)
    {
        chunk.HasKey(c => new { c.Sha256, c.Number });
        chunk.Property(c => c.Sha256).HasMaxLength(ContentHash.Length);
        chunk.HasOne<FileContent>().WithMany().HasForeignKey(c => c.Sha256);
    }
}
