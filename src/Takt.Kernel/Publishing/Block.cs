namespace Takt.Kernel;

/// <summary>The building blocks of slides. A closed set: each writer knows them all.</summary>
public abstract record Block
{
    private Block() { }

    /// <summary>A small heading inside a slide; it never stands alone at the bottom.</summary>
    public sealed record Heading(string Text) : Block;

    /// <summary>Running text; a quiet one is a note in smaller type.</summary>
    public sealed record Paragraph(string Text, bool Quiet = false) : Block;

    /// <summary>A list with levels, or numbered from <see cref="Start"/>.</summary>
    public sealed record Bullets(IReadOnlyList<Bullet> Items, bool Numbered = false) : Block
    {
        /// <summary>A flat list.</summary>
        public Bullets(IEnumerable<string> items, bool numbered = false)
            : this([.. items.Select(text => new Bullet(text))], numbered) { }

        /// <summary>The number of the first item.</summary>
        public int Start { get; init; } = 1;
    }

    /// <summary>What people have said, in two columns, down the left one first. Beside an answer: one column.</summary>
    public sealed record Voices(IReadOnlyList<Voice> Items) : Block;

    /// <summary>The points of an answer, each with its stance on a line of its own.</summary>
    public sealed record Points(IReadOnlyList<Point> Items) : Block;

    /// <summary>What nobody has answered yet, in a dashed frame that says who owes it and when.</summary>
    public sealed record Unanswered(string Text, string Owner, DateOnly? Due) : Block;

    /// <summary>A table; at most seven rows stand on a sheet, and the head is repeated.</summary>
    /// <param name="Caption">Says what the table shows; the text alternative, not printed.</param>
    /// <param name="Columns">The head. The first column that is <see cref="TableColumn.Names"/> says what a row is about.</param>
    /// <param name="Rows">A text per column; a missing one is empty.</param>
    public sealed record Table(string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block
    {
        /// <summary>The share of each column in 48ths of the width; set by the layout, the same on every sheet of the table.</summary>
        public IReadOnlyList<int> Shares { get; internal init; } = [];
    }

    /// <summary>Horizontal bars, one a name; two series are stacked, and the second is hatched.</summary>
    /// <param name="Finding">What the bars show, in a sentence: stands above them and is their text alternative.</param>
    /// <param name="Series">What the values count, one name a value.</param>
    /// <param name="Bars">The bars from the top down.</param>
    public sealed record BarChart(string Finding, IReadOnlyList<string> Series, IReadOnlyList<Bar> Bars) : Block
    {
        /// <summary>The end of the scale; set by the layout, the same on every sheet of the chart.</summary>
        public double Max { get; internal init; }
    }
}

/// <summary>An item of a list.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Level">0 is outermost; deeper than 2 is shown as 2.</param>
public sealed record Bullet(string Text, int Level = 0);

/// <summary>Something said, and by whom when it is known.</summary>
public sealed record Voice(string Text, string? From = null);

/// <summary>A point of an answer.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Stance">Its stance in words: «Gjør vi delvis».</param>
/// <param name="Meta">Owner and date.</param>
public sealed record Point(string Text, string? Stance = null, string? Meta = null);

/// <summary>The head of a column.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Numeric">Numbers, set to the right.</param>
/// <param name="Names">The column says what the row is about; bold, and the row's head to a screen reader.</param>
public sealed record TableColumn(string Header, bool Numeric = false, bool Names = false);

/// <summary>A bar: a name, and a value for each series.</summary>
public sealed record Bar(string Label, IReadOnlyList<double> Values);
