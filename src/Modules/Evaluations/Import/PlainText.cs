using System.Globalization;

namespace Takt.Evaluations;

/// <summary>Running text: lines, and the slides of a show where the text numbers them from 1 on. What the web page wrote around the slides is furniture.</summary>
internal static class PlainText
{
    static readonly string[] Furniture =
    [
        "presentasjon lastes",
        "vennligst vent",
        "liknende presentasjoner",
        "lignende presentasjoner",
        "liknande presentasjonar",
        "presentasjon om:",
        "presentasjonen om:",
        "utskrift av presentasjonen",
        "laste ned ppt",
        "last ned ppt",
        "last ned presentasjon",
        "annonser fra google",
        "annonser",
        "om prosjektet",
        "tilbakemelding (feedback)",
        "personvernerklæring",
        "logg inn",
        "logg inn via sosiale nettverk",
        "similar presentations",
        "download presentation",
        "presentation is loading",
        "ads by google",
        "about project",
        "please wait",
        "last opp",
        "del på facebook",
        "copyright",
        "©",
    ];

    public static SourceText Read(string text)
    {
        var lines = Lines(text);
        var starts = SlideStarts(lines);
        var to = new SourceTextBuilder { Slides = starts.Count };
        var slide = 0;
        var ended = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (slide < starts.Count && starts[slide].Line == i)
            {
                slide++;
                to.Add(slide, LineRole.Number, line[..starts[slide - 1].NumberLength]);
                line = line[starts[slide - 1].NumberLength..];
            }
            var outside = starts.Count > 0 && (slide == 0 || slide == starts.Count && (ended |= IsFurniture(line)));
            to.Add(outside ? 0 : slide, outside || IsFurniture(line) ? LineRole.Furniture : LineRole.Paragraph, line, Indent(line));
        }
        return to.Build(starts.Count > 0 ? SourceKind.SlideShow : SourceKind.Plain);
    }

    static List<string> Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n')];

    /// <summary>A level for each two spaces or one tab a line is set in.</summary>
    static int Indent(string line)
    {
        var width = 0;
        foreach (var c in line)
            if (c is ' ' or '\u00a0')
                width++;
            else if (c == '\t')
                width += 2;
            else
                break;
        return Math.Min(width / 2, 8);
    }

    static bool IsFurniture(string line)
    {
        var plain = line.AsSpan().Trim();
        foreach (var phrase in Furniture)
            if (plain.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
                return plain.Length <= phrase.Length + 40 || phrase.EndsWith(':') || phrase.Contains("ppt", StringComparison.Ordinal);
        return false;
    }

    /// <summary>Slide numbers rise from 1 by one, each first on its line and, where the text has them, after an empty line; a numbered list inside a slide does not.</summary>
    static List<(int Line, int NumberLength)> SlideStarts(List<string> lines)
    {
        var spaced = Starts(lines, afterEmpty: true);
        if (spaced.Count >= 2)
            return spaced;
        var close = Starts(lines, afterEmpty: false);
        return close.Count >= 3 && Labelled(lines[close[0].Line]) ? close : [];
    }

    static List<(int Line, int NumberLength)> Starts(List<string> lines, bool afterEmpty)
    {
        var starts = new List<(int Line, int NumberLength)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (afterEmpty && i > 0 && lines[i - 1].Trim().Length > 0)
                continue;
            var length = NumberLength(lines[i], starts.Count + 1);
            if (length > 0)
                starts.Add((i, length));
        }
        return starts;
    }

    static bool Labelled(string line) =>
        line.TrimStart().StartsWith("lysbilde", StringComparison.OrdinalIgnoreCase)
        || line.TrimStart().StartsWith("slide", StringComparison.OrdinalIgnoreCase)
        || line.TrimStart().StartsWith("side", StringComparison.OrdinalIgnoreCase);

    /// <summary>How much of the line its slide number takes ("7 ", "7", "Lysbilde 7:"), 0 when it does not begin with it.</summary>
    static int NumberLength(string line, int number)
    {
        var at = line.Length - line.TrimStart().Length;
        foreach (var label in (string[])["lysbilde ", "slide ", "side "])
            if (line.AsSpan(at).StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                at += label.Length;
                break;
            }
        var digits = number.ToString(CultureInfo.InvariantCulture);
        if (!line.AsSpan(at).StartsWith(digits))
            return 0;
        at += digits.Length;
        if (at < line.Length && line[at] == ':')
            at++;
        return at == line.Length || char.IsWhiteSpace(line[at]) ? at : 0;
    }
}
