using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Takt.Organisation;

/// <summary>
/// Reads a mark that somebody has sent. Only PNG: an SVG can hold a program. The content decides, not the name. What is kept
/// is the picture: every other part (texts, positions, profiles) is left out, and the picture is unpacked once to see that
/// it is as large as it says.
/// </summary>
static class MarkImage
{
    public const int LargestFile = 512 * 1024;
    public const int LargestSide = 1024;
    public const int SmallestSide = 32;

    const int Overhead = 12; // length, type and checksum of a part

    static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    // What a picture needs, and how its colours are meant.
    static readonly HashSet<string> Kept = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "sRGB", "gAMA"];

    /// <summary>The picture alone.</summary>
    /// <exception cref="Refusal">It is no PNG, is too large or too small, or is broken; says which.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> file)
    {
        if (file.Length > LargestFile)
        {
            throw No(Labels.Fill(Texts.MarkTooLarge, LargestFile / 1024));
        }

        if (!file.StartsWith(Signature))
        {
            throw No(LooksLikeMarkup(file) ? Texts.MarkIsSvg : Texts.MarkIsNoPng);
        }

        using var clean = new MemoryStream();
        using var packed = new MemoryStream();
        clean.Write(Signature);
        Header? header = null;
        var isWhole = false;
        for (var rest = file[Signature.Length..]; rest.Length > 0 && !isWhole; )
        {
            var part = ReadPart(rest);
            rest = rest[part.Length..];
            var type = Encoding.ASCII.GetString(part.Slice(4, 4));
            var data = part[8..^4];
            if ((header is null) != (type == "IHDR"))
            {
                throw No(Texts.MarkIsBroken);
            }

            header ??= Header.Read(data);
            if (Kept.Contains(type))
            {
                clean.Write(part);
            }
            else if (char.IsAsciiLetterUpper(type[0]))
            {
                throw No(Texts.MarkIsBroken); // a part one must understand, and that no PNG has
            }

            if (type == "IDAT")
            {
                packed.Write(data);
            }

            isWhole = type == "IEND";
        }

        if (header is null || !isWhole || !Unpacks(packed, header))
        {
            throw No(Texts.MarkIsBroken);
        }

        return clean.ToArray();
    }

    static bool LooksLikeMarkup(ReadOnlySpan<byte> file) =>
        Encoding.UTF8.GetString(file[..Math.Min(file.Length, 200)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<');

    static ReadOnlySpan<byte> ReadPart(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < Overhead || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - Overhead)
        {
            throw No(Texts.MarkIsBroken);
        }

        var part = rest[..(int)(length + Overhead)];
        return BinaryPrimitives.ReadUInt32BigEndian(part[^4..]) == Checksum(part[4..^4]) ? part : throw No(Texts.MarkIsBroken);
    }

    // Never more than the header says, so that a small file cannot become a large one.
    static bool Unpacks(MemoryStream packed, Header header)
    {
        packed.Position = 0;
        try
        {
            using var picture = new ZLibStream(packed, CompressionMode.Decompress);
            var buffer = new byte[16 * 1024];
            var expected = header.Size;
            for (int read; (read = picture.Read(buffer)) > 0; )
            {
                expected -= read;
                if (expected < 0)
                {
                    return false;
                }
            }

            return expected == 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    static Refusal No(string why) => new(why) { Field = "Form.Mark" };

    static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    sealed record Header(int Width, int Height, int Depth, int Channels, bool IsInterlaced)
    {
        // Adam7: where each pass begins, and its steps.
        static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [
            (0, 0, 8, 8),
            (4, 0, 8, 8),
            (0, 4, 4, 8),
            (2, 0, 4, 4),
            (0, 2, 2, 4),
            (1, 0, 2, 2),
            (0, 1, 1, 2),
        ];

        public static Header Read(ReadOnlySpan<byte> data)
        {
            if (data.Length != 13 || data[10] != 0 || data[11] != 0 || data[12] > 1)
            {
                throw No(Texts.MarkIsBroken);
            }

            var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
            if (width is < SmallestSide or > LargestSide || height is < SmallestSide or > LargestSide)
            {
                throw No(Labels.Fill(Texts.MarkWrongSize, SmallestSide, LargestSide, width, height));
            }

            var channels = (data[9], data[8]) switch
            {
                (0, 1 or 2 or 4 or 8 or 16) => 1,
                (2, 8 or 16) => 3,
                (3, 1 or 2 or 4 or 8) => 1,
                (4, 8 or 16) => 2,
                (6, 8 or 16) => 4,
                _ => throw No(Texts.MarkIsBroken),
            };
            return new((int)width, (int)height, data[8], channels, data[12] == 1);
        }

        /// <summary>Bytes of the picture unpacked: each line has one more, which says how it is filtered.</summary>
        public long Size =>
            IsInterlaced
                ? Passes.Sum(p => SizeOf((Width - p.X + p.StepX - 1) / p.StepX, (Height - p.Y + p.StepY - 1) / p.StepY))
                : SizeOf(Width, Height);

        long SizeOf(int width, int height) => width == 0 ? 0 : (long)height * (1 + (((width * Depth * Channels) + 7) / 8));
    }
}
