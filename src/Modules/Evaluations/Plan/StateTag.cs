using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>Where an evaluation stands: word, shape and colour.</summary>
public sealed class StateTag : MarkupComponent
{
    /// <summary>The state.</summary>
    [Parameter, EditorRequired]
    public EvaluationState State { get; set; }

    /// <inheritdoc/>
    protected override MarkupString Markup => Of(State);

    /// <summary>The same, for a row of a list.</summary>
    public static MarkupString Of(EvaluationState state)
    {
        var (color, icon) = state switch
        {
            EvaluationState.Collecting => (Color.Accent, Glyph.Speech),
            EvaluationState.Answering => (Color.Sol, Glyph.Clock),
            EvaluationState.Published => (Color.Lov, Glyph.Check),
            _ => (Color.Neutral, Glyph.Document),
        };
        return Tag.Of(color, icon, WordOf(state));
    }

    internal static string WordOf(EvaluationState state) =>
        state switch
        {
            EvaluationState.Draft => Texts.StateDraft,
            EvaluationState.Collecting => Texts.StateCollecting,
            EvaluationState.Answering => Texts.StateAnswering,
            EvaluationState.Published => Texts.StatePublished,
            _ => Texts.StateArchived,
        };
}
