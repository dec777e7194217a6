namespace Takt.Evaluations;

/// <summary>What one may do with evaluations.</summary>
static class EvaluationsPermissions
{
    /// <summary>See the evaluations of what one is part of, contribute, and read what was published.</summary>
    public const string TakePart = "evaluations.take-part";

    /// <summary>Set up, import, draft answers, publish.</summary>
    public const string Run = "evaluations.run";

    /// <summary>Approve the answers.</summary>
    public const string Approve = "evaluations.approve";
}
