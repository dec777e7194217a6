namespace Takt.Organisation;

/// <summary>The password somebody chooses.</summary>
public sealed class WelcomeForm
{
    public string? Password { get; set; }
    public string? Again { get; set; }
}
