using System.Globalization;

namespace Takt.Evaluations;

/// <summary>Everything an evaluation is set up with, as text.</summary>
public sealed class PlanForm
{
    public string? Do { get; set; }
    public string? Title { get; set; }
    public string? Programme { get; set; }
    public string? Purpose { get; set; }
    public string? Mode { get; set; }
    public string? DiscussedOn { get; set; }
    public string? GatheringName { get; set; }
    public string? GatheringFrom { get; set; }
    public string? GatheringTo { get; set; }
    public string? MeetingName { get; set; }
    public string? MeetingDate { get; set; }
    public string? Presenter { get; set; }
    public string? AnsweringBody { get; set; }
    public string? Answers { get; set; }
    public string? AnswersDue { get; set; }
    public List<ThemeFields> Themes { get; set; } = [];

    internal static PlanForm Of(Evaluation evaluation) =>
        new()
        {
            Title = evaluation.Title,
            Programme = evaluation.Programme,
            Purpose = evaluation.Purpose,
            Mode = $"{evaluation.Mode}",
            DiscussedOn = Norwegian.Typed(evaluation.PurposeDiscussedOn),
            GatheringName = evaluation.GatheringName,
            GatheringFrom = Norwegian.Typed(evaluation.GatheringFrom),
            GatheringTo = Norwegian.Typed(evaluation.GatheringTo),
            MeetingName = evaluation.MeetingName,
            MeetingDate = Norwegian.Typed(evaluation.MeetingDate),
            Presenter = evaluation.Presenter,
            AnsweringBody = evaluation.AnsweringBody,
            Answers = $"{evaluation.Answers}",
            AnswersDue = Norwegian.Typed(evaluation.AnswersDue),
            Themes =
            [
                .. evaluation
                    .Themes.OrderBy(t => t.Position)
                    .Select(t => new ThemeFields
                    {
                        Position = t.Position.ToString(CultureInfo.InvariantCulture),
                        PartId = $"{t.PartId}",
                        Question = t.Question,
                        Number = t.Number?.ToString(CultureInfo.InvariantCulture),
                        Carrier = t.Carrier?.ToString(),
                        Due = Norwegian.Typed(t.Due),
                    }),
            ],
        };

    /// <summary>One theme's fields.</summary>
    public sealed class ThemeFields
    {
        public string? Position { get; set; }
        public string? PartId { get; set; }
        public string? Question { get; set; }
        public string? Number { get; set; }
        public string? Carrier { get; set; }
        public string? Due { get; set; }
    }
}
