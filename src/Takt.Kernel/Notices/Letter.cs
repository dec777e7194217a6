using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>What kind of mail it is.</summary>
public enum LetterKind
{
    /// <summary>The summary: what waits, what is due, what is new.</summary>
    Summary,

    /// <summary>What has just been laid on the person.</summary>
    AtOnce,

    /// <summary>That one is asked to a meeting, that it is changed, or that it is off: for the calendar.</summary>
    Invitation,
}

/// <summary>
/// A mail that somebody is to have: the outbox. It says who and why, not what: the words are found when it is sent, so that it
/// tells what is so then, and nothing that somebody has written lies here waiting.
/// </summary>
public sealed class Letter(Guid personId, LetterKind kind, DateOnly on, DateTime at)
{
    /// <summary>Tries before it waits for a person.</summary>
    public const int MostTries = 8;

    /// <summary>Rises with time. The mail bears what is made of it, so that a mail server that gets it twice can tell.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>To whom.</summary>
    public Guid PersonId { get; private init; } = personId;

    /// <summary>Of what kind.</summary>
    public LetterKind Kind { get; private init; } = kind;

    /// <summary>What it is about, where that is one thing: the place of a meeting in the calendar.</summary>
    public Guid? About { get; init; }

    /// <summary>The day it is for, in Norway.</summary>
    public DateOnly On { get; private init; } = on;

    /// <summary>When it was laid in the outbox, UTC.</summary>
    public DateTime At { get; private init; } = at;

    /// <summary>When the mail server took it, UTC; or when it was found that there was nothing to send.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>Whether it went out.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Times it was refused.</summary>
    public int Tries { get; private set; }

    /// <summary>When it is tried again, UTC.</summary>
    public DateTime? TryAt { get; private set; }

    /// <summary>What the mail server said last.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The mail server took it.</summary>
    internal void Sent(DateTime now) => (DoneAt, IsSent, Trouble) = (now, true, null);

    /// <summary>There is nothing to say after all, or nobody to say it to.</summary>
    internal void SetAside(DateTime now, string? trouble = null) => (DoneAt, Trouble) = (now, trouble?.Shortened(Mailbox.LongestRefusal));

    /// <summary>Refused for now: half a minute, two, eight … some 45 hours in all.</summary>
    internal void Failed(DateTime now, string trouble)
    {
        (Tries, Trouble) = (Tries + 1, trouble.Shortened(Mailbox.LongestRefusal));
        TryAt = now + (TimeSpan.FromSeconds(30) * Math.Pow(4, Tries - 1));
        if (Tries == MostTries)
        {
            SetAside(now, trouble);
        }
    }
}

sealed class LetterMap : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.Property(l => l.Trouble).HasMaxLength(Mailbox.LongestRefusal);
        letter.HasIndex(l => new { l.DoneAt, l.Id });
    }
}
