using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Takt.Kernel;

/// <summary>
/// Writes a deck as a PowerPoint file a person can go on working in: a slide master with layouts, titles and text in their placeholders, real bullets,
/// native tables and charts. The XML is ECMA-376 (transitional), checked against Office 2019 in the tests.
/// </summary>
public static class PptxWriter
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    /// <summary>Writes the file; the stream need not be seekable and is left open.</summary>
    public static void Write(Deck deck, Stream to)
    {
        using var file = new MemoryStream();
        using (var document = PresentationDocument.Create(file, PresentationDocumentType.Presentation, autoSave: false))
            Write(deck, document);
        file.Position = 0;
        file.CopyTo(to);
    }

    private static void Write(Deck deck, PresentationDocument document)
    {
        var words = new DeckWords(deck.Language);
        var sheets = deck.Paginate();
        var presentation = document.AddPresentationPart();
        var master = presentation.AddNewPart<SlideMasterPart>("rMaster");
        var layouts = PptxMaster.Write(deck, words, master);
        var notes = presentation.AddNewPart<NotesMasterPart>("rNotes");
        PptxNotes.WriteMaster(deck, notes);
        var drawing = new PptxSlide(deck, words);
        foreach (var sheet in sheets)
        {
            var slide = presentation.AddNewPart<SlidePart>($"rSlide{sheet.Number}");
            slide.AddPart(layouts[PptxMaster.LayoutOf(sheet)], "rLayout");
            drawing.Write(sheet, slide);
            if (sheet.Slide is { } source && (source.Notes is { Length: > 0 } || source.Sources.Count > 0))
                PptxNotes.Write(deck, source, slide, notes);
        }
        Presentation(sheets.Count).SaveTo(presentation);
        Properties(deck, sheets.Count, document);
    }

    private static Xml Presentation(int slides) =>
        $"""
            <p:presentation {Pptx.Namespaces} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rMaster"/></p:sldMasterIdLst>
            <p:notesMasterIdLst><p:notesMasterId r:id="rNotes"/></p:notesMasterIdLst>
            <p:sldIdLst>{Enumerable.Range(1, slides).Select(number =>
                (Xml)$"""<p:sldId id="{255 + number}" r:id="rSlide{number}"/>"""
            )}</p:sldIdLst>
            <p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>
            """;

    private static void Properties(Deck deck, int slides, PresentationDocument document)
    {
        var properties = document.PackageProperties;
        properties.Title = TextMeasure.Clean(deck.Title);
        properties.Subject = TextMeasure.Clean(deck.Subtitle);
        properties.Creator = TextMeasure.Clean(deck.Municipality);
        properties.Language = deck.LanguageTag;
        properties.ContentStatus = deck.Draft ? new DeckWords(deck.Language).Draft : null;
        Xml extended = $"""
            <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Slides>{slides}</Slides><Company>{TextMeasure.Clean(
                deck.Municipality
            )}</Company></Properties>
            """;
        extended.SaveTo(document.AddExtendedFilePropertiesPart());
    }
}

/// <summary>What the parts of a presentation have in common.</summary>
internal static class Pptx
{
    public const string DrawingNamespace = "http://schemas.openxmlformats.org/drawingml/2006/main";

    public static Xml Namespaces { get; } =
        $"""xmlns:a="{DrawingNamespace}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" """;

    /// <summary>The head of a shape tree.</summary>
    public static Xml Root { get; } =
        $"""<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>""";

    /// <summary>English metric units: 12 700 a point.</summary>
    public static long Emu(double points) => (long)Math.Round(points * 12700);

    /// <summary>Hundredths of a point, the unit of type.</summary>
    public static long Hundredths(double points) => (long)Math.Round(points * 100);

    public static Xml Frame(Box box) => $"""<a:xfrm>{Place(box)}</a:xfrm>""";

    public static Xml Place(Box box) =>
        $"""<a:off x="{Emu(box.X)}" y="{Emu(box.Y)}"/><a:ext cx="{Emu(box.Width)}" cy="{Emu(box.Height)}"/>""";

    public static Xml Fill(string scheme) => $"""<a:solidFill><a:schemeClr val="{scheme}"/></a:solidFill>""";

    /// <summary>The text frame of a shape: no margin but the given, never fitted by the program.</summary>
    public static Xml Frame(string anchor = "t", double x = 0, double y = 0) =>
        $"""<a:bodyPr wrap="square" lIns="{Emu(x)}" tIns="{Emu(y)}" rIns="{Emu(x)}" bIns="{Emu(y)}" anchor="{anchor}"><a:noAutofit/></a:bodyPr>""";

    /// <summary>The name of what only decorates.</summary>
    public static Xml Decoration(int id) =>
        $"""<p:cNvPr id="{id}" name="Strek {id}"><a:extLst><a:ext uri="{"{C183D7F6-B498-43B3-948B-1728B52AA6E4}"}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr>""";

    /// <summary>A shape that only decorates: nothing to read for a screen reader.</summary>
    public static Xml Bar(int id, Box box, string scheme) =>
        $"""
            <p:sp><p:nvSpPr>{Decoration(id)}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
            <p:spPr>{Frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{Fill(scheme)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>
            """;

    public static string Scheme(Ink ink) =>
        ink switch
        {
            Ink.Quiet => "accent6",
            Ink.Accent => "accent2",
            Ink.Waiting => "accent4",
            _ => "tx1",
        };

    /// <summary>A number as a chart or a workbook wants it.</summary>
    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
