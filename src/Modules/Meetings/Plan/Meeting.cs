namespace Takt.Meetings;

/// <summary>How far a meeting has come.</summary>
enum MeetingState
{
    Planned,
    Ended,
    Cancelled,
}

/// <summary>One time a group meets.</summary>
sealed class Meeting : RootEntity, IFindable, IShownLive
{
    public const int LongestBecause = 1000;

    readonly List<Attendance> attendances = [];

    static IReadOnlyList<string> IHasAudience.AskedPermissions { get; } = [MeetingsPermissions.See, MeetingsPermissions.Sit];

    static SearchKind IFindable.FoundAs { get; } = new("Meetings.KindMeeting", "Meetings.Menu", "moter", MeetingsUrls.List);

    Meeting() { }

    /// <summary>One of a series.</summary>
    public Meeting(MeetingSeries series, DateOnly byRule, DateOnly on)
    {
        (SeriesId, GroupId, ByRule) = (series.Id, series.GroupId, byRule);
        Audience = series.Audience with { Named = [.. series.Audience.Named] };
        (Title, On, At, Length, Place, Link) = (series.Title, on, series.At, series.Length, series.Place, series.Link);
        (ProposeBy, SilenceHours) = (on.AddDays(-series.ProposeBefore), series.SilenceHours);
        (Voting, PassOnTo, NumbersCases) = (series.Voting, series.PassOnTo, series.NumbersCases);
    }

    /// <summary>One that stands alone.</summary>
    public Meeting(Guid groupId, Guid unitId, Openness openness, string title, DateOnly on, TimeOnly at, int length)
    {
        (GroupId, Title, On, At, Length) = (groupId, title, on, at, length);
        (ProposeBy, SilenceHours) = (on, 24);
        Audience = AudienceOf(groupId, unitId, openness);
    }

    public Guid GroupId { get; private init; }
    public Guid? SeriesId { get; private init; }

    /// <summary>The day by the rule of its series, also when it is held on another.</summary>
    public DateOnly? ByRule { get; private init; }

    public string Title { get; private set; } = "";
    public DateOnly On { get; private set; }
    public TimeOnly At { get; private set; }

    /// <summary>How long it lasts, in minutes.</summary>
    public int Length { get; private set; }

    public string? Place { get; private set; }
    public string? Link { get; private set; }
    public MeetingState State { get; private set; }

    /// <summary>Why it was called off.</summary>
    public string? CancelledBecause { get; private set; }

    /// <summary>The last day something can be proposed for it.</summary>
    public DateOnly ProposeBy { get; private set; }

    /// <summary>So many hours after it ended the minutes stand.</summary>
    public int SilenceHours { get; private set; }

    /// <summary>When the minutes went out, UTC.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Who led it, as the name was then; set when it ended.</summary>
    public string? LedBy { get; private set; }

    public IReadOnlyList<Attendance> Attendances => attendances;

    Guid IShownLive.LiveTopic => Id;

    public Finding Finding => new("Meetings.KindMeeting", $"{Title} {Norwegian.Full(On)}", MeetingsUrls.Of(Id), Place);

    /// <summary>When it begins, UTC.</summary>
    public DateTime Begins => Clock.At(On, At);

    /// <summary>When it should be over, UTC.</summary>
    public DateTime Ends => Begins.AddMinutes(Length);

    /// <summary>How many say that something in the minutes is not right, and have no answer. While there is one they do not stand.</summary>
    public int OpenObjections { get; private set; }

    /// <summary>When the last of them was answered, UTC; the hours of silence begin anew then.</summary>
    public DateTime? SilentSince { get; private set; }

    /// <summary>How many times the minutes have been corrected after they stood.</summary>
    public int Corrections { get; private set; }

    /// <summary>Whether the group votes.</summary>
    public Voting Voting { get; private set; }

    /// <summary>Who passes on what it says that all should know.</summary>
    public PassOnTo PassOnTo { get; private set; }

    /// <summary>Whether what it has treated gets a number when it ends.</summary>
    public bool NumbersCases { get; private set; }

    /// <summary>When the minutes stand, UTC, if nobody asks for a change; null before it has ended, and while somebody has.</summary>
    public DateTime? StandsAt => OpenObjections > 0 ? null : (SilentSince ?? EndedAt)?.AddHours(SilenceHours);

    /// <summary>Who besides those who sit in the group sees it.</summary>
    public Openness Openness => Audience.Permission == MeetingsPermissions.See ? Openness.Unit : Openness.Members;

    public bool IsPlanned => State is MeetingState.Planned;

    /// <summary>Who sees it: those who sit in the group, and where it is open, those who belong to the unit.</summary>
    public static Audience AudienceOf(Guid group, Guid unit, Openness openness) =>
        new()
        {
            Permission = openness is Openness.Unit ? MeetingsPermissions.See : MeetingsPermissions.Sit,
            UnitId = unit,
            Named = [group],
        };

    /// <summary>Whether it stands as its series laid it: nobody has moved it, said anything else of it, or noted who comes.</summary>
    public bool IsAsLaid(MeetingSeries series) =>
        IsPlanned
        && ByRule is { } day
        && series.Recurrence.HeldOn(day) == On
        && (At, Length, Title, Place, Link) == (series.At, series.Length, series.Title, series.Place, series.Link)
        && (Voting, PassOnTo, NumbersCases) == (series.Voting, series.PassOnTo, series.NumbersCases)
        && ProposeBy == On.AddDays(-series.ProposeBefore)
        && attendances.Count == 0;

    /// <summary>Follows its series as it is said now.</summary>
    public void Follow(MeetingSeries series, DateOnly on)
    {
        Move(on, series.At, series.Length, on.AddDays(-series.ProposeBefore));
        Arrange(series.Title, series.Place, series.Link);
        (SilenceHours, Voting, PassOnTo, NumbersCases) = (series.SilenceHours, series.Voting, series.PassOnTo, series.NumbersCases);
    }

    /// <summary>Says whether the group votes.</summary>
    public void Vote(Voting voting)
    {
        MustBePlanned();
        Voting = voting;
    }

    /// <summary>Says who passes on what it says.</summary>
    public void PassOn(PassOnTo to)
    {
        MustBePlanned();
        PassOnTo = to;
    }

    /// <summary>Says whether what it treats gets a number.</summary>
    public void NumberCases(bool numbers)
    {
        MustBePlanned();
        NumbersCases = numbers;
    }

    /// <summary>Says who besides those who sit in the group sees it.</summary>
    /// <param name="unitId">The unit the group works for now.</param>
    /// <param name="openness">Who.</param>
    public void Show(Guid unitId, Openness openness)
    {
        MustBePlanned(); // what is out is out
        Audience = AudienceOf(GroupId, unitId, openness);
        PassOnTo = openness is Openness.Unit ? PassOnTo : PassOnTo.Members; // nobody passes on what they do not see
    }

    public bool TakesProposals(DateOnly today) => IsPlanned && today <= ProposeBy;

    /// <summary>Holds it another time.</summary>
    public void Move(DateOnly on, TimeOnly at, int length, DateOnly proposeBy)
    {
        MustBePlanned();
        (On, At, Length, ProposeBy) = (on, at, length, proposeBy);
    }

    public void Arrange(string title, string? place, string? link) => (Title, Place, Link) = (title, place, link);

    public void Cancel(string because)
    {
        MustBePlanned();
        (State, CancelledBecause) = (MeetingState.Cancelled, because);
    }

    /// <summary>The minutes go out.</summary>
    public void End(string? ledBy, DateTime now)
    {
        MustBePlanned();
        (State, EndedAt, LedBy) = (MeetingState.Ended, now, ledBy);
    }

    /// <summary>Somebody who was there says that something in the minutes is not right.</summary>
    public void Object(DateTime now)
    {
        if (State is not MeetingState.Ended || StandsAt <= now)
        {
            throw new Refusal(Texts.MinutesLeadStand);
        }

        OpenObjections++;
    }

    /// <summary>One of them has an answer: those who were there get the hours once more, to see it.</summary>
    public void Answer(DateTime now) => (OpenObjections, SilentSince) = (OpenObjections - 1, now);

    /// <summary>The minutes that stand get a new version.</summary>
    /// <returns>Its number.</returns>
    public int Correct(DateTime now)
    {
        if (!(StandsAt <= now))
        {
            throw new Refusal(Texts.CorrectNotYet);
        }

        return ++Corrections + 1;
    }

    /// <summary>Whoever wrote one took it back.</summary>
    public void TakeBack() => OpenObjections--;

    /// <summary>Notes whether somebody is there.</summary>
    public void Note(Guid person, string name, Presence presence, string? standsInFor = null)
    {
        attendances.RemoveAll(a => a.PersonId == person);
        attendances.Add(new(Id, person, name, presence, standsInFor));
    }

    /// <summary>Notes who is there, instead of what was noted before. What is as it was stays.</summary>
    public void Call(IReadOnlyList<Called> called)
    {
        MustBePlanned();
        NoteAll(called);
    }

    /// <summary>A new version of the minutes says that others were there: after <see cref="Correct"/>.</summary>
    public void CallAgain(IReadOnlyList<Called> called)
    {
        if (State is not MeetingState.Ended)
        {
            throw new Refusal(Texts.CorrectNotYet);
        }

        NoteAll(called);
    }

    void NoteAll(IReadOnlyList<Called> called)
    {
        attendances.RemoveAll(a => called.All(c => c.PersonId != a.PersonId));
        foreach (
            var one in called.Where(c =>
                !attendances.Exists(a => (a.PersonId, a.Name, a.Presence, a.StandsInFor) == (c.PersonId, c.Name, c.Presence, c.StandsInFor))
            )
        )
        {
            Note(one.PersonId, one.Name, one.Presence, one.StandsInFor);
        }
    }

    void MustBePlanned()
    {
        if (!IsPlanned)
        {
            throw new Refusal(State is MeetingState.Ended ? Texts.MeetingHasEnded : Texts.MeetingIsCancelled);
        }
    }
}

/// <summary>Whether somebody who should be at a meeting is.</summary>
enum Presence
{
    Present,
    Absent,

    /// <summary>There in the place of another.</summary>
    Substitute,

    /// <summary>There, and answers for nothing.</summary>
    Observer,
}

/// <summary>Somebody whose name was called, and the answer.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">As shown now.</param>
/// <param name="Presence">Whether that one is there, and as what.</param>
/// <param name="StandsInFor">In whose place.</param>
sealed record Called(Guid PersonId, string Name, Presence Presence, string? StandsInFor = null);

/// <summary>Somebody at a meeting, or away from it, as the name was then.</summary>
sealed class Attendance(Guid meetingId, Guid personId, string name, Presence presence, string? standsInFor) : Entity
{
    public Guid MeetingId { get; private init; } = meetingId;
    public Guid PersonId { get; private init; } = personId;
    public string Name { get; private init; } = name;
    public Presence Presence { get; private init; } = presence;

    /// <summary>In whose place, as the name was then.</summary>
    public string? StandsInFor { get; private init; } = standsInFor;
}
