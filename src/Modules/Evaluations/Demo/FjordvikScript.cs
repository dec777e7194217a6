using Takt.FollowUp.Contracts;

namespace Takt.Evaluations;

/// <summary>An evaluation of Fjordvik as it went. Every number is a day counted from today.</summary>
sealed record FjordvikEvaluation(string Title, EvaluationState State, params FjordvikPart[] Parts)
{
    /// <summary>The unit it is held in; null for the whole municipality.</summary>
    public string? Unit { get; init; }

    public string? Programme { get; init; }
    public EvaluationKind Kind { get; init; }
    public ContributionMode Mode { get; init; }
    public string? Purpose { get; init; }
    public int? PurposeDiscussed { get; init; }
    public string? Gathering { get; init; }
    public (int From, int To) Collected { get; init; }
    public string? Meeting { get; init; }
    public int? MeetingOn { get; init; }
    public string? Presenter { get; init; }
    public string? AnsweringBody { get; init; }

    /// <summary>Who answers what nobody carries; null for the director's leader group.</summary>
    public string? Answers { get; init; }

    public int? AnswersDue { get; init; }
    public int? Published { get; init; }
}

/// <summary>A part and its themes.</summary>
sealed record FjordvikPart(string Name, PartKind Kind, string? Level, params FjordvikTheme[] Themes);

/// <summary>
/// A theme, who carries the answer, and what was said: one contribution a line, "→" before what should be done, "Name |"
/// before what somebody said under name.
/// </summary>
sealed record FjordvikTheme(int? Number, string Question, string Said)
{
    public string? Carrier { get; init; }
    public int? Due { get; init; }

    /// <summary>When the carrier got it.</summary>
    public int Since { get; init; } = -26;

    public string? Guidance { get; init; }
    public FjordvikAnswer? Answer { get; init; }
    public IReadOnlyList<(string By, string Text, int HoursAgo)> Inside { get; init; } = [];

    /// <summary>What people replied to "did this answer what you raised?".</summary>
    public (int Yes, int Partly, int No)? Reception { get; init; }
}

/// <summary>An answer and how far it has come.</summary>
sealed record FjordvikAnswer(AnswerState State, int Since, string? Lead, params FjordvikPoint[] Points);

/// <summary>A point of an answer. It covers the contributions numbered.</summary>
sealed record FjordvikPoint(Stance? Stance, string Text, params int[] Covers)
{
    public string? Because { get; init; }
    public int? AnswerBy { get; init; }
    public string? Request { get; init; }
    public FjordvikPromise? Promise { get; init; }
}

/// <summary>A measure that was promised, and what has come of it since it was published.</summary>
sealed record FjordvikPromise(string What, string Owner, int Due)
{
    public string? ExpectedEffect { get; init; }
    public int? Started { get; init; }
    public int? Done { get; init; }
    public int? JudgeOn { get; init; }
    public (MeasureEffect Effect, string Shown)? Judged { get; init; }
    public string? Dropped { get; init; }
    public int? Ended { get; init; }
    public string? NeedsHelp { get; init; }
}
