using System.Text;
using Microsoft.AspNetCore.Components;

namespace Takt.Ui;

/// <summary>Takten: one stroke is one thing. The number in words is <see cref="Label"/>; without it the words must stand beside, and the strokes are silent.</summary>
public sealed class Beat : MarkupComponent
{
    /// <summary>Above this many, strokes no longer count anything an eye can count: the words stand alone.</summary>
    public const int Most = 60;

    /// <summary>The strokes, see <see cref="Strokes.Of"/>.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Stroke> Sequence { get; set; } = [];

    /// <summary>What the strokes say, in words: «12 temaer: 3 godkjent, 9 i arbeid».</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>Small in a table row, large alone.</summary>
    [Parameter]
    public Scale Scale { get; set; } = Scale.Normal;

    /// <summary>A gap where the state changes.</summary>
    [Parameter]
    public bool Grouped { get; set; } = true;

    /// <inheritdoc/>
    protected override MarkupString Markup => Of(Sequence, Scale, Label, Grouped);

    /// <summary>The same, for a row of a list.</summary>
    public static MarkupString Of(IReadOnlyList<Stroke> sequence, Scale scale, string? label = null, bool grouped = true)
    {
        if (sequence.Count is 0 or > Most)
        {
            return new(label is null ? "" : $"""<span class="t-small">{Encode(label)}</span>""");
        }

        var said = label is null ? " aria-hidden=\"true\"" : $" role=\"img\"{Attribute("aria-label", label)}";
        var markup = new StringBuilder("<span class=\"t-beat\"").Append(Attribute("data-scale", scale.Value())).Append(said).Append('>');
        for (var at = 0; at < sequence.Count; at++)
        {
            var gap = at > 0 && grouped && sequence[at] != sequence[at - 1];
            markup.Append("<i").Append(Attribute("data-s", sequence[at].Value())).Append(gap ? " data-gap>" : ">").Append("</i>");
        }

        return new(markup.Append("</span>").ToString());
    }
}
