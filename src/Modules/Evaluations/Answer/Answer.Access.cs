namespace Takt.Evaluations;

/// <summary>Who may write an answer, and when.</summary>
static class AnswerAccess
{
    extension(Evaluation evaluation)
    {
        /// <summary>From the day the collecting is over until it is archived; what was published is answered further in a new version.</summary>
        public bool TakesAnswers => evaluation.State is EvaluationState.Answering or EvaluationState.Published;

        /// <summary>Who owes the answer of a theme.</summary>
        public Seat Owes(Theme theme) => theme.Carrier ?? evaluation.Answers;

        /// <summary>When it is expected.</summary>
        public DateOnly? DueOf(Theme theme) => theme.PromisedBy ?? theme.Due ?? evaluation.AnswersDue;

        /// <summary>The drafter, the one who carries the theme, and the group that answers.</summary>
        public bool MayAnswer(Actor actor, Theme theme) =>
            evaluation.MayRun(actor) || evaluation.Answers.IsHeldBy(actor) || theme.Carrier?.IsHeldBy(actor) == true;
    }

    /// <summary>Whether one sees how the answering goes while it goes on: whoever may answer some theme of it.</summary>
    public static async Task<bool> MaySeeAnswering(Db db, Guid evaluation, CancellationToken cancel) =>
        await db.Evaluations.VisibleTo(db.Actor).AsNoTracking().Include(e => e.Themes).SingleOrDefaultAsync(e => e.Id == evaluation, cancel)
            is { } found
        && found.MayAnswer(db.Actor);

    extension(Theme theme)
    {
        /// <summary>Says when the answer comes instead. Everybody sees the new date.</summary>
        public void Postpone(DateOnly? until, DateOnly today)
        {
            if (until is not { } date || date < today)
            {
                throw new Refusal(Texts.NewDueMissing) { Field = "Form.NewDue" };
            }

            theme.Due = date;
            theme.PromisedBy = theme.PromisedBy is null ? null : date;
        }
    }
}
