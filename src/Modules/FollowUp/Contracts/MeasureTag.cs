using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.FollowUp.Contracts;

/// <summary>Where a measure stands, and whether it is late.</summary>
public sealed class MeasureTag : MarkupComponent
{
    /// <summary>The state.</summary>
    [Parameter, EditorRequired]
    public MeasureState State { get; set; }

    /// <summary>The day it shall be done.</summary>
    [Parameter]
    public DateOnly? Due { get; set; }

    /// <summary>Today in Norway.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <inheritdoc/>
    protected override MarkupString Markup => Of(State, Due, Today);

    /// <summary>The same, for a row of a list.</summary>
    public static MarkupString Of(MeasureState state, DateOnly? due, DateOnly today)
    {
        var (color, icon, word) = state switch
        {
            MeasureState.Proposed => (Color.Neutral, Glyph.DashCircle, Texts.StateProposed),
            MeasureState.Decided or MeasureState.Started when due < today => (Color.Danger, Glyph.Warning, Texts.StateLate),
            MeasureState.Decided => (Color.Neutral, Glyph.DashCircle, Texts.StateNotStarted),
            MeasureState.Started => (Color.Accent, Glyph.Clock, Texts.StateStarted),
            MeasureState.Dropped => (Color.Neutral, Glyph.DashCircle, Texts.StateDropped),
            _ => (Color.Lov, Glyph.Check, Texts.StateDone),
        };
        return Tag.Of(color, icon, word, outline: state is MeasureState.Dropped);
    }
}
