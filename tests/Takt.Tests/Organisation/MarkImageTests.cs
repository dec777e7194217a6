using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>A mark that somebody sends: only a whole PNG of a fair size, and nothing in it but the picture.</summary>
public sealed class MarkImageTests
{
    [Theory]
    [InlineData(6, 8, false)]
    [InlineData(6, 8, true)]
    [InlineData(2, 16, false)]
    [InlineData(0, 1, true)]
    [InlineData(3, 4, false)]
    public void A_whole_picture_is_kept_as_it_is(int colour, int depth, bool isInterlaced)
    {
        var png = Png(70, 41, colour, depth, isInterlaced);
        Assert.Equal(png, MarkImage.Clean(png));
    }

    [Fact]
    public void What_is_not_the_picture_is_left_out()
    {
        var texts = Png(64, 64, extra: [("tEXt", "Author\0Kari Nes"u8.ToArray()), ("eXIf", [1, 2, 3])]);
        Assert.Contains("Kari Nes", Encoding.Latin1.GetString(texts));
        Assert.Equal(Png(64, 64), MarkImage.Clean(texts));
        Assert.Equal(Png(64, 64), MarkImage.Clean([.. Png(64, 64), .. "<script>alert(1)</script>"u8]));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG-filer")]
    [InlineData("\uFEFF \n<?xml version='1.0'?><svg/>", "SVG-filer")]
    [InlineData("GIF89a", "ikke et PNG-bilde")]
    [InlineData("", "ikke et PNG-bilde")]
    public void What_is_no_png_is_refused_with_what_to_do(string file, string why) =>
        Assert.Contains(why, Refused(Encoding.UTF8.GetBytes(file)));

    [Fact]
    public void Too_large_and_too_small_is_refused_before_it_is_unpacked()
    {
        Assert.Contains("mellom 32 og 1024", Refused(Png(31, 64)));
        Assert.Contains("mellom 32 og 1024", Refused(Png(64, 1025)));
        Assert.Contains("høyst 512 kB", Refused(new byte[MarkImage.LargestFile + 1]));
    }

    /// <summary>A small file that unpacks to far more than its header says.</summary>
    [Fact]
    public void A_picture_that_is_larger_or_smaller_than_it_says_is_refused()
    {
        Assert.Contains("kan ikke leses", Refused(Png(64, 64, raw: new byte[50_000_000])));
        Assert.Contains("kan ikke leses", Refused(Png(64, 64, raw: new byte[100])));
    }

    [Fact]
    public void Whatever_is_wrong_with_a_file_it_is_refused_or_clean_and_never_more()
    {
        var whole = Png(40, 40);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length])
            .Sample(
                (at, value, length) =>
                {
                    var broken = whole[..length];
                    if (at < length)
                    {
                        broken[at] = value;
                    }

                    try
                    {
                        Assert.Equal(whole, MarkImage.Clean(broken)); // only when nothing was changed after all
                    }
                    catch (Refusal refusal)
                    {
                        Assert.Equal("Form.Mark", refusal.Field);
                    }
                }
            );
    }

    static string Refused(byte[] file) => Assert.Throws<Refusal>(() => MarkImage.Clean(file)).Message;

    internal static byte[] Png(
        int width,
        int height,
        int colour = 6,
        int depth = 8,
        bool isInterlaced = false,
        byte[]? raw = null,
        IReadOnlyList<(string Type, byte[] Data)>? extra = null
    )
    {
        var channels = colour switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        int[][] passes = isInterlaced
            ?
            [
                [0, 0, 8, 8],
                [4, 0, 8, 8],
                [0, 4, 4, 8],
                [2, 0, 4, 4],
                [0, 2, 2, 4],
                [1, 0, 2, 2],
                [0, 1, 1, 2],
            ]
            :
            [
                [0, 0, 1, 1],
            ];

        // Counted pixel by pixel, in another way than the code under test.
        var size = passes.Sum(p =>
        {
            var across = Enumerable.Range(0, width).Count(x => x >= p[0] && (x - p[0]) % p[2] == 0);
            var down = Enumerable.Range(0, height).Count(y => y >= p[1] && (y - p[1]) % p[3] == 0);
            return across == 0 ? 0 : down * (1 + (int)Math.Ceiling(across * depth * channels / 8.0));
        });
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(raw ?? new byte[size]);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)colour, (byte)(isInterlaced ? 1 : 0));
        return
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. Part("IHDR", header),
            .. (extra ?? []).SelectMany(e => Part(e.Type, e.Data)),
            .. colour == 3 ? Part("PLTE", new byte[48]) : [],
            .. Part("IDAT", packed.ToArray()),
            .. Part("IEND", []),
        ];
    }

    static byte[] Part(string type, byte[] data)
    {
        var part = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(part, data.Length);
        Encoding.ASCII.GetBytes(type, part.AsSpan(4));
        data.CopyTo(part, 8);
        BinaryPrimitives.WriteUInt32BigEndian(part.AsSpan(data.Length + 8), Crc(part.AsSpan(4, data.Length + 4)));
        return part;
    }

    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return crc ^ 0xFFFFFFFFu;
    }
}
