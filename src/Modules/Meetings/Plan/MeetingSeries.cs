namespace Takt.Meetings;

/// <summary>Who besides those who sit in the group sees when it meets, and what it decided in the open.</summary>
enum Openness
{
    /// <summary>Everybody who belongs to the unit the group works for.</summary>
    Unit,

    /// <summary>Nobody.</summary>
    Members,
}

/// <summary>Who tells their own what a meeting says that all should know.</summary>
enum PassOnTo
{
    /// <summary>Those who sit in the group.</summary>
    Members,

    /// <summary>They, and everybody who leads a unit of what the group works for.</summary>
    Leaders,
}

/// <summary>A group's meetings over time: when by rule, and what each takes from it.</summary>
sealed class MeetingSeries : RootEntity, IHasAudience
{
    public const int LongestTitle = 200;
    public const int LongestPlace = 200;
    public const int LongestLink = 500;
    public const int MostHours = 24 * 14;
    public const int LongestMeeting = 12 * 60;

    /// <summary>How far ahead its meetings are laid.</summary>
    public const int MonthsAhead = 12;

    static IReadOnlyList<string> IHasAudience.AskedPermissions { get; } = [MeetingsPermissions.See, MeetingsPermissions.Sit];

    MeetingSeries() { }

    public MeetingSeries(Guid groupId, Guid unitId, Openness openness, string title)
    {
        (GroupId, Openness, Title) = (groupId, openness, title);
        Audience = Meeting.AudienceOf(groupId, unitId, openness);
    }

    public Guid GroupId { get; private init; }

    /// <summary>What people call it: "Rådmannens ledermøte".</summary>
    public string Title { get; private set; } = "";

    public Openness Openness { get; private set; }

    public DateOnly First { get; private set; }
    public DayOfWeek Day { get; private set; }
    public int Weeks { get; private set; }
    public int? Nth { get; private set; }
    public DateOnly? Until { get; private set; }

    /// <summary>Months it does not meet.</summary>
    public List<int> Without { get; private set; } = [];

    public OnHoliday Holiday { get; private set; }

    public TimeOnly At { get; private set; }

    /// <summary>How long it lasts, in minutes.</summary>
    public int Length { get; private set; }

    public string? Place { get; private set; }

    /// <summary>Where the video is.</summary>
    public string? Link { get; private set; }

    /// <summary>So many days before the meeting proposals are in.</summary>
    public int ProposeBefore { get; private set; } = 3;

    /// <summary>So many hours after it ended the minutes stand, when nobody asks for a change.</summary>
    public int SilenceHours { get; private set; } = 24;

    /// <summary>Whether the group votes.</summary>
    public Voting Voting { get; private set; }

    /// <summary>Who passes on what it says that all should know.</summary>
    public PassOnTo PassOnTo { get; private set; }

    /// <summary>Whether what the group treats gets a number when a meeting ends.</summary>
    public bool NumbersCases { get; private set; }

    /// <summary>The day it was stopped; it meets no more after it.</summary>
    public DateOnly? StoppedOn { get; private set; }

    public Recurrence Recurrence =>
        new(First, Day, Weeks, Nth, StoppedOn < Until || Until is null ? StoppedOn ?? Until : Until, Without, Holiday);

    /// <summary>Says when it meets from now on, also one that was stopped: until the last day it is given now.</summary>
    public void Meet(Recurrence when, TimeOnly at, int length)
    {
        (First, Day, Weeks, Nth, Until, Holiday) = (when.First, when.Day, when.Weeks, when.Nth, when.Until, when.Holiday);
        Without = [.. when.Without.Order()];
        (At, Length, StoppedOn) = (at, length, null);
    }

    /// <summary>Says where, and how it is prepared and ended.</summary>
    public void Arrange(string title, string? place, string? link, int proposeBefore, int silenceHours) =>
        (Title, Place, Link, ProposeBefore, SilenceHours) = (title, place, link, proposeBefore, silenceHours);

    /// <summary>Says whether the group votes.</summary>
    public void Vote(Voting voting) => Voting = voting;

    /// <summary>Says who passes on what it says.</summary>
    public void PassOn(PassOnTo to) => PassOnTo = to;

    /// <summary>Says whether what the group treats gets a number.</summary>
    public void NumberCases(bool numbers) => NumbersCases = numbers;

    /// <summary>Says who besides those who sit in the group sees its meetings.</summary>
    /// <param name="unitId">The unit the group works for now.</param>
    /// <param name="openness">Who.</param>
    public void Show(Guid unitId, Openness openness) => (Openness, Audience) = (openness, Meeting.AudienceOf(GroupId, unitId, openness));

    /// <summary>It meets no more after a day.</summary>
    public void Stop(DateOnly last) => StoppedOn = last;

    /// <summary>The meetings that are by the rule and are not laid yet: from a day, a year ahead.</summary>
    /// <param name="today">The day.</param>
    /// <param name="laid">The days by the rule that have a meeting already, wherever it was moved.</param>
    public IReadOnlyList<Meeting> Lay(DateOnly today, IReadOnlySet<DateOnly> laid) =>
        [
            .. Recurrence
                .Dates(today.AddMonths(MonthsAhead))
                .Where(d => d.Held >= today && !laid.Contains(d.ByRule))
                .Select(d => new Meeting(this, d.ByRule, d.Held)),
        ];
}
