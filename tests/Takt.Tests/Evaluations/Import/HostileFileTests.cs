using System.Text;
using Takt.Evaluations;
using static Takt.Tests.ImportFiles;
using FileTexts = Takt.Kernel.Texts;

namespace Takt.Tests;

/// <summary>Files that come by mistake or in malice: a clear refusal, nothing half.</summary>
public sealed class HostileFileTests
{
    static string Refused(SourceFile file)
    {
        var refusal = Assert.Throws<FileRefused>(() => Recognise(file));
        Assert.NotEmpty(refusal.Message);
        Assert.DoesNotContain("{0}", refusal.Message, StringComparison.Ordinal);
        return refusal.Key;
    }

    [Fact]
    public void Ten_megabytes_in_one_line_are_refused_with_the_limit() =>
        Assert.Equal(nameof(FileTexts.FileTooMuchText), Refused(Text(new string('a', 10_000_000))));

    [Fact]
    public void A_line_just_within_the_limit_is_read_through()
    {
        var words = string.Concat(Enumerable.Repeat("Mer tid Bedre ro (og ", ImportLimits.Characters / 21 - 10));
        var found = Recognise(Text("1 Evaluering av X\n\n2 Hva har blitt bedre? " + words));
        Assert.True(found.Better.Count() > 10_000);
    }

    [Fact]
    public void Thousands_of_headings_are_read_through() =>
        Assert.True(
            Recognise(
                Text(
                    "1 Evaluering av X\n\n2 Hva må bli bedre? "
                        + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"Tema {i % 99} Hva? RLG svarer: "))
                )
            ).Topics.Length >= 99
        );

    [Fact]
    public void A_file_over_the_limit_is_refused() =>
        Assert.Equal(nameof(FileTexts.FileTooLarge), Refused(new SourceFile("a.pptx", new byte[FileLimits.FileBytes + 1])));

    [Fact]
    public void A_zip_bomb_is_stopped_while_it_expands()
    {
        var bomb = Zip(("ppt/presentation.xml", new string(' ', 30_000_000)));
        Assert.True(bomb.Length < 100_000);
        Assert.Equal(nameof(FileTexts.FileExpands), Refused(new SourceFile("a.pptx", bomb)));
    }

    [Fact]
    public void Many_entries_that_expand_together_are_stopped()
    {
        var random = new Random(1);
        var slide = "<s>" + string.Concat(Enumerable.Range(0, 900_000).Select(_ => (char)('a' + random.Next(26)))) + "</s>";
        var slides = Enumerable.Range(0, 80).ToArray();
        var bomb = Zip([
            ("ppt/presentation.xml", $"<p xmlns:r='urn:r'>{string.Concat(slides.Select(i => $"<sldId r:id='r{i}'/>"))}</p>"),
            (
                "ppt/_rels/presentation.xml.rels",
                $"<Relationships>{string.Concat(slides.Select(i => $"<Relationship Id='r{i}' Type='slide' Target='s{i}.xml'/>"))}</Relationships>"
            ),
            .. slides.Select(i => ($"ppt/s{i}.xml", slide)),
        ]);
        Assert.Equal(nameof(FileTexts.FileExpands), Refused(new SourceFile("a.pptx", bomb)));
    }

    [Fact]
    public void Too_many_entries_are_refused() =>
        Assert.Equal(
            nameof(FileTexts.FileExpands),
            Refused(new SourceFile("a.pptx", Zip([.. Enumerable.Range(0, FileLimits.ArchiveEntries + 1).Select(i => ($"e{i}", ""))])))
        );

    [Fact]
    public void Headers_that_lie_about_size_change_nothing()
    {
        var bytes = Zip(("ppt/presentation.xml", new string(' ', 30_000_000)));
        // The uncompressed size stands 22 bytes into the local header and 24 into the central one.
        var central = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        bytes.AsSpan(22, 4).Clear();
        bytes.AsSpan(central + 24, 4).Clear();
        Assert.Contains(
            Refused(new SourceFile("a.pptx", bytes)),
            (string[])[nameof(FileTexts.FileExpands), nameof(FileTexts.FileBroken), nameof(FileTexts.FileEmpty)]
        );
    }

    [Theory]
    [InlineData("<p:presentation")]
    [InlineData("<a><b></a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>")]
    [InlineData("<a>&unknown;</a>")]
    public void Broken_xml_and_entities_are_refused(string xml) =>
        Assert.Equal(nameof(FileTexts.FileBroken), Refused(new SourceFile("a.pptx", Zip(("ppt/presentation.xml", xml)))));

    [Fact]
    public void A_truncated_archive_is_refused() =>
        Assert.Equal(nameof(FileTexts.FileBroken), Refused(new SourceFile("a.pptx", Deck(Title("Evaluering av X")).Bytes[..200])));

    [Fact]
    public void Deep_nesting_does_no_harm() =>
        Assert.Equal(
            nameof(FileTexts.FileEmpty),
            Refused(
                new SourceFile(
                    "a.pptx",
                    Zip(
                        (
                            "ppt/presentation.xml",
                            string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000))
                        )
                    )
                )
            )
        );

    [Fact]
    public void An_external_slide_is_not_fetched() =>
        Assert.Equal(
            nameof(FileTexts.FileEmpty),
            Refused(
                new SourceFile(
                    "a.pptx",
                    Zip(
                        ("ppt/presentation.xml", "<p xmlns:r='urn:r'><sldId r:id='r1'/></p>"),
                        (
                            "ppt/_rels/presentation.xml.rels",
                            "<Relationships><Relationship Id='r1' Type='slide' TargetMode='External' Target='http://127.0.0.1:1/'/></Relationships>"
                        )
                    )
                )
            )
        );

    [Theory]
    [InlineData("PowerPoint Document", nameof(FileTexts.FileOldPresentation))]
    [InlineData("Workbook", nameof(FileTexts.FileOldWorkbook))]
    [InlineData("EncryptedPackage", nameof(FileTexts.FileProtected))]
    [InlineData("WordDocument", nameof(FileTexts.FileDocument))]
    [InlineData("Noe annet", nameof(FileTexts.FileNotText))]
    public void A_compound_file_is_told_apart_by_its_streams(string stream, string key) =>
        Assert.Equal(
            key,
            Refused(
                new SourceFile(
                    "evaluering.pptx",
                    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream)]
                )
            )
        );

    [Fact]
    public void Pdf_word_and_open_document_are_refused_by_name()
    {
        Assert.Equal(nameof(FileTexts.FilePdf), Refused(new SourceFile("a.pptx", [.. "%PDF-1.7 "u8])));
        Assert.Equal(nameof(FileTexts.FileDocument), Refused(new SourceFile("a.docx", Zip(("word/document.xml", "<a/>")))));
        Assert.Equal(
            nameof(FileTexts.FileOpenDocument),
            Refused(new SourceFile("a.odp", Zip(("mimetype", "application/vnd.oasis.opendocument.presentation"), ("content.xml", "<a/>"))))
        );
        Assert.Equal(nameof(FileTexts.FileNotText), Refused(new SourceFile("a.zip", Zip(("readme", "a")))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\uFEFF")]
    public void Nothing_is_refused_as_empty(string text) => Assert.Equal(nameof(FileTexts.FileEmpty), Refused(Text(text)));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        Assert.Equal(nameof(FileTexts.FileNotText), Refused(new SourceFile("a.txt", bytes)));
    }

    [Fact]
    public void The_content_decides_and_not_the_name()
    {
        Assert.Equal(SourceKind.Presentation, SourceReader.Read(Deck(Title("Evaluering av X")) with { Name = "a.csv" }).Kind);
        Assert.Equal(
            SourceKind.Workbook,
            SourceReader
                .Read(
                    Workbook(
                        (
                            "Ark",
                            [
                                ["a"],
                            ]
                        )
                    ) with
                    {
                        Name = "a.pptx",
                    }
                )
                .Kind
        );
        Assert.Equal("Mer ro", Recognise(Text("Hva har blitt bedre?\nMer ro", "a.xlsx")).Better.Single().Text);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<b>Bedre</b> & <img src=x onerror=alert(1)>")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("'; DROP TABLE Themes; --")]
    public void Markup_and_formulas_stay_the_text_they_are(string text)
    {
        Assert.Equal(text, Recognise(Text("Hva har blitt bedre?\n• " + text)).Better.Single().Text);
        Assert.Equal(text, Recognise(Deck(Title("Hva har blitt bedre?") + Bullets(text))).Better.Single().Text);
    }
}
