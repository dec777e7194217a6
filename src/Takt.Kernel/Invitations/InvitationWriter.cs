using System.Globalization;

namespace Takt.Kernel;

/// <summary>A part of a mail that the receiver's calendar reads (RFC 6047).</summary>
/// <param name="Method">REQUEST or CANCEL.</param>
/// <param name="Text">The calendar.</param>
/// <param name="Sender">Who asks, by name.</param>
/// <param name="From">The address that an answer comes back to, from which the mail must come; null for the usual sender's.</param>
public sealed record CalendarPart(string Method, string Text, string Sender, string? From);

/// <summary>Writes an invitation to a meeting, that it is changed, and that it is off.</summary>
public sealed class InvitationWriter(MailLinks links, MailSettings settings)
{
    const string Front = "/";

    /// <summary>
    /// The mail, in the language of who reads it. Of the meeting it says name, time and place, and nothing it takes up; to whoever
    /// is not asked any more it says only the time they were asked to.
    /// </summary>
    internal Written Write(
        Municipality municipality,
        Deadline meeting,
        MeetingInvitation invitation,
        Recipient to,
        string? chair,
        bool isAsked,
        string site,
        DateTime now
    )
    {
        var culture = Languages.Culture(municipality.Spoken(to.Language));
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var isOff = meeting.IsMet || !isAsked;
        var (on, at, length) = isAsked
            ? (meeting.Date, meeting.At!.Value, meeting.Length ?? 0)
            : (invitation.On, invitation.At, invitation.Length);
        var (title, place, more, address) = isAsked
            ? (meeting.Title, meeting.Place, meeting.Context ?? "", meeting.Address)
            : (Texts.InvitationTitle, null, "", Front);
        var answers = new ReturnAddress(Returning.Answer, municipality.OrganisationNumber, invitation.Token).At(settings.Incoming);
        var sender = chair is null || !isAsked ? Fill(Texts.InvitationFromNobody, municipality.Name) : Fill(Texts.InvitationFrom, chair);
        var moves = invitation.Stands && (invitation.On, invitation.At, invitation.Length) != (on, at, length);
        var when = Fill(Texts.InvitationWhen, Norwegian.WithWeekday(on), Time(at), Time(at.AddMinutes(length)));
        var heading = Fill(
            !isAsked ? Texts.InvitationNotYours
                : isOff ? Texts.InvitationOff
                : moves ? Texts.InvitationMoved
                : invitation.Stands ? Texts.InvitationChanged
                : Texts.InvitationNew,
            Norwegian.DayMonth(on)
        );
        var lead = isOff
            ? isAsked
                ? Texts.InvitationOffLead
                : Texts.InvitationNotYoursLead
            : answers is null
                ? Texts.InvitationLeadTakt
                : Texts.InvitationLead;
        var calendar = CalendarFile.Ask(
            new(meeting.Id, on, title, more, address, isOff, invitation.Next(meeting), now, new(at, length, place)),
            municipality,
            site,
            (sender, answers ?? PlainAddress.Of(settings.From)),
            (to.Name, to.Email),
            asksForAnswer: answers is not null
        );
        return LetterWriter.Compose(
            heading,
            to,
            lead,
            [new(when, [new(title, address, place)])],
            municipality,
            site,
            site + links.StopOf(municipality, to.PersonId, LetterKind.Invitation)
        ) with
        {
            Calendar = new(isOff ? "CANCEL" : "REQUEST", calendar, sender, answers),
        };
    }

    static string Time(TimeOnly at) => at.ToString("HH.mm", CultureInfo.InvariantCulture);

    static string Fill(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
