using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Takt.Kernel;

/// <summary>A kind of file that may hang on a record. The content says which it is; the name is believed only between kinds of plain text.</summary>
/// <param name="Extension">As its names end.</param>
/// <param name="ContentType">As browsers know it.</param>
/// <param name="Word">As people know it.</param>
public sealed record FileType(string Extension, string ContentType, string Word)
{
    /// <summary>Characters of a file name.</summary>
    public const int LongestName = 120;

    /// <summary>Bytes of a file.</summary>
    public const long MostBytes = 20_000_000;

    const int HeadSize = 4096;

    /// <summary>For a file field: the ends of the names it takes.</summary>
    public static string Accepted => ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.png,.jpg,.jpeg,.gif,.webp,.txt,.csv";

    static readonly FileType Pdf = new("pdf", "application/pdf", "PDF");
    static readonly FileType Png = new("png", "image/png", "PNG");
    static readonly FileType Jpeg = new("jpg", "image/jpeg", "JPG");
    static readonly FileType Gif = new("gif", "image/gif", "GIF");
    static readonly FileType WebP = new("webp", "image/webp", "WebP");
    static readonly FileType Text = new("txt", "text/plain; charset=utf-8", "TXT");
    static readonly FileType Csv = new("csv", "text/csv; charset=utf-8", "CSV");

    static readonly (string Part, FileType Type)[] Office =
    [
        ("word/document", new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word")),
        ("xl/workbook", new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel")),
        ("ppt/presentation", new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint")),
    ];

    static readonly FileType[] OpenDocument =
    [
        new("odt", "application/vnd.oasis.opendocument.text", "OpenDocument"),
        new("ods", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
        new("odp", "application/vnd.oasis.opendocument.presentation", "OpenDocument"),
    ];

    // Names that a machine runs or a browser shows as a page when they are opened. Not a list to trust (whatever is not known by
    // its content is refused anyhow), but to answer well.
    static readonly HashSet<string> Running = new(StringComparer.OrdinalIgnoreCase)
    {
        "exe",
        "dll",
        "com",
        "scr",
        "msi",
        "msix",
        "bat",
        "cmd",
        "ps1",
        "psm1",
        "vbs",
        "vbe",
        "js",
        "mjs",
        "jse",
        "wsf",
        "wsh",
        "hta",
        "cpl",
        "jar",
        "lnk",
        "url",
        "reg",
        "inf",
        "sh",
        "py",
        "rb",
        "pl",
        "php",
        "app",
        "dmg",
        "pkg",
        "deb",
        "rpm",
        "apk",
        "iso",
        "img",
        "vhd",
        "html",
        "htm",
        "xhtml",
        "mht",
        "mhtml",
        "svg",
        "svgz",
        "xml",
        "xsl",
        "swf",
        "chm",
    };

    static readonly HashSet<string> WithMacros = new(StringComparer.OrdinalIgnoreCase)
    {
        "docm",
        "dotm",
        "xlsm",
        "xltm",
        "xlam",
        "xlsb",
        "pptm",
        "potm",
        "ppam",
        "ppsm",
    };

    // Windows opens a device by these, whatever comes after the full stop.
    static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })],
        StringComparer.OrdinalIgnoreCase
    );

    static readonly SearchValues<char> Forbidden = SearchValues.Create("\"<>|:*?%;");

    /// <summary>What a content is. It is looked at, and nothing in it is unpacked.</summary>
    /// <param name="content">The whole file; stands at its start afterwards.</param>
    /// <param name="name">The name it came with.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="Refusal">It is empty, too large, or of a kind that is not taken, and what one can do.</exception>
    public static async Task<FileType> Of(Stream content, string name, CancellationToken cancel)
    {
        if (content.Length == 0)
        {
            throw new Refusal(Texts.AttachedEmpty);
        }

        if (content.Length > MostBytes)
        {
            throw new Refusal(Said(Texts.AttachedTooLarge, Million(content.Length), Million(MostBytes)));
        }

        content.Position = 0;
        var head = new byte[HeadSize];
        var read = await content.ReadAtLeastAsync(head, HeadSize, throwOnEndOfStream: false, cancel);
        content.Position = 0;
        var type = await Recognised(content, head.AsMemory(0, read), ExtensionOf(name), cancel);
        content.Position = 0;
        return type;
    }

    /// <summary>Millions of bytes as people write them, rounded up.</summary>
    public static string Million(long bytes) => (Math.Ceiling(bytes / 100_000m) / 10).ToString("0.#", CultureInfo.CurrentCulture);

    /// <summary>How long a file is, as people write it.</summary>
    public static string Size(long bytes) =>
        bytes < 1_000_000 ? $"{Math.Ceiling(bytes / 1_000m).ToString(CultureInfo.CurrentCulture)} kB" : $"{Million(bytes)} MB";

    /// <summary>What a stored content type is called; the type itself where it is none of ours.</summary>
    public static string WordOf(string? contentType) =>
        new[] { Pdf, Png, Jpeg, Gif, WebP, Text, Csv }
            .Concat(Office.Select(o => o.Type))
            .Concat(OpenDocument)
            .FirstOrDefault(t => t.ContentType == contentType)
            ?.Word
        ?? "";

    /// <summary>A name that is safe in a header and on any machine: without folders, without what is not seen, with the ending of its kind.</summary>
    public string NameOf(string typed)
    {
        var kept = new StringBuilder();
        foreach (var rune in typed[(typed.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            // Control characters would end a header; formatting ones turn "gpj.exe" around so that it reads as a picture.
            if (
                Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.OtherNotAssigned
                        or UnicodeCategory.Surrogate
                    )
                && rune.Value != '\uFFFD'
                && !(rune.IsBmp && Forbidden.Contains((char)rune.Value))
            )
            {
                kept.Append(rune);
            }
        }

        var name = $"{kept}".Normalize(NormalizationForm.FormC);
        var stem = name[..^(ExtensionOf(name).Length is > 0 and var length ? length + 1 : 0)].Trim(' ', '.');
        var most = LongestName - Extension.Length - 1;
        if (stem.Length > most)
        {
            stem = stem[..(char.IsHighSurrogate(stem[most - 1]) ? most - 1 : most)].TrimEnd(' ', '.');
        }

        stem =
            stem.Length == 0 ? Texts.AttachedName
            : Devices.Contains(stem.Split('.')[0].Trim()) ? $"_{stem}"
            : stem;
        return $"{stem}.{Extension}";
    }

    static async Task<FileType> Recognised(Stream content, ReadOnlyMemory<byte> head, string extension, CancellationToken cancel)
    {
        if (Running.Contains(extension) || Runs(head.Span))
        {
            throw new Refusal(Texts.AttachedRuns);
        }

        if (WithMacros.Contains(extension))
        {
            throw new Refusal(Texts.AttachedMacros);
        }

        return FileKinds.IsCompound(head.Span) ? throw new Refusal(Texts.AttachedOld)
            : FileKinds.IsZip(head.Span) ? OfArchive(content, head.Span)
            : OfMagic(head.Span)
                ?? (
                    extension.ToUpperInvariant() switch
                    {
                        "TXT" => await IsText(content, cancel) ? Text : null,
                        "CSV" => await IsText(content, cancel) ? Csv : null,
                        _ => null,
                    }
                )
                ?? throw new Refusal(Texts.AttachedUnknown);
    }

    static FileType? OfMagic(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? Pdf
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? Gif
        : head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? WebP
        : null;

    // Programs for Windows, Linux, macOS and Java; scripts; and pages, which run in the reader's browser.
    static bool Runs(ReadOnlySpan<byte> head)
    {
        if (
            head.StartsWith("MZ"u8)
            || head.StartsWith("\u007FELF"u8)
            || head.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE])
            || head.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE])
            || head.StartsWith((ReadOnlySpan<byte>)[0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00])
        )
        {
            return true;
        }

        var text = Encoding.Latin1.GetString(head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head).TrimStart();
        return ((string[])["#!", "<!doctype", "<html", "<svg", "<?xml", "<?php", "<script", "<!--"]).Any(start =>
            text.StartsWith(start, StringComparison.OrdinalIgnoreCase)
        );
    }

    // By the names in the archive's own list; no entry is opened, so nothing can unfold.
    static FileType OfArchive(Stream content, ReadOnlySpan<byte> head)
    {
        string[] names;
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            names = [.. zip.Entries.Take(FileLimits.ArchiveEntries + 1).Select(e => e.FullName.Replace('\\', '/').TrimStart('/'))];
        }
        catch (Exception broken)
            when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new Refusal(Texts.FileBroken);
        }

        if (names.Length > FileLimits.ArchiveEntries)
        {
            throw new Refusal(Texts.AttachedUnknown);
        }

        if (names.Any(IsMacro))
        {
            throw new Refusal(Texts.AttachedMacros);
        }

        // OpenDocument says what it is in its first entry, as it stands, so that it can be known without unpacking.
        var first = Encoding.ASCII.GetString(head[Math.Min(30, head.Length)..Math.Min(120, head.Length)]);
        return Office
                .FirstOrDefault(o => Has("[Content_Types].xml") && names.Any(n => n.StartsWith(o.Part, StringComparison.OrdinalIgnoreCase)))
                .Type
            ?? (
                Has("content.xml")
                    ? OpenDocument.FirstOrDefault(o => first.StartsWith($"mimetype{o.ContentType}P", StringComparison.Ordinal)) // and the next entry begins: PK
                    : null
            )
            ?? throw new Refusal(Texts.AttachedUnknown);

        bool Has(string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    static bool IsMacro(string entry) =>
        entry.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
        || entry.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)
        || entry.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
        || entry.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    // Letters of any encoding, and none of the signs that only programs write. UTF-16 says so in its first two bytes.
    static async Task<bool> IsText(Stream content, CancellationToken cancel)
    {
        var buffer = new byte[81_920];
        var isFirst = true;
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0; isFirst = false)
        {
            if (isFirst && read > 1 && (buffer[0], buffer[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
            {
                return true;
            }

            if (buffer.AsSpan(0, read).ContainsAny(Unwritten))
            {
                return false;
            }
        }

        return true;
    }

    static readonly SearchValues<byte> Unwritten = SearchValues.Create(
        Enumerable.Range(0, 32).Except([9, 10, 12, 13, 26, 27]).Select(b => (byte)b).ToArray()
    );

    // As it is read: what comes after the last full stop, but not a sentence's end.
    static string ExtensionOf(string name)
    {
        var clean = string.Concat(name.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format)))
            .TrimEnd(' ', '.');
        var extension = Path.GetExtension(clean).TrimStart('.');
        return extension.Length is > 0 and <= 8 && extension.All(char.IsAsciiLetterOrDigit) ? extension : "";
    }

    static string Said(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);
}
