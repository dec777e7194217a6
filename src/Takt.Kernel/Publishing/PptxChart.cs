using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Takt.Kernel;

/// <summary>A native bar chart with its numbers in an embedded workbook, so that «Rediger data» works.</summary>
internal static class PptxChart
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static Xml Frame(int id, Block.BarChart chart, Region region, SlidePart slide, string relation, Deck deck)
    {
        var part = slide.AddNewPart<ChartPart>(relation);
        var book = part.AddNewPart<EmbeddedPackagePart>(Workbook, "rBook");
        using (var data = Book(chart))
            book.FeedData(data);
        Chart(chart, region.Box, deck).SaveTo(part);
        return $"""
            <p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{id}" name="Chart {id}" descr="{chart.Finding}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr><p:ph type="chart" idx="{PptxMaster.ChartAt}"/></p:nvPr></p:nvGraphicFramePr>
            <p:xfrm>{Pptx.Place(
                region.Box
            )}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>
            """;
    }

    private static Xml Chart(Block.BarChart chart, Box box, Deck deck)
    {
        var stacked = chart.Series.Count > 1;
        var (legend, height) = (stacked ? ChartLook.Legend : 0, box.Height);
        Xml layout =
            $"""<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{ChartLook.Names}"/><c:y val="{Math.Round(legend / height, 4)}"/><c:w val="{1 - ChartLook.Names - 0.06}"/><c:h val="{Math.Round((height - legend - ChartLook.Pad) / height, 4)}"/></c:manualLayout></c:layout>""";
        return $"""
            <c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" {Pptx.Namespaces}><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{layout}
            <c:barChart><c:barDir val="bar"/><c:grouping val="{(
                stacked ? "stacked" : "clustered"
            )}"/><c:varyColors val="0"/>{chart.Series.Select((_, i) => Series(chart, i))}
            <c:gapWidth val="50"/>{(
                stacked ? (Xml)$"""<c:overlap val="100"/>""" : Xml.Nothing
            )}<c:axId val="1"/><c:axId val="2"/></c:barChart>
            <c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{Palette.Mark}"/></a:solidFill></a:ln></c:spPr>{Type(
                "tx1"
            )}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>
            <c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{chart.Max}"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>
            </c:plotArea>{(stacked ? Legend(height) : Xml.Nothing)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>
            <c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{Pptx.Hundredths(
                ChartLook.Size
            )}" lang="{deck.LanguageTag}"/></a:pPr><a:endParaRPr lang="{deck.LanguageTag}"/></a:p></c:txPr>
            <c:externalData r:id="rBook"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>
            """;
    }

    private static Xml Legend(double height) =>
        $"""
            <c:legend><c:legendPos val="t"/><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{ChartLook.Names}"/><c:y val="0"/><c:w val="0.55"/><c:h val="{Math.Round(
                (ChartLook.Legend - 6) / height,
                4
            )}"/></c:manualLayout></c:layout><c:overlay val="0"/>{Type("tx1")}</c:legend>
            """;

    private static Xml Series(Block.BarChart chart, int index)
    {
        var last = chart.Bars.Count + 1;
        var column = (char)('B' + index);
        // The second series has a pattern: colour alone tells nothing in grey print.
        Xml fill =
            index == 0
                ? Pptx.Fill("accent2")
                : $"""<a:pattFill prst="wdUpDiag"><a:fgClr><a:schemeClr val="accent4"/></a:fgClr><a:bgClr><a:schemeClr val="bg1"/></a:bgClr></a:pattFill><a:ln w="12700">{Pptx.Fill("accent4")}</a:ln>""";
        var (place, ink, back) =
            chart.Series.Count == 1 ? ("outEnd", "tx1", Xml.Nothing)
            : index == 0 ? ("ctr", "bg1", Xml.Nothing)
            : ("ctr", "tx1", (Xml)$"<c:spPr>{Pptx.Fill("bg1")}</c:spPr>");
        Xml hidden =
            $"{chart.Bars.Index().Where(bar => chart.Series.Count > 1 && bar.Item.Values[index] == 0).Select(bar => (Xml)$"""<c:dLbl><c:idx val="{bar.Index}"/><c:delete val="1"/></c:dLbl>""")}";
        return $"""
            <c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>Data!${column.ToString()}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{chart.Series[
                index
            ]}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr>{fill}</c:spPr><c:invertIfNegative val="0"/>
            <c:dLbls>{hidden}<c:numFmt formatCode="General" sourceLinked="0"/>{back}{Type(
                ink
            )}<c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>
            <c:cat><c:strRef><c:f>Data!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{chart.Bars.Count}"/>{chart.Bars.Select(
                (bar, i) => (Xml)$"""<c:pt idx="{i}"><c:v>{bar.Label}</c:v></c:pt>"""
            )}</c:strCache></c:strRef></c:cat>
            <c:val><c:numRef><c:f>Data!${column.ToString()}$2:${column.ToString()}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{chart.Bars.Count}"/>{chart.Bars.Select(
                (bar, i) => (Xml)$"""<c:pt idx="{i}"><c:v>{Pptx.Number(bar.Values[index])}</c:v></c:pt>"""
            )}</c:numCache></c:numRef></c:val></c:ser>
            """;
    }

    private static Xml Type(string ink) =>
        $"""<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{Pptx.Hundredths(ChartLook.Size)}">{Pptx.Fill(ink)}</a:defRPr></a:pPr><a:endParaRPr lang="nb-NO"/></a:p></c:txPr>""";

    private static MemoryStream Book(Block.BarChart chart)
    {
        var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook, autoSave: false))
        {
            var workbook = book.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>("rSheet");
            const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            Xml list =
                $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="rSheet"/></sheets></workbook>""";
            list.SaveTo(workbook);
            Xml rows = $"""
                <worksheet xmlns="{Main}"><sheetData><row>{Text("")}{chart.Series.Select(Text)}</row>{chart.Bars.Select(bar =>
                    (Xml)$"<row>{Text(bar.Label)}{bar.Values.Select(value => (Xml)$"<c><v>{value.ToString(CultureInfo.InvariantCulture)}</v></c>")}</row>")}</sheetData></worksheet>
                """;
            rows.SaveTo(sheet);
        }
        file.Position = 0;
        return file;

        static Xml Text(string text) => $"""<c t="inlineStr"><is><t>{text}</t></is></c>""";
    }
}
