using System.IO.Compression;
using System.Text;

namespace Takt.Tests;

/// <summary>A whole file with something wrong in it: bytes changed, cut out, said again, numbers that are too large, markup where text was. An archive is opened, and one of its parts is spoilt.</summary>
sealed class Mutation(int seed, IReadOnlyList<byte[]> whole)
{
    const int MostChanges = 6;
    const int LongestPiece = 300;
    const int MostCopies = 200;
    const int Largest = 4_000_000;

    static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\0",
            "-1",
            "2147483648",
            "99999999999999999999",
            "1e309",
            "NaN",
            "A1048577",
            "XFD1",
            "A1:XFD1048576",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
            "&#0;",
            "&#xD800;",
            "&#xFFFE;",
            "]]>",
            "<![CDATA[",
            "<a:br/>",
            "<mergeCell ref='A1:IV200000'/>",
            "<c t='s'><v>0</v></c>",
            "\"",
            "\"\"",
            ";",
            "\t",
            "\r\n",
            "sep=",
            "=1+1",
            "%00",
            "../../x",
            "(((((((((((((((((((",
            "[[[[",
            "{\"a\":",
            "@Ida Moe",
            "31.02.2026",
            "0001-01-01",
            "31.12.9999",
            "kr 1 000 000 mill ",
            "\u202e",
            "\ufffe",
            "\ufdfa",
            "e\u0301\u0301\u0301",
            "İı",
            "aa\u030a",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xFF, 0xFE],
        [0xED, 0xA0, 0x80], // half a pair, as UTF-8 does not allow it
        [0xC0, 0x80],
    ];

    readonly Random random = new(seed);

    /// <summary>The next one.</summary>
    public byte[] Next()
    {
        var file = whole[random.Next(whole.Count)];
        return FileKinds.IsZip(file) && random.Next(4) > 0 ? Repacked(file) : Spoilt(file);
    }

    byte[] Spoilt(byte[] file)
    {
        List<byte> bytes = [.. file];
        for (var changes = random.Next(1, MostChanges); changes > 0 && bytes.Count < Largest; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, LongestPiece), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.InsertRange(at, Enumerable.Repeat(bytes.GetRange(at, length), random.Next(1, MostCopies)).SelectMany(b => b));
                    break;
                case 4:
                    var other = whole[random.Next(whole.Count)];
                    var from = random.Next(other.Length + 1);
                    bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, LongestPiece), other.Length - from)).ToArray());
                    break;
                case 5:
                    ChangeNumber(bytes, at);
                    break;
                default:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }

    // The first number from there on becomes another.
    void ChangeNumber(List<byte> bytes, int at)
    {
        var from = bytes.FindIndex(Math.Min(at, bytes.Count), b => b is >= (byte)'0' and <= (byte)'9');
        if (from < 0)
        {
            return;
        }

        var to = from;
        while (to < bytes.Count && bytes[to] is >= (byte)'0' and <= (byte)'9')
        {
            to++;
        }

        bytes.RemoveRange(from, to - from);
        bytes.InsertRange(from, Pieces[random.Next(Pieces.Length)]);
    }

    byte[] Repacked(byte[] file)
    {
        List<(string Name, byte[] Content)> parts = [];
        using (var from = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read))
        {
            foreach (var entry in from.Entries)
            {
                using var content = entry.Open();
                using var read = new MemoryStream();
                content.CopyTo(read);
                parts.Add((entry.FullName, read.ToArray()));
            }
        }

        for (var spoilt = random.Next(1, 3); spoilt > 0; spoilt--)
        {
            var which = random.Next(parts.Count);
            var (name, content) = parts[which];
            switch (random.Next(10))
            {
                case 0:
                    parts.RemoveAt(which);
                    parts.Add((name, content));
                    break;
                case 1:
                    parts.Add((parts[random.Next(parts.Count)].Name, content)); // the same name twice
                    break;
                case 2:
                    parts[which] = ("../" + name, content);
                    break;
                default:
                    parts[which] = (name, Spoilt(content));
                    break;
            }
        }

        using var bytes = new MemoryStream();
        using (var to = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = to.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
