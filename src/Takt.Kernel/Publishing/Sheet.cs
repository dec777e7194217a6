namespace Takt.Kernel;

/// <summary>One slide as it is shown: the measures are settled, nothing is left to fit.</summary>
/// <param name="Number">Its place in the deck, from 1.</param>
/// <param name="Title">The heading, as much of it as has room.</param>
/// <param name="TitleSize">The size of the heading in points.</param>
/// <param name="Regions">What stands on it, in reading order.</param>
public sealed record Sheet(int Number, string Title, double TitleSize, IReadOnlyList<Region> Regions)
{
    /// <summary>The slide it shows (part of); none for the opening.</summary>
    public Slide? Slide { get; init; }

    /// <summary>What is drawn on it, when it is a drawing; it then has no regions.</summary>
    public Diagram? Diagram { get; init; }

    /// <summary>The opening slide.</summary>
    public bool Opening => Slide is null;

    /// <summary>Which of <see cref="Parts"/> it is, from 1.</summary>
    public int Part { get; init; } = 1;

    /// <summary>How many sheets the slide takes.</summary>
    public int Parts { get; init; } = 1;
}

/// <summary>What a region looks like.</summary>
public enum RegionKind
{
    /// <summary>Text on paper.</summary>
    Text,

    /// <summary>An answer: text on tint, with a bar to the left.</summary>
    Answer,

    /// <summary>Not answered: a dashed frame.</summary>
    Open,

    /// <summary>One table.</summary>
    Table,

    /// <summary>One chart.</summary>
    Chart,
}

/// <summary>Where in its row a region stands.</summary>
public enum RegionSide
{
    /// <summary>Over the whole width.</summary>
    Whole,

    /// <summary>In the left column.</summary>
    Left,

    /// <summary>In the right column.</summary>
    Right,
}

/// <summary>A box on a sheet and what it holds.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Side">Where in its row it stands.</param>
/// <param name="Box">Its place.</param>
/// <param name="Height">The estimated height of the content with its padding, in points; never more than the box's.</param>
/// <param name="Blocks">The content; a table or chart is alone.</param>
public sealed record Region(RegionKind Kind, RegionSide Side, Box Box, double Height, IReadOnlyList<Block> Blocks)
{
    /// <summary>The label of the side, above the content.</summary>
    public string? Label { get; init; }
}

/// <summary>A rectangle on the slide in points from the upper left corner; a slide is 960 × 540 points (33,867 × 19,05 cm).</summary>
public sealed record Box(double X, double Y, double Width, double Height)
{
    /// <summary>The lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>The right edge.</summary>
    public double Right => X + Width;

    /// <summary>The box without a margin on each side.</summary>
    internal Box Inset(double x, double y) => new(X + x, Y + y, Width - (2 * x), Height - (2 * y));
}

/// <summary>The fixed places on a slide, in points.</summary>
public static class SlideFormat
{
    /// <summary>The width of a slide.</summary>
    public const double Width = 960;

    /// <summary>The height of a slide.</summary>
    public const double Height = 540;

    /// <summary>The heading; its text stands at the bottom.</summary>
    public static readonly Box Title = new(51, 33, 768, 76);

    /// <summary>«2 av 3», at the end of the heading's last line.</summary>
    public static readonly Box Part = new(819, 85, 90, 24);

    /// <summary>The line under the heading.</summary>
    public static readonly Box Rule = new(51, 113, 858, 1.5);

    /// <summary>All content.</summary>
    public static readonly Box Content = new(51, 130, 858, 352);

    /// <summary>What was said.</summary>
    public static readonly Box Left = new(51, 130, 402, 352);

    /// <summary>What is answered.</summary>
    public static readonly Box Right = new(473, 130, 436, 352);

    /// <summary>The line at the foot: two lines at most.</summary>
    public static readonly Box Footer = new(51, 494, 570, 32);

    /// <summary>The date at the foot.</summary>
    public static readonly Box Date = new(631, 494, 200, 32);

    /// <summary>The number of the slide.</summary>
    public static readonly Box Number = new(849, 494, 60, 32);

    /// <summary>«Utkast».</summary>
    public static readonly Box Draft = new(799, 14, 110, 26);

    /// <summary>The municipality on the opening slide.</summary>
    public static readonly Box Municipality = new(51, 40, 700, 60);

    /// <summary>The heading of the opening slide; its text stands at the bottom.</summary>
    public static readonly Box OpeningTitle = new(51, 102, 800, 200);

    /// <summary>The line under it.</summary>
    public static readonly Box OpeningRule = new(51, 310, 858, 1.5);

    /// <summary>The subtitle of the opening slide.</summary>
    public static readonly Box Subtitle = new(51, 324, 700, 160);
}
