namespace Takt;

/// <summary>Whose dates a new calendar is to show.</summary>
public sealed class CalendarForm
{
    /// <summary>"Person/…", "Unit/…" or "Group/…" and an id.</summary>
    public string? Of { get; set; }
}
