using Microsoft.AspNetCore.Http;

namespace Takt.FollowUp;

/// <summary>The sheet to read in.</summary>
public sealed class ReadForm
{
    public IFormFile? File { get; set; }
}

/// <summary>That what was looked over is to be done.</summary>
public sealed class ReadOverForm
{
    /// <summary>What was looked over, so that nothing else is done.</summary>
    public string? Seen { get; set; }
}
