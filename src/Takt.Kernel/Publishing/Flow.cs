namespace Takt.Kernel;

/// <summary>Lets pieces flow down columns, from sheet to sheet.</summary>
internal sealed class Flow(Pieces pieces)
{
    private const double Gap = 14,
        PanelX = 17,
        PanelY = 14,
        ColumnGap = 40,
        Least = 235,
        WideEnough = 700;

    /// <summary>The regions of each sheet of a slide when what is said may be <paramref name="limit"/> points high. Answers stand as early as there is room.</summary>
    public IReadOnlyList<IReadOnlyList<Region>> Pages(Slide slide, IReadOnlyList<Block> lead, double limit)
    {
        var (said, answered) = slide switch
        {
            Slide.Content content => (new Panel("", [.. lead, .. content.Blocks]), new Panel("", [])),
            Slide.Pair pair => (pair.Said, pair.Answered),
            _ => throw new ArgumentOutOfRangeException(nameof(slide)),
        };
        var (left, right) = (pieces.Of(said.Blocks), pieces.Of(answered.Blocks));
        List<IReadOnlyList<Region>> pages = [];
        if (slide is Slide.Pair && lead.Count > 0)
            (pages, left, right) = LeadPage(lead, said, answered, left, right, limit);
        while (left.Count + right.Count > 0 || pages.Count == 0)
            pages.Add(Page(said, answered, ref left, ref right, 0, limit));
        return pages;
    }

    /// <summary>Fills one column with as much as it holds. Something is always taken.</summary>
    public (IReadOnlyList<Region> Regions, IReadOnlyList<Piece> Left) Fill(
        Box column,
        RegionSide side,
        string? label,
        bool answer,
        IReadOnlyList<Piece> rest
    )
    {
        List<Region> regions = [];
        List<IReadOnlyList<Piece>> taken = [];
        var y = column.Y;
        while (rest.Count > 0)
        {
            var kind = KindOf(rest[0], answer);
            var run = rest.TakeWhile(piece => Together(rest[0], piece, column, answer)).ToArray();
            var room = column with { Y = y, Height = column.Bottom - y };
            var (added, used, left) = InColumns(rest[0], column, answer)
                ? Voices(room, run, label, regions.Count == 0)
                : Single(kind, side, room, kind is RegionKind.Text or RegionKind.Answer ? label : null, run, regions.Count == 0);
            rest = [.. left, .. rest.Skip(run.Length)];
            regions.AddRange(added);
            if (added.Count > 0)
                taken.Add(used);
            if (kind is RegionKind.Text or RegionKind.Answer)
                label = null;
            if (left.Count > 0)
                break;
            y = regions.Max(region => region.Box.Bottom) + Gap;
        }
        if (rest.Count > 0 && taken is [.., { Count: > 1 } last] && HeadingsLast(last) is var headings and > 0)
        {
            // A heading goes with what it heads.
            regions[^1] = regions[^1] with
            {
                Blocks = Pieces.Join(last.SkipLast(headings)),
            };
            rest = [.. last.TakeLast(headings), .. rest];
        }
        return (regions, rest);
    }

    private (List<IReadOnlyList<Region>>, IReadOnlyList<Piece>, IReadOnlyList<Piece>) LeadPage(
        IReadOnlyList<Block> lead,
        Panel said,
        Panel answered,
        IReadOnlyList<Piece> left,
        IReadOnlyList<Piece> right,
        double limit
    )
    {
        List<IReadOnlyList<Region>> pages = [];
        var rest = pieces.Of(lead);
        while (true)
        {
            var (top, more) = Fill(SlideFormat.Content, RegionSide.Whole, null, answer: false, rest);
            var used = top.Sum(region => region.Height) + Gap;
            if (more.Count == 0 && used < SlideFormat.Content.Height - Least)
            {
                pages.Add([.. top, .. Page(said, answered, ref left, ref right, used, limit)]);
                return (pages, left, right);
            }
            pages.Add(top);
            rest = more;
            if (more.Count == 0)
                return (pages, left, right);
        }
    }

    private IReadOnlyList<Region> Page(
        Panel said,
        Panel answered,
        ref IReadOnlyList<Piece> left,
        ref IReadOnlyList<Piece> right,
        double top,
        double limit
    )
    {
        // Alone, a side has the whole width.
        var (leftBox, rightBox, leftSide, rightSide) =
            left.Count > 0 && right.Count > 0
                ? (SlideFormat.Left, SlideFormat.Right, RegionSide.Left, RegionSide.Right)
                : (SlideFormat.Content, SlideFormat.Content, RegionSide.Whole, RegionSide.Whole);
        (var regions, left) = Fill(
            leftBox with
            {
                Y = leftBox.Y + top,
                Height = Math.Max(limit, top + Least) - top,
            },
            leftSide,
            Label(said),
            answer: false,
            left
        );
        (var answers, right) = Fill(
            rightBox with
            {
                Y = rightBox.Y + top,
                Height = SlideFormat.Content.Height - top,
            },
            rightSide,
            Label(answered),
            answer: true,
            right
        );
        return [.. ToBottom(regions), .. ToBottom(answers)];
    }

    /// <summary>How many headings stand last, after something else.</summary>
    private static int HeadingsLast(IReadOnlyList<Piece> taken) =>
        Math.Min(taken.Reverse().TakeWhile(piece => piece.Block is Block.Heading).Count(), Math.Max(0, taken.Count - 1));

    private static string? Label(Panel panel) => TextMeasure.Clean(panel.Heading) is { Length: > 0 } label ? label : null;

    /// <summary>The last of a column has the rest of it: people who edit the file get room, and a chart fatter bars.</summary>
    private static IEnumerable<Region> ToBottom(IReadOnlyList<Region> regions) =>
        regions.Select(
            (region, i) =>
                regions.Skip(i + 1).Any(later => later.Box.X == region.Box.X || later.Box.Y != region.Box.Y)
                    ? region
                    : region with
                    {
                        Box = region.Box with
                        {
                            Height = Math.Max(region.Box.Height, HeightInRoom(region, SlideFormat.Content.Bottom - region.Box.Y)),
                        },
                    }
        );

    private static double HeightInRoom(Region region, double room) =>
        region switch
        {
            { Kind: RegionKind.Text or RegionKind.Answer } => room,
            { Blocks: [Block.BarChart chart] } => Math.Min(room, ChartLook.Roomy(chart)),
            _ => 0,
        };

    private static RegionKind KindOf(Piece piece, bool answer) =>
        piece.Block switch
        {
            Block.Table => RegionKind.Table,
            Block.BarChart => RegionKind.Chart,
            Block.Unanswered => RegionKind.Open,
            _ => answer ? RegionKind.Answer : RegionKind.Text,
        };

    private static bool InColumns(Piece piece, Box column, bool answer) =>
        !answer && piece.Block is Block.Voices && column.Width > WideEnough;

    private static bool Together(Piece first, Piece piece, Box column, bool answer) =>
        KindOf(first, answer) is var kind
        && KindOf(piece, answer) == kind
        && InColumns(first, column, answer) == InColumns(piece, column, answer)
        && (kind is RegionKind.Text or RegionKind.Answer || ReferenceEquals(first.Source, piece.Source));

    private (IReadOnlyList<Region> Added, IReadOnlyList<Piece> Used, IReadOnlyList<Piece> Left) Single(
        RegionKind kind,
        RegionSide side,
        Box room,
        string? label,
        IReadOnlyList<Piece> run,
        bool must
    )
    {
        var (x, y) = kind is RegionKind.Answer or RegionKind.Open ? (PanelX, PanelY) : (0, 0);
        var inner = room.Inset(x, y);
        var labelled = label is null ? 0 : new TextLine(label, TextRole.Heading).Height(inner.Width);
        var (taken, left) = Take(run, inner.Width, inner.Height - labelled, must);
        if (taken.Count == 0)
            return ([], [], run);
        var height = HeightOf(taken, inner.Width) + labelled + (2 * y);
        return ([new(kind, side, room with { Height = height }, height, Pieces.Join(taken)) { Label = label }], taken, left);
    }

    /// <summary>Two columns; those of the last sheet are made equally long.</summary>
    private (IReadOnlyList<Region> Added, IReadOnlyList<Piece> Used, IReadOnlyList<Piece> Left) Voices(
        Box room,
        Piece[] run,
        string? label,
        bool must
    )
    {
        var width = (room.Width - ColumnGap) / 2;
        var top = room;
        if (label is not null)
            room = Below(room, new TextLine(label, TextRole.Heading).Height(room.Width));
        var (first, rest) = Take(run, width, room.Height, must);
        var (second, left) = Take(rest, width, room.Height, must: false);
        if (left.Count == 0 && first.Count + second.Count == run.Length)
            (first, second) = Balance(run, width, room.Height);
        if (first.Count == 0)
            return ([], [], run);
        var height = Math.Max(HeightOf(first, width), HeightOf(second, width));
        List<Region> added = label is null
            ? []
            : [new(RegionKind.Text, RegionSide.Whole, top with { Height = room.Y - top.Y }, room.Y - top.Y, []) { Label = label }];
        added.Add(Column(RegionSide.Left, room.X, first));
        if (second.Count > 0)
            added.Add(Column(RegionSide.Right, room.X + width + ColumnGap, second));
        return (added, [.. first, .. second], left);

        Region Column(RegionSide side, double x, IReadOnlyList<Piece> voices) =>
            new(RegionKind.Text, side, new(x, room.Y, width, height), HeightOf(voices, width), Pieces.Join(voices));
    }

    private static Box Below(Box box, double height) => box with { Y = box.Y + height, Height = box.Height - height };

    private (IReadOnlyList<Piece>, IReadOnlyList<Piece>) Balance(Piece[] run, double width, double height)
    {
        double[] heights = [.. run.Select(piece => pieces.Height(piece.Block, width))];
        var (at, left, all) = (1, heights[0], heights.Sum());
        while (at < run.Length && left < all - left && left + heights[at] <= height)
            left += heights[at++];
        return ([.. run.Take(at)], [.. run.Skip(at)]);
    }

    /// <summary>As many pieces as fit, the last one cut if it may be; if one <paramref name="must"/> be taken, it is.</summary>
    private (IReadOnlyList<Piece> Taken, IReadOnlyList<Piece> Left) Take(IReadOnlyList<Piece> run, double width, double height, bool must)
    {
        List<Piece> taken = [];
        var used = 0d;
        var most =
            run is [{ Block: Block.Table }, ..] ? TableLook.MaxRows
            : run is [{ Block: Block.BarChart }, ..] ? ChartLook.MaxBars
            : int.MaxValue;
        while (taken.Count < run.Count && taken.Count < most && HeightWith(run[taken.Count]) is var more && more <= height)
        {
            taken.Add(run[taken.Count]);
            used = more;
        }
        if (taken.Count == run.Count)
            return (taken, []);
        if (
            taken.Count < most
            && pieces.Cut(run[taken.Count], width, height - used, must && taken.Count == 0) is var (first, rest)
            && (HeightWith(first) <= height || (must && taken.Count == 0))
        )
            return ([.. taken, first], [rest, .. run.Skip(taken.Count + 1)]);
        if (taken.Count == 0 && must)
            taken.Add(run[0]);
        taken = taken[..^HeadingsLast(taken)];
        return (taken, [.. run.Skip(taken.Count)]);

        double HeightWith(Piece next) =>
            next.Block is Block.BarChart ? HeightOf([.. taken, next], width)
            : next.Block is Block.Table table && taken.Count > 0 ? used + table.Rows.Sum(row => TableLook.Row(table, row, width))
            : used + HeightOf([next], width);
    }

    private double HeightOf(IReadOnlyList<Piece> taken, double width) =>
        taken switch
        {
            [] => 0,
            [{ Block: Block.Table table }, ..] => TableLook.Head(table, width)
                + taken.Sum(piece => piece.Block is Block.Table { Rows: [var row] } ? TableLook.Row(table, row, width) : 0),
            [{ Block: Block.BarChart }, ..] => ChartLook.Height((Block.BarChart)Pieces.Join(taken)[0], width),
            _ => taken.Sum(piece => pieces.Height(piece.Block, width)),
        };
}
