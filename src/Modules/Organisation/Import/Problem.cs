using System.Globalization;

namespace Takt.Organisation;

/// <summary>How bad it is.</summary>
enum Severity
{
    /// <summary>The row cannot be used.</summary>
    Error,

    /// <summary>The row is used, but not all that stands in it, or it may not be what was meant.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Information,
}

/// <summary>Something about the file that its owner should know: where it stands, what stands there, and what to do.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">Which text says it: "UnknownParent".</param>
/// <param name="Sheet">The sheet; null for delimited text.</param>
/// <param name="Row">As the program that shows the file counts; null for the whole sheet.</param>
/// <param name="Column">The heading; null for the whole row.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Values">For the text.</param>
sealed record Problem(Severity Severity, string Code, string? Sheet, int? Row, string? Column, string Found, IReadOnlyList<string> Values)
{
    /// <summary>What it is and what to do, in the reader's language.</summary>
    public string Message =>
        string.Format(
            CultureInfo.CurrentCulture,
            Texts.ResourceManager.GetString($"Import{Code}", CultureInfo.CurrentUICulture) ?? Code,
            [.. Values.Cast<object>()]
        );

    /// <summary>"Enheter, rad 12, Overordnet".</summary>
    public string Place =>
        string.Join(
            ", ",
            new[] { Sheet, Row is { } row ? Labels.Fill(Texts.ImportRow, row) : null, Column }.Where(part => !string.IsNullOrEmpty(part))
        );
}
