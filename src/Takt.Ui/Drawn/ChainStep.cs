namespace Takt.Ui;

/// <summary>Where a step of a chain stands.</summary>
public enum StepState
{
    Done,

    /// <summary>Under way: ring with a dot.</summary>
    Now,

    /// <summary>To come: dashed ring.</summary>
    Next,

    /// <summary>Done and assessed, no change. Never drawn as better.</summary>
    Same,
    Better,
    Worse,

    /// <summary>Will not be done: the chain ends here, with the reason.</summary>
    Stopped,
}

/// <summary>A step from what was said to what it led to.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Label">What kind of step and its state in words: «Tiltak: i gang».</param>
/// <param name="Text">What it is.</param>
/// <param name="Url">Where it lies.</param>
/// <param name="Note">Who and when, or why not.</param>
public sealed record ChainStep(StepState State, string Label, string Text, string? Url = null, string? Note = null);
