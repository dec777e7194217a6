using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Takt.Kernel;

/// <summary>What came of reading one mail.</summary>
public enum MailRead
{
    /// <summary>It is nothing that Takt reads.</summary>
    Nothing,

    /// <summary>It is too large, or no mail.</summary>
    Unreadable,

    /// <summary>It is to an address nobody was given, or about something else than that address was given for.</summary>
    Unknown,

    /// <summary>It says to be from somebody who was not asked.</summary>
    NotTheirs,

    /// <summary>It answers what is no longer so, or what has been answered since.</summary>
    Stale,

    /// <summary>An answer was noted.</summary>
    Answered,

    /// <summary>A mail came back for now, or for a reason that is not the address's.</summary>
    NotTheAddress,

    /// <summary>A mail came back, and its address is left alone.</summary>
    Returned,

    /// <summary>Something in it could not be seen to. It is not tried again.</summary>
    Failed,

    /// <summary>Its municipality takes nothing just now. It is to be read again later.</summary>
    Waits,
}

/// <summary>
/// Reads one mail that came to the calendar's address: an answer to an invitation, or one of ours that could not be delivered.
/// Who may do what stands in the address it came to, which holds a part that only the receiver of our mail knows; the rest is
/// words that anybody may have written.
/// </summary>
public sealed class MailReading(
    IServiceProvider services,
    Catalogue catalogue,
    MailSettings settings,
    Clock clock,
    ILogger<MailReading> log
)
{
    /// <summary>No larger mail is read.</summary>
    public const int Largest = 1024 * 1024;

    const int MostAddresses = 30;
    const int MostParts = 50;
    const int DeepestParts = 10;

    // The address is at fault: there is none such, or nobody has it any more. What is wrong with the sender is nothing of theirs.
    static readonly string[] OfAddress = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];

    // Google sends the answers of its people so. It proves nothing, and takes nothing from what From must say.
    const string GoogleCalendar = "calendar-notification@google.com";

    static readonly string[] ToHeaders = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"];

    /// <summary>Reads it and does what it says. Never throws for what stands in it; nothing of that is logged.</summary>
    public Task<MailRead> Read(Stream stream, CancellationToken cancel) => Read(stream, [], cancel);

    /// <summary>One of many.</summary>
    /// <param name="stream">The mail.</param>
    /// <param name="waiting">The municipalities that took nothing when the others were read: theirs wait unasked.</param>
    /// <param name="cancel">Stops.</param>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever is wrong with one mail, the next is read.")]
    internal async Task<MailRead> Read(Stream stream, HashSet<OrganisationNumber> waiting, CancellationToken cancel)
    {
        using var mail = await Load(stream, cancel);
        if (mail is null)
        {
            log.LogInformation("A mail to the calendar's address could not be read.");
            return MailRead.Unreadable;
        }

        try
        {
            return await (mail.Body is MultipartReport report ? Read(mail, report, waiting, cancel) : ReadAnswer(mail, waiting, cancel));
        }
        catch (Exception trouble) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("A mail to the calendar's address could not be seen to: {Kind}", trouble.GetType().Name);
            return MailRead.Failed;
        }
    }

    // Frozen while it is moved, or its database is away: that is no fault of the mail, and no other municipality's trouble.
    async Task<MailRead> Within(Municipality municipality, HashSet<OrganisationNumber> waiting, Func<Task<MailRead>> read)
    {
        if (waiting.Contains(municipality.OrganisationNumber))
        {
            return MailRead.Waits;
        }

        try
        {
            return await read();
        }
        catch (Conflict)
        {
            return MailRead.Waits; // the person answers in Takt in the same moment
        }
        catch (Exception trouble) when (trouble is Refusal || DatabaseAway.Is(trouble))
        {
            waiting.Add(municipality.OrganisationNumber);
            log.LogWarning("{Municipality} takes no mail just now, and is asked again: {Kind}", municipality, trouble.GetType().Name);
            return MailRead.Waits;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever somebody sends, it is no more than a mail that cannot be read.")]
    static async Task<MimeMessage?> Load(Stream stream, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0; )
        {
            if (bytes.Length + read > Largest)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        bytes.Position = 0;
        try
        {
            var options = ParserOptions.Default.Clone();
            options.MaxMimeDepth = DeepestParts;
            return await MimeMessage.LoadAsync(options, bytes, cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    async Task<MailRead> ReadAnswer(MimeMessage mail, HashSet<OrganisationNumber> waiting, CancellationToken cancel)
    {
        if (Parts(mail.Body, 0).Take(MostParts).Select(ReplyIn).FirstOrDefault(r => r is not null) is not { } reply)
        {
            return MailRead.Nothing;
        }

        if (AddressOf(mail, Returning.Answer, reply.Organizer) is not { } to || MunicipalityOf(to) is not { } municipality)
        {
            return MailRead.Unknown;
        }

        return await Within(municipality, waiting, () => Answer(mail, reply, to, municipality, cancel));
    }

    async Task<MailRead> Answer(
        MimeMessage mail,
        CalendarReply reply,
        ReturnAddress to,
        Municipality municipality,
        CancellationToken cancel
    )
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (
            await db.MeetingInvitations.SingleOrDefaultAsync(i => i.Token == to.Token, cancel) is not { } invitation
            || reply.Uid != CalendarFile.UidOf(invitation.DeadlineId, municipality)
            || await db.Deadlines.SingleOrDefaultAsync(d => d.Id == invitation.DeadlineId, cancel) is not { } meeting
        )
        {
            return MailRead.Unknown;
        }

        // An invitation that was sent on shows the next one the token, so it is not enough.
        var person = await scope.ServiceProvider.GetRequiredService<IRecipients>().Find(invitation.PersonId, cancel);
        string[] theirs =
        [
            .. new[] { person?.Email, invitation.LaidTo }
                .OfType<string>()
                .Select(PlainAddress.OrAsWritten)
                .Select(a => a.ToLowerInvariant()),
        ];
        if (
            await scope.ServiceProvider.GetRequiredService<IActorSource>().Of(invitation.PersonId, cancel) is not { } actor
            || reply.Attendees.FirstOrDefault(a => theirs.Contains(a.Email)) is not { } attendee
            || !IsFrom(mail, theirs)
        )
        {
            return MailRead.NotTheirs;
        }

        if (
            reply.Sequence < invitation.AskedFrom
            || !invitation.Stands
            || meeting.IsMet
            || Clock.At(invitation.On, invitation.At) <= clock.Now
        )
        {
            return MailRead.Stale;
        }

        AnswerKind? kind = attendee.Status switch
        {
            "ACCEPTED" => AnswerKind.Yes,
            "DECLINED" => AnswerKind.No,
            "TENTATIVE" => AnswerKind.Maybe,
            "DELEGATED" => AnswerKind.Substitute,
            _ => null,
        };
        if (kind is not { } answer)
        {
            return MailRead.Nothing;
        }

        scope.ServiceProvider.GetRequiredService<Origin>().ActAs(actor);
        var now = clock.Now;
        var said = new MailAnswer(
            meeting.SourceId,
            invitation.PersonId,
            answer,
            attendee.DelegatedTo,
            reply.Attendees.FirstOrDefault(a => a.Email == attendee.DelegatedTo)?.Name,
            reply.Comment ?? attendee.Comment,
            Clock.At(invitation.On, invitation.At),
            invitation.Length,
            reply.Stamp is { } at && at < now ? at : now
        );
        foreach (var hearer in scope.ServiceProvider.GetServices<IHearsAnswers>())
        {
            if (await hearer.Hear(said, cancel))
            {
                return MailRead.Answered;
            }
        }

        return MailRead.Stale;
    }

    // From one and no other, and sent by the same: what a mail server vouches for may be any of several.
    static bool IsFrom(MimeMessage mail, string[] theirs) =>
        mail.Headers.Count(h => h.Id is HeaderId.From) == 1
        && mail.From is [MailboxAddress from]
        && theirs.Contains(from.Address.ToLowerInvariant())
        && mail.Headers.Count(h => h.Id is HeaderId.Sender) switch
        {
            0 => true,
            1 => mail.Sender?.Address.ToLowerInvariant() is { } sender && (sender == GoogleCalendar || theirs.Contains(sender)),
            _ => false,
        };

    /// <summary>One of ours that came back (RFC 3464).</summary>
    async Task<MailRead> Read(MimeMessage mail, MultipartReport report, HashSet<OrganisationNumber> waiting, CancellationToken cancel)
    {
        if (Parts(report, 0).Take(MostParts).OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status)
        {
            return MailRead.Nothing;
        }

        if (
            AddressOf(mail, Returning.Bounce, null) is not { } to
            || MunicipalityOf(to) is not { } municipality
            || ReturnAddress.LetterOf(to.Token) is not { } id
        )
        {
            return MailRead.Unknown;
        }

        return await Within(municipality, waiting, () => Returned(status, id, municipality, cancel));
    }

    async Task<MailRead> Returned(MessageDeliveryStatus status, Guid id, Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (
            await db.Letters.SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } letter
            || await db.Mailboxes.SingleOrDefaultAsync(b => b.PersonId == letter.PersonId, cancel) is not { } box
            || await scope.ServiceProvider.GetRequiredService<IRecipients>().Find(letter.PersonId, cancel) is not { } person
        )
        {
            return MailRead.Unknown;
        }

        var theirs = PlainAddress.OrAsWritten(person.Email);

        // A mail somebody has sent on to another address of theirs may come back from there: that is not the one we write to.
        var about = GroupsOf(status)
            .Where(g =>
                new[] { g["Original-Recipient"], g["Final-Recipient"] }.Any(field =>
                    string.Equals(AddressIn(field), theirs, StringComparison.OrdinalIgnoreCase)
                )
            )
            .ToArray();
        if (about.Length == 0)
        {
            return MailRead.NotTheirs;
        }

        if (!about.Any(IsAboutAddress))
        {
            return MailRead.NotTheAddress;
        }

        box.Refused(person.Email, CalendarReply.Typed(about.First(IsAboutAddress)["Diagnostic-Code"]) ?? "5.1.1");
        await db.Save("mail came back", cancel);
        return MailRead.Returned;
    }

    [SuppressMessage("Design", "CA1031", Justification = "As of the mail itself.")]
    static IReadOnlyList<HeaderList> GroupsOf(MessageDeliveryStatus status)
    {
        try
        {
            return [.. status.StatusGroups.Take(MostParts)];
        }
        catch (Exception)
        {
            return [];
        }
    }

    // "rfc822; kari.nes@kommunen.no"
    static string? AddressIn(string? field) =>
        field is { Length: < 400 } ? field[(field.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim().Trim('<', '>') : null;

    // Given up, and because of the address: not a full mailbox, a large mail, what it says or who sends it.
    static bool IsAboutAddress(HeaderList group) =>
        group["Action"]?.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase) == true
        && group["Status"]?.Trim().Split(' ', '(')[0] is { } status // some explain it there
        && OfAddress.Contains(status);

    // The parts that say something, down through those that hold others; what is attached whole is somebody else's.
    static IEnumerable<MimeEntity> Parts(MimeEntity? entity, int depth) =>
        entity switch
        {
            Multipart many when depth < DeepestParts => many.SelectMany(part => Parts(part, depth + 1)),
            Multipart or null => [],
            _ => [entity],
        };

    [SuppressMessage("Design", "CA1031", Justification = "As of the mail itself.")]
    static CalendarReply? ReplyIn(MimeEntity entity)
    {
        if (entity is not MimePart part || !IsCalendar(part))
        {
            return null;
        }

        try
        {
            return CalendarReply.Read(part is TextPart text ? text.Text : TextOf(part));
        }
        catch (Exception)
        {
            return null; // words in an encoding there is none of
        }
    }

    static string TextOf(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    static bool IsCalendar(MimePart part) =>
        part.ContentType.IsMimeType("text", "calendar") || part.ContentType.IsMimeType("application", "ics");

    ReturnAddress? AddressOf(MimeMessage mail, Returning what, string? organizer) =>
        mail
            .To.Mailboxes.Concat(mail.Cc.Mailboxes)
            .Select(m => m.Address)
            .Concat(
                mail.Headers.Where(h => ToHeaders.Contains(h.Field, StringComparer.OrdinalIgnoreCase))
                    .Select(h => h.Value.Trim().Trim('<', '>'))
            )
            .Take(MostAddresses)
            .Append(organizer)
            .Select(a => ReturnAddress.TryRead(a, settings.Incoming, out var read) ? read : null)
            .FirstOrDefault(r => r?.What == what);

    Municipality? MunicipalityOf(ReturnAddress to) =>
        catalogue.All.FirstOrDefault(m => m.OrganisationNumber == to.Number && m.State == MunicipalityState.Open);
}
