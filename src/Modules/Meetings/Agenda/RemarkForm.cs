using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What the forms on the page of an item send.</summary>
public sealed class RemarkForm : AttachForm
{
    /// <summary>What is said.</summary>
    public string? Remark { get; set; }

    /// <summary>The remark that is taken back.</summary>
    public string? Unsay { get; set; }
}
