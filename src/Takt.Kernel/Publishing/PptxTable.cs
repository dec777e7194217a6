namespace Takt.Kernel;

/// <summary>A native table. Fill and lines stand in each cell: LibreOffice draws no built-in table style.</summary>
internal static class PptxTable
{
    public static Xml Frame(int id, Block.Table table, Region region, string language)
    {
        var width = region.Box.Width;
        return $"""
            <p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{id}" name="Table {id}" descr="{table.Caption}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr><p:ph type="tbl" idx="{PptxMaster.TableAt}"/></p:nvPr></p:nvGraphicFramePr>
            <p:xfrm>{Pptx.Place(
                region.Box
            )}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/>
            <a:tblGrid>{table.Columns.Select(
                (_, i) => (Xml)$"""<a:gridCol w="{Pptx.Emu(TableLook.Width(table, i, width))}"/>"""
            )}</a:tblGrid>
            <a:tr h="{Pptx.Emu(TableLook.Head(table, width))}">{table.Columns.Select(column =>
                Cell(column.Header, column, language, head: true)
            )}</a:tr>
            {table.Rows.Select(row =>
                (Xml)
                    $"""<a:tr h="{Pptx.Emu(TableLook.Row(table, row, width))}">{row.Select((cell, i) => Cell(cell, table.Columns[i], language, head: false))}</a:tr>"""
            )}
            </a:tbl></a:graphicData></a:graphic></p:graphicFrame>
            """;
    }

    private static Xml Cell(string text, TableColumn column, string language, bool head)
    {
        var (size, line, bold) = head ? (TableLook.HeadSize, TableLook.HeadLine, true) : (TableLook.Size, TableLook.Line, column.Names);
        var look = (Xml)
            $"""lang="{language}" sz="{Pptx.Hundredths(size)}" b="{(bold ? 1 : 0)}" dirty="0">{Pptx.Fill(head ? "accent6" : "tx1")}<a:latin typeface="+mn-lt"/>""";
        Xml content = text is "" ? (Xml)$"<a:endParaRPr {look}</a:endParaRPr>" : $"<a:r><a:rPr {look}</a:rPr><a:t>{text}</a:t></a:r>";
        var (left, right) = column.Numeric ? (TableLook.Gap, 0) : (0d, TableLook.Gap);
        return $"""
            <a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{(
                column.Numeric ? "r" : "l"
            )}"><a:lnSpc><a:spcPts val="{Pptx.Hundredths(line)}"/></a:lnSpc></a:pPr>{content}</a:p></a:txBody>
            <a:tcPr marL="{Pptx.Emu(left)}" marR="{Pptx.Emu(right)}" marT="{Pptx.Emu(TableLook.Pad)}" marB="{Pptx.Emu(
                TableLook.Pad
            )}"><a:lnL w="0"><a:noFill/></a:lnL><a:lnR w="0"><a:noFill/></a:lnR><a:lnT w="0"><a:noFill/></a:lnT>
            <a:lnB w="{(head ? 12700 : 9525)}"><a:solidFill><a:srgbClr val="{(
                head ? Palette.Mark : Palette.Line
            )}"/></a:solidFill></a:lnB><a:noFill/></a:tcPr></a:tc>
            """;
    }
}
