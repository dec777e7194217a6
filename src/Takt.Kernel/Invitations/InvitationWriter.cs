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
    /// <summary>The mail, in the language of who reads it. Of the meeting it says name, time and place, and nothing it takes up.</summary>
    internal Written Write(
        Municipality municipality,
        Deadline meeting,
        MeetingInvitation invitation,
        Recipient to,
        string? chair,
        bool isOff,
        string site,
        DateTime now
    )
    {
        var culture = Languages.Culture(municipality.Spoken(to.Language));
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var (at, length) = (meeting.At!.Value, meeting.Length ?? 0);
        var answers = new ReturnAddress(Returning.Answer, municipality.OrganisationNumber, invitation.Token).At(settings.Incoming);
        var sender = Fill(chair is null ? Texts.InvitationFromNobody : Texts.InvitationFrom, chair ?? municipality.Name);
        var moves = invitation.Stands && (invitation.On, invitation.At, invitation.Length) != (meeting.Date, at, length);
        var when = Fill(Texts.InvitationWhen, Norwegian.WithWeekday(meeting.Date), Time(at), Time(at.AddMinutes(length)));
        var heading = Fill(
            isOff ? Texts.InvitationOff
                : moves ? Texts.InvitationMoved
                : invitation.Stands ? Texts.InvitationChanged
                : Texts.InvitationNew,
            meeting.Title,
            Norwegian.DayMonth(meeting.Date)
        );
        var lead = isOff
            ? meeting.IsMet
                ? Texts.InvitationOffLead
                : Texts.InvitationNotYoursLead
            : answers is null
                ? Texts.InvitationLeadTakt
                : Texts.InvitationLead;
        var calendar = CalendarFile.Ask(
            new(
                meeting.Id,
                meeting.Date,
                meeting.Title,
                meeting.Context ?? "",
                meeting.Address,
                isOff,
                invitation.Next(meeting),
                now,
                new(at, length, meeting.Place)
            ),
            municipality,
            site,
            (sender, answers ?? settings.From),
            (to.Name, to.Email),
            asksForAnswer: answers is not null
        );
        return LetterWriter.Compose(
            heading,
            to,
            lead,
            [new(when, [new(meeting.Title, meeting.Address, meeting.Place)])],
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
