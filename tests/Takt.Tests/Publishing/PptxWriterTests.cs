using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace Takt.Tests;

public sealed class PptxWriterTests
{
    internal static MemoryStream File(Deck deck)
    {
        var file = new MemoryStream();
        PptxWriter.Write(deck, file);
        file.Position = 0;
        return file;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Office_2019_finds_no_fault(bool draft)
    {
        using var document = PresentationDocument.Open(
            File(SampleDeck.Full with { Draft = draft, Title = "<b>&\"'</b>\u0001\ud800", Language = SampleDeck.Nynorsk }),
            isEditable: false
        );
        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document, TestContext.Current.CancellationToken)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
        );
    }

    [Fact]
    public void Titles_text_tables_and_charts_stand_in_the_placeholders_of_their_layout()
    {
        using var document = PresentationDocument.Open(File(SampleDeck.Full), isEditable: false);
        foreach (var slide in Slides(document))
        {
            var layout = slide.SlideLayoutPart!.SlideLayout!.Descendants<P.PlaceholderShape>().Select(Key).ToHashSet();
            Assert.Single(slide.Slide!.Descendants<P.PlaceholderShape>(), holder => Key(holder) is ("title" or "ctrTitle", _));
            Assert.All(slide.Slide!.Descendants<P.PlaceholderShape>(), holder => Assert.Contains(Key(holder), layout));
            Assert.All(
                slide.Slide!.Descendants<P.GraphicFrame>(),
                frame => Assert.NotEmpty(frame.NonVisualGraphicFrameProperties!.NonVisualDrawingProperties!.Description!.Value!)
            );
            Assert.All(slide.Slide!.Descendants<A.RunProperties>(), run => Assert.Equal("nb-NO", run.Language!.Value));
        }

        static (string?, uint) Key(P.PlaceholderShape holder) => (holder.Type?.InnerText, holder.Index?.Value ?? 0);
    }

    [Fact]
    public void No_type_is_smaller_than_18_points_in_content_16_in_labels_and_12_in_the_foot()
    {
        using var document = PresentationDocument.Open(File(SampleDeck.Full), isEditable: false);
        var sizes = Slides(document)
            .SelectMany(slide => slide.Slide!.Descendants<A.RunProperties>())
            .Select(run => run.FontSize!.Value)
            .Distinct()
            .Order();
        Assert.Equal([1200, 1600, 1800, 2000, 2200, 2800, 3200, 4400], sizes);
    }

    [Fact]
    public void A_chart_can_be_edited_because_its_numbers_are_with_it()
    {
        using var document = PresentationDocument.Open(File(SampleDeck.Full), isEditable: false);
        var chart = Slides(document).SelectMany(slide => slide.ChartParts).Last();
        using var book = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single()
            .Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()
            .Select(cell => cell.InnerText)
            .ToArray();
        Assert.Equal(["", "Prikker", "Helhetlige systemer", "31"], cells[..4]);
    }

    [Fact]
    public void The_notes_have_what_to_say_and_links_to_the_source()
    {
        using var document = PresentationDocument.Open(File(SampleDeck.Full), isEditable: false);
        var notes = Slides(document).Select(slide => slide.NotesSlidePart).First(part => part is not null)!;
        Assert.Contains("Si hvorfor tema 1 kom med.", notes.NotesSlide!.InnerText, StringComparison.Ordinal);
        Assert.Equal("https://takt.fjordvik.example/evalueringer/nye-veier/tema/1", notes.HyperlinkRelationships.Single().Uri.ToString());
    }

    [Fact]
    public void The_theme_bears_the_municipality_and_a_pale_colour_is_darkened_where_it_is_text()
    {
        using var document = PresentationDocument.Open(File(SampleDeck.Full with { Accent = "#FFD400" }), isEditable: false);
        var theme = document.PresentationPart!.SlideMasterParts.Single().ThemePart!.Theme!;
        Assert.Equal("Fjordvik kommune", theme.Name!.Value);
        Assert.Equal("Underveisevaluering av Nye veier", document.PackageProperties.Title);
        Assert.Equal("nb-NO", document.PackageProperties.Language);
        var title = theme.ThemeElements!.ColorScheme!.Dark2Color!.RgbColorModelHex!.Val!.Value!;
        Assert.True(Convert.ToInt32(title[..2], 16) < 110, title);
    }

    [Fact]
    public void Draft_stands_on_the_master_and_nowhere_else()
    {
        using var draft = PresentationDocument.Open(File(SampleDeck.Full with { Draft = true }), isEditable: false);
        using var final = PresentationDocument.Open(File(SampleDeck.Full), isEditable: false);
        Assert.Contains("Utkast", draft.PresentationPart!.SlideMasterParts.Single().SlideMaster!.InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain("Utkast", final.PresentationPart!.SlideMasterParts.Single().SlideMaster!.InnerText, StringComparison.Ordinal);
    }

    private static IEnumerable<SlidePart> Slides(PresentationDocument document) =>
        document
            .PresentationPart!.Presentation!.SlideIdList!.Elements<P.SlideId>()
            .Select(id => (SlidePart)document.PresentationPart.GetPartById(id.RelationshipId!.Value!));
}
