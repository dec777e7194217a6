using DocumentFormat.OpenXml.Packaging;

namespace Takt.Kernel;

/// <summary>The layouts of the file.</summary>
internal enum PptxLayout
{
    Opening,
    Content,
    Pair,
    Object,
}

/// <summary>Master, layouts and theme: the same places as the sheets, so that «Tilbakestill» in PowerPoint keeps the look.</summary>
internal static class PptxMaster
{
    // The placeholders' own numbers; a slide finds its layout's placeholder by them.
    public const int First = 1,
        Second = 2,
        Third = 3,
        TableAt = 4,
        ChartAt = 5,
        PartAt = 11,
        MunicipalityAt = 12,
        DateAt = 20,
        FooterAt = 21,
        NumberAt = 22;

    public static PptxLayout LayoutOf(Sheet sheet) =>
        sheet switch
        {
            { Opening: true } => PptxLayout.Opening,
            _ when sheet.Regions.Any(region => region.Kind is RegionKind.Table or RegionKind.Chart) => PptxLayout.Object,
            _ when sheet.Regions.Any(region => region.Side != RegionSide.Whole || region.Kind == RegionKind.Open) => PptxLayout.Pair,
            _ => PptxLayout.Content,
        };

    public static Dictionary<PptxLayout, SlideLayoutPart> Write(Deck deck, DeckWords words, SlideMasterPart master)
    {
        Theme(deck).SaveTo(master.AddNewPart<ThemePart>("rTheme"));
        var layouts = Enum.GetValues<PptxLayout>()
            .ToDictionary(
                kind => kind,
                kind =>
                {
                    var part = master.AddNewPart<SlideLayoutPart>($"rLayout{(int)kind}");
                    part.AddPart(master, "rMaster");
                    Layout(kind, deck, words).SaveTo(part);
                    return part;
                }
            );
        Master(deck, words).SaveTo(master);
        return layouts;
    }

    /// <summary>The theme bears the municipality's name and colours.</summary>
    public static Xml Theme(Deck deck)
    {
        var (name, colours) = (TextMeasure.Clean(deck.Municipality), Palette.From(deck.Accent));
        return $"""
            <a:theme xmlns:a="{Pptx.DrawingNamespace}" name="{name}"><a:themeElements><a:clrScheme name="{name}">
            {Colour("dk1", Palette.Text)}{Colour("lt1", Palette.Paper)}{Colour("dk2", colours.Title)}{Colour("lt2", colours.Tint)}
            {Colour("accent1", colours.Accent)}{Colour("accent2", colours.Subtle)}{Colour("accent3", Palette.Voice)}{Colour(
                "accent4",
                Palette.Waiting
            )}{Colour("accent5", Palette.Done)}{Colour("accent6", Palette.Quiet)}
            {Colour("hlink", colours.Subtle)}{Colour("folHlink", Palette.Voice)}</a:clrScheme>
            <a:fontScheme name="Takt"><a:majorFont>{Font}</a:majorFont><a:minorFont>{Font}</a:minorFont></a:fontScheme>
            <a:fmtScheme name="Takt"><a:fillStyleLst>{Fills}</a:fillStyleLst><a:lnStyleLst>{Lines}</a:lnStyleLst>
            <a:effectStyleLst>{Effects}</a:effectStyleLst><a:bgFillStyleLst>{Fills}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>
            """;

        static Xml Colour(string name, string value) => Tag(name, $"""<a:srgbClr val="{value}"/>""");
    }

    // The panose of Arial: a machine without Inter takes a sans-serif with the same proportions.
    private static readonly Xml Font =
        $"""<a:latin typeface="Inter" panose="020B0604020202020204"/><a:ea typeface=""/><a:cs typeface=""/>""";
    private static readonly Xml Fills =
        $"""<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>""";
    private static readonly Xml Lines = $"""{Line(9525)}{Line(19050)}{Line(28575)}""";
    private static readonly Xml Effects =
        $"""<a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>""";

    private static Xml Line(long width) => $"""<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>""";

    private static Xml Tag(string name, Xml inner)
    {
        var xml = new Xml(0, 0);
        xml.AppendLiteral($"<a:{name}>");
        xml.AppendFormatted(inner);
        xml.AppendLiteral($"</a:{name}>");
        return xml;
    }

    private static Xml Master(Deck deck, DeckWords words) =>
        $"""
            <p:sldMaster {Pptx.Namespaces}><p:cSld><p:bg><p:bgPr>{Pptx.Fill("bg1")}<a:effectLst/></p:bgPr></p:bg><p:spTree>{Pptx.Root}
            {Holder(2, "title", null, SlideFormat.Title, words.Layout(nameof(Texts.DeckHolderTitle)), "b")}
            {Holder(3, "body", First, SlideFormat.Content, words.Layout(nameof(Texts.DeckHolderText)))}
            {Foot(4)}{(deck.Draft ? Draft(7, deck, words) : Xml.Nothing)}
            </p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>
            <p:sldLayoutIdLst>{Enum.GetValues<PptxLayout>().Select(kind =>
                (Xml)$"""<p:sldLayoutId id="{2147483649 + (int)kind}" r:id="rLayout{(int)kind}"/>"""
            )}</p:sldLayoutIdLst>
            <p:hf hdr="0"/><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buNone/><a:defRPr sz="3200" b="1">{Pptx.Fill(
                "tx2"
            )}<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle>
            <p:bodyStyle>{Level(1, 22, 2000)}{Level(2, 44, 1800)}{Level(3, 66, 1800)}</p:bodyStyle>
            <p:otherStyle><a:defPPr><a:defRPr lang="{deck.LanguageTag}"/></a:defPPr><a:lvl1pPr><a:defRPr sz="1800">{Pptx.Fill(
                "tx1"
            )}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>
            """;

    private static Xml Level(int level, double indent, int size)
    {
        var xml = new Xml(0, 0);
        xml.AppendLiteral($"<a:lvl{level}pPr ");
        xml.AppendFormatted(
            $"""marL="{Pptx.Emu(indent)}" indent="{Pptx.Emu(-22)}"><a:buClr><a:schemeClr val="accent6"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="–"/><a:defRPr sz="{size}">{Pptx.Fill("tx1")}<a:latin typeface="+mn-lt"/></a:defRPr>"""
        );
        xml.AppendLiteral($"</a:lvl{level}pPr>");
        return xml;
    }

    private static Xml Layout(PptxLayout kind, Deck deck, DeckWords words)
    {
        var (title, text) = (words.Layout(nameof(Texts.DeckHolderTitle)), words.Layout(nameof(Texts.DeckHolderText)));
        Xml head =
            $"""{Holder(2, "title", null, SlideFormat.Title, title, "b")}{Pptx.Bar(3, SlideFormat.Rule, "accent1")}{Holder(4, "body", PartAt, SlideFormat.Part, text, "b", 1600, align: "r")}""";
        var (type, name, shapes) = kind switch
        {
            PptxLayout.Opening => (
                "title",
                nameof(Texts.DeckLayoutOpening),
                (Xml)
                    $"""
                    {Holder(2, "ctrTitle", null, SlideFormat.OpeningTitle, title, "b", 4400)}{Pptx.Bar(
                        3,
                        SlideFormat.OpeningRule,
                        "accent2"
                    )}
                    {Holder(4, "subTitle", First, SlideFormat.Subtitle, text, "t", 2200)}{Holder(
                        5,
                        "body",
                        MunicipalityAt,
                        SlideFormat.Municipality,
                        text,
                        "t",
                        2000
                    )}
                    """
            ),
            PptxLayout.Content => (
                "obj",
                nameof(Texts.DeckLayoutContent),
                (Xml)$"""{head}{Holder(5, "body", First, SlideFormat.Content, text)}"""
            ),
            PptxLayout.Pair => (
                "twoObj",
                nameof(Texts.DeckLayoutPair),
                (Xml)
                    $"""
                    {head}{Holder(5, "body", First, SlideFormat.Left, text)}{Holder(
                        6,
                        "body",
                        Second,
                        SlideFormat.Right with
                        {
                            Height = 200,
                        },
                        text
                    )}
                    {Holder(7, "body", Third, SlideFormat.Right with { Y = 344, Height = 138 }, text)}
                    """
            ),
            _ => (
                "tbl",
                nameof(Texts.DeckLayoutObject),
                (Xml)
                    $"""
                    {head}{Holder(5, "body", First, SlideFormat.Content with { Height = 40 }, text)}
                    {Holder(6, "tbl", TableAt, SlideFormat.Content with { Y = 180, Height = 302 }, text)}{Holder(
                        7,
                        "chart",
                        ChartAt,
                        SlideFormat.Content with
                        {
                            Y = 180,
                            Height = 302,
                        },
                        text
                    )}
                    """
            ),
        };
        var background =
            kind == PptxLayout.Opening ? (Xml)$"""<p:bg><p:bgPr>{Pptx.Fill("bg2")}<a:effectLst/></p:bgPr></p:bg>""" : Xml.Nothing;
        return $"""
            <p:sldLayout {Pptx.Namespaces} type="{type}" preserve="1"><p:cSld name="{words.Layout(
                name
            )}">{background}<p:spTree>{Pptx.Root}{shapes}{Foot(
                20
            )}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>
            """;
    }

    private static Xml Foot(int id) =>
        $"""
            {Holder(id, "dt", DateAt, SlideFormat.Date, "", "b", 1200, "quarter", "r")}{Holder(
                id + 1,
                "ftr",
                FooterAt,
                SlideFormat.Footer,
                "",
                "b",
                1200,
                "quarter"
            )}
            <p:sp><p:nvSpPr><p:cNvPr id="{id + 2}" name="sldNum {id
                + 2}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="{NumberAt}"/></p:nvPr></p:nvSpPr>
            <p:spPr>{Pptx.Frame(SlideFormat.Number)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>{Pptx.Frame(
                "b"
            )}<a:lstStyle>{LabelStyle(
                1200,
                "r"
            )}</a:lstStyle><a:p><a:fld id="{NumberField}" type="slidenum"><a:rPr sz="1200"/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>
            """;

    /// <summary>The identity of the field with the slide's number.</summary>
    public const string NumberField = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}";

    private static Xml LabelStyle(int size, string align) =>
        $"""<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/><a:defRPr sz="{size}">{Pptx.Fill("accent6")}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>""";

    private static Xml Holder(
        int id,
        string type,
        int? number,
        Box box,
        string prompt,
        string anchor = "t",
        int size = 0,
        string? share = null,
        string align = "l"
    )
    {
        var style = (type, size) switch
        {
            ("ctrTitle", _) => (Xml)$"""<a:lvl1pPr algn="l"><a:defRPr sz="{size}"/></a:lvl1pPr>""",
            ("subTitle", _) => (Xml)$"""<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="{size}"/></a:lvl1pPr>""",
            (_, 0) => Xml.Nothing,
            _ => LabelStyle(size, align),
        };
        Xml index = number is { } value ? (Xml)$""" idx="{value}" """ : Xml.Nothing;
        Xml quarter = share is null ? Xml.Nothing : (Xml)$""" sz="{share}" """;
        Xml paragraph = prompt is "" ? (Xml)$"<a:p><a:endParaRPr/></a:p>" : $"<a:p><a:r><a:t>{prompt}</a:t></a:r></a:p>";
        return $"""
            <p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{type} {id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{type}"{quarter}{index}/></p:nvPr></p:nvSpPr>
            <p:spPr>{Pptx.Frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>{Pptx.Frame(
                anchor
            )}<a:lstStyle>{style}</a:lstStyle>{paragraph}</p:txBody></p:sp>
            """;
    }

    /// <summary>On the master, so that it is on every slide and taken away in one place.</summary>
    private static Xml Draft(int id, Deck deck, DeckWords words) =>
        $"""
            <p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{words.Draft}"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{Pptx.Frame(
                SlideFormat.Draft
            )}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>
            <a:ln w="15875">{Pptx.Fill("accent4")}<a:prstDash val="dash"/></a:ln></p:spPr><p:txBody>{Pptx.Frame(
                "ctr"
            )}<a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="{deck.LanguageTag}" sz="1600" b="1">{Pptx.Fill(
                "accent4"
            )}</a:rPr><a:t>{words.Draft}</a:t></a:r></a:p></p:txBody></p:sp>
            """;
}
