using System.Globalization;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>What hangs on a record: read, added, opened and removed. Whether one may is the record's page to ask, before.</summary>
public sealed class Attachments(Db db, IFileStore store, IVirusScan scan, FileTurns turns, Clock clock, ILogger<Attachments> log)
{
    /// <summary>Links and files of one record.</summary>
    public const int MostOnARecord = 50;

    /// <summary>Those of a record, in the order they were added.</summary>
    public Task<List<Attachment>> On(Guid record, CancellationToken cancel) =>
        db.Attachments.Where(a => a.RecordId == record).OrderBy(a => a.Id).Take(MostOnARecord).AsNoTracking().ToListAsync(cancel);

    /// <summary>What hangs on records hangs on those that stand in their place too, in the next save.</summary>
    /// <param name="places">The record that stands in the place of each.</param>
    /// <param name="cancel">Stops.</param>
    public async Task Copy(IReadOnlyDictionary<Guid, Guid> places, CancellationToken cancel)
    {
        Guid[] from = [.. places.Keys];
        var hung = await db.Attachments.Where(a => from.Contains(a.RecordId)).OrderBy(a => a.Id).AsNoTracking().ToListAsync(cancel);
        db.Attachments.AddRange(hung.Select(a => a.On(places[a.RecordId])));
    }

    /// <summary>How many hang on each of these records; one with none is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> Count(IReadOnlyCollection<Guid> records, CancellationToken cancel) =>
        records.Count == 0
            ? new Dictionary<Guid, int>()
            : await db
                .Attachments.Where(a => records.Contains(a.RecordId))
                .GroupBy(a => a.RecordId)
                .ToDictionaryAsync(a => a.Key, a => a.Count(), cancel);

    /// <summary>Adds a link in the next save; one that is there already is not added again.</summary>
    /// <exception cref="Refusal">The title or the address is missing or wrong, or there are too many.</exception>
    public async Task AddLink(Guid record, string? title, string? address, CancellationToken cancel)
    {
        var link = Attachment.Link(record, title, address, db.Actor, clock.Now);
        if (!await db.Attachments.AnyAsync(a => a.RecordId == record && a.Address == link.Address && a.Title == link.Title, cancel))
        {
            await MustHaveRoom(record, "Form.LinkAddress", cancel);
            db.Attachments.Add(link);
        }
    }

    /// <summary>
    /// Adds a file: looked at, scanned, stored, and then saved, so that a row never points to what is not there. What a crash
    /// leaves in between is swept. The same file on the same record is not added again.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="title">What to call it; nothing calls it by its file name.</param>
    /// <param name="name">The name it came with.</param>
    /// <param name="content">Can be read from its start more than once.</param>
    /// <param name="save">Saves the row, with who and why.</param>
    /// <param name="cancel">Stops before the save.</param>
    /// <exception cref="Refusal">It cannot be taken, and what one can do.</exception>
    public async Task AddFile(Guid record, string? title, string name, Stream content, Func<Task> save, CancellationToken cancel)
    {
        var (file, sha256) = await Examined(record, title, name, content, cancel);
        await turns.Take(
            db.Municipality,
            sha256,
            async () =>
            {
                if (await db.Attachments.AnyAsync(a => a.RecordId == record && a.Sha256 == sha256, cancel))
                {
                    return;
                }

                await MustHaveRoom(record, "Form.File", cancel);
                await Reaching(() => store.Put(sha256, content, cancel), Texts.StoreAwayNotSaved, "Form.File");
                db.Attachments.Add(file);
                await save();
            },
            cancel
        );
    }

    /// <summary>A file of a record, and its content; null when the record has no such file.</summary>
    /// <exception cref="Refusal">The store is away, or the content is gone from it.</exception>
    public async Task<(Attachment File, Stream Content)?> Open(Guid record, Guid id, CancellationToken cancel)
    {
        var file = await db
            .Attachments.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == id && a.RecordId == record && a.Kind == AttachmentKind.File, cancel);
        if (file is null)
        {
            return null;
        }

        Stream? content = null;
        await Reaching(async () => content = await store.Open(file.Sha256!, cancel), Texts.StoreAway, field: null);
        if (content is null)
        {
            log.LogError("The content {Sha256} of a file is not in {Store}.", file.Sha256, store.Place);
            throw new Refusal(Texts.ContentIsGone);
        }

        return (file, content);
    }

    /// <summary>Takes a link or file off its record in the next save; a content that nobody has any more is deleted after it.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> Remove(Guid record, Guid id, CancellationToken cancel)
    {
        if (await db.Attachments.SingleOrDefaultAsync(a => a.Id == id && a.RecordId == record, cancel) is not { } found)
        {
            return false; // somebody else was first
        }

        found.Drop();
        db.Attachments.Remove(found);
        return true;
    }

    async Task<(Attachment File, string Sha256)> Examined(Guid record, string? title, string name, Stream content, CancellationToken cancel)
    {
        try
        {
            var type = await FileType.Of(content, name, cancel);
            if (await scan.Scan(content, cancel) is { } virus)
            {
                log.LogWarning("A file was refused: {Virus} in it.", virus);
                throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.AttachedVirus, virus));
            }

            var sha256 = await ContentHash.Of(content, cancel);
            return (Attachment.File(record, title, name, type, sha256, content.Length, db.Actor, clock.Now), sha256);
        }
        catch (ScannerAway away)
        {
            log.LogError(away, "A file was refused because it could not be scanned.");
            throw new Refusal(Texts.ScannerAway) { Field = "Form.File" };
        }
        catch (Refusal refused) when (refused.Field is null)
        {
            throw new Refusal(refused.Message) { Field = "Form.File" };
        }
    }

    async Task MustHaveRoom(Guid record, string field, CancellationToken cancel)
    {
        if (await db.Attachments.CountAsync(a => a.RecordId == record, cancel) >= MostOnARecord)
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.AttachmentsTooMany, MostOnARecord)) { Field = field };
        }
    }

    // A store can be away while everything else is well.
    async Task Reaching(Func<Task> act, string message, string? field)
    {
        try
        {
            await act();
        }
        catch (Exception trouble) when (!store.IsInDatabase && IsAway(trouble))
        {
            log.LogError(trouble, "{Store} does not answer.", store.Place);
            throw new Refusal(message) { Field = field };
        }
    }

    static bool IsAway(Exception trouble) =>
        trouble
            is IOException
                or UnauthorizedAccessException
                or AmazonServiceException
                or AmazonClientException
                or HttpRequestException
                or TimeoutException;
}

/// <summary>
/// Deletes a content when its last row is gone. Told after the commit, so that a save that fails has lost nothing; where the
/// store is away it throws, and is told again.
/// </summary>
sealed class DroppedFiles(Db db, IFileStore store, FileTurns turns) : IHear<FileDropped>
{
    public Task Hear(FileDropped @event, CancellationToken cancel) =>
        turns.Take(
            db.Municipality,
            @event.Sha256,
            async () =>
            {
                if (!await db.Attachments.AnyAsync(a => a.Sha256 == @event.Sha256, cancel))
                {
                    await store.Delete(@event.Sha256, cancel);
                }
            },
            cancel
        );
}
