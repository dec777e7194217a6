namespace Takt.Meetings;

/// <summary>What the correction of minutes sends.</summary>
public sealed class CorrectForm
{
    /// <summary>Why.</summary>
    public string? Because { get; set; }

    /// <summary>By item.</summary>
    public Dictionary<string, string>? Summary { get; set; }
    public Dictionary<string, string>? Decision { get; set; }
    public Dictionary<string, string>? Key { get; set; }

    /// <summary>The mark of what stood when the form was filled, by item: what one has not touched is not one's own to correct.</summary>
    public Dictionary<string, string>? Stands { get; set; }

    /// <summary>"see" to be shown the difference, else it is published.</summary>
    public string? Do { get; set; }

    /// <summary>How many corrections there were when the form was filled.</summary>
    public string? Stood { get; set; }

    internal (string? Summary, string? Decision, string? Key) Of(AgendaItem item) =>
        (Summary?.GetValueOrDefault($"{item.Id}"), Decision?.GetValueOrDefault($"{item.Id}"), Key?.GetValueOrDefault($"{item.Id}"));

    internal bool IsUntouched(AgendaItem item, Amendment wanted) =>
        Stands?.GetValueOrDefault($"{item.Id}") == MinutesForm.MarkOf(wanted.Summary, wanted.Decision, wanted.Key);

    internal static CorrectForm Of(Meeting meeting, IReadOnlyList<AgendaItem> items) =>
        new()
        {
            Summary = items.ToDictionary(i => $"{i.Id}", i => i.Summary ?? ""),
            Decision = items.ToDictionary(i => $"{i.Id}", i => i.Decision ?? ""),
            Key = items.Where(i => i.Key is not null).ToDictionary(i => $"{i.Id}", i => i.Key!),
            Stands = items.ToDictionary(i => $"{i.Id}", MinutesForm.MarkOf),
            Stood = $"{meeting.Corrections}",
        };
}
