using System.Text;
using CsCheck;
using static Takt.Tests.ImportFiles;

namespace Takt.Tests;

/// <summary>Tables as people have them: any encoding, any separator, merged cells, dates as numbers, rows of nothing.</summary>
public sealed class TableFileTests
{
    static FileTable Only(byte[] bytes) => Assert.Single(TableFile.Read(bytes));

    static string[][] Cells(FileTable table) => [.. table.Rows.Select(r => r.Cells.ToArray())];

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "windows-1252", "utf-16", "utf-16-no-bom", "utf-16-be"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_gives_the_same_letters(string encoding)
    {
        const string text = "sep=;\r\nkode;navn\r\n1;Bjørnøya skole – «ærlig»\r\n";
        var bytes = encoding switch
        {
            "utf-8" => new UTF8Encoding(false).GetBytes(text),
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "utf-16-no-bom" => Encoding.Unicode.GetBytes(text),
            "utf-16-be" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            _ => [.. text.Select(c => c == '–' ? (byte)0x96 : (byte)c)],
        };
        var table = Only(bytes);
        Assert.Equal(
            [
                ["kode", "navn"],
                ["1", "Bjørnøya skole – «ærlig»"],
            ],
            Cells(table)
        );
        Assert.Equal([2, 3], table.Rows.Select(r => r.Number)); // the line that names the separator is a line
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Any_separator_is_found_also_where_others_stand_in_the_text(char mark)
    {
        var text = string.Join('\n', new[] { "kode|navn|merknad", "1|\"Nes, Kari; vikar\"|\"to\nlinjer\"", "2|Lie|" }).Replace('|', mark);
        Assert.Equal(
            [
                ["kode", "navn", "merknad"],
                ["1", "Nes, Kari; vikar", "to\nlinjer"],
                ["2", "Lie"],
            ],
            Cells(Only(Encoding.UTF8.GetBytes(text)))
        );
    }

    [Fact]
    public void Text_is_read_as_it_was_written_whatever_it_holds()
    {
        var cell = Gen.String[Gen.Char["aøÅ1 ;,|\t\n\"'="], 0, 12].Select(s => s.Trim());
        Gen.Select(cell.Array[3].Array[1, 8], Gen.Char[";,|\t"])
            .Sample(
                (rows, mark) =>
                {
                    var text =
                        $"sep={mark}\n"
                        + string.Join('\n', rows.Select(r => string.Join(mark, r.Select(c => $"\"{c.Replace("\"", "\"\"")}\""))));
                    var wanted = rows.Where(r => r.Any(c => c.Length > 0))
                        .Select(r => string.Join('\u0001', r).TrimEnd('\u0001'))
                        .ToArray();
                    var read =
                        wanted.Length == 0
                            ? []
                            : Only(Encoding.UTF8.GetBytes(text)).Rows.Select(r => string.Join('\u0001', r.Cells)).ToArray();
                    Assert.Equal(wanted, read);
                },
                iter: 2_000
            );
    }

    [Fact]
    public void A_workbook_gives_days_shares_merged_cells_and_the_rows_own_numbers()
    {
        var tables = TableFile.Read(
            Book(
                (
                    "Enheter",
                    "<row r='3'><c r='A3' t='str'><v>Oppvekst</v></c><c r='B3' t='str'><v>Rona skole</v></c><c r='C3' s='1'><v>44927</v></c><c r='D3' s='2'><v>0.8</v></c></row><row r='4'><c r='B4' t='str'><v>Vika skole</v></c><c r='C4'><v>316000</v></c></row>",
                    "A3:A4"
                ),
                ("Tomt", "", null)
            )
        );
        var table = Assert.Single(tables);
        Assert.Equal("Enheter", table.Name);
        Assert.Equal(
            [
                ["Oppvekst", "Rona skole", "01.01.2023", "80 %"],
                ["Oppvekst", "Vika skole", "316000"],
            ],
            Cells(table)
        );
        Assert.Equal([3, 4], table.Rows.Select(r => r.Number));
        Assert.Equal(["A", "Z", "AA", "IV"], new[] { 0, 25, 26, 255 }.Select(table.ColumnName));
    }

    [Fact]
    public void Too_wide_too_long_and_merged_over_everything_is_refused()
    {
        Assert.Equal(
            "FileTooManyCells",
            Refused(Encoding.UTF8.GetBytes(new string(';', FileLimits.Columns) + "x\n" + new string(';', FileLimits.Columns) + "y"))
        );
        Assert.Equal("FileTooManyCells", Refused(Encoding.UTF8.GetBytes(new string('\n', FileLimits.Rows) + "a;b\nc;d")));
        Assert.Equal(
            "FileTooManyCells",
            Refused(
                Book(
                    (
                        "A",
                        "<row r='1'><c r='A1' t='str'><v>x</v></c></row>",
                        string.Join("' /><mergeCell ref='", Enumerable.Repeat("A1:A200000", 11))
                    )
                )
            )
        );
        Assert.Equal("FileEmpty", Refused(Encoding.UTF8.GetBytes(" \n;;\n")));
        Assert.Equal("FileDocument", Refused(Zip(("word/document.xml", "<a/>"))));
    }

    // A cell only points at its text: a small file can show the same long one two million times.
    [Fact]
    public void One_long_text_in_very_many_cells_is_refused_before_it_is_handled_so_often()
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i} "));
        var cells = string.Concat(Enumerable.Repeat("<c t='s'><v>0</v></c>", 200));
        var rows = string.Concat(Enumerable.Range(1, 5_000).Select(r => $"<row r='{r}'>{cells}</row>"));
        var book = Zip(
            ("xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='s0'/></sheets></workbook>"),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='s0' Type='x/worksheet' Target='worksheets/s0.xml'/></Relationships>"
            ),
            ("xl/sharedStrings.xml", $"<sst><si><t>{text}</t></si></sst>"),
            ("xl/worksheets/s0.xml", $"<worksheet><sheetData>{rows}</sheetData></worksheet>")
        );
        Assert.Equal("FileExpands", Refused(book));
        Assert.Equal(
            "FileTooManyCells",
            Refused(Book(("A", $"<row r='1'><c r='A1' t='str'><v>{text}</v></c></row>" + Rows(2, 900), "A1:IV900")))
        );

        static string Rows(int from, int to) =>
            string.Concat(Enumerable.Range(from, to - from).Select(r => $"<row r='{r}'><c r='A{r}' t='str'><v>x</v></c></row>"));
    }

    // A row is as wide as its last cell, whatever stands before it.
    [Fact]
    public void Very_many_wide_rows_of_nearly_nothing_are_refused() =>
        Assert.Equal(
            "FileTooManyCells",
            Refused(
                Book(
                    (
                        "A",
                        string.Concat(Enumerable.Range(1, 60_000).Select(r => $"<row r='{r}'><c r='IV{r}' t='str'><v>x</v></c></row>")),
                        null
                    )
                )
            )
        );

    // A few bytes can point at the same sheet a million times.
    [Fact]
    public void The_same_sheet_over_and_over_is_refused() =>
        Assert.Equal(
            "FileExpands",
            Refusal(() =>
                Recognise(
                    new Takt.Evaluations.SourceFile(
                        "a.xlsx",
                        Zip(
                            (
                                "xl/workbook.xml",
                                $"<workbook xmlns:r='r'><sheets>{string.Concat(Enumerable.Repeat("<sheet name='' r:id='s0'/>", FileLimits.PartsRead + 1))}</sheets></workbook>"
                            ),
                            (
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships><Relationship Id='s0' Type='x/worksheet' Target='worksheets/s0.xml'/></Relationships>"
                            ),
                            ("xl/worksheets/s0.xml", "<worksheet/>")
                        )
                    )
                )
            )
        );

    static string Refusal(Action read) => Assert.Throws<FileRefused>(read).Key;

    static string Refused(byte[] bytes) => Assert.Throws<FileRefused>(() => TableFile.Read(bytes)).Key;

    static byte[] Book(params (string Name, string Rows, string? Merged)[] sheets) =>
        Zip([
            (
                "xl/workbook.xml",
                $"<workbook xmlns:r='r'><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name='{s.Name}' r:id='s{i}'/>"))}</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships>{string.Concat(sheets.Select((_, i) => $"<Relationship Id='s{i}' Type='x/worksheet' Target='worksheets/s{i}.xml'/>"))}<Relationship Id='st' Type='x/styles' Target='styles.xml'/></Relationships>"
            ),
            ("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='9'/></cellXfs></styleSheet>"),
            .. sheets.Select(
                (s, i) =>
                    (
                        $"xl/worksheets/s{i}.xml",
                        $"<worksheet><sheetData>{s.Rows}</sheetData>{(s.Merged is null ? "" : $"<mergeCells><mergeCell ref='{s.Merged}'/></mergeCells>")}</worksheet>"
                    )
            ),
        ]);
}
