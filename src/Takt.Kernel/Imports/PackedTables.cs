using System.IO.Compression;
using System.Text.Json;

namespace Takt.Kernel;

/// <summary>The tables of a file that waits to be looked over, as few bytes as they take.</summary>
public static class PackedTables
{
    /// <summary>Packs them.</summary>
    public static byte[] Pack(IReadOnlyList<FileTable> tables)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(packed, tables);
        }

        return bytes.ToArray();
    }

    /// <summary>Unpacks what <see cref="Pack"/> made.</summary>
    public static IReadOnlyList<FileTable> Unpack(byte[] packed)
    {
        using var tables = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<FileTable>>(tables)!;
    }
}
