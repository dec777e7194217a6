namespace Takt.Organisation;

/// <summary>A new password in the place of the present one.</summary>
public sealed class PasswordForm
{
    public string? Present { get; set; }
    public string? Password { get; set; }
    public string? Again { get; set; }
}
