using System.Security.Cryptography;

namespace Takt.Kernel;

/// <summary>The hash a content lies under.</summary>
public static class ContentHash
{
    /// <summary>Hexadecimal digits of a hash.</summary>
    public const int Length = 64;

    const int BufferSize = 81_920;

    /// <summary>The hash of a stream, from its start; it stands at its start again afterwards.</summary>
    public static async Task<string> Of(Stream content, CancellationToken cancel)
    {
        content.Position = 0;
        var hash = await SHA256.HashDataAsync(content, cancel);
        content.Position = 0;
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Whether a text is such a hash, and so a name that leads nowhere else.</summary>
    public static bool Is(string text) => text.Length == Length && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    /// <exception cref="ArgumentException">It is no hash: a programming error, or something worse.</exception>
    internal static void MustBe(string text)
    {
        if (!Is(text))
        {
            throw new ArgumentException("A content is named by 64 small hexadecimal digits.", nameof(text));
        }
    }

    /// <summary>Hands a content on from its start, and says at its end whether it was the one.</summary>
    internal static async Task Copy(
        Stream content,
        Func<ReadOnlyMemory<byte>, Task> to,
        string sha256,
        int pieces,
        CancellationToken cancel
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        content.Position = 0;
        var buffer = new byte[pieces];
        for (int read; (read = await content.ReadAtLeastAsync(buffer, pieces, throwOnEndOfStream: false, cancel)) > 0; )
        {
            hash.AppendData(buffer.AsSpan(0, read));
            await to(buffer.AsMemory(0, read));
        }

        MustMatch(sha256, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    internal static Task Copy(Stream content, Stream to, string sha256, CancellationToken cancel) =>
        Copy(content, piece => to.WriteAsync(piece, cancel).AsTask(), sha256, BufferSize, cancel);

    internal static void MustMatch(string sha256, string found)
    {
        if (found != sha256)
        {
            throw new InvalidDataException($"The content is {found}, and was to be stored as {sha256}.");
        }
    }
}
