namespace Takt.Meetings;

/// <summary>What the forms of a series send.</summary>
public sealed class SeriesForm
{
    public string? Do { get; set; }
    public string? Group { get; set; }
    public string? Title { get; set; }

    /// <summary>"week-2", "month-5": see <see cref="PlanWords.Rhythms"/>.</summary>
    public string? Rhythm { get; set; }
    public string? Day { get; set; }
    public string? First { get; set; }
    public string? Until { get; set; }

    /// <summary>The months it does not meet, 1 to 12, each with "true".</summary>
    public Dictionary<string, string> Without
    {
        get;
        set => field = value ?? [];
    } = []; // binding sets null when none was ticked

    public string? Holiday { get; set; }
    public string? At { get; set; }
    public string? Length { get; set; }
    public string? Place { get; set; }
    public string? Link { get; set; }
    public string? ProposeBefore { get; set; }
    public string? SilenceHours { get; set; }
    public string? Openness { get; set; }
    public string? Voting { get; set; }
    public string? PassOnTo { get; set; }
    public bool NumbersCases { get; set; }

    /// <summary>The last day of a series that is stopped.</summary>
    public string? Last { get; set; }
    public string? Version { get; set; }

    /// <summary>The times whose clashes were shown the last time the form was sent.</summary>
    public string? Told { get; set; }

    internal static SeriesForm Of(MeetingSeries series) =>
        new()
        {
            Title = series.Title,
            Rhythm = PlanWords.RhythmOf(series.Weeks, series.Nth),
            Day = $"{series.Day}",
            First = Norwegian.Typed(series.First),
            Until = Norwegian.Typed(series.Recurrence.Until),
            Without = series.Without.ToDictionary(month => $"{month}", _ => "true"),
            Holiday = $"{series.Holiday}",
            At = PlanWords.Typed(series.At),
            Length = $"{series.Length}",
            Place = series.Place,
            Link = series.Link,
            ProposeBefore = $"{series.ProposeBefore}",
            SilenceHours = $"{series.SilenceHours}",
            Openness = $"{series.Openness}",
            Voting = $"{series.Voting}",
            PassOnTo = $"{series.PassOnTo}",
            NumbersCases = series.NumbersCases,
            Version = $"{series.Version}",
        };
}
