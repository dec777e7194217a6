using DocumentFormat.OpenXml.Packaging;

namespace Takt.Kernel;

/// <summary>The speaker's notes, with links to the sources.</summary>
internal static class PptxNotes
{
    private static readonly Box Picture = new(54, 54, 432, 243),
        Body = new(54, 330, 432, 330);

    public static void WriteMaster(Deck deck, NotesMasterPart part)
    {
        PptxMaster.Theme(deck).SaveTo(part.AddNewPart<ThemePart>("rTheme"));
        Xml master = $"""
            <p:notesMaster {Pptx.Namespaces}><p:cSld><p:bg><p:bgPr>{Pptx.Fill(
                "bg1"
            )}<a:effectLst/></p:bgPr></p:bg><p:spTree>{Pptx.Root}{Image(Pptx.Frame(Picture))}{Text(
                Pptx.Frame(Body),
                [$"<a:p><a:endParaRPr/></a:p>"]
            )}</p:spTree></p:cSld>
            <p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>
            <p:notesStyle><a:lvl1pPr><a:defRPr sz="1200">{Pptx.Fill(
                "tx1"
            )}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>
            """;
        master.SaveTo(part);
    }

    public static void Write(Deck deck, Slide source, SlidePart slide, NotesMasterPart master)
    {
        var part = slide.AddNewPart<NotesSlidePart>("rNotes");
        part.AddPart(master, "rMaster");
        part.AddPart(slide, "rSlide");
        var paragraphs = (source.Notes ?? "")
            .Split('\n')
            .Select(TextMeasure.Clean)
            .Where(line => line.Length > 0)
            .Select(line => Run(line, Xml.Nothing))
            .Concat(
                source.Sources.Select(
                    (link, i) =>
                    {
                        part.AddHyperlinkRelationship(link.Address, isExternal: true, $"rLink{i}");
                        return Run(TextMeasure.Clean(link.Text), $"""<a:hlinkClick r:id="rLink{i}"/>""");
                    }
                )
            )
            .ToArray();
        Xml notes =
            $"""<p:notes {Pptx.Namespaces}><p:cSld><p:spTree>{Pptx.Root}{Image(Xml.Nothing)}{Text(Xml.Nothing, paragraphs)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>""";
        notes.SaveTo(part);

        Xml Run(string text, Xml link) =>
            $"""<a:p><a:r><a:rPr lang="{deck.LanguageTag}" dirty="0">{link}</a:rPr><a:t>{text}</a:t></a:r></a:p>""";
    }

    private static Xml Image(Xml frame) =>
        $"""<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr>{frame}</p:spPr></p:sp>""";

    private static Xml Text(Xml frame, IEnumerable<Xml> paragraphs) =>
        $"""<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr>{frame}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>""";
}
