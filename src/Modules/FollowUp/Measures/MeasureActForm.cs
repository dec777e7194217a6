using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>What the forms of a measure's page send: each its own fields.</summary>
public sealed class MeasureActForm : TalkForm
{
    public string? Follow { get; set; }
    public string? Steps { get; set; }
    public string? Step { get; set; }
    public string? StepDone { get; set; }
    public string? Owner { get; set; }
    public string? Due { get; set; }
    public string? JudgeOn { get; set; }
    public string? Effect { get; set; }
    public string? Shown { get; set; }
    public string? Because { get; set; }
    public string? HelpFrom { get; set; }
    public string? HelpAbout { get; set; }
    public string? HelpAnswer { get; set; }
}
