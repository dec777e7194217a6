namespace Takt.Kernel;

/// <summary>
/// A seal over a batch of entries: which they are, what each was, and the seal before. Whoever changes an entry, takes one
/// away or puts one in breaks it; whoever makes it anew breaks the next.
/// </summary>
public sealed class AuditSeal
{
    /// <summary>1, 2, 3 and so on, without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>When it was set, UTC.</summary>
    public required DateTime SealedAt { get; init; }

    /// <summary>The first entry, in the order of ids.</summary>
    public required Guid First { get; init; }

    /// <summary>The last entry.</summary>
    public required Guid Last { get; init; }

    /// <summary>How many entries.</summary>
    public required int Count { get; init; }

    /// <summary>The <see cref="Hash"/> of the seal before; zeros for the first.</summary>
    public required byte[] Previous { get; init; }

    /// <summary>Id and hash of each entry, one after the other: so that a fault is told by its row, not only by its batch.</summary>
    public required byte[] Entries { get; init; }

    /// <summary>The hash of all of this.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>As one reads it aloud or writes it down elsewhere: "42:9f86d081…".</summary>
    public string Fingerprint => $"{Number}:{Convert.ToHexStringLower(Hash)}";

    internal static AuditSeal Over(IReadOnlyList<AuditEntry> entries, AuditSeal? before, DateTime now)
    {
        var seal = new AuditSeal
        {
            Number = (before?.Number ?? 0) + 1,
            SealedAt = now,
            First = entries[0].Id,
            Last = entries[^1].Id,
            Count = entries.Count,
            Previous = before?.Hash ?? new byte[AuditProof.HashSize],
            Entries = AuditProof.Listed(entries.Select(e => (e.Id, AuditProof.Of(e)))),
        };
        seal.Hash = AuditProof.Of(seal);
        return seal;
    }
}
