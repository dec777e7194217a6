namespace Takt.Kernel;

/// <summary>What a box of a diagram is, and so how it looks.</summary>
public enum DiagramLook
{
    /// <summary>At the top of all.</summary>
    Top,

    /// <summary>Right under the top.</summary>
    Branch,

    /// <summary>In the line.</summary>
    Line,

    /// <summary>Beside the line: dashed.</summary>
    Beside,

    /// <summary>Nobody sits there: dotted.</summary>
    Vacant,
}

/// <summary>A box of a tree before it has a place, and what hangs under it.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Text">Who sits there, and how it stands with the seat.</param>
/// <param name="Look">What it is.</param>
public sealed record DiagramNode(string Title, string? Text, DiagramLook Look)
{
    /// <summary>Stands beside the line, also when nobody sits there.</summary>
    public bool IsBeside { get; init; }

    /// <summary>What is under it, in a line: «14 enheter».</summary>
    public string? Counted { get; init; }

    /// <summary>What hangs under it.</summary>
    public IReadOnlyList<DiagramNode> Below { get; init; } = [];
}

/// <summary>Boxes and lines with their places on one slide: what a person can go on moving in the file.</summary>
/// <param name="Boxes">In reading order.</param>
/// <param name="Lines">Between them.</param>
public sealed record Diagram(IReadOnlyList<DiagramBox> Boxes, IReadOnlyList<DiagramLine> Lines);

/// <summary>A box; its height is that of its text.</summary>
public sealed record DiagramBox(Box Place, string Title, string? Text, DiagramLook Look);

/// <summary>An upright or level line, from the upper left end.</summary>
/// <param name="X1">Its left end.</param>
/// <param name="Y1">Its upper end.</param>
/// <param name="X2">Its right end.</param>
/// <param name="Y2">Its lower end.</param>
/// <param name="Dashed">It leads to those beside the line.</param>
/// <param name="FromBox">The box it leaves at its lower edge, as its place in <see cref="Diagram.Boxes"/>.</param>
/// <param name="ToBox">The box it ends at: at the upper edge when it is upright, else at the left.</param>
public sealed record DiagramLine(double X1, double Y1, double X2, double Y2, bool Dashed = false, int? FromBox = null, int? ToBox = null);
