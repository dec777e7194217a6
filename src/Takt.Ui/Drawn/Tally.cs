using Microsoft.AspNetCore.Components;

namespace Takt.Ui;

/// <summary>«7 av 13» and its beat: so many done, the rest waiting.</summary>
public sealed class Tally : MarkupComponent
{
    /// <summary>How many are done.</summary>
    [Parameter, EditorRequired]
    public int Done { get; set; }

    /// <summary>How many there are.</summary>
    [Parameter, EditorRequired]
    public int Total { get; set; }

    /// <summary>What is counted and how, for a screen reader: «innspill besvart».</summary>
    [Parameter, EditorRequired]
    public string What { get; set; } = "";

    /// <inheritdoc/>
    protected override MarkupString Markup => Of(Done, Total, What);

    /// <summary>The same, for a row of a list.</summary>
    public static MarkupString Of(int done, int total, string what) =>
        new(
            $"""<span class="t-tally"><span class="t-num">{Encode(Texts.OfTotal.With(done, total))}<span class="ds-sr-only"> {Encode(what)}</span></span>{Beat.Of(Strokes.Of((Stroke.Done, done), (Stroke.Wait, total - done)), Scale.Small)}</span>"""
        );
}
