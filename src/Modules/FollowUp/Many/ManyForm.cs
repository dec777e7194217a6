using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>What the page for many at once sends.</summary>
public sealed class ManyForm : ChoiceForm
{
    internal const string Preview = "preview";
    internal const string Apply = "apply";

    public string? Act { get; set; }
    public string? Due { get; set; }
    public string? Days { get; set; }
    public string? Owner { get; set; }
    public string? Because { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Do { get; set; }

    /// <summary>What was looked over, so that nothing else is done.</summary>
    public string? Seen { get; set; }
}
