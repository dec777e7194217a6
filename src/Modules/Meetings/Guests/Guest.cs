namespace Takt.Meetings;

/// <summary>What has been answered to somebody who wants to listen in.</summary>
enum GuestState
{
    Asked,
    Welcome,
    NotThisTime,
}

/// <summary>
/// Somebody without a seat who asks to be at a meeting and listen. Being welcome opens no text: what is closed stays closed, and
/// what is open is seen when the minutes are out, as by everybody else.
/// </summary>
sealed class Guest(Guid meetingId, Guid personId, string name, string? why, DateTime at) : Entity
{
    public const int LongestText = 500;

    public Guid MeetingId { get; private init; } = meetingId;
    public Guid PersonId { get; private init; } = personId;

    /// <summary>As the name was then.</summary>
    public string Name { get; private init; } = name;

    /// <summary>Why, in the guest's own words.</summary>
    public string? Why { get; private init; } = why;

    /// <summary>When it was asked, UTC.</summary>
    public DateTime At { get; private init; } = at;

    public GuestState State { get; private set; }

    /// <summary>What was said with a no.</summary>
    public string? Because { get; private set; }

    public void Answer(bool isWelcome, string? because) =>
        (State, Because) = isWelcome ? (GuestState.Welcome, null) : (GuestState.NotThisTime, because);
}
