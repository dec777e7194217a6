using System.Text.RegularExpressions;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>Notes what people answer to being asked to meetings, in Takt and by mail.</summary>
sealed partial class ReplyBook(Db db, Clock clock, GroupBook groups, IRecipients recipients) : IHearsAnswers
{
    /// <summary>Notes what the actor says. The caller saves.</summary>
    public async Task Say(
        Meeting meeting,
        Guid person,
        ReplyKind kind,
        Guid? substituteId,
        string? substitute,
        string? comment,
        CancellationToken cancel
    )
    {
        (await Find(meeting.Id, person, cancel)).Say(kind, substituteId, substitute, comment, meeting.Begins, meeting.Length, clock.Now);
        await db.AskBeside(meeting, cancel);
    }

    /// <inheritdoc/>
    public async Task<bool> Hear(MailAnswer answer, CancellationToken cancel)
    {
        // Whoever comes instead of somebody, or listens in, was asked, and may see no more of the meeting than that.
        if (
            await db.Meetings.SingleOrDefaultAsync(m => m.Id == answer.SourceId, cancel) is not { IsPlanned: true } meeting
            || await groups.Find(meeting.GroupId, meeting.On, cancel) is not { } group
            || !(meeting.Audience.Includes(db.Actor) || await db.IsAsked(meeting, answer.PersonId, cancel))
        )
        {
            return false;
        }

        var reply = await Find(meeting.Id, answer.PersonId, cancel);
        var isToAnotherTime = (answer.Begins, answer.Length) != (meeting.Begins, meeting.Length);
        if (reply.HoldsFor(meeting) && (reply.At > answer.At || isToAnotherTime))
        {
            db.ChangeTracker.Clear();
            return false; // said otherwise since, or to the time it has now
        }

        var comment = answer.Comment?.Shortened(MeetingReply.LongestComment);
        var (kind, id, name) =
            answer.Kind is AnswerKind.Substitute
                ? (
                    ReplyKind.Substitute,
                    await WhoHas(answer.SubstituteEmail, group, cancel),
                    answer.SubstituteName ?? answer.SubstituteEmail
                )
                : Read(answer.Kind, comment, group);
        if (kind is ReplyKind.Substitute && !group.Seats.Any(s => s.PersonId == answer.PersonId && s.Place is not GroupPlace.Substitute))
        {
            (kind, id, name) = (ReplyKind.No, null, null); // a seat one does not have is not passed on
        }

        name = group.Seats.FirstOrDefault(s => s.PersonId == id)?.Name ?? name;
        reply.Say(kind, id, name?.Shortened(MeetingReply.LongestName), comment, answer.Begins, answer.Length, answer.At);
        await db.AskBeside(meeting, cancel);
        await db.Save("meeting answered by mail", cancel);
        return true;
    }

    /// <summary>A calendar's no often says in words who comes instead.</summary>
    internal static (ReplyKind Kind, Guid? Id, string? Name) Read(AnswerKind kind, string? comment, GroupRollCall group)
    {
        if (kind is AnswerKind.Yes)
        {
            return (ReplyKind.Yes, null, null);
        }

        if (comment is not null)
        {
            // Whole words, with no signs between them: Kari Nesheim is not Kari Nes. And the longest name: Kari Nes Berg is neither.
            var words = Words(comment);
            if (
                group.Substitutes.Where(s => words.Contains(Words(s.Name), StringComparison.Ordinal)).MaxBy(s => s.Name.Length) is { } known
            )
            {
                return (ReplyKind.Substitute, known.PersonId, known.Name);
            }

            if (Named().Match(comment) is { Success: true } named)
            {
                return (ReplyKind.Substitute, null, named.Groups["name"].Value);
            }
        }

        return (kind is AnswerKind.No ? ReplyKind.No : ReplyKind.Maybe, null, null);
    }

    static string Words(string text) => $" {Norwegian.NameKey(text).Trim()} ";

    async Task<Guid?> WhoHas(string? email, GroupRollCall group, CancellationToken cancel)
    {
        foreach (var seat in email is null ? [] : group.Substitutes)
        {
            if (string.Equals((await recipients.Find(seat.PersonId, cancel))?.Email, email, StringComparison.OrdinalIgnoreCase))
            {
                return seat.PersonId;
            }
        }

        return null;
    }

    async Task<MeetingReply> Find(Guid meeting, Guid person, CancellationToken cancel) =>
        await db.Replies.SingleOrDefaultAsync(r => r.MeetingId == meeting && r.PersonId == person, cancel)
        ?? db.Replies.Add(new(meeting, person)).Entity;

    // "Vara: Ola Nes", "sender Ola Nes", "Ola Nes møter for meg".
    [GeneratedRegex(
        @"(?:(?i:\b(?:vara(?:medlem|representant|person)?|vikar|stedfortreder|stadfortredar|substitute|deputy|sender|sending))(?i:[ ,:–-]+(?:min|er|is|vara|my))?[ ,:–-]+(?<name>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,3}))|(?:(?<name>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,3}) (?i:møter|kommer|stiller|kjem|comes|attends) (?i:for meg|i stedet|i staden|i mitt sted|instead|for me))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Named();
}
