namespace Takt.Evaluations;

/// <summary>What stands on a flip chart, a line for each thing.</summary>
public sealed class TypeInForm
{
    /// <summary>The first line's id, so that a form sent twice is stored once.</summary>
    public string? Key { get; set; }

    public string? Table { get; set; }
    public string? Theme { get; set; }
    public string? Lines { get; set; }
    public string? Agreed { get; set; }
}

/// <summary>One text, tidied.</summary>
public sealed class TidyForm
{
    internal const string Up = "up";
    internal const string Down = "down";

    public string? Do { get; set; }
    public string? Text { get; set; }
}
