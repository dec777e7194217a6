using Microsoft.AspNetCore.Components;

namespace Takt.Ui;

/// <summary>
/// What every field has. The value is always text: numbers and dates are read by the kernel's parser, so that what was typed comes back as typed.
/// Name is the plain form name, e.g. <c>Form.Points[0].Text</c>.
/// </summary>
/// <remarks>
/// Label, help and error are tied together here, without script. Only a field with a counter is a live <c>ds-field</c>:
/// the element would tie help and error a second time, and its counter takes <c>aria-invalid</c> away from a field with an error.
/// </remarks>
public abstract class Field : ComponentBase
{
    /// <summary>The name it posts under.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What to write, in a few words, above the field.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>What was typed or is stored.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Help, under the label.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>What is wrong and how to mend it; none when it is right.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>The field's id; from <see cref="Name"/> when not given (<c>form-points-0-text</c>), see <see cref="IdOf"/>.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>Says «(valgfritt)» after the label.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>The label is there for a screen reader only.</summary>
    [Parameter]
    public bool HideLabel { get; set; }

    /// <summary>Other attributes of the input itself: <c>autocomplete</c>, <c>inputmode</c>, <c>data-autofocus</c>, <c>readonly</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Rest { get; set; }

    internal string FieldId => Id ?? IdOf(Name);
    internal string HelpId => FieldId + "-help";
    internal string ErrorId => FieldId + "-error";
    internal string? Invalid => Error is null ? null : "true";
    internal virtual int? Most => null;
    internal bool Counts => Most is not null && Error is null;

    // With an error there is no counter, so the limit is said in words.
    internal virtual string? Help => Error is not null && Most is { } most ? $"{Description} {Texts.UpTo.With(most)}".Trim() : Description;
    internal string? DescribedBy =>
        (Counts, Error, Help) switch
        {
            (true, _, _) or (_, null, null) => null,
            (_, null, _) => HelpId,
            (_, _, null) => ErrorId,
            _ => $"{ErrorId} {HelpId}",
        };

    /// <summary>The id a field with this name gets, so that an error summary can link to it.</summary>
    public static string IdOf(string name) =>
        string.Join('-', name.Split(['.', '[', ']', '_', ' '], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}

/// <summary>A field of free text, which may have a limit.</summary>
public abstract class LimitedField : Field
{
    /// <summary>The most characters; a counter shows what is left, nothing is cut.</summary>
    [Parameter]
    public int? Limit { get; set; }

    internal override int? Most => Limit;
}
