namespace Takt.Meetings;

/// <summary>What is asked of those who meet.</summary>
enum ItemKind
{
    Information,
    Discussion,
    Decision,
}

/// <summary>How far an item has come.</summary>
enum ItemState
{
    /// <summary>Somebody wants it on the agenda.</summary>
    Proposed,

    /// <summary>It stands on the agenda.</summary>
    Planned,

    /// <summary>It was taken up, and the minutes say what came of it.</summary>
    Treated,

    /// <summary>There was no time; it stands on the next agenda as an item of its own.</summary>
    MovedOn,

    /// <summary>It was not put on the agenda.</summary>
    Declined,
}

/// <summary>
/// Something a meeting takes up, and what came of it. A row with an audience of its own: until the minutes are out only those
/// who meet see it whole, and a closed one for ever. Others see of it what <see cref="AgendaLine"/> holds.
/// </summary>
sealed class AgendaItem : RootEntity, IFindable, IShownLive
{
    public const int LongestTitle = 200;
    public const int LongestText = 8000;
    public const int LongestKey = 300;
    public const int LongestBasis = 200;
    public const int MostMinutes = 480;

    static IReadOnlyList<string> IHasAudience.AskedPermissions { get; } = [MeetingsPermissions.See, MeetingsPermissions.Sit];

    static SearchKind IFindable.FoundAs { get; } = new("Meetings.KindItem", "Meetings.Items", "saker", MeetingsUrls.List);

    AgendaItem() { }

    public AgendaItem(Meeting meeting, string title, ItemKind kind, ItemState state)
        : this(Guid.CreateVersion7(), meeting, title, kind, state) { }

    /// <param name="id">The id it gets, where a form that makes it may be sent twice.</param>
    /// <param name="meeting">Where.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="kind">What is asked of those who meet.</param>
    /// <param name="state">Proposed, or on the agenda.</param>
    public AgendaItem(Guid id, Meeting meeting, string title, ItemKind kind, ItemState state)
    {
        Id = id;
        (MeetingId, GroupId, Title, Kind, State) = (meeting.Id, meeting.GroupId, title, kind, state);
        Audience = SeenByThoseWhoMeet(meeting.Audience);
    }

    public Guid MeetingId { get; private init; }
    public Guid GroupId { get; private init; }
    public int Position { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>What others than those who meet read; null where the title is for all.</summary>
    public string? PublicTitle { get; private set; }

    public ItemKind Kind { get; private set; }
    public ItemState State { get; private set; }

    /// <summary>What it is about, for those who prepare.</summary>
    public string? About { get; private set; }

    public Guid? BroughtById { get; private set; }

    /// <summary>Who brings it, as the name was when it was written down.</summary>
    public string? BroughtBy { get; private set; }

    /// <summary>How long it is thought to take, in minutes.</summary>
    public int? Minutes { get; private set; }

    /// <summary>The rule it is closed by: "offl. § 13"; null where it is open.</summary>
    public string? ClosedBy { get; private set; }

    /// <summary>Why it was not put on the agenda.</summary>
    public string? DeclinedBecause { get; private set; }

    public string? Summary { get; private set; }
    public string? Decision { get; private set; }

    /// <summary>What every leader passes on: one sentence.</summary>
    public string? Key { get; private set; }

    /// <summary>The item it stands on from an earlier meeting.</summary>
    public Guid? ContinuesId { get; private set; }

    /// <summary>The record it is about: a round, a theme, a measure.</summary>
    public Guid? TopicId { get; private set; }
    public string? TopicTitle { get; private set; }
    public string? TopicAddress { get; private set; }
    public string? TopicDeck { get; private set; }

    /// <summary>What it is to an archive: chosen by whoever runs the meeting, or as it was numbered; null while it follows from what is asked.</summary>
    public CaseType? CaseType { get; private set; }

    /// <summary>Its number among those of its type in the group that year.</summary>
    public int? CaseSequence { get; private set; }
    public int? CaseYear { get; private set; }

    /// <summary>Whether the minutes have gone out, so that others than those who met see what they say.</summary>
    public bool IsOut { get; private set; }

    Guid IShownLive.LiveTopic => MeetingId;

    public bool IsClosed => ClosedBy is not null;

    public bool IsOnAgenda => State is ItemState.Planned or ItemState.Treated or ItemState.MovedOn;

    public string TitleForOthers => PublicTitle ?? Title;

    /// <summary>Given when the meeting ended; null where it was not treated, and where the group does not number.</summary>
    public CaseNumber? Case => CaseNumber.Of(CaseType, CaseSequence, CaseYear);

    /// <summary>Its title with what it is called in the minutes: "PS 12/26 Ny skole", "3. Ny skole".</summary>
    public string Headed => Case is { } number ? $"{number} {Title}" : $"{Position}. {Title}";

    /// <summary>What it is about, where that is a record.</summary>
    public Topic? Topic => TopicId is { } id ? new(id, TopicTitle!, TopicAddress!, TopicDeck) : null;

    /// <summary>As those who are told of it need to know it.</summary>
    public Watchable Watchable => new(Id, Title, MeetingsUrls.ItemOf(Id), Audience, []);

    // Whoever proposed it sees it before the minutes are out, and not what they say.
    public Finding Finding =>
        new(
            "Meetings.KindItem",
            Case is null ? Title : Headed,
            MeetingsUrls.ItemOf(Id),
            IsOut ? Finding.Together(About, Summary, Decision, Key) : About
        );

    /// <summary>Says what it is.</summary>
    public void Describe(string title, string? publicTitle, ItemKind kind, string? about, int? minutes) =>
        (Title, PublicTitle, Kind, About, Minutes) = (title, publicTitle == title ? null : publicTitle, kind, about, minutes);

    public void IsAbout(Topic? topic) =>
        (TopicId, TopicTitle, TopicAddress, TopicDeck) = (topic?.Id, topic?.Title, topic?.Address, topic?.Deck);

    /// <summary>Says what it is to an archive; null lets that follow from what is asked.</summary>
    public void CountsAs(CaseType? type) => CaseType = type;

    /// <summary>What it is called from now on.</summary>
    public void Number(CaseNumber number)
    {
        if (CaseSequence is not null || State is not ItemState.Treated)
        {
            throw new InvalidOperationException("A case is numbered once, when it has been treated.");
        }

        (CaseType, CaseSequence, CaseYear) = (number.Type, number.Sequence, number.Year);
    }

    public void BroughtIn(Guid? person, string? name) => (BroughtById, BroughtBy) = (person, name);

    /// <summary>Whoever proposed it follows it without a seat in the group, until it is closed or written about in the minutes.</summary>
    public void Proposed(Guid person, string name)
    {
        BroughtIn(person, name);
        Audience = Audience with { Named = [GroupId, person] };
    }

    /// <summary>Only those who meet see it from now on. Others see the public title, so it needs one.</summary>
    public void Close(string basis, string publicTitle)
    {
        (ClosedBy, PublicTitle) = (basis, publicTitle);
        Audience = SeenByThoseWhoMeet(Audience) with { Named = [GroupId] };
    }

    /// <summary>Whoever sees the meeting sees what the minutes say of it, when they are out.</summary>
    public void Open(Meeting meeting)
    {
        ClosedBy = null;
        ShowToAll(meeting);
    }

    /// <summary>Puts it on the agenda, last.</summary>
    public void Take(int position)
    {
        if (State is not (ItemState.Proposed or ItemState.Declined or ItemState.Planned))
        {
            throw new Refusal(Texts.ItemIsTreated);
        }

        (State, Position, DeclinedBecause) = (ItemState.Planned, position, null);
    }

    public void Decline(string because)
    {
        if (State is not (ItemState.Proposed or ItemState.Planned))
        {
            throw new Refusal(Texts.ItemIsTreated);
        }

        (State, DeclinedBecause) = (ItemState.Declined, because);
    }

    /// <summary>Where it stands on the agenda, from 1.</summary>
    public void Stand(int position) => Position = position;

    /// <summary>Writes what came of it. What is written while they talk is a beginning: nothing is asked for.</summary>
    public void Minute(string? summary, string? decision, string? key)
    {
        if (State is not (ItemState.Planned or ItemState.Treated))
        {
            throw new Refusal(Texts.ItemIsNotOnAgenda);
        }

        (Summary, Decision, Key) = (summary, decision, key);
        if (!IsOut)
        {
            Audience = SeenByThoseWhoMeet(Audience) with { Named = [GroupId] };
        }

        State = summary is null && decision is null && key is null ? ItemState.Planned : ItemState.Treated;
    }

    /// <summary>What is out says something else from now on.</summary>
    public void Amend(Amendment to)
    {
        if (!IsOut || State is not ItemState.Treated)
        {
            throw new Refusal(Texts.ItemIsNotOnAgenda);
        }

        (Summary, Decision, Key) = (to.Summary, to.Decision, to.Key);
    }

    /// <summary>It was taken up, though nothing is written of what was said: there was a vote, or somebody did not agree.</summary>
    public void WasTakenUp()
    {
        if (State is not (ItemState.Planned or ItemState.Treated))
        {
            throw new Refusal(Texts.ItemIsNotOnAgenda);
        }

        State = ItemState.Treated;
    }

    /// <summary>It stands on another agenda instead.</summary>
    public AgendaItem MoveOn(Meeting next)
    {
        if (State is not (ItemState.Proposed or ItemState.Planned))
        {
            throw new Refusal(Texts.ItemIsTreated);
        }

        var state = State is ItemState.Proposed ? ItemState.Proposed : ItemState.Planned;
        State = ItemState.MovedOn;
        var continued = new AgendaItem(next, Title, Kind, state) { ContinuesId = Id };
        continued.Describe(Title, PublicTitle, Kind, About, Minutes);
        continued.BroughtIn(BroughtById, BroughtBy);
        continued.IsAbout(Topic);
        continued.CountsAs(CaseType);
        if (ClosedBy is { } basis)
        {
            continued.Close(basis, TitleForOthers);
        }

        return continued;
    }

    /// <summary>The minutes are out.</summary>
    public void GoOut(Meeting meeting)
    {
        IsOut = true;
        ShowToAll(meeting);
    }

    void ShowToAll(Meeting meeting)
    {
        if (IsOut && !IsClosed)
        {
            Audience = meeting.Audience with { Named = [.. meeting.Audience.Named] };
        }
    }

    static Audience SeenByThoseWhoMeet(Audience meeting) =>
        meeting with
        {
            Permission = MeetingsPermissions.Sit,
            Named = [.. meeting.Named],
        };
}
