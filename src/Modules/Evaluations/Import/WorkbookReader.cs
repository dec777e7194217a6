using System.Globalization;
using System.Text;
using System.Xml;

namespace Takt.Evaluations;

/// <summary>An .xlsx: every cell as text, sheet by sheet. A merged cell stands in its first row, as Excel stores it; a formula gives the value it last had, or its own text.</summary>
internal static class WorkbookReader
{
    const string Workbook = "xl/workbook.xml";

    public static SourceText Read(OfficeArchive archive)
    {
        var relations = archive.Relations(Workbook);
        var shared = SharedStrings(archive, relations);
        var to = new SourceTextBuilder();
        var cells = 0;
        foreach (var (name, part) in Sheets(archive, relations))
        {
            to.Slides++;
            to.Add(to.Slides, LineRole.Title, name);
            archive.Walk(
                part,
                new SheetWalk(
                    shared,
                    (row, column, text) =>
                    {
                        if (++cells > ImportLimits.Cells)
                            throw ImportRefused.TooMuchText();
                        foreach (var line in text.Split('\n'))
                            to.Add(to.Slides, LineRole.Cell, line, table: 1, row: row, column: column);
                    }
                ).Visit
            );
        }
        return to.Build(SourceKind.Workbook);
    }

    static List<(string Name, string Part)> Sheets(OfficeArchive archive, Dictionary<string, (string Type, string Part)> relations)
    {
        var sheets = new List<(string, string)>();
        archive.Walk(
            Workbook,
            node =>
            {
                if (node is not { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                    return;
                var name = node.GetAttribute("name") ?? "";
                while (node.MoveToNextAttribute())
                    if (node is { LocalName: "id", NamespaceURI.Length: > 0 } && relations.TryGetValue(node.Value, out var sheet))
                        sheets.Add((name, sheet.Part));
                node.MoveToElement();
            }
        );
        return sheets;
    }

    static List<string> SharedStrings(OfficeArchive archive, Dictionary<string, (string Type, string Part)> relations)
    {
        var strings = new List<string>();
        var text = new StringBuilder();
        bool inText = false,
            phonetic = false;
        var part = relations.Values.FirstOrDefault(r => r.Type == "sharedStrings").Part ?? "xl/sharedStrings.xml";
        archive.Walk(
            part,
            node =>
            {
                switch (node.NodeType, node.LocalName)
                {
                    case (XmlNodeType.Element, "si") when node.IsEmptyElement:
                        strings.Add("");
                        break;
                    case (XmlNodeType.Element, "si"):
                        text.Clear();
                        break;
                    case (XmlNodeType.Element, "rPh"):
                        phonetic = !node.IsEmptyElement;
                        break;
                    case (XmlNodeType.EndElement, "rPh"):
                        phonetic = false;
                        break;
                    case (XmlNodeType.Element, "t"):
                        inText = !node.IsEmptyElement && !phonetic;
                        break;
                    case (XmlNodeType.EndElement, "t"):
                        inText = false;
                        break;
                    case (XmlNodeType.EndElement, "si"):
                        strings.Add(text.ToString());
                        break;
                    case (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace, _)
                        when inText:
                        text.Append(node.Value);
                        break;
                }
            }
        );
        return strings;
    }

    sealed class SheetWalk(List<string> shared, Action<int, int, string> cell)
    {
        readonly StringBuilder value = new(),
            formula = new();
        string type = "";
        int row = -1,
            column = -1;
        StringBuilder? into;

        public void Visit(XmlReader node)
        {
            switch (node.NodeType, node.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    row = int.TryParse(node.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r)
                        ? r - 1
                        : row + 1;
                    column = -1;
                    break;
                case (XmlNodeType.Element, "c"):
                    column = ColumnOf(node.GetAttribute("r")) ?? column + 1;
                    type = node.GetAttribute("t") ?? "";
                    value.Clear();
                    formula.Clear();
                    break;
                case (XmlNodeType.Element, "v" or "t"):
                    into = node.IsEmptyElement ? null : value;
                    break;
                case (XmlNodeType.Element, "f"):
                    into = node.IsEmptyElement ? null : formula;
                    break;
                case (XmlNodeType.EndElement, "v" or "t" or "f"):
                    into = null;
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace, _):
                    into?.Append(node.Value);
                    break;
                case (XmlNodeType.EndElement, "c"):
                    cell(row, column, Content());
                    break;
            }
        }

        string Content() =>
            type == "s"
                ? int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < shared.Count
                    ? shared[i]
                    : ""
                : value.Length == 0 && formula.Length > 0
                    ? "=" + formula
                    : value.ToString();

        static int? ColumnOf(string? reference)
        {
            var column = 0;
            foreach (var c in reference ?? "")
                if (char.IsAsciiLetterUpper(c) && column < 20_000)
                    column = column * 26 + c - 'A' + 1;
                else
                    break;
            return column == 0 ? null : column - 1;
        }
    }
}
