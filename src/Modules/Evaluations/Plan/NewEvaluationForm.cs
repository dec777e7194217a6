namespace Takt.Evaluations;

/// <summary>What a new evaluation begins with.</summary>
public sealed class NewEvaluationForm
{
    public string? Title { get; set; }

    /// <summary>"template", an earlier evaluation's id, or empty.</summary>
    public string? From { get; set; }

    public string? Unit { get; set; }
    public string? Answers { get; set; }
}
