using Microsoft.AspNetCore.Http;

namespace Takt.Organisation;

/// <summary>What the form of the municipality sends.</summary>
public sealed class ProfileForm
{
    public string? Name { get; set; }
    public string? Colour { get; set; }
    public bool Bokmal { get; set; }
    public bool Nynorsk { get; set; }
    public bool English { get; set; }
    public string? DefaultLanguage { get; set; }
    public IFormFile? Mark { get; set; }
    public bool RemoveMark { get; set; }
    public string? Version { get; set; }
}
