using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>
/// That somebody is asked to a meeting by mail: what their calendar has been told of it, and the part of the return address that
/// only they know. Laid with the letter that carries it, in one save.
/// </summary>
public sealed class MeetingInvitation(Guid deadlineId, Guid personId)
{
    /// <summary>The identity.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The place in the calendar.</summary>
    public Guid DeadlineId { get; private init; } = deadlineId;

    /// <summary>Who is asked.</summary>
    public Guid PersonId { get; private init; } = personId;

    /// <summary>What an answer must bring back. In the clear: it stands in each mail about the meeting, which must come from one sender.</summary>
    public string Token { get; private init; } = ReturnAddress.NewToken();

    /// <summary>What the letter that is laid last says, as <see cref="MarkOf"/>.</summary>
    public string LaidAs { get; private set; } = "";

    /// <summary>The address it is laid for.</summary>
    public string LaidTo { get; private set; } = "";

    /// <summary>What the letter that went out last said; null before any has.</summary>
    public string? SentAs { get; private set; }

    /// <summary>The SEQUENCE that was sent last.</summary>
    public int Sequence { get; private set; }

    /// <summary>The first SEQUENCE that told the time it has now: an answer to an earlier one is about another time.</summary>
    public int AskedFrom { get; private set; }

    /// <summary>The day that was sent last, in Norway.</summary>
    public DateOnly On { get; private set; }

    /// <summary>When on that day.</summary>
    public TimeOnly At { get; private set; }

    /// <summary>How long, in minutes.</summary>
    public int Length { get; private set; }

    /// <summary>Whether the last that was sent took it away.</summary>
    public bool IsOff { get; private set; }

    /// <summary>Whether the person's calendar has it.</summary>
    public bool Stands => SentAs is not null && !IsOff;

    /// <summary>The SEQUENCE of the next mail: never lower than one that was sent.</summary>
    public int Next(Deadline meeting) => SentAs is null ? meeting.Sequence : Math.Max(meeting.Sequence, Sequence + 1);

    internal void Lay(string mark, string to) => (LaidAs, LaidTo) = (mark, to);

    internal void Sent(string mark, Deadline meeting, bool isOff)
    {
        var (sequence, at, length) = (Next(meeting), meeting.At!.Value, meeting.Length ?? 0);
        if (SentAs is null || IsOff || (On, At, Length) != (meeting.Date, at, length))
        {
            AskedFrom = sequence;
        }

        (SentAs, Sequence, IsOff, On, At, Length) = (mark, sequence, isOff, meeting.Date, at, length);
    }

    /// <summary>What a calendar would be told of a meeting, in short: the same as long as nothing one can see has changed.</summary>
    internal static string MarkOf(Deadline meeting, bool isOff)
    {
        var said = isOff
            ? "off"
            : string.Join(
                '\u001f',
                meeting.Date.DayNumber,
                meeting.At?.Ticks,
                meeting.Length,
                meeting.Title,
                meeting.Place,
                meeting.Context
            );
        return WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..MarkLength];
    }

    internal const int MarkLength = 24;
}

sealed class MeetingInvitationMap : IEntityTypeConfiguration<MeetingInvitation>
{
    public void Configure(EntityTypeBuilder<MeetingInvitation> invitation)
    {
        invitation.Ignore(i => i.Stands);
        invitation.Property(i => i.Token).HasMaxLength(ReturnAddress.TokenLength).Sensitive();
        invitation.Property(i => i.LaidAs).HasMaxLength(MeetingInvitation.MarkLength);
        invitation.Property(i => i.LaidTo).HasMaxLength(320);
        invitation.Property(i => i.SentAs).HasMaxLength(MeetingInvitation.MarkLength);
        invitation.HasIndex(i => new { i.DeadlineId, i.PersonId }).IsUnique();
        invitation.HasIndex(i => i.Token).IsUnique();
        invitation.HasIndex(i => i.On);
    }
}
