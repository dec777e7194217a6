namespace Takt.FollowUp;

/// <summary>What the page for proposing sends.</summary>
public sealed class ProposeForm
{
    public string? What { get; set; }
    public string? Effect { get; set; }
    public string? Unit { get; set; }

    /// <summary>The id of the measure to be, made with the form, so that a form sent twice proposes one.</summary>
    public string? Key { get; set; }
}
