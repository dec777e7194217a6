using System.Globalization;
using System.Text;
using System.Xml;

namespace Takt.Evaluations;

/// <summary>An .xlsx: every cell as text, sheet by sheet. A merged cell stands in its first row, as Excel stores it; a formula gives the value it last had, or its own text; a date is written out.</summary>
internal static class WorkbookReader
{
    const string Workbook = "xl/workbook.xml";

    public static SourceText Read(OfficeArchive archive)
    {
        var relations = archive.Relations(Workbook);
        var shared = SharedStrings(archive, relations);
        var dates = DateStyles(archive, relations);
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
                    dates,
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

    /// <summary>Which cell styles show a day: a date is stored as a number, and only its style tells.</summary>
    static HashSet<int> DateStyles(OfficeArchive archive, Dictionary<string, (string Type, string Part)> relations)
    {
        var formats = new HashSet<int>(Enumerable.Range(14, 4)) { 22 };
        var styles = new HashSet<int>();
        var (style, inCells) = (0, false);
        archive.Walk(
            relations.Values.FirstOrDefault(r => r.Type == "styles").Part ?? "xl/styles.xml",
            node =>
            {
                inCells = node.LocalName == "cellXfs" ? node is { NodeType: XmlNodeType.Element, IsEmptyElement: false } : inCells;
                if (node.NodeType != XmlNodeType.Element)
                    return;
                if (
                    node.LocalName == "numFmt"
                    && Number(node.GetAttribute("numFmtId")) is { } format
                    && IsDay(node.GetAttribute("formatCode") ?? "")
                )
                    formats.Add(format);
                else if (node.LocalName == "xf" && inCells)
                {
                    if (Number(node.GetAttribute("numFmtId")) is { } used && formats.Contains(used))
                        styles.Add(style);
                    style++;
                }
            }
        );
        return styles;

        static bool IsDay(string code) =>
            code.Contains('y', StringComparison.OrdinalIgnoreCase) && code.Contains('d', StringComparison.OrdinalIgnoreCase);
    }

    static int? Number(string? digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    sealed class SheetWalk(List<string> shared, HashSet<int> dates, Action<int, int, string> cell)
    {
        readonly StringBuilder value = new(),
            formula = new();
        string type = "";
        int row = -1,
            column = -1;
        StringBuilder? into;
        bool isDate;

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
                    isDate = Number(node.GetAttribute("s")) is { } style && dates.Contains(style);
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
                : isDate && type is "" or "n" && Day(value.ToString()) is { } day
                    ? day
                    : value.Length == 0 && formula.Length > 0
                        ? "=" + formula
                        : value.ToString();

        /// <summary>Days since the last day but one of 1899, as every workbook counts from March 1900 on.</summary>
        static string? Day(string value) =>
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is > 60 and < 100_000
                ? new DateOnly(1899, 12, 30).AddDays((int)days).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)
                : null;

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
