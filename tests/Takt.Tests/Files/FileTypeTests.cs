using System.IO.Compression;
using System.Text;

namespace Takt.Tests;

/// <summary>What a file is, its content says; what can do harm is refused, with what one can do instead.</summary>
public sealed class FileTypeTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("%PDF-1.7\n", "brev.pdf", "pdf")]
    [InlineData("%PDF-1.7\n", "uten ending", "pdf")]
    [InlineData("\u0089PNG\r\n\u001A\n", "bilde.png", "png")]
    [InlineData("\u0089PNG\r\n\u001A\n", "bilde.pdf", "png")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", "bilde.jpeg", "jpg")]
    [InlineData("GIF89a", "bilde.gif", "gif")]
    [InlineData("RIFF\u0001\u0001\u0001\u0001WEBPVP8 ", "bilde.webp", "webp")]
    [InlineData("Referat fra møtet", "referat.txt", "txt")]
    [InlineData("navn;antall\r\nVik;3", "tall.CSV", "csv")]
    public async Task A_kind_that_is_taken_is_known_by_its_content(string content, string name, string extension) =>
        Assert.Equal(extension, (await Of(Encoding.Latin1.GetBytes(content), name)).Extension);

    [Theory]
    [InlineData("MZ\u0090\u0000", "brev.pdf", "AttachedRuns")]
    [InlineData("MZ\u0090\u0000", "brev.txt", "AttachedRuns")]
    [InlineData("\u007FELF\u0002", "brev", "AttachedRuns")]
    [InlineData("%PDF-1.7", "faktura.exe", "AttachedRuns")]
    [InlineData("%PDF-1.7", "faktura.exe.", "AttachedRuns")]
    [InlineData("%PDF-1.7", "faktura.ex\u202Ee", "AttachedRuns")]
    [InlineData("#!/bin/sh\n", "les meg.txt", "AttachedRuns")]
    [InlineData(" \r\n<!DOCTYPE html><p>", "side.txt", "AttachedRuns")]
    [InlineData("<html>", "side.csv", "AttachedRuns")]
    [InlineData("<?xml version=\"1.0\"?><svg>", "tegning.png", "AttachedRuns")]
    [InlineData("<svg onload=alert(1)>", "tegning.txt", "AttachedRuns")]
    [InlineData("var a = 1", "kode.js", "AttachedRuns")]
    [InlineData("echo", "kode.ps1", "AttachedRuns")]
    [InlineData("a\u0000b", "tekst.txt", "AttachedUnknown")]
    [InlineData("bare tekst", "notat.md", "AttachedUnknown")]
    [InlineData("bare tekst", "notat", "AttachedUnknown")]
    [InlineData("{\\rtf1", "brev.rtf", "AttachedUnknown")]
    [InlineData("Rar!\u001A\u0007", "alt.rar", "AttachedUnknown")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "brev.doc", "AttachedOld")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "brev.docx", "AttachedOld")]
    [InlineData("PK\u0003\u0004 og ikke mer", "brev.docx", "FileBroken")]
    public async Task What_is_not_taken_is_refused_with_what_one_can_do(string content, string name, string key) =>
        Assert.Equal(Kernel.Texts.ResourceManager.GetString(key), await Refused(Encoding.Latin1.GetBytes(content), name));

    [Fact]
    public async Task Office_files_are_known_by_what_is_in_them_and_those_with_macros_are_refused()
    {
        Assert.Equal("docx", (await Of(Zip("[Content_Types].xml", "word/document.xml"), "brev.xlsx")).Extension);
        Assert.Equal("docx", (await Of(Zip("[Content_Types].xml", "word/document2.xml"), "brev")).Extension);
        Assert.Equal("xlsx", (await Of(Zip("[Content_Types].xml", "xl/workbook.xml"), "ark.xlsx")).Extension);
        Assert.Equal("pptx", (await Of(Zip("[Content_Types].xml", "ppt/presentation.xml"), "vis.pptx")).Extension);
        foreach (
            var (macro, name) in new[]
            {
                ("word/vbaProject.bin", "brev.docx"),
                ("xl/macrosheets/sheet1.xml", "ark.xlsx"),
                ("Basic/Standard/Module1.xml", "brev.odt"),
                ("Scripts/python/a.py", "brev.odt"),
            }
        )
        {
            Assert.Equal(Kernel.Texts.AttachedMacros, await Refused(Zip("[Content_Types].xml", "word/document.xml", macro), name));
        }

        Assert.Equal(Kernel.Texts.AttachedMacros, await Refused(Zip("[Content_Types].xml", "word/document.xml"), "brev.docm"));
        Assert.Equal(Kernel.Texts.AttachedUnknown, await Refused(Zip("program.exe"), "alt.zip"));
        Assert.Equal(Kernel.Texts.AttachedUnknown, await Refused(Zip("word/document.xml"), "brev.docx"));
    }

    [Theory]
    [InlineData("text", "odt")]
    [InlineData("spreadsheet", "ods")]
    [InlineData("presentation", "odp")]
    public async Task OpenDocument_says_what_it_is_in_its_first_entry(string kind, string extension)
    {
        Assert.Equal(extension, (await Of(OpenDocument($"application/vnd.oasis.opendocument.{kind}"), "fil")).Extension);
        Assert.Equal(
            Kernel.Texts.AttachedUnknown,
            await Refused(OpenDocument($"application/vnd.oasis.opendocument.{kind}-web"), "fil.odt")
        );
    }

    [Fact]
    public async Task An_archive_is_looked_at_and_never_unpacked()
    {
        // Four gigabytes of nothing in four megabytes: unpacking it would take seconds and be seen.
        using var bomb = new MemoryStream();
        await using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml");
            await using var entry = await zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).OpenAsync(Cancel);
            var nothing = new byte[1_000_000];
            for (var i = 0; i < 200; i++)
            {
                await entry.WriteAsync(nothing, Cancel);
            }
        }

        using var counted = new Counting(bomb.ToArray());
        Assert.Equal("docx", (await FileType.Of(counted, "brev.docx", Cancel)).Extension);
        Assert.True(counted.BytesRead < 20_000, $"{counted.BytesRead} of {bomb.Length} bytes were read.");

        Assert.Equal(
            Kernel.Texts.AttachedUnknown,
            await Refused(Zip([.. Enumerable.Range(0, FileLimits.ArchiveEntries + 1).Select(n => $"word/document{n}.xml")]), "mange.docx")
        );
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData(@"C:\Users\Kari\Skrivebord\Vedtak 47.pdf", "Vedtak 47.pdf")]
    [InlineData("brev\r\nSet-Cookie: a=b.pdf", "brevSet-Cookie a=b.pdf")]
    [InlineData("bilde\u202Egpj.exe", "bildegpj.pdf")]
    [InlineData("Årsplan – sjøfuglane «nord».pdf", "Årsplan – sjøfuglane «nord».pdf")]
    [InlineData("A\u030Arsplan.pdf", "Årsplan.pdf")]
    [InlineData("con.pdf", "_con.pdf")]
    [InlineData("NUL.txt.pdf", "_NUL.txt.pdf")]
    [InlineData("a\"b;c%d*?.pdf", "abcd.pdf")]
    [InlineData("...", "Fil.pdf")]
    [InlineData("", "Fil.pdf")]
    [InlineData("bilde.JPEG", "bilde.pdf")]
    [InlineData("møte 24.11", "møte 24.pdf")]
    public void A_name_is_safe_in_a_header_and_on_any_machine(string typed, string safe) => Assert.Equal(safe, Pdf.NameOf(typed));

    [Fact]
    public void A_long_name_is_cut_without_losing_its_ending_or_half_a_sign()
    {
        Assert.Equal(FileType.LongestName, Pdf.NameOf(new string('x', 400) + ".pdf").Length);
        var smiling = Pdf.NameOf($"{string.Concat(Enumerable.Repeat("😀", 200))}.pdf");
        Assert.EndsWith("😀.pdf", smiling);
        Assert.True(smiling.Length <= FileType.LongestName);
    }

    [Fact]
    public async Task What_is_empty_or_too_large_says_so()
    {
        Assert.Equal(Kernel.Texts.AttachedEmpty, await Refused([], "tom.pdf"));
        var most = new byte[FileType.MostBytes];
        "%PDF-"u8.CopyTo(most);
        Assert.Equal("pdf", (await Of(most, "stor.pdf")).Extension);
        Assert.Matches("20[.,]1 MB", await Refused([.. most, 0], "stor.pdf"));
    }

    static FileType Pdf { get; } = new("pdf", "application/pdf", "PDF");

    static async Task<FileType> Of(byte[] bytes, string name) => await FileType.Of(new MemoryStream(bytes), name, Cancel);

    static async Task<string> Refused(byte[] bytes, string name) => (await Assert.ThrowsAsync<Refusal>(() => Of(bytes, name))).Message;

    internal static byte[] Zip(params IEnumerable<string> names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                zip.CreateEntry(name);
            }
        }

        return bytes.ToArray();
    }

    static byte[] OpenDocument(string mime)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var first = zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open())
            {
                first.Write(Encoding.ASCII.GetBytes(mime));
            }

            zip.CreateEntry("content.xml");
        }

        return bytes.ToArray();
    }

    sealed class Counting(byte[] bytes) : MemoryStream(bytes)
    {
        public long BytesRead { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer);
            BytesRead += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Read(buffer.Span));
    }
}
