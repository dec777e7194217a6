using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Takt.Tests;

/// <summary>A paper as a Word file: what Word and screen readers find their way by is there, and it opens.</summary>
public sealed class DocxWriterTests
{
    static readonly Paper Whole = new(
        "Referat <&> \"'\u0001",
        "Fjordvik",
        "Fjordvik, Ledermøtet",
        Kernel.Languages.Culture("nn"),
        [
            new PaperBlock.Text("Når og kvar", PaperVoice.Quiet),
            new PaperBlock.Heading(1, "1. Ferie"),
            new PaperBlock.Text("Første linje\nAndre linje <b>"),
            new PaperBlock.Heading(2, "Vedtak"),
            new PaperBlock.Text("Uke 29", PaperVoice.Strong),
            new PaperBlock.Table(
                "Kven var der",
                ["Namn", "Frammøte"],
                [
                    ["Kari \ud800", "Møtte"],
                    ["Ola", "Forfall"],
                ]
            ),
        ]
    )
    {
        Subject = "Ledergruppa",
    };

    [Fact]
    public void It_is_as_office_wants_it()
    {
        using var document = Open(Whole);
        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document, TestContext.Current.CancellationToken)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
        );
    }

    [Fact]
    public void Headings_are_headings_and_lines_stay_lines()
    {
        using var document = Open(Whole);
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Equal(
            [("Title", "Referat <&> \"'"), ("Heading1", "1. Ferie"), ("Heading2", "Vedtak")],
            body.Elements<Paragraph>()
                .Select(p => (Style: p.ParagraphProperties?.ParagraphStyleId?.Val?.Value, p.InnerText))
                .Where(p => p.Style is "Title" or "Heading1" or "Heading2")
                .Select(p => (p.Style!, p.InnerText))
        );
        var styles = document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(s => s.StyleId!.Value!);
        Assert.Equal("heading 1", styles["Heading1"].StyleName!.Val!.Value);
        Assert.Equal(0, styles["Heading1"].StyleParagraphProperties!.OutlineLevel!.Val!.Value);
        Assert.DoesNotContain(
            document.MainDocumentPart.Document.Descendants<ParagraphStyleId>().Select(s => s.Val!.Value!),
            style => !styles.ContainsKey(style)
        );
        Assert.Single(
            body.Elements<Paragraph>().Single(p => p.InnerText.StartsWith("Første", StringComparison.Ordinal)).Descendants<Break>()
        );
    }

    [Fact]
    public void A_table_says_what_it_is_and_repeats_its_headings()
    {
        using var document = Open(Whole);
        var table = document.MainDocumentPart!.Document!.Body!.Elements<Table>().Single();
        Assert.Equal("Kven var der", table.GetFirstChild<TableProperties>()!.TableCaption!.Val!.Value);
        var rows = table.Elements<TableRow>().ToList();
        Assert.Equal(
            ["Namn|Frammøte", "Kari|Møtte", "Ola|Forfall"],
            rows.Select(r => string.Join('|', r.Elements<TableCell>().Select(c => c.InnerText.Trim())))
        );
        Assert.Equal([true, false, false], rows.Select(r => r.TableRowProperties!.Elements<TableHeader>().Any()));
    }

    [Fact]
    public void It_says_whose_it_is_and_in_what_language()
    {
        using var document = Open(Whole);
        Assert.Equal(
            ("Fjordvik", "Ledergruppa", "nn-NO"),
            (document.PackageProperties.Creator, document.PackageProperties.Subject, document.PackageProperties.Language)
        );
        Assert.Equal(
            "nn-NO",
            document
                .MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Languages>()
                .Single()
                .Val!.Value
        );
        Assert.Equal("Fjordvik, Ledermøtet", document.MainDocumentPart.HeaderParts.Single().Header!.InnerText);
        Assert.StartsWith("Side 1/", document.MainDocumentPart.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
    }

    internal static WordprocessingDocument Open(Paper paper) =>
        WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(paper)), isEditable: false);
}
