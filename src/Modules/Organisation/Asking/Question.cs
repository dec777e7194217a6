namespace Takt.Organisation;

/// <summary>A question sent from «Hvem spør jeg?». It is owed an answer, by a seat and a date.</summary>
sealed class Question : EditedEntity
{
    readonly List<QuestionNote> notes = [];

    Question() { }

    /// <summary>Asks.</summary>
    /// <param name="askedBy">The person who asks.</param>
    /// <param name="unit">Where the person works: the answer may depend on it.</param>
    /// <param name="field">The field; null when we found none.</param>
    /// <param name="matter">What it is about, as it was typed.</param>
    /// <param name="owner">Who owes the answer.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="due">The day it is to be answered.</param>
    public Question(Guid askedBy, Guid unit, Guid? field, string matter, Seat owner, DateTime now, DateOnly due) =>
        (AskedBy, UnitId, FieldId, Matter, Owner, AskedAt, DueOn) = (askedBy, unit, field, matter, owner, now, due);

    public Guid AskedBy { get; private init; }
    public Guid UnitId { get; private init; }
    public Guid? FieldId { get; private init; }
    public string Matter { get; private init; } = null!;
    public DateTime AskedAt { get; private init; }
    public Seat Owner { get; private set; } = null!;
    public DateOnly DueOn { get; private set; }
    public string? Answer { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }

    /// <summary>Whether the answer is there for the next one who wonders; question and answer then show no asker.</summary>
    public bool IsShared { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>What the asker has added, in order.</summary>
    public IReadOnlyList<QuestionNote> Notes => notes;

    public bool IsOpen => AnsweredAt is null && WithdrawnAt is null;

    public void Add(string text, DateTime now)
    {
        MustBeOpen();
        notes.Add(new(Id, text, now));
    }

    public void Give(string answer, bool isShared, Guid by, DateTime now)
    {
        MustBeOpen();
        (Answer, IsShared, AnsweredBy, AnsweredAt) = (answer, isShared, by, now);
    }

    /// <summary>Somebody else is to answer; the date stands.</summary>
    public void PassTo(Seat owner)
    {
        MustBeOpen();
        Owner = owner;
    }

    public void Withdraw(DateTime now)
    {
        MustBeOpen();
        WithdrawnAt = now;
    }

    void MustBeOpen()
    {
        if (!IsOpen)
        {
            throw new Refusal(Texts.QuestionIsClosed);
        }
    }
}

/// <summary>Something the asker added.</summary>
sealed class QuestionNote(Guid questionId, string text, DateTime at) : Entity
{
    public Guid QuestionId { get; private init; } = questionId;
    public string Text { get; private init; } = text;
    public DateTime At { get; private init; } = at;
}

/// <summary>Something that was asked for and not found: the words and how often, never by whom.</summary>
sealed class Miss : Entity
{
    public const int Longest = 100;

    public required string Words { get; init; }
    public int Times { get; set; }
    public DateOnly LastOn { get; set; }
}

/// <summary>The register of fields itself: one row that says who owns it, and so gets what nobody knows.</summary>
sealed class FieldRegister : EditedEntity
{
    /// <summary>The one there is.</summary>
    public static Guid Only { get; } = new("00000000-0000-0000-0000-0000000000f1");

    FieldRegister() { }

    public FieldRegister(Seat owner) => (Id, Owner) = (Only, owner);

    public Seat Owner { get; set; } = null!;

    /// <summary>Working days within which what nobody knew is answered.</summary>
    public int AnswersWithin { get; set; } = 2;
}
