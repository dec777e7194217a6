namespace Takt.Ui;

/// <summary>What a colour means (LOOK.md). A word or a shape always stands beside it.</summary>
public enum Color
{
    /// <summary>Fjord: act, answer, in progress, where you are.</summary>
    Accent,

    /// <summary>What people said, and what a point covers. Never a state.</summary>
    Lyng,

    /// <summary>In place, approved, done. Never a button.</summary>
    Lov,

    /// <summary>Waits, is doubtful, is due soon.</summary>
    Sol,

    /// <summary>Overdue, an error, not recognised. Never a «no» or a low figure.</summary>
    Danger,

    /// <summary>Not begun, draft, a reasoned no.</summary>
    Neutral,
}

/// <summary>How much a button asks for attention. One primary a page.</summary>
public enum Weight
{
    Primary,
    Secondary,
    Tertiary,
}

/// <summary>How large an own drawing is: in a table row, in text, alone.</summary>
public enum Scale
{
    Small,
    Normal,
    Large,
}

/// <summary>A figure's state, for its colour: none, overdue, due soon.</summary>
public enum Tone
{
    Plain,
    Late,
    Soon,
}

/// <summary>A link among others: a view, a chip, a filter's option.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Url">Where it goes.</param>
/// <param name="Current">Whether one is there now.</param>
/// <param name="Count">How many things lie behind it, when that helps.</param>
/// <param name="Most">As far as they are counted.</param>
public sealed record Choice(string Text, string Url, bool Current = false, int? Count = null, int Most = int.MaxValue)
{
    /// <summary>"12"; "100+" when there are more than are counted.</summary>
    public string? Counted => Count > Most ? $"{Most}+" : Count?.ToString(System.Globalization.CultureInfo.CurrentCulture);
}

static class Attributes
{
    public static string Value(this Color color) =>
        color switch
        {
            Color.Accent => "accent",
            Color.Lyng => "lyng",
            Color.Lov => "lov",
            Color.Sol => "sol",
            Color.Danger => "danger",
            _ => "neutral",
        };

    public static string? Value(this Weight weight) =>
        weight switch
        {
            Weight.Secondary => "secondary",
            Weight.Tertiary => "tertiary",
            _ => null,
        };

    public static string? Value(this Scale scale) =>
        scale switch
        {
            Scale.Small => "sm",
            Scale.Large => "lg",
            _ => null,
        };

    public static string? Class(this Tone tone) =>
        tone switch
        {
            Tone.Late => "t-late",
            Tone.Soon => "t-soon",
            _ => null,
        };

    /// <summary>Present without a value (<c>data-open</c>), or absent.</summary>
    public static string? Flag(this bool on) => on ? "" : null;
}
