namespace Takt.Meetings;

/// <summary>What somebody who wants to listen in says, and what is answered, as text.</summary>
public sealed class GuestForm
{
    public string? Why { get; set; }

    /// <summary>The one who is answered.</summary>
    public string? Guest { get; set; }
    public string? Because { get; set; }
}
