namespace Takt.Kernel;

/// <summary>
/// Where the contents of a municipality's files lie: each under the hash of its bytes, so that the same file is stored once. A
/// store of a scope is the municipality's that the scope is bound to, and reaches no other.
/// </summary>
public interface IFileStore
{
    /// <summary>Where that is, for those who run Takt.</summary>
    string Place { get; }

    /// <summary>Whether the contents lie in the municipality's database, and go wherever it goes.</summary>
    bool IsInDatabase { get; }

    /// <summary>Stores a content, whole or not at all. One that is there already is left as it is.</summary>
    /// <param name="sha256">Its hash, as 64 small hexadecimal digits.</param>
    /// <param name="content">Can be read from its start more than once.</param>
    /// <param name="cancel">Stops, and leaves nothing that <see cref="Open"/> would find.</param>
    /// <exception cref="InvalidDataException">The content has another hash.</exception>
    Task Put(string sha256, Stream content, CancellationToken cancel);

    /// <summary>Reads a content, a piece at a time; null when it is not there.</summary>
    Task<Stream?> Open(string sha256, CancellationToken cancel);

    /// <summary>Deletes a content. One that is not there is deleted.</summary>
    Task Delete(string sha256, CancellationToken cancel);

    /// <summary>What there is, in no order.</summary>
    IAsyncEnumerable<StoredContent> List(CancellationToken cancel);

    /// <summary>Deletes everything the municipality has in the store; what lies in its database goes with that.</summary>
    Task DeleteAll(CancellationToken cancel);
}

/// <summary>A content that is stored.</summary>
/// <param name="Sha256">The hash it lies under.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="At">When it was stored, UTC.</param>
public sealed record StoredContent(string Sha256, long Bytes, DateTime At);
