using System.IO.Compression;
using System.Security;
using System.Text;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>Makes the files the importer is tried on, so that none lies in the repository.</summary>
static class ImportFiles
{
    const string Names =
        "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'";

    public static SourceFile Text(string text, string name = "evaluering.txt", Encoding? encoding = null) =>
        new(name, (encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
                using (var part = new StreamWriter(zip.CreateEntry(name).Open()))
                    part.Write(content);
        return bytes.ToArray();
    }

    /// <summary>A deck of slides as XML shapes.</summary>
    public static SourceFile Deck(params string[] slides) =>
        new(
            "evaluering.pptx",
            Zip([
                (
                    "ppt/presentation.xml",
                    $"<p:presentation {Names}><p:sldIdLst>{string.Concat(slides.Select((_, i) => $"<p:sldId id='{256 + i}' r:id='r{i}'/>"))}</p:sldIdLst></p:presentation>"
                ),
                (
                    "ppt/_rels/presentation.xml.rels",
                    $"<Relationships>{string.Concat(slides.Select((_, i) => $"<Relationship Id='r{i}' Type='x/slide' Target='slides/slide{i + 1}.xml'/>"))}</Relationships>"
                ),
                .. slides.Select(
                    (s, i) => ($"ppt/slides/slide{i + 1}.xml", $"<p:sld {Names}><p:cSld><p:spTree>{s}</p:spTree></p:cSld></p:sld>")
                ),
            ])
        );

    public static string Title(string text) => Shape("<p:ph type='title'/>", text);

    /// <summary>Bullets; a ">" in front sets one in a level.</summary>
    public static string Bullets(params string[] bullets) => Shape("<p:ph idx='1'/>", bullets);

    public static string Footer(string text, int number) => Shape("<p:ph type='ftr'/>", text) + Shape("<p:ph type='sldNum'/>", $"{number}");

    public static string Table(params string[][] rows) =>
        $"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{string.Concat(rows.Select(r => $"<a:tr>{string.Concat(r.Select(c => $"<a:tc><a:txBody>{Paragraph(c)}</a:txBody></a:tc>"))}</a:tr>"))}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";

    static string Shape(string placeholder, params string[] paragraphs) =>
        $"<p:sp><p:nvSpPr><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr><p:txBody>{string.Concat(paragraphs.Select(Paragraph))}</p:txBody></p:sp>";

    static string Paragraph(string text) =>
        $"<a:p><a:pPr lvl='{text.Length - text.TrimStart('>').Length}'/><a:r><a:t>{SecurityElement.Escape(text.TrimStart('>'))}</a:t></a:r></a:p>";

    public static SourceFile Workbook(params (string Name, object?[][] Rows)[] sheets) =>
        new(
            "evaluering.xlsx",
            Zip([
                (
                    "xl/workbook.xml",
                    $"<workbook {Names}><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name='{s.Name}' sheetId='{i + 1}' r:id='r{i}'/>"))}</sheets></workbook>"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    $"<Relationships>{string.Concat(sheets.Select((_, i) => $"<Relationship Id='r{i}' Type='x/worksheet' Target='worksheets/sheet{i}.xml'/>"))}</Relationships>"
                ),
                .. sheets.Select(
                    (s, i) =>
                        (
                            $"xl/worksheets/sheet{i}.xml",
                            $"<worksheet {Names}><sheetData>{string.Concat(s.Rows.Select(Row))}</sheetData></worksheet>"
                        )
                ),
            ])
        );

    static string Row(object?[] cells, int row) =>
        $"<row r='{row + 1}'>{string.Concat(cells.Select((c, column) => Cell(c, $"{(char)('A' + column)}{row + 1}")))}</row>";

    static string Cell(object? value, string reference) =>
        value switch
        {
            null => "",
            string formula when formula.StartsWith('=') => $"<c r='{reference}'><f>{SecurityElement.Escape(formula[1..])}</f></c>",
            string text => $"<c r='{reference}' t='inlineStr'><is><t>{SecurityElement.Escape(text)}</t></is></c>",
            _ => $"<c r='{reference}'><v>{value}</v></c>",
        };

    public static Recognition Recognise(SourceFile file) => Recogniser.Recognise(SourceReader.Read(file));

    public static Recognition Recognise(string text) => Recognise(Text(text));

    /// <summary>A slide show as a web page gives it away: each slide one line.</summary>
    public static Recognition Show(params string[] slides) => Recognise(string.Join("\n\n", slides.Select((s, i) => $"{i + 1} {s}")));
}
