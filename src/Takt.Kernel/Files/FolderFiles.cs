namespace Takt.Kernel;

/// <summary>
/// Files in a folder: <c>number/ab/hash</c>. A content is written under a name nobody looks for, flushed to the disk and
/// renamed, so that a kill in the middle leaves nothing half.
/// </summary>
sealed class FolderFiles(Origin origin, FileSettings settings, Clock clock) : IFileStore
{
    const string Incoming = "incoming";
    static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    public string Place => Path.Combine(settings.Folder, $"{origin.Municipality.OrganisationNumber}");

    public bool IsInDatabase => false;

    public async Task Put(string sha256, Stream content, CancellationToken cancel)
    {
        var path = PathOf(sha256);
        if (File.Exists(path))
        {
            return;
        }

        var folder = System.IO.Directory.CreateDirectory(Path.Combine(Place, Incoming));
        ForgetAbandoned(folder);
        var writing = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}");
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

    public Task Delete(string sha256, CancellationToken cancel)
    {
        var path = PathOf(sha256);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    public IAsyncEnumerable<StoredContent> List(CancellationToken cancel)
    {
        var folder = new DirectoryInfo(Place);
        return (folder.Exists ? folder.EnumerateDirectories("??") : [])
            .SelectMany(part => part.EnumerateFiles())
            .Where(file => ContentHash.Is(file.Name))
            .Select(file => new StoredContent(file.Name, file.Length, file.LastWriteTimeUtc))
            .ToAsyncEnumerable();
    }

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
    void ForgetAbandoned(DirectoryInfo folder)
    {
        try
        {
            foreach (var file in folder.EnumerateFiles().Where(f => f.LastWriteTimeUtc < clock.Now - Abandoned).ToArray())
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
