namespace Takt.Meetings;

/// <summary>What the forms of one meeting send, when it is planned, moved or called off.</summary>
public sealed class MeetingForm
{
    public string? Group { get; set; }
    public string? Title { get; set; }
    public string? On { get; set; }
    public string? At { get; set; }
    public string? Length { get; set; }
    public string? ProposeBy { get; set; }
    public string? Place { get; set; }
    public string? Link { get; set; }
    public string? Openness { get; set; }
    public string? Voting { get; set; }
    public string? PassOnTo { get; set; }
    public bool NumbersCases { get; set; }

    /// <summary>Why it is called off.</summary>
    public string? Because { get; set; }
    public string? Version { get; set; }

    /// <summary>The time one has been told of who is busy at.</summary>
    public string? Told { get; set; }

    internal static MeetingForm Of(Meeting meeting) =>
        new()
        {
            Title = meeting.Title,
            On = Norwegian.Typed(meeting.On),
            At = PlanWords.Typed(meeting.At),
            Length = $"{meeting.Length}",
            ProposeBy = Norwegian.Typed(meeting.ProposeBy),
            Place = meeting.Place,
            Link = meeting.Link,
            Voting = $"{meeting.Voting}",
            PassOnTo = $"{meeting.PassOnTo}",
            NumbersCases = meeting.NumbersCases,
            Version = $"{meeting.Version}",
        };
}
