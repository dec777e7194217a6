using Microsoft.AspNetCore.Components;

namespace Takt.Ui;

/// <summary>A state: colour, icon and word.</summary>
public sealed class Tag : MarkupComponent
{
    /// <summary>What kind of state.</summary>
    [Parameter]
    public Color Color { get; set; } = Color.Neutral;

    /// <summary>The shape that says it without colour.</summary>
    [Parameter]
    public Glyph? Icon { get; set; }

    /// <summary>The word.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>An outline instead of a surface, for «Gjør vi ikke».</summary>
    [Parameter]
    public bool Outline { get; set; }

    /// <inheritdoc/>
    protected override MarkupString Markup => Of(Color, Icon, Text, Outline);

    /// <summary>The same, for a row of a list.</summary>
    public static MarkupString Of(Color color, Glyph? icon, string text, bool outline = false) =>
        new(
            $"""<span class="ds-tag" data-color="{color.Value()}"{(outline ? " data-variant=\"outline\"" : "")}>{(icon is { } glyph ? Ui.Icon.Of(glyph) : default)}{Encode(text)}</span>"""
        );
}
