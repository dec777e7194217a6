using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.FollowUp.Contracts;

/// <summary>What a measure led to: a shape and a word. No change is an answer like the others, never red.</summary>
public sealed class EffectMark : MarkupComponent
{
    /// <summary>What it led to.</summary>
    [Parameter, EditorRequired]
    public MeasureEffect Effect { get; set; }

    /// <inheritdoc/>
    protected override MarkupString Markup => Of(Effect);

    /// <summary>The same, for a row of a list.</summary>
    public static MarkupString Of(MeasureEffect effect)
    {
        var icon = effect switch
        {
            MeasureEffect.Better => Glyph.Better,
            MeasureEffect.Worse => Glyph.Worse,
            _ => Glyph.Same,
        };
        return new($"""<span class="t-nowrap">{Icon.Of(icon)} {Encode(Words(effect))}</span>""");
    }

    /// <summary>The word alone.</summary>
    public static string Words(MeasureEffect effect) =>
        effect switch
        {
            MeasureEffect.Better => Texts.EffectBetter,
            MeasureEffect.Worse => Texts.EffectWorse,
            _ => Texts.EffectSame,
        };
}
