using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Takt.Kernel;

/// <summary>
/// The hashes behind the seals. An entry's is over who, when, why and which row, and over a hash of salt and values: so the
/// values can be erased without breaking it. Each part is written with its length, so that no two entries read alike.
/// </summary>
static class AuditProof
{
    public const int SaltSize = 16;
    public const int HashSize = SHA256.HashSizeInBytes;

    // Says which way of writing the parts the hash is of, should there ever be another.
    const string EntryForm = "takt-entry-1";
    const string SealForm = "takt-seal-1";
    const int IdSize = 16;

    /// <summary>The hash of salt and values; of erased values the one that was kept.</summary>
    public static byte[] OfValues(AuditEntry entry)
    {
        if (entry.ErasedHash is { } kept)
        {
            return kept;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(entry.Salt ?? []);
        hash.AppendData(Encoding.UTF8.GetBytes(entry.Changes));
        return hash.GetHashAndReset();
    }

    public static byte[] Of(AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, EntryForm);
        Append(hash, entry.Id);
        Append(hash, entry.At.Ticks);
        Append(hash, entry.ActorId?.ToString());
        Append(hash, entry.ActorName);
        Append(hash, entry.Because);
        Append(hash, entry.Kind);
        Append(hash, entry.RowId);
        Append(hash, entry.Act);
        hash.AppendData(OfValues(entry));
        return hash.GetHashAndReset();
    }

    public static byte[] Of(AuditSeal seal)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, SealForm);
        Append(hash, seal.Number);
        Append(hash, seal.SealedAt.Ticks);
        Append(hash, seal.First);
        Append(hash, seal.Last);
        Append(hash, seal.Count);
        Append(hash, seal.Previous);
        Append(hash, seal.Entries);
        return hash.GetHashAndReset();
    }

    /// <summary>Ids and hashes as a seal keeps them.</summary>
    public static byte[] Listed(IEnumerable<(Guid Id, byte[] Hash)> entries)
    {
        using var list = new MemoryStream();
        foreach (var (id, hash) in entries)
        {
            list.Write(id.ToByteArray(bigEndian: true));
            list.Write(hash);
        }

        return list.ToArray();
    }

    /// <summary>The ids and hashes of a seal; null when what it keeps is no such list.</summary>
    public static Dictionary<Guid, byte[]>? Read(AuditSeal seal)
    {
        const int Each = IdSize + HashSize;
        if (seal.Entries.Length != seal.Count * Each)
        {
            return null;
        }

        var entries = new Dictionary<Guid, byte[]>(seal.Count);
        for (var at = 0; at < seal.Entries.Length; at += Each)
        {
            entries[new(seal.Entries.AsSpan(at, IdSize), bigEndian: true)] = seal.Entries[(at + IdSize)..(at + Each)];
        }

        return entries;
    }

    static void Append(IncrementalHash hash, string? text)
    {
        if (text is null)
        {
            Append(hash, -1L); // told from an empty text
            return;
        }

        Append(hash, Encoding.UTF8.GetBytes(text));
    }

    static void Append(IncrementalHash hash, byte[] bytes)
    {
        Append(hash, bytes.LongLength);
        hash.AppendData(bytes);
    }

    static void Append(IncrementalHash hash, Guid id) => hash.AppendData(id.ToByteArray(bigEndian: true));

    static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
