using Microsoft.AspNetCore.Http;

namespace Takt.Ui;

/// <summary>What the forms of <see cref="Attached"/> send. A page with other forms too lets its own model be one of these.</summary>
public class AttachForm
{
    /// <summary>What a link leads to, in words.</summary>
    public string? LinkTitle { get; set; }

    /// <summary>Where it leads.</summary>
    public string? LinkAddress { get; set; }

    /// <summary>What to call a file; its name where nothing is written.</summary>
    public string? FileTitle { get; set; }

    /// <summary>The file.</summary>
    public IFormFile? File { get; set; }

    /// <summary>The link or file to remove.</summary>
    public string? Remove { get; set; }
}
