namespace Takt.Kernel;

/// <summary>Draws a diagram as shapes and connectors of the program's own.</summary>
internal static class PptxDiagram
{
    /// <summary>The shapes, lines first so that they lie under the boxes; ids from <paramref name="id"/> and on.</summary>
    public static IEnumerable<Xml> Shapes(Diagram diagram, int id, string language)
    {
        var firstLine = id + diagram.Boxes.Count;
        return diagram
            .Lines.Select((line, i) => Line(firstLine + i, line, id))
            .Concat(diagram.Boxes.Select((box, i) => Shape(id + i, box, language)));
    }

    /// <summary>How many ids a diagram takes.</summary>
    public static int Count(Diagram diagram) => diagram.Boxes.Count + diagram.Lines.Count;

    private static Xml Line(int id, DiagramLine line, int firstBox)
    {
        var end = line.X1 == line.X2 ? 0 : 1;
        Xml from = line.FromBox is { } box ? (Xml)$"""<a:stCxn id="{firstBox + box}" idx="2"/>""" : Xml.Nothing;
        Xml to = line.ToBox is { } other ? (Xml)$"""<a:endCxn id="{firstBox + other}" idx="{end}"/>""" : Xml.Nothing;
        Xml dash = line.Dashed ? (Xml)$"""<a:prstDash val="dash"/>""" : Xml.Nothing;
        return $"""
            <p:cxnSp><p:nvCxnSpPr>{Pptx.Decoration(id)}<p:cNvCxnSpPr>{from}{to}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>
            <p:spPr>{Pptx.Frame(
                new Box(line.X1, line.Y1, line.X2 - line.X1, line.Y2 - line.Y1)
            )}<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="12700">{Pptx.Fill(
                line.Dashed ? "accent3" : "accent2"
            )}{dash}</a:ln></p:spPr></p:cxnSp>
            """;
    }

    private static Xml Shape(int id, DiagramBox box, string language)
    {
        var (fill, edge, dash, ink) = box.Look switch
        {
            DiagramLook.Top => ("tx2", "tx2", "solid", "bg1"),
            DiagramLook.Branch => ("bg2", "accent2", "solid", "tx1"),
            DiagramLook.Beside => ("bg1", "accent3", "dash", "tx1"),
            DiagramLook.Vacant => ("bg1", "accent4", "sysDot", "tx1"),
            _ => ("bg1", "accent2", "solid", "tx1"),
        };
        var quiet =
            box.Look is DiagramLook.Top ? "bg1"
            : box.Look is DiagramLook.Vacant ? "accent4"
            : "accent6";
        Xml text = box.Text is null ? Xml.Nothing : Paragraph(box.Text, TreeDiagram.TextSize, bold: false, quiet, language);
        return $"""
            <p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{TextMeasure.Clean(box.Title)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>
            <p:spPr>{Pptx.Frame(box.Place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{Pptx.Fill(fill)}<a:ln w="{(
                dash == "solid" ? 12700 : 19050
            )}">{Pptx.Fill(edge)}<a:prstDash val="{dash}"/></a:ln></p:spPr>
            <p:txBody>{Pptx.Frame("ctr", TreeDiagram.InsetX, TreeDiagram.InsetY)}<a:lstStyle/>{Paragraph(
                box.Title,
                TreeDiagram.TitleSize,
                bold: true,
                ink,
                language
            )}{text}</p:txBody></p:sp>
            """;
    }

    // The theme's font is said out loud: not every program gives a plain shape the master's, and the text was measured in it.
    private static Xml Paragraph(string text, double size, bool bold, string ink, string language) =>
        $"""
            <a:p><a:pPr marL="0" indent="0" algn="l"><a:lnSpc><a:spcPts val="{Pptx.Hundredths(
                size * TreeDiagram.LineHeight
            )}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>
            <a:r><a:rPr lang="{language}" sz="{Pptx.Hundredths(size)}" b="{(bold ? 1 : 0)}" dirty="0">{Pptx.Fill(
                ink
            )}<a:latin typeface="+mn-lt"/></a:rPr><a:t>{TextMeasure.Clean(text)}</a:t></a:r></a:p>
            """;
}
