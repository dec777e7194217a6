using System.Security.Cryptography;

namespace Takt;

/// <summary>What a backup says of a municipality's files.</summary>
/// <param name="Store">The kind of store they lay in: a folder's are in the backup, a database's in its copy, and a bucket has copies of its own.</param>
/// <param name="Place">Where that was.</param>
/// <param name="Count">Contents that its rows pointed to, and that were there.</param>
/// <param name="Missing">Hashes of those that were not there, or not as they were stored.</param>
sealed record BackedUpFiles(string Store, string Place, int Count, IReadOnlyList<string> Missing);

/// <summary>The files' part of a backup. A content never changes, so a copy of one is good whenever it was made.</summary>
sealed class FileBackups(IServiceProvider services, FileSettings settings, Clock clock)
{
    const string Folder = "files";

    bool IsCopied => settings.Store == FileSettings.InFolder;

    /// <summary>Before the database is copied: what is deleted while that goes on is in the copy all the same.</summary>
    public async Task Begin(Municipality municipality, string backup, CancellationToken cancel)
    {
        if (!IsCopied)
        {
            return;
        }

        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var store = scope.ServiceProvider.GetRequiredService<IFileStore>();
        await foreach (var content in store.List(cancel))
        {
            await Copy(content.Sha256, store, In(backup, municipality), cancel);
        }
    }

    /// <summary>After it is copied: what has come meanwhile, and whether everything is there that the copy's rows point to.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="wanted">What they point to.</param>
    /// <param name="backup">The folder of the backup.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<BackedUpFiles> End(Municipality municipality, IReadOnlyList<string> wanted, string backup, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var store = scope.ServiceProvider.GetRequiredService<IFileStore>();
        List<string> missing = [];
        var there = IsCopied ? [] : await store.List(cancel).Select(c => c.Sha256).ToHashSetAsync(cancellationToken: cancel);
        foreach (var sha256 in wanted)
        {
            if (!(IsCopied ? await Copy(sha256, store, In(backup, municipality), cancel) : there.Contains(sha256)))
            {
                missing.Add(sha256);
            }
        }

        return new(settings.Store, store.Place, wanted.Count - missing.Count, missing);
    }

    /// <summary>Reads every content that the restored rows point to, in the backup or where it lies, and compares its hash.</summary>
    /// <param name="files">What the backup says; null in one that was made before there were files.</param>
    /// <param name="backup">The folder of the backup.</param>
    /// <param name="restored">The municipality, restored.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>How many were read.</returns>
    /// <exception cref="Refusal">One is not there, or not the same.</exception>
    public async Task<int> Verify(BackedUpFiles? files, string backup, Municipality restored, CancellationToken cancel)
    {
        if (files is null)
        {
            return 0;
        }

        MustReach(files, restored);
        await using var scope = services.ScopeFor(restored, Actor.Nobody);
        var store = files.Store == FileSettings.InFolder ? In(backup, restored) : scope.ServiceProvider.GetRequiredService<IFileStore>();
        var wanted = (await Wanted(scope.ServiceProvider.GetRequiredService<Db>(), cancel)).Except(files.Missing).ToArray();
        foreach (var sha256 in wanted)
        {
            await using var content = await store.Open(sha256, cancel);
            if (content is null || Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel)) != sha256)
            {
                throw new Refusal($"The file {sha256} of {restored.Name} is {(content is null ? "not there" : "another")}: {store.Place}.");
            }
        }

        return wanted.Length == files.Count
            ? wanted.Length
            : throw new Refusal($"{restored.Name} had {files.Count} files, and {wanted.Length} came back.");
    }

    /// <summary>Puts the files of a backup where the installation has its files now.</summary>
    public async Task PutBack(BackedUpFiles? files, string backup, Municipality restored, CancellationToken cancel)
    {
        if (files?.Store != FileSettings.InFolder)
        {
            return;
        }

        await using var scope = services.ScopeFor(restored, Actor.Nobody);
        var (from, to) = (In(backup, restored), scope.ServiceProvider.GetRequiredService<IFileStore>());
        await foreach (var content in from.List(cancel))
        {
            await using var stream = await from.Open(content.Sha256, cancel);
            await to.Put(content.Sha256, stream!, cancel);
        }
    }

    /// <summary>What the rows of a database point to.</summary>
    public static Task<List<string>> Wanted(Db db, CancellationToken cancel) =>
        db.Attachments.Where(a => a.Sha256 != null).Select(a => a.Sha256!).Distinct().OrderBy(sha256 => sha256).ToListAsync(cancel);

    // What lies in a bucket or in the databases is found there alone; what is in the backup can be put anywhere.
    void MustReach(BackedUpFiles files, Municipality municipality)
    {
        if (files.Store != FileSettings.InFolder && files.Store != settings.Store)
        {
            throw new Refusal(
                $"The files of {municipality.Name} lay in {files.Place}. Set Takt:Files:Store to {files.Store}, as it was when the backup was made."
            );
        }
    }

    FolderFiles In(string backup, Municipality municipality)
    {
        var origin = new Origin();
        origin.Bind(municipality);
        return new(origin, Path.Combine(backup, Folder), clock);
    }

    static async Task<bool> Copy(string sha256, IFileStore from, FolderFiles to, CancellationToken cancel)
    {
        await using var content = await from.Open(sha256, cancel);
        if (content is null)
        {
            return false;
        }

        try
        {
            await to.Put(sha256, content, cancel);
            return true;
        }
        catch (InvalidDataException)
        {
            return false; // not what was stored any more
        }
    }
}
