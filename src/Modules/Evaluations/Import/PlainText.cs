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
        if (starts.Count == 0)
            Running(WrappedLines.Joined(lines), to);
        else
            Slides(lines, starts, to);
        return to.Build(starts.Count > 0 ? SourceKind.SlideShow : SourceKind.Plain);
    }

    static void Slides(List<string> lines, List<(int Line, int NumberLength)> starts, SourceTextBuilder to)
    {
        var blocks = OneBlockEach(lines, starts);
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
            var outside =
                slide == 0 || slide == starts.Count && (ended |= IsFurniture(line) || blocks && IsEmpty(line) && i > starts[^1].Line);
            to.Add(outside ? 0 : slide, outside || IsFurniture(line) ? LineRole.Furniture : LineRole.Paragraph, line, Indent(line));
        }
    }

    /// <summary>Where no slide has an empty line in it, an empty line ends the last one too, and what follows is the page's.</summary>
    static bool OneBlockEach(List<string> lines, List<(int Line, int NumberLength)> starts)
    {
        for (var slide = 0; slide + 1 < starts.Count; slide++)
        {
            var gap = false;
            for (var i = starts[slide].Line + 1; i < starts[slide + 1].Line; i++)
                if (IsEmpty(lines[i]))
                    gap = true;
                else if (gap)
                    return false;
        }
        return starts.Count > 2;
    }

    /// <summary>Text without slides: a letter's head and what follows its greeting are furniture, rows of tabs a table.</summary>
    static void Running(List<string> lines, SourceTextBuilder to)
    {
        var head = Letter.HeadLength(lines);
        var end = Letter.End(lines);
        var table = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var rows = i >= head && i < end ? TabbedRows(lines, i) : 0;
            if (rows == 0)
            {
                to.Add(
                    0,
                    i < head || i >= end || IsFurniture(lines[i]) ? LineRole.Furniture : LineRole.Paragraph,
                    lines[i],
                    Indent(lines[i])
                );
                continue;
            }
            table++;
            for (var row = 0; row < rows; row++)
                foreach (var (column, cell) in lines[i + row].Split('\t').Index())
                    to.Add(0, LineRole.Cell, cell, table: table, row: row, column: column);
            i += rows - 1;
        }
    }

    /// <summary>How many lines from here on have the same tabs, two or more each: a table pasted from a document. One such line is none.</summary>
    static int TabbedRows(List<string> lines, int from)
    {
        var tabs = Tabs(lines[from]);
        var to = from;
        while (tabs > 1 && to < lines.Count && Tabs(lines[to]) == tabs)
            to++;
        return to - from > 1 ? to - from : 0;

        static int Tabs(string line) => line.AsSpan().TrimStart('\t').Count('\t');
    }

    static bool IsEmpty(string line) => line.AsSpan().Trim().IsEmpty;

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

    static readonly string[] Labels = ["lysbilde ", "lysbilete ", "lysark ", "foil ", "slide ", "side "];

    /// <summary>Slide numbers rise from 1 by one, each first on its line and, where the text has them, after an empty line; a numbered list inside a slide does not. A site writes all of them
    /// the same way: "7", "7.", "Lysark 7 av 9".</summary>
    static List<(int Line, int NumberLength)> SlideStarts(List<string> lines)
    {
        var labelled = Starts(lines, afterEmpty: false, Numbering.Labelled);
        if (labelled.Count >= 3)
            return labelled;
        var spaced = Starts(lines, afterEmpty: true, Numbering.Bare);
        if (spaced.Count >= 2)
            return spaced;
        var stopped = Starts(lines, afterEmpty: true, Numbering.Stopped);
        return stopped.Count >= 3 && !AreQuestions(lines, stopped) ? stopped : [];
    }

    enum Numbering
    {
        Bare,
        Stopped,
        Labelled,
    }

    static List<(int Line, int NumberLength)> Starts(List<string> lines, bool afterEmpty, Numbering numbering)
    {
        var starts = new List<(int Line, int NumberLength)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (afterEmpty && i > 0 && !IsEmpty(lines[i - 1]))
                continue;
            var length = NumberLength(lines[i], starts.Count + 1, numbering);
            if (length > 0)
                starts.Add((i, length));
        }
        return starts;
    }

    /// <summary>"1. Hvordan …?" on lines of their own are themes with numbers: a slide is more than its question, and the first one is a title.</summary>
    static bool AreQuestions(List<string> lines, List<(int Line, int NumberLength)> starts) =>
        !lines[starts[0].Line].Contains("evaluering", StringComparison.OrdinalIgnoreCase)
        && starts.Count(s => lines[s.Line].TrimEnd().EndsWith('?')) * 2 > starts.Count;

    /// <summary>How much of the line its slide number takes ("7 ", "7", "7.", "Lysbilde 7:", "Lysark 7 av 9"), 0 when it does not begin with it.</summary>
    static int NumberLength(string line, int number, Numbering numbering)
    {
        var at = line.Length - line.TrimStart().Length;
        var label = Array.Find(Labels, l => line.AsSpan(at).StartsWith(l, StringComparison.OrdinalIgnoreCase));
        if (label is null == (numbering == Numbering.Labelled) && !(numbering == Numbering.Bare && label is not null))
            return 0;
        at += label?.Length ?? 0;
        var digits = number.ToString(CultureInfo.InvariantCulture);
        if (!line.AsSpan(at).StartsWith(digits))
            return 0;
        at += digits.Length;
        if (label is not null)
            at += Total(line.AsSpan(at));
        if (at < line.Length && line[at] == (numbering == Numbering.Stopped ? '.' : ':'))
            at++;
        else if (numbering == Numbering.Stopped)
            return 0;
        return at == line.Length || char.IsWhiteSpace(line[at]) ? at : 0;
    }

    /// <summary>" av 9", "/9".</summary>
    static int Total(ReadOnlySpan<char> rest)
    {
        var sign =
            rest.StartsWith(" av ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(" of ", StringComparison.OrdinalIgnoreCase) ? 4
            : rest.StartsWith("/") ? 1
            : 0;
        var to = sign;
        while (sign > 0 && to < rest.Length && char.IsAsciiDigit(rest[to]))
            to++;
        return to > sign ? to : 0;
    }
}
