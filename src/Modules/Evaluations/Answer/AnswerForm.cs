using System.Text.Json;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>The answer as it is written. Everything one types on the page is in it, so that no act loses any of it.</summary>
public sealed class AnswerForm
{
    public const string Save = "save";
    public const string Submit = "submit";
    public const string Approve = "approve";
    public const string Return = "return";
    public const string Say = "comment";
    public const string Postpone = "postpone";
    public const string AddPoint = "add-point";
    public const string RemovePoint = "remove-point-";
    public const string UseDecision = "use-decision-";
    const int MostPoints = 40;

    public string? Lead { get; set; }

    public List<PointForm> Points
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>The version one began from; empty when there was no answer.</summary>
    public string? Version { get; set; }

    public string? Comment { get; set; }
    public string? NewDue { get; set; }

    /// <summary>Which button.</summary>
    public string? Do { get; set; }

    internal bool IsRearranging =>
        Do == AddPoint
        || Do?.StartsWith(RemovePoint, StringComparison.Ordinal) == true
        || Do?.StartsWith(UseDecision, StringComparison.Ordinal) == true;

    internal static AnswerForm Of(Answer? answer, IReadOnlyList<Said> said) =>
        answer is null
            ? new() { Points = [new()] }
            : new()
            {
                Lead = answer.Lead,
                Points = [.. answer.Points.Select(p => PointForm.Of(p, said)).DefaultIfEmpty(new())],
                Version = $"{answer.Version}",
            };

    /// <summary>Adds a point last, empty or with what a meeting decided, or takes one away.</summary>
    internal void Rearrange(IReadOnlyList<TakenUp> takenUp)
    {
        if (Do?.StartsWith(RemovePoint, StringComparison.Ordinal) == true)
        {
            if (int.TryParse(Do[RemovePoint.Length..], out var at) && at >= 0 && at < Points.Count)
            {
                Points.RemoveAt(at);
            }
        }
        else if (Do == AddPoint)
        {
            Add(new());
        }
        else if (takenUp.FirstOrDefault(t => Do == UseDecision + t.Item)?.Decision is { } decision)
        {
            Points.RemoveAll(p => p.IsBlank);
            Add(new() { Text = decision }); // one that is too long for a point is the writer's to shorten
        }
    }

    void Add(PointForm point)
    {
        if (Points.Count < MostPoints)
        {
            Points.Add(point);
        }
    }

    /// <summary>Points nobody wrote in are no points.</summary>
    internal void Tidy()
    {
        Points.RemoveAll(p => p.IsBlank);
        if (Points.Count == 0)
        {
            Points.Add(new());
        }
    }

    /// <summary>Finds who is meant by each field that says who does something; before anything is read from the form.</summary>
    internal async Task FindOwners(SeatLookup seats, IReadOnlyCollection<Seat> standing, CancellationToken cancel)
    {
        foreach (var point in Points)
        {
            await point.FindOwner(seats, standing, cancel);
        }
    }

    /// <summary>What cannot be read, or is too long.</summary>
    internal IEnumerable<FieldError> Wrong() =>
        Reading.TooLong("Form.Lead", Lead, Answer.LongestLead).Concat(Points.SelectMany((p, i) => p.Wrong($"Form.Points[{i}].")));

    internal IEnumerable<AnswerPoint> Read(Guid answer, IReadOnlyList<Said> said) =>
        Points.Where(p => !p.IsBlank).Select((p, i) => p.Read(answer, i + 1, said));

    /// <summary>Whether the words are the same; not the version, not the comment.</summary>
    internal bool SaysTheSame(AnswerForm other) => Words() == other.Words();

    string Words() =>
        JsonSerializer.Serialize(new { Lead = Reading.Text(Lead), Points = Points.Where(p => !p.IsBlank).Select(p => p.Words) });
}
