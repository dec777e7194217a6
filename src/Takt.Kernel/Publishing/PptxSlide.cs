using DocumentFormat.OpenXml.Packaging;

namespace Takt.Kernel;

/// <summary>Draws a sheet as a slide.</summary>
internal sealed class PptxSlide(Deck deck, DeckWords words)
{
    private readonly string language = deck.LanguageTag;

    public void Write(Sheet sheet, SlidePart part)
    {
        var id = 1;
        var texts = sheet
            .Regions.Where(region => region.Kind is not (RegionKind.Table or RegionKind.Chart))
            .Index()
            .ToDictionary(text => text.Item, text => text.Index + 1);
        var charts = 0;
        List<Xml> shapes = [Title(sheet, ++id)];
        if (sheet.Opening)
            shapes.Add(
                Holder(
                    ++id,
                    "body",
                    PptxMaster.MunicipalityAt,
                    SlideFormat.Municipality,
                    [Paragraph(new(TextMeasure.Clean(deck.Municipality), TextRole.Heading) { After = 0 }, 20, Ink.Accent)]
                )
            );
        if (sheet.Parts > 1)
            shapes.Add(Holder(++id, "body", PptxMaster.PartAt, SlideFormat.Part, [Label(words.Part(sheet), 16, "r")], "b"));
        foreach (var region in sheet.Regions)
        {
            if (region.Kind == RegionKind.Answer)
                shapes.Add(Pptx.Bar(++id, region.Box with { X = region.Box.X - 4, Width = 4 }, "accent1"));
            shapes.Add(
                region.Blocks switch
                {
                    [Block.Table table] => PptxTable.Frame(++id, table, region, language),
                    [Block.BarChart chart] => PptxChart.Frame(++id, chart, region, part, $"rChart{++charts}", deck),
                    _ => Text(++id, sheet, region, texts[region]),
                }
            );
        }
        if (sheet.Diagram is { } diagram)
        {
            shapes.AddRange(PptxDiagram.Shapes(diagram, id + 1, language));
            id += PptxDiagram.Count(diagram);
        }
        shapes.AddRange(Foot(sheet, id));
        Xml slide =
            $"""<p:sld {Pptx.Namespaces}><p:cSld><p:spTree>{Pptx.Root}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>""";
        slide.SaveTo(part);
    }

    private Xml Title(Sheet sheet, int id) =>
        $"""
            <p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Title {id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{(
                sheet.Opening ? "ctrTitle" : "title"
            )}"/></p:nvPr></p:nvSpPr><p:spPr/>
            <p:txBody><a:bodyPr><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr><a:lnSpc><a:spcPts val="{Pptx.Hundredths(
                sheet.TitleSize * 1.1
            )}"/></a:lnSpc></a:pPr>
            <a:r><a:rPr lang="{language}" sz="{Pptx.Hundredths(sheet.TitleSize)}"/><a:t>{sheet.Title}</a:t></a:r></a:p></p:txBody></p:sp>
            """;

    private Xml Text(int id, Sheet sheet, Region region, int place)
    {
        var lines = region.Blocks.SelectMany(block => TextLine.Of(block, words));
        if (region.Label is { } label)
            lines = lines.Prepend(new(label, TextRole.Heading));
        // Runs of numbers start anew only where the list does.
        Xml[] paragraphs =
        [
            .. lines.Select(line =>
                Paragraph(
                    line with
                    {
                        Role = sheet.Opening ? TextRole.Subtitle : line.Role,
                    },
                    ink: line.Role == TextRole.Heading && region.Kind == RegionKind.Answer ? Ink.Accent : null
                )
            ),
        ];
        var (x, y) = region.Kind is RegionKind.Answer or RegionKind.Open ? (17, 14) : (0, 0);
        var look = region.Kind switch
        {
            RegionKind.Answer => Pptx.Fill("bg2"),
            RegionKind.Open => (Xml)$"""<a:noFill/><a:ln w="19050">{Pptx.Fill("accent4")}<a:prstDash val="dash"/></a:ln>""",
            _ => Xml.Nothing,
        };
        var type = sheet.Opening ? "subTitle" : "body";
        var most = PptxMaster.LayoutOf(sheet) == PptxLayout.Pair ? PptxMaster.Third : PptxMaster.First;
        return place <= most
            ? Holder(id, type, place, region.Box, paragraphs, "t", look, x, y)
            : Shape(id, $"""<p:cNvSpPr txBox="1"/><p:nvPr/>""", region.Box, paragraphs, "t", look, x, y);
    }

    private static Xml Holder(
        int id,
        string type,
        int number,
        Box box,
        IEnumerable<Xml> paragraphs,
        string anchor = "t",
        Xml? look = null,
        double x = 0,
        double y = 0
    ) =>
        Shape(
            id,
            $"""<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{type}" idx="{number}"/></p:nvPr>""",
            box,
            paragraphs,
            anchor,
            look,
            x,
            y
        );

    private static Xml Shape(int id, Xml kind, Box box, IEnumerable<Xml> paragraphs, string anchor, Xml? look, double x, double y) =>
        $"""
            <p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Text {id}"/>{kind}</p:nvSpPr><p:spPr>{Pptx.Frame(
                box
            )}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{look}</p:spPr><p:txBody>{Pptx.Frame(
                anchor,
                x,
                y
            )}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>
            """;

    /// <summary>A paragraph with exact line height: the layout has counted its lines.</summary>
    private Xml Paragraph(TextLine line, double? size = null, Ink? ink = null)
    {
        var look = line.Look;
        var (hang, bullet) = line.Role switch
        {
            TextRole.Bullet or TextRole.SubBullet => (22d, Dash("accent6")),
            TextRole.Voice => (22d, Dash("accent3")),
            TextRole.Number => (
                look.Indent,
                (Xml)
                    $"""<a:buClr><a:schemeClr val="accent2"/></a:buClr><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPlain" startAt="{line.Number}"/>"""
            ),
            _ => (0d, (Xml)$"<a:buNone/>"),
        };
        var height = size is { } other ? other * 1.25 : look.Line;
        return $"""
            <a:p><a:pPr marL="{Pptx.Emu(look.Indent)}" indent="{Pptx.Emu(
                -hang
            )}" lvl="{line.Level}"><a:lnSpc><a:spcPts val="{Pptx.Hundredths(
                height
            )}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="{Pptx.Hundredths(
                line.After
            )}"/></a:spcAft>{bullet}</a:pPr>
            <a:r><a:rPr lang="{language}" sz="{Pptx.Hundredths(size ?? look.Size)}" b="{(look.Bold ? 1 : 0)}" dirty="0">{Pptx.Fill(
                Pptx.Scheme(ink ?? look.Ink)
            )}</a:rPr><a:t>{line.Text}</a:t></a:r></a:p>
            """;

        static Xml Dash(string scheme) =>
            $"""<a:buClr><a:schemeClr val="{scheme}"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="–"/>""";
    }

    private Xml Label(string text, double size, string align) =>
        $"""<a:p><a:pPr algn="{align}"/><a:r><a:rPr lang="{language}" sz="{Pptx.Hundredths(size)}" dirty="0"/><a:t>{text}</a:t></a:r></a:p>""";

    private IEnumerable<Xml> Foot(Sheet sheet, int id)
    {
        if (deck.Footer.Date is { } date)
            yield return FootHolder(id + 1, "dt", PptxMaster.DateAt, Label(words.Date(date), 12, "r"));
        if (DeckWords.Foot(deck.Footer) is { Length: > 0 } foot)
            yield return FootHolder(id + 2, "ftr", PptxMaster.FooterAt, Label(foot, 12, "l"));
        yield return FootHolder(
            id + 3,
            "sldNum",
            PptxMaster.NumberAt,
            $"""<a:p><a:pPr algn="r"/><a:fld id="{PptxMaster.NumberField}" type="slidenum"><a:rPr lang="{language}" sz="1200"/><a:t>{sheet.Number}</a:t></a:fld></a:p>"""
        );
    }

    private static Xml FootHolder(int id, string type, int number, Xml paragraph) =>
        $"""
            <p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{type} {id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{type}" sz="quarter" idx="{number}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</p:txBody></p:sp>
            """;
}
