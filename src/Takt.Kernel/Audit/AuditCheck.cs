using System.Globalization;

namespace Takt.Kernel;

/// <summary>What is wrong with the trail.</summary>
public enum AuditFaultKind
{
    /// <summary>An entry is not as it was sealed.</summary>
    Changed,

    /// <summary>An entry that was sealed is gone.</summary>
    Removed,

    /// <summary>An entry has come that was not there when it was sealed, or that says it is older than what was sealed before it.</summary>
    Inserted,

    /// <summary>Values are erased, and nothing on the trail says by whom and why.</summary>
    Erased,

    /// <summary>A seal is not as it was set, or does not follow the one before.</summary>
    SealChanged,

    /// <summary>A seal is gone.</summary>
    SealRemoved,
}

/// <summary>One fault.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Seal">The batch; null for an entry that is under none.</param>
/// <param name="Entry">The row; null when it is the seal.</param>
public sealed record AuditFault(AuditFaultKind Kind, int? Seal, Guid? Entry);

/// <summary>What a check of the trail found.</summary>
/// <param name="Seals">Seals gone through.</param>
/// <param name="Sealed">Entries under them.</param>
/// <param name="Erased">Of these, how many have had their values erased.</param>
/// <param name="Unsealed">Entries that no seal covers yet: nothing can be said of them.</param>
/// <param name="Last">The newest seal's <see cref="AuditSeal.Fingerprint"/>; null before the first.</param>
/// <param name="FaultCount">How many faults there are.</param>
/// <param name="Faults">The first of them.</param>
public sealed record AuditVerdict(
    int Seals,
    long Sealed,
    long Erased,
    long Unsealed,
    string? Last,
    int FaultCount,
    IReadOnlyList<AuditFault> Faults
)
{
    /// <summary>Whether every sealed entry stands as it was sealed.</summary>
    public bool Holds => FaultCount == 0;
}

/// <summary>Goes through the trail from the first seal to the last and says what does not stand as it was sealed. Reads only.</summary>
public sealed class AuditCheck
{
    /// <summary>The most faults that are told one by one.</summary>
    public const int MostFaults = 100;

    const int SealsAPage = 100;
    const int EntriesAPage = 5000;

    // An entry is written a moment after its time is read, and two that write at once may be sealed apart; an anonymous one
    // has a day for a time and is sealed the day after.
    static readonly TimeSpan Lag = TimeSpan.FromHours(1);
    static readonly TimeSpan AnonymousLag = TimeSpan.FromDays(2);

    readonly Db db;
    readonly CancellationToken cancel;
    readonly List<AuditFault> faults = [];
    readonly Dictionary<(string Kind, string? Row), DateTime> erasedRows = []; // and when last
    readonly Dictionary<(string Kind, string? Row), List<(int Seal, AuditEntry Entry)>> tombstones = [];
    AuditSeal? before;
    DateTime newest = DateTime.MinValue;
    int faultCount;
    int seals;
    long sealedEntries;
    long erased;

    AuditCheck(Db db, CancellationToken cancel) => (this.db, this.cancel) = (db, cancel);

    /// <summary>Checks the trail of the lease's municipality.</summary>
    /// <param name="db">The lease.</param>
    /// <param name="known">A fingerprint kept elsewhere, "42:9f86d081…": that seal must still be the same.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<AuditVerdict> Run(Db db, string? known, CancellationToken cancel) => new AuditCheck(db, cancel).Run(known);

    /// <summary>Whether a text reads as an <see cref="AuditSeal.Fingerprint"/>.</summary>
    public static bool IsFingerprint(string text) => Read(text) is not null;

    async Task<AuditVerdict> Run(string? known)
    {
        while (await NextPage() is { Count: > 0 } page)
        {
            foreach (var batch in Cut(page))
            {
                await Check(batch);
            }
        }

        await CheckStrays();
        await CheckTombstones();
        await CheckKnown(known);
        var unsealed = await CheckUnsealed();
        return new(seals, sealedEntries, erased, unsealed, before?.Fingerprint, faultCount, faults);
    }

    async Task<List<AuditSeal>> NextPage()
    {
        var after = before?.Number ?? 0;
        return await db.AuditSeals.AsNoTracking().Where(s => s.Number > after).OrderBy(s => s.Number).Take(SealsAPage).ToListAsync(cancel);
    }

    // Small seals together, so that a statement is worth its while; large ones apart, so that no page is heavy.
    static IEnumerable<List<AuditSeal>> Cut(List<AuditSeal> page)
    {
        List<AuditSeal> batch = [];
        foreach (var seal in page)
        {
            batch.Add(seal);
            if (batch.Sum(s => s.Count) >= EntriesAPage)
            {
                yield return batch;
                batch = [];
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    async Task Check(List<AuditSeal> batch)
    {
        var (from, to) = (before?.Number ?? 0, batch[^1].Number);
        var entries = (
            await db
                .AuditEntries.AsNoTracking()
                .Where(e => e.Seal > from && e.Seal <= to)
                .OrderBy(e => e.Seal)
                .ThenBy(e => e.Id)
                .ToListAsync(cancel)
        ).ToLookup(e => e.Seal!.Value);
        foreach (var seal in batch)
        {
            Check(seal, entries[seal.Number]);
        }
    }

    void Check(AuditSeal seal, IEnumerable<AuditEntry> entries)
    {
        var follows = (before?.Number ?? 0) + 1;
        foreach (var missing in Enumerable.Range(follows, Math.Clamp(seal.Number - follows, 0, MostFaults)))
        {
            Note(AuditFaultKind.SealRemoved, missing, null);
        }

        var expected = AuditProof.Read(seal);
        if (expected is null || !AuditProof.Of(seal).AsSpan().SequenceEqual(seal.Hash))
        {
            Note(AuditFaultKind.SealChanged, seal.Number, null);
        }
        else if (follows == seal.Number && !seal.Previous.AsSpan().SequenceEqual(before?.Hash ?? new byte[AuditProof.HashSize]))
        {
            // Both hold by themselves: the one before was made anew, or the first is not the first.
            Note(AuditFaultKind.SealChanged, before?.Number ?? seal.Number, null);
        }

        if (expected is not null)
        {
            Compare(seal, expected, entries);
        }

        seals++;
        before = seal;
    }

    void Compare(AuditSeal seal, Dictionary<Guid, byte[]> expected, IEnumerable<AuditEntry> entries)
    {
        foreach (var entry in entries)
        {
            sealedEntries++;
            if (!expected.Remove(entry.Id, out var hash))
            {
                Note(AuditFaultKind.Inserted, seal.Number, entry.Id);
            }
            else if (
                !AuditProof.Of(entry).AsSpan().SequenceEqual(hash)
                || (entry.IsErased && (entry.Salt is not null || entry.Changes != AuditEntry.NoValues))
            )
            {
                Note(AuditFaultKind.Changed, seal.Number, entry.Id);
            }
            else
            {
                Look(seal, entry);
            }
        }

        foreach (var gone in expected.Keys)
        {
            Note(AuditFaultKind.Removed, seal.Number, gone);
        }
    }

    void Look(AuditSeal seal, AuditEntry entry)
    {
        if (IsBackdated(entry))
        {
            Note(AuditFaultKind.Inserted, seal.Number, entry.Id);
        }

        var at = entry.At < seal.SealedAt ? entry.At : seal.SealedAt; // a time to come would make all that follows look late
        newest = at > newest ? at : newest;
        var row = (entry.Kind, entry.RowId);
        if (entry.Act == AuditActs.Erased)
        {
            Erased(row, entry.At);
        }
        else if (entry.IsErased)
        {
            erased++;
            if (!tombstones.TryGetValue(row, out var same))
            {
                tombstones[row] = same = [];
            }

            same.Add((seal.Number, entry));
        }
    }

    void Erased((string Kind, string? Row) row, DateTime at) =>
        erasedRows[row] = erasedRows.TryGetValue(row, out var known) && known > at ? known : at;

    // Older than what was sealed long before it came.
    bool IsBackdated(AuditEntry entry) => newest - entry.At > (entry.Act == AuditActs.Batch ? AnonymousLag : Lag);

    async Task CheckStrays()
    {
        var last = before?.Number ?? 0;
        var strays = await db
            .AuditEntries.Where(e => e.Seal > last || e.Seal < 1)
            .GroupBy(e => e.Seal!.Value)
            .Select(g => g.Key)
            .OrderBy(number => number)
            .Take(MostFaults)
            .ToListAsync(cancel);
        foreach (var number in strays)
        {
            Note(AuditFaultKind.SealRemoved, number, null);
        }
    }

    async Task<long> CheckUnsealed()
    {
        var limit = newest == DateTime.MinValue ? newest : newest - Lag;
        var late = await db
            .AuditEntries.AsNoTracking()
            .Where(e => e.Seal == null && e.At < limit)
            .OrderBy(e => e.Id)
            .Take(MostFaults)
            .ToListAsync(cancel);
        foreach (var entry in late.Where(IsBackdated))
        {
            Note(AuditFaultKind.Inserted, null, entry.Id);
        }

        return await db.AuditEntries.LongCountAsync(e => e.Seal == null, cancel);
    }

    async Task CheckTombstones()
    {
        // What says that it was erased may itself wait for its seal.
        var waiting = await db
            .AuditEntries.Where(e => e.Seal == null && e.Act == AuditActs.Erased)
            .Select(e => new
            {
                e.Kind,
                e.RowId,
                e.At,
            })
            .ToListAsync(cancel);
        foreach (var said in waiting)
        {
            Erased((said.Kind, said.RowId), said.At);
        }

        // What was written after the last word about it cannot be what was meant.
        foreach (var (row, entries) in tombstones)
        {
            foreach (var (seal, entry) in entries.Where(e => !erasedRows.TryGetValue(row, out var said) || said < e.Entry.At))
            {
                Note(AuditFaultKind.Erased, seal, entry.Id);
            }
        }
    }

    async Task CheckKnown(string? known)
    {
        if (known is null || Read(known) is not var (number, hash))
        {
            return;
        }

        var seal = await db.AuditSeals.AsNoTracking().SingleOrDefaultAsync(s => s.Number == number, cancel);
        if (seal is null)
        {
            Note(AuditFaultKind.SealRemoved, number, null);
        }
        else if (!seal.Hash.AsSpan().SequenceEqual(hash))
        {
            Note(AuditFaultKind.SealChanged, number, null);
        }
    }

    static (int Number, byte[] Hash)? Read(string fingerprint) =>
        fingerprint.Trim().Split(':') is [var number, { Length: 2 * AuditProof.HashSize } hash]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
        && hash.All(char.IsAsciiHexDigit)
            ? (which, Convert.FromHexString(hash))
            : null;

    void Note(AuditFaultKind kind, int? seal, Guid? entry)
    {
        faultCount++;
        if (faults.Count < MostFaults)
        {
            faults.Add(new(kind, seal, entry));
        }
    }
}
