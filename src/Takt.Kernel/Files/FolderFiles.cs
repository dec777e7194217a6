namespace Takt.Kernel;

/// <summary>
/// Files in a folder: <c>number/ab/hash</c>. A content is written under a name nobody looks for, flushed to the disk and
/// renamed, so that a kill in the middle leaves nothing half.
/// </summary>
/// <param name="origin">Whose they are.</param>
/// <param name="folder">The folder of all municipalities.</param>
/// <param name="clock">Says when they were stored.</param>
public sealed class FolderFiles(Origin origin, string folder, Clock clock) : IFileStore
{
    const string Incoming = "incoming";
    static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public string Place => Path.Combine(folder, $"{origin.Municipality.OrganisationNumber}");

    /// <inheritdoc/>
    public bool IsInDatabase => false;

    /// <inheritdoc/>
    public async Task Put(string sha256, Stream content, CancellationToken cancel)
    {
        var path = PathOf(sha256);
        if (File.Exists(path))
        {
            return;
        }

        var incoming = System.IO.Directory.CreateDirectory(Path.Combine(Place, Incoming));
        ForgetAbandoned(incoming);
        var writing = Path.Combine(incoming.FullName, $"{Guid.NewGuid():N}");
        try
        {
            await using (
                var file = new FileStream(writing, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous)
            )
            {
                await ContentHash.Copy(content, file, sha256, cancel);
                file.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(writing, clock.Now);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(writing, path, overwrite: true); // whoever came first has the same bytes
        }
        finally
        {
            File.Delete(writing);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> Open(string sha256, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(
                    PathOf(sha256),
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.Read | FileShare.Delete,
                    4096,
                    FileOptions.Asynchronous | FileOptions.SequentialScan
                )
            );
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc/>
    public Task Delete(string sha256, CancellationToken cancel)
    {
        var path = PathOf(sha256);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredContent> List(CancellationToken cancel)
    {
        var place = new DirectoryInfo(Place);
        return (place.Exists ? place.EnumerateDirectories("??") : [])
            .SelectMany(part => part.EnumerateFiles())
            .Where(file => ContentHash.Is(file.Name))
            .Select(file => new StoredContent(file.Name, file.Length, file.LastWriteTimeUtc))
            .ToAsyncEnumerable();
    }

    /// <inheritdoc/>
    public Task DeleteAll(CancellationToken cancel)
    {
        if (System.IO.Directory.Exists(Place))
        {
            System.IO.Directory.Delete(Place, recursive: true);
        }

        return Task.CompletedTask;
    }

    string PathOf(string sha256)
    {
        ContentHash.MustBe(sha256);
        return Path.Combine(Place, sha256[..2], sha256);
    }

    // What a kill left half written. Nobody writes for a day.
    void ForgetAbandoned(DirectoryInfo incoming)
    {
        try
        {
            foreach (var file in incoming.EnumerateFiles().Where(f => f.LastWriteTimeUtc < clock.Now - Abandoned).ToArray())
            {
                file.Delete();
            }
        }
        catch (IOException)
        {
            // tried again at the next file
        }
    }
}
