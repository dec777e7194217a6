namespace Takt.Meetings;

/// <summary>What is sent when a visit is planned, or is not to be after all.</summary>
public sealed class VisitForm
{
    public string? Unit { get; set; }
    public string? On { get; set; }
    public string? At { get; set; }

    /// <summary>Which button was pressed: a visit, or an open hour.</summary>
    public string? Kind { get; set; }

    /// <summary>The visit that is taken away.</summary>
    public string? Remove { get; set; }
}
