namespace Takt.Organisation;

/// <summary>What the first administrator says.</summary>
public sealed class FirstAdministratorForm
{
    public string? Name { get; set; }
    public string? UserName { get; set; }
    public string? Password { get; set; }
}
