using System.Globalization;

namespace Takt.Kernel;

/// <summary>Something written that people take along: what it says, not how it looks.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Municipality">Whose.</param>
/// <param name="Header">Stands on every page.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Blocks">What it says, in order.</param>
public sealed record Paper(string Title, string Municipality, string Header, CultureInfo Language, IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>What a file says it is about.</summary>
    public string? Subject { get; init; }
}

/// <summary>A piece of a <see cref="Paper"/>.</summary>
public abstract record PaperBlock
{
    private PaperBlock() { }

    /// <summary>A heading, which office programs and screen readers find their way by.</summary>
    /// <param name="Level">From 1.</param>
    /// <param name="Words">What it says.</param>
    public sealed record Heading(int Level, string Words) : PaperBlock;

    /// <summary>A paragraph; its lines stay lines.</summary>
    /// <param name="Content">What it says.</param>
    /// <param name="Voice">How.</param>
    public sealed record Text(string Content, PaperVoice Voice = PaperVoice.Plain) : PaperBlock;

    /// <summary>A table with a row of headings.</summary>
    /// <param name="Caption">What it is of, for whoever does not see it.</param>
    /// <param name="Columns">The headings.</param>
    /// <param name="Rows">As many cells as there are headings.</param>
    public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperBlock;
}

/// <summary>How a paragraph is said.</summary>
public enum PaperVoice
{
    /// <summary>As the rest.</summary>
    Plain,

    /// <summary>Beside the rest: when, where, by whom.</summary>
    Quiet,

    /// <summary>What one looks for: the decision.</summary>
    Strong,
}
