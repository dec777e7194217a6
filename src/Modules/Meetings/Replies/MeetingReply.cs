namespace Takt.Meetings;

/// <summary>What somebody says to being asked to a meeting.</summary>
enum ReplyKind
{
    Yes,
    No,
    Maybe,

    /// <summary>Somebody else comes instead.</summary>
    Substitute,
}

/// <summary>What somebody has said to being asked to a meeting at a time, by mail or in Takt.</summary>
sealed class MeetingReply(Guid meetingId, Guid personId) : Entity
{
    public const int LongestComment = 500;
    public const int LongestName = 200;

    public Guid MeetingId { get; private init; } = meetingId;
    public Guid PersonId { get; private init; } = personId;
    public ReplyKind Kind { get; private set; }

    /// <summary>Who comes instead, when it is somebody known here.</summary>
    public Guid? SubstituteId { get; private set; }

    /// <summary>Who comes instead, as it was said.</summary>
    public string? Substitute { get; private set; }

    public string? Comment { get; private set; }

    /// <summary>When it was said, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>When the meeting was to begin, UTC, as it was then: a yes to nine o'clock is none to ten.</summary>
    public DateTime Begins { get; private set; }

    /// <summary>How long it was to last, in minutes.</summary>
    public int Length { get; private set; }

    /// <summary>Whether it is about the meeting as it stands.</summary>
    public bool HoldsFor(Meeting meeting) => (Begins, Length) == (meeting.Begins, meeting.Length);

    public void Say(ReplyKind kind, Guid? substituteId, string? substitute, string? comment, DateTime begins, int length, DateTime at)
    {
        (Kind, SubstituteId, Substitute) = kind is ReplyKind.Substitute ? (kind, substituteId, substitute) : (kind, null, null);
        (Comment, Begins, Length, At) = (comment, begins, length, at);
    }
}
