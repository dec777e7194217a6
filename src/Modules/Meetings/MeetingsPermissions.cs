namespace Takt.Meetings;

/// <summary>What one may do with meetings. Whoever chairs a group or writes for it runs its meetings, whatever these say.</summary>
static class MeetingsPermissions
{
    /// <summary>See when the groups of what one belongs to meet, about what, and what was decided in the open.</summary>
    public const string See = "meetings.see";

    /// <summary>Run the meetings of the groups that work for what one leads.</summary>
    public const string Run = "meetings.run";

    /// <summary>Say what conversations are to be about.</summary>
    public const string Arrange = "meetings.arrange";

    /// <summary>Held by nobody: rows that ask for it are seen by those named on them alone.</summary>
    public const string Sit = "meetings.sit";
}
