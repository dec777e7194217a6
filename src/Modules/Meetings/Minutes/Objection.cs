namespace Takt.Meetings;

/// <summary>What became of an objection.</summary>
enum ObjectionState
{
    /// <summary>Nobody has answered it, and the minutes do not stand.</summary>
    Open,

    /// <summary>The minutes were changed because of it.</summary>
    TakenIn,

    /// <summary>The minutes stay as they were, and it says why.</summary>
    Declined,
}

/// <summary>Somebody who was there says that what the minutes say of an item is not right.</summary>
sealed class Objection(Guid itemId, Guid personId, string name, string text, DateTime at) : Entity
{
    public const int LongestText = 2000;

    public Guid ItemId { get; private init; } = itemId;
    public Guid PersonId { get; private init; } = personId;
    public string Name { get; private init; } = name;
    public string Text { get; private init; } = text;

    /// <summary>When it was written, UTC.</summary>
    public DateTime At { get; private init; } = at;

    public ObjectionState State { get; private set; }

    /// <summary>Why the minutes were not changed.</summary>
    public string? Answer { get; private set; }

    /// <summary>Who took it in or declined it, as the name was then.</summary>
    public string? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    /// <summary>The minutes were changed.</summary>
    public void TakeIn(string by, DateTime now) => Settle(ObjectionState.TakenIn, null, by, now);

    /// <summary>They were not.</summary>
    public void Decline(string because, string by, DateTime now) => Settle(ObjectionState.Declined, because, by, now);

    void Settle(ObjectionState state, string? answer, string by, DateTime now)
    {
        if (State is not ObjectionState.Open)
        {
            throw new Refusal(Texts.ObjectionIsAnswered);
        }

        (State, Answer, AnsweredBy, AnsweredAt) = (state, answer, by, now);
    }
}
