namespace Takt.Meetings;

/// <summary>What the forms of an agenda send.</summary>
public sealed class ItemForm
{
    /// <summary>The item a form is about.</summary>
    public string? Item { get; set; }
    public string? Version { get; set; }
    public string? Title { get; set; }
    public string? PublicTitle { get; set; }
    public string? Kind { get; set; }
    public string? Minutes { get; set; }
    public string? About { get; set; }
    public string? ClosedBy { get; set; }
    public string? Because { get; set; }

    /// <summary>Up or down.</summary>
    public string? Way { get; set; }

    /// <summary>The id of an item to be, made with the form, so that a form sent twice proposes one.</summary>
    public string? Key { get; set; }
}
