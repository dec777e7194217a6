namespace Takt.Meetings;

/// <summary>Who talk with each other.</summary>
enum DialogueKind
{
    /// <summary>A leader and the leader's own leader.</summary>
    Leaders,

    /// <summary>The leader of a unit and those who speak for the staff there.</summary>
    Staff,
}

/// <summary>How far a conversation has come.</summary>
enum DialogueState
{
    Planned,

    /// <summary>Everybody has shared what they prepared.</summary>
    Prepared,

    Held,

    /// <summary>Everybody says that the minutes are right. They stand.</summary>
    Agreed,

    CalledOff,
}

/// <summary>
/// One conversation about how it goes in a unit. It is for those who were named when it was planned, and nobody else, ever: not
/// for whoever leads the unit later, nor for those who run Takt. So its audience is set once, and no act changes it.
/// </summary>
sealed class Dialogue : RootEntity, IHasAudience, IShownLive
{
    public const int LongestText = 8000;
    public const int MostParts = 12;

    readonly List<DialoguePart> parts = [];
    readonly List<DialogueTopic> topics = [];

    static IReadOnlyList<string> IHasAudience.AskedPermissions { get; } = [MeetingsPermissions.Sit];

    Dialogue() { }

    /// <param name="id">The id it gets; its form may be sent twice.</param>
    /// <param name="kind">Who talk.</param>
    /// <param name="unit">The unit it is about.</param>
    /// <param name="unitName">What it is called now.</param>
    /// <param name="who">Everybody who takes part.</param>
    /// <param name="template">What they are to talk about, as the template is now.</param>
    public Dialogue(Guid id, DialogueKind kind, Guid unit, string unitName, IEnumerable<Taking> who, IEnumerable<TopicWords> template)
    {
        (Id, Kind, UnitName) = (id, kind, unitName);
        parts.AddRange(who.DistinctBy(w => w.PersonId).Select(w => new DialoguePart(Id, w)));
        topics.AddRange(template.Select((words, at) => new DialogueTopic(Id, at + 1, words)));
        Audience = new()
        {
            Permission = MeetingsPermissions.Sit,
            UnitId = unit,
            Named = [.. parts.Select(p => p.PersonId)],
        };
    }

    public DialogueKind Kind { get; private init; }

    /// <summary>The unit it is about, as it was called then.</summary>
    public string UnitName { get; private init; } = "";

    public DateOnly On { get; private set; }
    public TimeOnly At { get; private set; }

    /// <summary>How long it lasts, in minutes.</summary>
    public int Length { get; private set; }

    public string? Place { get; private set; }
    public string? Link { get; private set; }
    public DialogueState State { get; private set; }

    public IReadOnlyList<DialoguePart> Parts => parts;
    public IReadOnlyList<DialogueTopic> Topics => topics;

    Guid IShownLive.LiveTopic => Id;

    /// <summary>When it begins, UTC.</summary>
    public DateTime Begins => Clock.At(On, At);

    /// <summary>Not held, and not called off.</summary>
    public bool IsAhead => State is DialogueState.Planned or DialogueState.Prepared;

    /// <summary>Whether the minutes can be written: from the day it is held, until everybody agrees.</summary>
    public bool TakesWords(DateOnly today) => State is DialogueState.Held || (IsAhead && today >= On);

    public DialoguePart? PartOf(Guid? person) => parts.Find(p => p.PersonId == person);

    /// <summary>Says when and where.</summary>
    public void Arrange(DateOnly on, TimeOnly at, int length, string? place, string? link)
    {
        MustBeAhead();
        if ((On, At, Length) != (on, at, length))
        {
            parts.ForEach(p => p.IsAskedAnew()); // a yes to nine o'clock is none to ten
        }

        (On, At, Length, Place, Link) = (on, at, length, place, link);
    }

    public void CallOff()
    {
        MustBeAhead();
        State = DialogueState.CalledOff;
    }

    /// <summary>From now on the others read what one has prepared, and what one adds.</summary>
    public void Share(DialoguePart part, DateTime now)
    {
        if (State is DialogueState.CalledOff or DialogueState.Agreed)
        {
            throw new Refusal(Texts.DialogueIsOver);
        }

        part.Share(now);
        if (State is DialogueState.Planned && parts.TrueForAll(p => p.SharedAt is not null))
        {
            State = DialogueState.Prepared;
        }
    }

    /// <summary>Writes what came of a topic. Whoever has said that the minutes are right, has not said it of what is new.</summary>
    public void Minute(DialogueTopic topic, string? minutes, DateOnly today)
    {
        MustTakeWords(today);
        topic.Minute(minutes);
        Unsettle();
    }

    /// <summary>Something is agreed, or no longer.</summary>
    public void Unsettle() => parts.ForEach(p => p.Doubt());

    public void MustTakeWords(DateOnly today)
    {
        if (!TakesWords(today))
        {
            throw new Refusal(State is DialogueState.Agreed ? Texts.DialogueStands : Texts.DialogueIsOver);
        }
    }

    /// <summary>They have talked.</summary>
    public void Hold(DateOnly today)
    {
        if (!IsAhead || today < On)
        {
            throw new Refusal(Texts.DialogueIsOver);
        }

        State = DialogueState.Held;
    }

    /// <summary>One of them says that the minutes are right; when all have, they stand.</summary>
    public void Agree(DialoguePart part, DateTime now)
    {
        if (State is not DialogueState.Held)
        {
            throw new Refusal(State is DialogueState.Agreed ? Texts.DialogueStands : Texts.DialogueNotHeld);
        }

        part.Agree(now);
        if (parts.TrueForAll(p => p.AgreedAt is not null))
        {
            State = DialogueState.Agreed;
        }
    }

    void MustBeAhead()
    {
        if (!IsAhead)
        {
            throw new Refusal(Texts.DialogueIsOver);
        }
    }
}

/// <summary>Which side somebody sits on.</summary>
enum DialogueSide
{
    /// <summary>Leads the unit it is about.</summary>
    Leader,

    /// <summary>Leads the leader.</summary>
    Superior,

    /// <summary>Speaks for the staff.</summary>
    Staff,
}

/// <summary>Somebody who is to take part.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">As shown now.</param>
/// <param name="Label">The title, or the role.</param>
/// <param name="Side">Which side.</param>
/// <param name="Seat">The seat that what is agreed can be laid to; null for those who lead nothing.</param>
sealed record Taking(Guid PersonId, string Name, string? Label, DialogueSide Side, Seat? Seat);

/// <summary>Somebody who takes part, as the name and the title were then.</summary>
sealed class DialoguePart : Entity, IShownLive
{
    DialoguePart() { }

    public DialoguePart(Guid dialogue, Taking who) =>
        (DialogueId, PersonId, Name, Label, Side, Seat) = (dialogue, who.PersonId, who.Name, who.Label, who.Side, who.Seat);

    public Guid DialogueId { get; private init; }
    public Guid PersonId { get; private init; }
    public string Name { get; private init; } = "";
    public string? Label { get; private init; }
    public DialogueSide Side { get; private init; }
    public Seat? Seat { get; private init; }

    /// <summary>When what one prepared was shown to the others, UTC; null while it is one's own.</summary>
    public DateTime? SharedAt { get; private set; }

    /// <summary>When one said that the minutes are right, UTC.</summary>
    public DateTime? AgreedAt { get; private set; }

    /// <summary>What one has answered by mail to the time it has; null while one has not.</summary>
    public ReplyKind? Reply { get; private set; }

    /// <summary>What was said with it.</summary>
    public string? ReplyComment { get; private set; }

    /// <summary>When it was answered, UTC.</summary>
    public DateTime? RepliedAt { get; private set; }

    Guid IShownLive.LiveTopic => DialogueId;

    /// <summary>Says when, moves it, calls it off.</summary>
    public bool MayPlan => Side is not DialogueSide.Staff;

    public void Share(DateTime now) => SharedAt ??= now;

    public void Agree(DateTime now) => AgreedAt ??= now;

    public void Doubt() => AgreedAt = null;

    public void Answer(ReplyKind kind, string? comment, DateTime at) => (Reply, ReplyComment, RepliedAt) = (kind, comment, at);

    internal void IsAskedAnew() => (Reply, ReplyComment, RepliedAt) = (null, null, null);
}

/// <summary>Something they are to talk about, as the template had it then, and what came of it.</summary>
sealed class DialogueTopic : EditedEntity, IShownLive
{
    DialogueTopic() { }

    public DialogueTopic(Guid dialogue, int position, TopicWords words) =>
        (DialogueId, Position, Title, Help, Shows) = (dialogue, position, words.Title, words.Help, words.Shows);

    public Guid DialogueId { get; private init; }
    public int Position { get; private init; }
    public string Title { get; private init; } = "";
    public string? Help { get; private init; }

    /// <summary>What is shown of the unit beside it.</summary>
    public FactAbout? Shows { get; private init; }

    /// <summary>The shared minutes of it.</summary>
    public string? Minutes { get; private set; }

    Guid IShownLive.LiveTopic => DialogueId;

    internal void Minute(string? minutes) => Minutes = minutes;
}

/// <summary>Something they agreed on. It may become a measure, which then leads its own life.</summary>
sealed class Agreement : Entity, IShownLive
{
    public const int LongestWhat = 200;

    Agreement() { }

    /// <param name="id">The id it gets, so that a form sent twice agrees once.</param>
    /// <param name="dialogue">Where.</param>
    /// <param name="what">What is to be done, in one sentence.</param>
    /// <param name="owner">Who is to do it.</param>
    /// <param name="due">By when.</param>
    public Agreement(Guid id, Guid dialogue, string what, Seat owner, DateOnly due) =>
        (Id, DialogueId, What, Owner, Due) = (id, dialogue, what, owner, due);

    public Guid DialogueId { get; private init; }
    public string What { get; private init; } = "";
    public Seat Owner { get; private init; } = null!;
    public DateOnly Due { get; private init; }

    Guid IShownLive.LiveTopic => DialogueId;
}

/// <summary>What one has thought of a topic beforehand. One's own until one shares it.</summary>
sealed class Preparation(Guid dialogueId, Guid topicId, Guid personId) : Entity
{
    public Guid DialogueId { get; private init; } = dialogueId;
    public Guid TopicId { get; private init; } = topicId;
    public Guid PersonId { get; private init; } = personId;
    public string? Text { get; private set; }

    /// <summary>Tells whether it says the same as when a form was filled with it.</summary>
    public string Mark => MinutesForm.MarkOf(Text);

    public void Say(string? text) => Text = text;
}

/// <summary>What one notes for oneself of a conversation. Nobody else reads it, now or later.</summary>
sealed class PrivateNote(Guid dialogueId, Guid personId) : Entity
{
    public Guid DialogueId { get; private init; } = dialogueId;
    public Guid PersonId { get; private init; } = personId;
    public string? Text { get; private set; }

    /// <summary>Tells whether it says the same as when a form was filled with it.</summary>
    public string Mark => MinutesForm.MarkOf(Text);

    public void Say(string? text) => Text = text;
}
