namespace Takt.Meetings;

/// <summary>Notes what people answer by mail to being asked to a conversation. Nobody comes instead of another there: that is a no.</summary>
sealed class DialogueAnswers(Db db, DialogueDesk desk) : IHearsAnswers
{
    /// <inheritdoc/>
    public async Task<bool> Hear(MailAnswer answer, CancellationToken cancel)
    {
        var dialogue = await db.DialoguesSeen()
            .Include(d => d.Parts)
            .SingleOrDefaultAsync(d => d.Parts.Any(p => p.Id == answer.SourceId && p.PersonId == answer.PersonId), cancel);
        if (
            dialogue is not { IsAhead: true }
            || (answer.Begins, answer.Length) != (dialogue.Begins, dialogue.Length)
            || dialogue.PartOf(answer.PersonId) is not { } part
            || part.RepliedAt > answer.At
        )
        {
            return false;
        }

        var (was, kind) = (
            part.Reply,
            answer.Kind switch
            {
                AnswerKind.Yes => ReplyKind.Yes,
                AnswerKind.Maybe => ReplyKind.Maybe,
                _ => ReplyKind.No,
            }
        );
        part.Answer(kind, answer.Comment?.Shortened(MeetingReply.LongestComment), answer.At);
        if ((kind is ReplyKind.No) != (was is ReplyKind.No))
        {
            await desk.Tell(dialogue, kind is ReplyKind.No ? "Meetings.ToldDialogueNo" : "Meetings.ToldDialogueYes", cancel);
        }

        await db.Save("conversation answered by mail", cancel);
        return true;
    }
}
