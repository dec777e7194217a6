using System.Globalization;
using System.Text;
using System.Xml;

namespace Takt.Kernel;

/// <summary>Cells that are shown as one: rows and columns from 0, the last ones included.</summary>
public sealed record MergedCells(int Top, int Left, int Bottom, int Right);

/// <summary>An .xlsx: every cell as text, sheet by sheet. A merged cell stands in its first row, as Excel stores it; a formula gives the value it last had, or its own text; a date is written out, a share as per cent.</summary>
public static class WorkbookCells
{
    const string Workbook = "xl/workbook.xml";

    /// <summary>Whether an archive is a workbook.</summary>
    public static bool IsWorkbook(OfficeArchive archive) => archive.Has(Workbook);

    /// <summary>Walks through the sheets in their order.</summary>
    /// <param name="archive">The workbook.</param>
    /// <param name="sheet">Told the name of each sheet before its cells.</param>
    /// <param name="cell">Told row and column from 0, and the text.</param>
    /// <param name="merged">Told what is shown as one, after the cells of the sheet.</param>
    /// <exception cref="FileRefused">The workbook is broken, or expands to far more than it seems.</exception>
    public static void Read(OfficeArchive archive, Action<string> sheet, Action<int, int, string> cell, Action<MergedCells>? merged = null)
    {
        var relations = archive.Relations(Workbook);
        var shared = SharedStrings(archive, relations);
        var (sheets, epoch) = Sheets(archive, relations);
        var styles = Styles(archive, relations);
        var characters = 0L;
        foreach (var (name, part) in sheets)
        {
            sheet(TextDecoding.Repair(name));
            archive.Walk(part, new SheetWalk(shared, styles, epoch, Counted, merged).Visit);
        }

        void Counted(int row, int column, string text)
        {
            characters += text.Length;
            if (characters > FileLimits.Characters)
                throw FileRefused.Expands();
            cell(row, column, TextDecoding.Repair(text));
        }
    }

    // Days are counted from the last day but one of 1899, as every workbook does from March 1900 on; old ones from a Mac from 1904.
    static (List<(string Name, string Part)> Sheets, DateOnly Epoch) Sheets(
        OfficeArchive archive,
        Dictionary<string, (string Type, string Part)> relations
    )
    {
        var sheets = new List<(string, string)>();
        var epoch = new DateOnly(1899, 12, 30);
        archive.Walk(
            Workbook,
            node =>
            {
                if (node is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" } && node.GetAttribute("date1904") is "1" or "true")
                    epoch = new(1904, 1, 1);
                if (node is not { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                    return;
                var name = node.GetAttribute("name") ?? "";
                while (node.MoveToNextAttribute())
                    if (node is { LocalName: "id", NamespaceURI.Length: > 0 } && relations.TryGetValue(node.Value, out var sheet))
                        sheets.Add((name, sheet.Part));
                node.MoveToElement();
            }
        );
        return (sheets, epoch);
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

    /// <summary>Which cell styles show a day or a share: both are stored as numbers, and only the style tells.</summary>
    static Dictionary<int, Shown> Styles(OfficeArchive archive, Dictionary<string, (string Type, string Part)> relations)
    {
        var formats = new[] { 14, 15, 16, 17, 22 }.ToDictionary(format => format, _ => Shown.Day);
        formats[9] = formats[10] = Shown.Share;
        var styles = new Dictionary<int, Shown>();
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
                    && ShownBy(node.GetAttribute("formatCode") ?? "") is { } shown
                )
                    formats[format] = shown;
                else if (node.LocalName == "xf" && inCells)
                {
                    if (Number(node.GetAttribute("numFmtId")) is { } used && formats.TryGetValue(used, out var so))
                        styles[style] = so;
                    style++;
                }
            }
        );
        return styles;

        static Shown? ShownBy(string code) =>
            code.Contains('y', StringComparison.OrdinalIgnoreCase) && code.Contains('d', StringComparison.OrdinalIgnoreCase) ? Shown.Day
            : code.Contains('%', StringComparison.Ordinal) ? Shown.Share
            : null;
    }

    enum Shown
    {
        Day,
        Share,
    }

    static int? Number(string? digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    sealed class SheetWalk(
        List<string> shared,
        Dictionary<int, Shown> styles,
        DateOnly epoch,
        Action<int, int, string> cell,
        Action<MergedCells>? merged
    )
    {
        readonly StringBuilder value = new(),
            formula = new();
        string type = "";
        int row = -1,
            column = -1;
        StringBuilder? into;
        Shown? shown;

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
                    shown = Number(node.GetAttribute("s")) is { } style && styles.TryGetValue(style, out var so) ? so : null;
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
                case (XmlNodeType.Element, "mergeCell"):
                    if (Merged(node.GetAttribute("ref")) is { } cells)
                        merged?.Invoke(cells);
                    break;
            }
        }

        string Content() =>
            type == "s"
                ? int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < shared.Count
                    ? shared[i]
                    : ""
                : shown is { } style && type is "" or "n" && AsShown(value.ToString(), style) is { } seen
                    ? seen
                    : value.Length == 0 && formula.Length > 0
                        ? "=" + formula
                        : value.ToString();

        string? AsShown(string stored, Shown style) =>
            !double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? null
            : style == Shown.Share ? (Math.Abs(number) < 1e6 ? $"{Math.Round((decimal)number * 100, 6):0.######} %" : null)
            : number is > 60 and < 100_000 ? epoch.AddDays((int)number).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)
            : null;

        static MergedCells? Merged(string? reference) =>
            (reference ?? "").Split(':') is [var first, var last]
            && (ColumnOf(first), RowOf(first), ColumnOf(last), RowOf(last)) is ({ } left, { } top, { } right, { } bottom)
            && top <= bottom
            && left <= right
                ? new(top, left, bottom, right)
                : null;

        static int? RowOf(string reference) => Number(reference.TrimStart([.. Enumerable.Range('A', 26).Select(c => (char)c)])) - 1;

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
