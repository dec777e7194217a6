using System.Globalization;

namespace Takt.Kernel;

/// <summary>
/// A presentation as its author thinks of it: what is said, not where it stands. <see cref="DeckLayout"/> spreads it over <see cref="Sheet"/>s,
/// which every writer draws (<see cref="PptxWriter"/>, the page, the standalone HTML file).
/// </summary>
/// <param name="Title">The name of the presentation, on the opening slide and in the properties of the file.</param>
/// <param name="Municipality">The name of the municipality, on the opening slide and as the name of the theme.</param>
/// <param name="Slides">The slides after the opening one, in the order they are shown.</param>
public sealed record Deck(string Title, string Municipality, IReadOnlyList<Slide> Slides)
{
    /// <summary>What the presentation is about, in a sentence.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The municipality's colour as <c>#RRGGBB</c>; anything else gives Takt's own. Text made from it is darkened until it can be read.</summary>
    public string Accent { get; init; } = Palette.TaktAccent;

    /// <summary>Meeting, date and presenter, at the foot of every slide.</summary>
    public DeckFooter Footer { get; init; } = new();

    /// <summary>The language of the content: decides the writers' own words and what a screen reader and a spelling check use.</summary>
    public CultureInfo Language { get; init; } = CultureInfo.GetCultureInfo("nb-NO");

    /// <summary>Marks every slide as a draft.</summary>
    public bool Draft { get; init; }

    /// <summary>The language as a tag with a country, as office programs want it: nb-NO, nn-NO, en-GB.</summary>
    public string LanguageTag =>
        Language switch
        {
            { Name: "" } => "nb-NO",
            { IsNeutralCulture: false } => Language.Name,
            { Name: "en" } => "en-GB",
            _ => $"{Language.Name}-NO",
        };
}

/// <summary>The foot of every slide; a part that is not given is left out.</summary>
/// <param name="Meeting">The meeting where it is shown.</param>
/// <param name="Date">The day of the meeting.</param>
/// <param name="Presenter">Who presents.</param>
public sealed record DeckFooter(string? Meeting = null, DateOnly? Date = null, string? Presenter = null);

/// <summary>A source the presenter can open from the notes.</summary>
/// <param name="Text">What the link is called.</param>
/// <param name="Address">An absolute address.</param>
public sealed record SourceLink(string Text, Uri Address);

/// <summary>One slide before it is laid out; long content becomes several sheets with the same title.</summary>
/// <param name="Title">
/// The heading. One that is too long for two lines is cut at its first colon (<c>Tema 8: Hva …</c>), and the rest opens the content.
/// </param>
public abstract record Slide(string Title)
{
    /// <summary>What the presenter should remember; never shown on the slide.</summary>
    public string? Notes { get; init; }

    /// <summary>Where the content comes from, as links in the notes.</summary>
    public IReadOnlyList<SourceLink> Sources { get; init; } = [];

    /// <summary>Blocks over the whole width, from the top down.</summary>
    public sealed record Content(string Title, IReadOnlyList<Block> Blocks) : Slide(Title);

    /// <summary>A drawing that is laid out already, a sheet for each page: <see cref="TreeDiagram"/>. Of a long title, only as much as has room.</summary>
    public sealed record Drawing(string Title, IReadOnlyList<Diagram> Pages) : Slide(Title);

    /// <summary>Two things beside each other: what was said, and what is answered. A side with more than its share goes on alone over the whole width.</summary>
    public sealed record Pair(string Title, Panel Said, Panel Answered) : Slide(Title);
}

/// <summary>One side of a <see cref="Slide.Pair"/>.</summary>
/// <param name="Heading">The label above, repeated on each sheet.</param>
/// <param name="Blocks">The content, from the top down.</param>
public sealed record Panel(string Heading, IReadOnlyList<Block> Blocks);
