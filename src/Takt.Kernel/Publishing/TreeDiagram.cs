namespace Takt.Kernel;

/// <summary>
/// Lays a tree out as slides: the whole of it on one where there is room, else the top with its branches, and then a slide for each branch. Nothing is
/// shrunk: a branch that does not fit goes on over the next. Pure: the same tree gives the same slides.
/// </summary>
public static class TreeDiagram
{
    internal const double TitleSize = 12,
        TextSize = 11,
        LineHeight = 1.25,
        InsetX = 6,
        InsetY = 4;

    private const double Gap = 6,
        Step = 10,
        Drop = 10,
        ColumnGap = 14,
        TopWidth = 240,
        HeadWidth = 320,
        MostBeside = 150;

    private const int Columns = 4,
        MostAbreast = 5,
        DeepestIndent = 4;

    private static readonly Box Room = SlideFormat.Content;

    /// <summary>The slides of a tree.</summary>
    /// <param name="title">The heading of the slide with the top.</param>
    /// <param name="top">The tree.</param>
    /// <param name="beside">The heading of those beside the line, where they need a slide of their own.</param>
    public static IReadOnlyList<Slide> Slides(string title, DiagramNode top, string beside)
    {
        if (Whole(top) is { } whole)
            return [new Slide.Drawing(title, [whole])];
        var (overview, besideIsLeft) = Overview(top);
        List<Slide> slides = [new Slide.Drawing(title, overview)];
        var besides = top.Below.Where(node => node.IsBeside).ToArray();
        if (besideIsLeft || Array.Exists(besides, node => node.Below.Count > 0))
            slides.Add(new Slide.Drawing(beside, Branch(top with { Below = besides })));
        slides.AddRange(
            top.Below.Where(node => !node.IsBeside && node.Below.Count > 0).Select(node => new Slide.Drawing(node.Title, Branch(node)))
        );
        return slides;
    }

    /// <summary>The height of a box with this text.</summary>
    internal static double HeightOf(DiagramNode node, double width)
    {
        var inside = width - (2 * InsetX);
        var text = node.Text is null ? 0 : TextMeasure.Lines(TextMeasure.Clean(node.Text), inside, TextSize) * TextSize * LineHeight;
        return (2 * InsetY)
            + (TextMeasure.Lines(TextMeasure.Clean(node.Title), inside, TitleSize, bold: true) * TitleSize * LineHeight)
            + text;
    }

    /// <summary>All of it on one slide: the branches abreast, each with what is under it in a column; nothing when it has no room.</summary>
    private static Diagram? Whole(DiagramNode top)
    {
        var line = top.Below.Where(node => !node.IsBeside).ToArray();
        if (line.Length > MostAbreast || top.Below.Any(node => node.IsBeside && node.Below.Count > 0))
            return null;
        var drawing = new Drawing();
        var y = Head(drawing, top, out var fits);
        if (!fits)
            return null;
        var width = WidthOf(line.Length);
        var bottom = y;
        var bus = y;
        foreach (var (node, i) in line.Select((node, i) => (node, i)))
        {
            var x = Room.X + (i * (width + ColumnGap));
            var box = drawing.Add(node, x, y + Drop, width);
            drawing.Line(new(x + (width / 2), bus, x + (width / 2), y + Drop, ToBox: box));
            bottom = Math.Max(bottom, Hang(drawing, box, Flat(node.Below), x, width));
        }
        Bus(drawing, line.Length, width, bus);
        return bottom <= Room.Bottom ? drawing.Done() : null;
    }

    /// <summary>The top, those beside the line, and the branches with how much is under each.</summary>
    private static (IReadOnlyList<Diagram> Pages, bool BesideIsLeft) Overview(DiagramNode top)
    {
        List<Diagram> pages = [];
        var drawing = new Drawing();
        var bus = Head(drawing, top, out var fits);
        if (!fits)
        {
            drawing = new();
            bus = Head(drawing, top with { Below = [.. top.Below.Where(node => !node.IsBeside)] }, out _);
        }
        var line = top
            .Below.Where(node => !node.IsBeside)
            .Select(node => node with { Text = string.Join("\u00a0· ", new[] { node.Text, node.Counted }.Where(part => part is not null)) })
            .ToArray();
        // Fewer abreast are wider, and so lower.
        var abreast = Most(MostAbreast, count => line.All(node => HeightOf(node, WidthOf(count)) + (2 * Drop) <= Room.Height));
        var rows = line.Chunk(abreast).ToArray();
        var width = WidthOf(Math.Min(abreast, line.Length));
        var y = bus;
        var isFirst = true;
        foreach (var row in rows)
        {
            var height = row.Max(node => HeightOf(node, width));
            if (y + Drop + height > Room.Bottom)
            {
                pages.Add(drawing.Done());
                (drawing, y, isFirst) = (new(), Room.Y, true);
            }
            foreach (var (node, i) in row.Select((node, i) => (node, i)))
            {
                var x = Room.X + (i * (width + ColumnGap));
                var box = drawing.Add(node, x, y + Drop, width);
                drawing.Line(new(x + (width / 2), y, x + (width / 2), y + Drop, ToBox: box));
            }
            Bus(drawing, row.Length, width, y, toRail: rows.Length > 1, toTrunk: isFirst && pages.Count == 0);
            if (!isFirst)
                drawing.Line(new(Room.X - Gap, bus, Room.X - Gap, y)); // the rows are held together by a line at their left
            (bus, y, isFirst) = (y, y + Drop + height + Drop, false);
        }
        pages.Add(drawing.Done());
        return (pages, !fits);
    }

    /// <summary>One branch: its head, and what is under it in columns, over as many slides as it takes.</summary>
    private static List<Diagram> Branch(DiagramNode head)
    {
        List<Diagram> pages = [];
        var groups = head.Below.Select(node => Flat([node]).ToArray()).ToList();
        var most = Room.Height - HeightOf(head, HeadWidth) - (2 * Drop);
        var columnsAbreast = Most(
            Columns,
            count => groups.TrueForAll(group => Array.TrueForAll(group, entry => entry.HeightIn(ColumnWidth(count)) <= most))
        );
        var width = ColumnWidth(columnsAbreast);
        while (groups.Count > 0)
        {
            var limit = most;
            var columns = Fill(groups, columnsAbreast, limit);
            if (columns.Sum(column => column.Count) == groups.Sum(group => group.Length))
            {
                // The last slide is filled evenly: the lowest columns that still hold all of it.
                for (var lower = limit - Step; lower > 0; lower -= Step)
                {
                    var tried = Fill(groups, columnsAbreast, lower);
                    if (tried.Sum(column => column.Count) < groups.Sum(group => group.Length))
                        break;
                    columns = tried;
                }
            }
            pages.Add(Page(head, columns, width));
            groups = Rest(groups, columns.Sum(column => column.Count));
        }
        return pages;
    }

    private static Diagram Page(DiagramNode head, IReadOnlyList<IReadOnlyList<Entry>> columns, double width)
    {
        var drawing = new Drawing();
        var at = drawing.Add(head, SlideFormat.Width / 2 - (HeadWidth / 2), Room.Y, HeadWidth);
        var bus = Room.Y + HeightOf(head, HeadWidth) + Drop;
        drawing.Line(new(SlideFormat.Width / 2, bus - Drop, SlideFormat.Width / 2, bus, FromBox: at));
        var rails = columns.Select((_, i) => Room.X + (i * (width + Step + ColumnGap))).ToArray();
        drawing.Line(new(Math.Min(rails[0], SlideFormat.Width / 2), bus, Math.Max(rails[^1], SlideFormat.Width / 2), bus));
        foreach (var (column, rail) in columns.Zip(rails))
            Stack(drawing, column, rail, bus, bus + Drop, width);
        return drawing.Done();
    }

    /// <summary>The top, and beside the line under it those who stand there, two abreast; where the next line begins.</summary>
    private static double Head(Drawing drawing, DiagramNode top, out bool fits)
    {
        const double Middle = SlideFormat.Width / 2;
        var at = drawing.Add(top, Middle - (TopWidth / 2), Room.Y, TopWidth);
        var y = Room.Y + HeightOf(top, TopWidth);
        var beside = top.Below.Where(node => node.IsBeside).ToArray();
        var from = y;
        y += Drop;
        if (beside.Length > 0)
        {
            var (x, gap) = (Middle + 30, Step);
            var width = (Room.Right - x - gap) / 2;
            var start = y;
            foreach (var row in beside.Chunk(2))
            {
                foreach (var (node, i) in row.Select((node, i) => (node, i)))
                    drawing.Add(node, x + (i * (width + gap)), y, width);
                y += row.Max(node => HeightOf(node, width)) + Gap;
            }
            var middle = (start + y - Gap) / 2;
            drawing.Line(new(x - Gap, start, x - Gap, y - Gap, Dashed: true));
            drawing.Line(new(Middle, middle, x - Gap, middle, Dashed: true));
            y += Drop - Gap;
            // Under a very tall top there is no room beside the line either.
            fits = y - start <= MostBeside && y - Drop <= Room.Bottom;
        }
        else
            fits = true;
        if (top.Below.Any(node => !node.IsBeside) || beside.Length > 0)
            drawing.Line(new(Middle, from, Middle, Math.Min(y, Room.Bottom), FromBox: at)); // what is under a very tall top begins on the next
        return y;
    }

    private static void Bus(Drawing drawing, int count, double width, double y, bool toRail = false, bool toTrunk = true)
    {
        if (count == 0)
            return;
        var (first, last) = (Room.X + (width / 2), Room.X + ((count - 1) * (width + ColumnGap)) + (width / 2));
        var (left, right) = toTrunk ? (Math.Min(first, SlideFormat.Width / 2), Math.Max(last, SlideFormat.Width / 2)) : (first, last);
        drawing.Line(new(toRail ? Room.X - Gap : left, y, right, y));
    }

    /// <summary>What is under a branch, in one column below it; how far down it goes.</summary>
    private static double Hang(Drawing drawing, int parent, IEnumerable<Entry> entries, double x, double width)
    {
        var from = drawing.Bottom(parent);
        var column = entries.ToArray();
        return column.Length == 0 ? from : Stack(drawing, column, x + (Step / 2), from, from + Gap, width - (1.5 * Step));
    }

    /// <summary>Boxes under each other along an upright line, what is under each of them set in.</summary>
    private static double Stack(Drawing drawing, IReadOnlyList<Entry> column, double rail, double from, double y, double width)
    {
        var parents = new Dictionary<int, (double Rail, double From)>();
        var ends = new Dictionary<int, double>();
        foreach (var entry in column)
        {
            var indent = Math.Min(entry.Depth, DeepestIndent) * Step;
            var left = rail + Step + indent;
            var box = drawing.Add(entry.Node, left, y, width - indent);
            var middle = y + (HeightOf(entry.Node, width - indent) / 2);
            var line = entry.Depth == 0 ? (rail, from) : parents.GetValueOrDefault(entry.Depth - 1, (left - Step, y));
            drawing.Line(new(line.Item1, middle, left, middle, ToBox: box));
            foreach (var deeper in ends.Keys.Where(depth => depth > entry.Depth).ToArray())
                ends.Remove(deeper);
            if (ends.TryGetValue(entry.Depth, out var drawn))
                drawing.Line(new(line.Item1, drawn, line.Item1, middle));
            else if (line.Item2 < middle)
                drawing.Line(new(line.Item1, line.Item2, line.Item1, middle));
            ends[entry.Depth] = middle;
            y += HeightOf(entry.Node, width - indent);
            parents[entry.Depth] = (left + (Step / 2), y);
            y += Gap;
        }
        return y - Gap;
    }

    /// <summary>As much as the columns of a slide hold. A unit and what is under it stay together where a column holds them.</summary>
    private static List<List<Entry>> Fill(List<Entry[]> groups, int most, double limit)
    {
        var width = ColumnWidth(most);
        List<List<Entry>> columns =
        [
            [],
        ];
        var y = 0d;
        foreach (var group in groups)
        {
            var whole = group.Sum(entry => Height(entry) + Gap);
            if (y > 0 && y + whole - Gap > limit && whole - Gap <= limit && !Next())
                return columns;
            foreach (var entry in group)
            {
                if (y > 0 && y + Height(entry) > limit && !Next())
                    return columns;
                columns[^1].Add(entry);
                y += Height(entry) + Gap;
            }
        }
        return columns;

        double Height(Entry entry) => entry.HeightIn(width);

        bool Next()
        {
            if (columns.Count == most)
                return false;
            columns.Add([]);
            y = 0;
            return true;
        }
    }

    private static List<Entry[]> Rest(List<Entry[]> groups, int taken)
    {
        List<Entry[]> rest = [];
        foreach (var group in groups)
        {
            if (taken < group.Length)
                rest.Add(group[taken..]);
            taken = Math.Max(0, taken - group.Length);
        }
        return rest;
    }

    private static IEnumerable<Entry> Flat(IEnumerable<DiagramNode> nodes, int depth = 0) =>
        nodes.SelectMany(node => Flat(node.Below, depth + 1).Prepend(new(node, depth)));

    private static double WidthOf(int abreast) => Math.Min(260, (Room.Width - ((abreast - 1) * ColumnGap)) / Math.Max(1, abreast));

    private static double ColumnWidth(int columns) => ((Room.Width - ((columns - 1) * ColumnGap)) / columns) - Step;

    /// <summary>The most, down from a number, that will do; one when none does.</summary>
    private static int Most(int from, Predicate<int> will) => Enumerable.Range(1, from).Reverse().FirstOrDefault(count => will(count), 1);

    private sealed record Entry(DiagramNode Node, int Depth)
    {
        public double HeightIn(double column) => HeightOf(Node, column - (Math.Min(Depth, DeepestIndent) * Step));
    }

    private sealed class Drawing
    {
        private readonly List<DiagramBox> boxes = [];
        private readonly List<DiagramLine> lines = [];

        public int Add(DiagramNode node, double x, double y, double width)
        {
            boxes.Add(new(new(x, y, width, HeightOf(node, width)), node.Title, node.Text, node.Look));
            return boxes.Count - 1;
        }

        public double Bottom(int box) => boxes[box].Place.Bottom;

        public void Line(DiagramLine line) => lines.Add(line);

        public Diagram Done() => new(boxes, lines);
    }
}
