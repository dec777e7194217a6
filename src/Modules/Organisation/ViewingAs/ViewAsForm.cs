namespace Takt.Organisation;

/// <summary>What the form for looking through somebody's roles sends.</summary>
public sealed class ViewAsForm
{
    public string? Because { get; set; }
}
