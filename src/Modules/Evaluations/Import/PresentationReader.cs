using System.Globalization;
using System.Text;
using System.Xml;

namespace Takt.Evaluations;

/// <summary>A .pptx: titles, paragraphs with their levels, tables and diagrams, slide by slide in the order of the show.</summary>
internal static class PresentationReader
{
    public static SourceText Read(OfficeArchive archive)
    {
        var to = new SourceTextBuilder();
        foreach (var slide in SlidesInOrder(archive))
        {
            to.Slides++;
            ReadSlide(archive, slide, to);
        }
        return to.Build(SourceKind.Presentation);
    }

    static List<string> SlidesInOrder(OfficeArchive archive)
    {
        const string presentation = "ppt/presentation.xml";
        var relations = archive.Relations(presentation);
        var slides = new List<string>();
        archive.Walk(
            presentation,
            node =>
            {
                if (
                    node is { NodeType: XmlNodeType.Element, LocalName: "sldId" }
                    && Attribute(node, "id", relationship: true) is { } id
                    && relations.TryGetValue(id, out var slide)
                )
                    slides.Add(slide.Part);
            }
        );
        return slides;
    }

    static void ReadSlide(OfficeArchive archive, string part, SourceTextBuilder to)
    {
        var lines = new List<Line>();
        archive.Walk(part, new SlideWalk(lines).Visit);
        foreach (var (type, target) in archive.Relations(part).Values)
            if (type == "diagramData")
                archive.Walk(target, new SlideWalk(lines).Visit);
        foreach (
            var line in lines.OrderBy(l =>
                l.Role switch
                {
                    LineRole.Title => 0,
                    LineRole.Footer or LineRole.Number => 2,
                    _ => 1,
                }
            )
        )
            to.Add(to.Slides, line.Role, line.Text, line.Level, line.Table, line.Row, line.Column);
    }

    static string? Attribute(XmlReader node, string name, bool relationship = false)
    {
        if (!node.HasAttributes)
            return null;
        string? found = null;
        while (node.MoveToNextAttribute())
            if (node.LocalName == name && (node.NamespaceURI.Length > 0) == relationship)
                found = node.Value;
        node.MoveToElement();
        return found;
    }

    sealed record Line(LineRole Role, string Text, int Level, int Table, int Row, int Column);

    /// <summary>What one walk remembers: the shape's placeholder, the table's row and column, the paragraph being read.</summary>
    sealed class SlideWalk(List<Line> lines)
    {
        readonly StringBuilder paragraph = new();
        LineRole role = LineRole.Paragraph;
        int level,
            tables,
            table,
            row,
            column,
            skipping = -1;
        bool inText;

        public void Visit(XmlReader node)
        {
            if (skipping >= 0)
            {
                if (node.Depth > skipping)
                    return;
                skipping = -1;
            }
            switch (node.NodeType)
            {
                case XmlNodeType.Element:
                    Open(node);
                    break;
                case XmlNodeType.EndElement:
                    Close(node.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inText:
                    Append(node.Value);
                    break;
            }
        }

        void Open(XmlReader node)
        {
            switch (node.LocalName)
            {
                case "Fallback":
                    if (!node.IsEmptyElement)
                        skipping = node.Depth;
                    break;
                case "sp":
                    role = LineRole.Paragraph;
                    break;
                case "ph":
                    role = RoleOf(Attribute(node, "type"));
                    break;
                case "tbl":
                    table = ++tables;
                    row = -1;
                    break;
                case "tr":
                    row++;
                    column = -1;
                    break;
                case "tc":
                    column++;
                    break;
                case "p":
                    paragraph.Clear();
                    level = 0;
                    break;
                case "pPr":
                    level = int.TryParse(Attribute(node, "lvl"), NumberStyles.None, CultureInfo.InvariantCulture, out var l)
                        ? Math.Min(l, 8)
                        : 0;
                    break;
                case "br":
                    Append("\v");
                    break;
                case "t":
                    inText = !node.IsEmptyElement;
                    break;
            }
        }

        void Append(string written)
        {
            var text = TextDecoding.Repair(written);
            if (paragraph.Length + text.Length > ImportLimits.Characters)
                throw FileRefused.TooMuchText(ImportLimits.Characters);
            paragraph.Append(text);
        }

        void Close(string name)
        {
            switch (name)
            {
                case "t":
                    inText = false;
                    break;
                case "tbl":
                    table = 0;
                    break;
                case "p" when paragraph.Length > 0:
                    lines.Add(
                        table > 0
                            ? new Line(LineRole.Cell, paragraph.ToString(), level, table, row, column)
                            : new Line(role, paragraph.ToString(), level, 0, 0, 0)
                    );
                    paragraph.Clear();
                    break;
            }
        }

        /// <summary>A placeholder without a type is the body of the layout: its paragraphs are bullets.</summary>
        static LineRole RoleOf(string? placeholder) =>
            placeholder switch
            {
                "title" or "ctrTitle" => LineRole.Title,
                "dt" or "ftr" or "hdr" => LineRole.Footer,
                "sldNum" => LineRole.Number,
                "subTitle" => LineRole.Paragraph,
                _ => LineRole.Bullet,
            };
    }
}
