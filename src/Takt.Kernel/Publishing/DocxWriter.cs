using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Takt.Kernel;

/// <summary>
/// Writes a paper as a Word file a person can go on working in: real headings, tables that say what they are, the language it is
/// written in. The XML is ECMA-376 (transitional), checked against Office 2019 in the tests.
/// </summary>
public static class DocxWriter
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    const string Namespaces =
        """xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" """;

    // Twentieths of a point between the margins of an A4 page.
    const int Width = 9638;

    /// <summary>The file.</summary>
    public static byte[] Write(Paper paper)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document, autoSave: false))
        {
            var main = document.AddMainDocumentPart();
            Styles(paper).SaveTo(main.AddNewPart<StyleDefinitionsPart>("rStyles"));
            Settings(paper).SaveTo(main.AddNewPart<DocumentSettingsPart>("rSettings"));
            Header(paper).SaveTo(main.AddNewPart<HeaderPart>("rHeader"));
            Footer(paper).SaveTo(main.AddNewPart<FooterPart>("rFooter"));
            Body(paper).SaveTo(main);
            var properties = document.PackageProperties;
            properties.Title = TextMeasure.Clean(paper.Title);
            properties.Subject = TextMeasure.Clean(paper.Subject);
            properties.Creator = TextMeasure.Clean(paper.Municipality);
            properties.Language = paper.Language.Name;
        }

        return file.ToArray();
    }

    static Xml Body(Paper paper) =>
        $"""
            <w:document {Raw(Namespaces)}><w:body>{Paragraph("Title", paper.Title)}{paper.Blocks.Select(Block)}
            <w:sectPr><w:headerReference w:type="default" r:id="rHeader"/><w:footerReference w:type="default" r:id="rFooter"/>
            <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>
            """;

    static Xml Block(PaperBlock block) =>
        block switch
        {
            PaperBlock.Heading heading => Paragraph($"Heading{heading.Level}", heading.Words),
            PaperBlock.Text text => Paragraph(
                text.Voice switch
                {
                    PaperVoice.Quiet => "Quiet",
                    PaperVoice.Strong => "Strongly",
                    _ => null,
                },
                text.Content
            ),
            PaperBlock.Table table => Table(table),
            _ => Xml.Nothing,
        };

    static Xml Paragraph(string? style, string text) => $"""<w:p>{Style(style)}{Run(text)}</w:p>""";

    static Xml Style(string? style) => style is null ? Xml.Nothing : $"""<w:pPr><w:pStyle w:val="{style}"/></w:pPr>""";

    // Each line by itself: cleaning makes one of them.
    static Xml Run(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return $"""<w:r>{lines.Select((line, number) => number == 0 ? Line(line) : (Xml)$"<w:br/>{Line(line)}")}</w:r>""";
    }

    static Xml Line(string line) => $"""<w:t xml:space="preserve">{TextMeasure.Clean(line)}</w:t>""";

    static Xml Table(PaperBlock.Table table)
    {
        var cell = Width / table.Columns.Count;
        return $"""
            <w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{Width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{TextMeasure.Clean(
                table.Caption
            )}"/></w:tblPr>
            <w:tblGrid>{table.Columns.Select(_ => (Xml)$"""<w:gridCol w:w="{cell}"/>""")}</w:tblGrid>
            <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{table.Columns.Select(c => Cell(c, cell, "TableHeading"))}</w:tr>
            {table.Rows.Select(row => (Xml)$"""<w:tr><w:trPr><w:cantSplit/></w:trPr>{row.Select(c => Cell(c, cell, "TableText"))}</w:tr>""")}
            </w:tbl><w:p>{Style("AfterTable")}</w:p>
            """;
    }

    static Xml Cell(string text, int width, string style) =>
        $"""<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{Paragraph(style, text)}</w:tc>""";

    static Xml Header(Paper paper) => $"""<w:hdr {Raw(Namespaces)}>{Paragraph("Header", paper.Header)}</w:hdr>""";

    static Xml Footer(Paper paper) =>
        $"""
            <w:ftr {Raw(Namespaces)}><w:p>{Style("Footer")}{Run(
                Texts.ResourceManager.GetString(nameof(Texts.PaperPage), paper.Language)!
            )}{Space}{Number("PAGE")}{Run("/")}{Number("NUMPAGES")}</w:p></w:ftr>
            """;

    static Xml Space => Raw("""<w:r><w:t xml:space="preserve"> </w:t></w:r>""");

    static Xml Number(string field) => $"""<w:fldSimple w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>""";

    static Xml Settings(Paper paper) =>
        $"""
            <w:settings {Raw(
                Namespaces
            )}><w:defaultTabStop w:val="708"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="{paper.Language.Name}"/></w:settings>
            """;

    static Xml Styles(Paper paper) =>
        $"""
            <w:styles {Raw(Namespaces)}>
            <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{paper.Language.Name}" w:eastAsia="{paper.Language.Name}"/></w:rPr></w:rPrDefault>
            <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
            <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{new[]
            {
                "top",
                "left",
                "bottom",
                "right",
                "insideH",
                "insideV",
            }.Select(side =>
                (Xml)$"""<w:{Raw(side)} w:val="single" w:sz="4" w:space="0" w:color="8A8A8A"/>"""
            )}</w:tblBorders></w:tblPr></w:style>
            {Named("Title", "Title", "<w:keepNext/><w:spacing w:after=\"60\"/><w:contextualSpacing/>", "<w:b/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>")}
            {Named("Heading1", "heading 1", "<w:keepNext/><w:keepLines/><w:spacing w:before=\"320\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>", "<w:b/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>")}
            {Named("Heading2", "heading 2", "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"40\"/><w:outlineLvl w:val=\"1\"/>", "<w:b/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>")}
            {Named("Quiet", "Quiet", "<w:spacing w:after=\"40\"/>", "<w:color w:val=\"4A4A4A\"/>")}
            {Named("Strongly", "Strongly", "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"4A4A4A\"/></w:pBdr><w:ind w:left=\"170\"/>", "<w:b/>")}
            {Named("TableHeading", "Table Heading", "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\"/>", "<w:b/>")}
            {Named("TableText", "Table Text", "<w:spacing w:before=\"40\" w:after=\"40\"/>", "")}
            {Named("AfterTable", "After Table", "<w:spacing w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>", "")}
            {Named("Header", "header", "<w:spacing w:after=\"0\"/>", "<w:color w:val=\"4A4A4A\"/><w:sz w:val=\"18\"/>")}
            {Named("Footer", "footer", "<w:spacing w:after=\"0\"/><w:jc w:val=\"right\"/>", "<w:color w:val=\"4A4A4A\"/><w:sz w:val=\"18\"/>")}
            </w:styles>
            """;

    static Xml Named(string id, string name, string paragraph, string letters) =>
        $"""<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{Raw(paragraph)}</w:pPr><w:rPr>{Raw(letters)}</w:rPr></w:style>""";

    // Our own markup.
    static Xml Raw(string markup)
    {
        var xml = new Xml(markup.Length, 0);
        xml.AppendLiteral(markup);
        return xml;
    }
}
