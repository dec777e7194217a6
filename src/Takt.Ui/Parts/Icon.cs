using Microsoft.AspNetCore.Components;

namespace Takt.Ui;

/// <summary>An icon. Silent for a screen reader unless <see cref="Label"/> is given.</summary>
public sealed class Icon : MarkupComponent
{
    static readonly MarkupString[] Silent =
    [
        .. Enum.GetValues<Glyph>()
            .Select(glyph => new MarkupString(
                $"""<svg class="t-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{Glyphs.Paths(glyph)}</svg>"""
            )),
    ];

    /// <summary>Which icon.</summary>
    [Parameter, EditorRequired]
    public Glyph Name { get; set; }

    /// <summary>What it says, where no word stands beside it.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <inheritdoc/>
    protected override MarkupString Markup =>
        Label is null
            ? Of(Name)
            : new($"""<svg class="t-icon" viewBox="0 0 24 24" role="img"{Attribute("aria-label", Label)}>{Glyphs.Paths(Name)}</svg>""");

    /// <summary>A silent icon, beside its word.</summary>
    public static MarkupString Of(Glyph glyph) => Silent[(int)glyph];
}
