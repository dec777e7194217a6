using Microsoft.AspNetCore.Http;

namespace Takt.Evaluations;

/// <summary>The document to import.</summary>
public sealed class ImportForm
{
    public IFormFile? File { get; set; }
    public string? Pasted { get; set; }
}

/// <summary>One correction of the preview, or the confirmation.</summary>
public sealed class PreviewForm
{
    /// <summary>"join", "keep", "split", "move", "kind", "drop", "adopt", "confirm" or "undo".</summary>
    public string? Do { get; set; }

    /// <summary>The statement or line.</summary>
    public string? Id { get; set; }

    /// <summary>Where a statement is cut: the character's place in its text.</summary>
    public string? At { get; set; }

    /// <summary>Where it goes: a part or topic, with "!" before it for the answer.</summary>
    public string? Target { get; set; }

    /// <summary>What kind of statement it shall be.</summary>
    public string? Kind { get; set; }

    public string? Unit { get; set; }
    public string? Answers { get; set; }
}
