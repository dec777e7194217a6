using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>How often somebody is written to.</summary>
public enum MailRhythm
{
    /// <summary>On working days with something new, or with a date that is near or has just passed.</summary>
    Daily,

    /// <summary>The first working day of the week.</summary>
    Weekly,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>
/// What a person wants by mail, and how far they have been told. Whoever has chosen nothing has the defaults; the row is written
/// when they choose, or are written to for the first time.
/// </summary>
public sealed class Mailbox(Guid personId)
{
    /// <summary>Nobody is written to before this, whatever they choose.</summary>
    public static readonly TimeOnly Earliest = new(6, 0);

    /// <summary>Nor from this on.</summary>
    public static readonly TimeOnly Latest = new(18, 0);

    /// <summary>When those are written to who have chosen nothing.</summary>
    public static readonly TimeOnly UsualFrom = new(7, 30);

    /// <summary>Until when they are.</summary>
    public static readonly TimeOnly UsualUntil = new(16, 0);

    /// <summary>The person.</summary>
    public Guid PersonId { get; private init; } = personId;

    /// <summary>How often.</summary>
    public MailRhythm Rhythm { get; private set; } = MailRhythm.Daily;

    /// <summary>From when in the day, in Norway; the summary comes then.</summary>
    public TimeOnly From { get; private set; } = UsualFrom;

    /// <summary>Until when.</summary>
    public TimeOnly Until { get; private set; } = UsualUntil;

    /// <summary>Since when (UTC) the person is told at once of what is laid on them; null when they are not.</summary>
    public DateTime? AtOnceSince { get; private set; }

    /// <summary>Whether the person has meetings in some other way, and is asked to none by mail.</summary>
    public bool WithoutInvitations { get; private set; }

    /// <summary>The day whose summary has been seen to, whether or not there was anything to write.</summary>
    public DateOnly? SeenTo { get; private set; }

    /// <summary>What was laid on the person up to this moment (UTC) has been told.</summary>
    public DateTime? ToldUpTo { get; private set; }

    /// <summary>What was new up to this moment (UTC) has been told in a summary; a mail at once tells nothing of it.</summary>
    public DateTime? SummedUpTo { get; private set; }

    /// <summary>The address that could not be written to; it is left alone until it changes.</summary>
    public string? RefusedAddress { get; private set; }

    /// <summary>What the mail server said of it.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What the person wants from here on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the hours in which anybody is written to.</exception>
    public void Choose(MailRhythm rhythm, TimeOnly from, TimeOnly until, bool atOnce, bool invitations, DateTime now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, Earliest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until, Latest);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, from);
        (Rhythm, From, Until) = (rhythm, from, until);
        WithoutInvitations = !invitations;
        AtOnceSince = atOnce ? AtOnceSince ?? now : null;
    }

    /// <summary>No more of this kind.</summary>
    public void Stop(LetterKind kind)
    {
        switch (kind)
        {
            case LetterKind.AtOnce:
                AtOnceSince = null;
                break;
            case LetterKind.Invitation:
                WithoutInvitations = true;
                break;
            default:
                Rhythm = MailRhythm.Never;
                break;
        }
    }

    /// <summary>Whether the person wants mail of this kind.</summary>
    public bool Wants(LetterKind kind) =>
        kind switch
        {
            LetterKind.AtOnce => AtOnceSince is not null,
            LetterKind.Invitation => !WithoutInvitations,
            _ => Rhythm is not MailRhythm.Never,
        };

    /// <summary>Whether something laid on the person at a moment has not been told.</summary>
    public bool IsNew(DateTime? laidAt) => ToldUpTo is not { } told || laidAt > told;

    internal void See(DateOnly day) => SeenTo = day;

    internal void Told(LetterKind kind, DateTime upTo)
    {
        (ToldUpTo, RefusedAddress, Refusal) = (upTo, null, null);
        SummedUpTo = kind is LetterKind.Summary ? upTo : SummedUpTo;
    }

    /// <summary>The server took one that tells nothing of what waits.</summary>
    internal void Reached() => (RefusedAddress, Refusal) = (null, null);

    internal void Refused(string address, string said) => (RefusedAddress, Refusal) = (address, said.Shortened(LongestRefusal));

    internal const int LongestRefusal = 300;
}

sealed class MailboxMap : IEntityTypeConfiguration<Mailbox>
{
    public void Configure(EntityTypeBuilder<Mailbox> box)
    {
        box.HasKey(b => b.PersonId);
        box.Property(b => b.RefusedAddress).HasMaxLength(320);
        box.Property(b => b.Refusal).HasMaxLength(Mailbox.LongestRefusal);
    }
}
