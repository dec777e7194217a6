namespace Takt.Evaluations;

/// <summary>What a theme asks, of whom: its answer until it is sent, then approval. Written beside the answer in the same save.</summary>
static class AnswerTodos
{
    const string AskAnswer = "Evaluations.TodoAnswer";
    const string AskApproval = "Evaluations.TodoApprove";
    const string AskPromise = "Evaluations.TodoPromise";

    extension(Evaluation evaluation)
    {
        /// <summary>Brings the rows of one theme in step. Call it after the change and before the save.</summary>
        public async Task Follow(Theme theme, Answer? answer, Db db, Clock clock, CancellationToken cancel) =>
            evaluation.Follow(
                theme,
                answer,
                await db.Todos.Where(t => t.SourceId == theme.Id && t.Ask.StartsWith("Evaluations.")).ToListAsync(cancel),
                db,
                clock
            );

        /// <summary>
        /// Brings the rows of every theme in step: when the collecting ends or is opened again, at an import, at publishing.
        /// What this save adds counts too.
        /// </summary>
        public async Task Follow(Db db, Clock clock, CancellationToken cancel)
        {
            var themes = evaluation.Themes.Select(t => t.Id).ToArray();
            await db.Answers.Include(a => a.Points).Where(a => a.EvaluationId == evaluation.Id).LoadAsync(cancel);
            await db.Todos.Where(t => themes.Contains(t.SourceId) && t.Ask.StartsWith("Evaluations.")).LoadAsync(cancel);
            var answers = db.Answers.Local.Where(a => a.EvaluationId == evaluation.Id).ToDictionary(a => a.ThemeId);
            var todos = db.Todos.Local.ToLookup(t => t.SourceId);
            foreach (var theme in evaluation.Themes)
            {
                evaluation.Follow(theme, answers.GetValueOrDefault(theme.Id), [.. todos[theme.Id]], db, clock);
            }
        }

        void Follow(Theme theme, Answer? answer, IReadOnlyList<Todo> standing, Db db, Clock clock)
        {
            var asked = evaluation.Asked(theme, answer);
            foreach (var todo in standing.Where(t => t.DoneAt is null && t.Ask != asked?.Ask))
            {
                todo.DoneAt = clock.Now;
            }

            if (asked is not var (ask, owner, due))
            {
                return;
            }

            if (standing.FirstOrDefault(t => t.Ask == ask && t.DoneAt is null) is { } open)
            {
                (open.Owner, open.OwedTo, open.Due) = (owner, evaluation.WaitsFor(theme, ask), due);
                return;
            }

            db.Todos.Add(
                new()
                {
                    SourceId = theme.Id,
                    Ask = ask,
                    Title = theme.Label.Shortened(300),
                    Context = evaluation.Title,
                    Address =
                        ask == AskApproval && Evaluation.AsksTheWriter(answer!, owner, db)
                            ? AnswerMeeting.AddressOf(evaluation, theme)
                            : EvaluationsUrls.AnswerOf(evaluation.Id, theme.Position),
                    Owner = owner,
                    OwedTo = evaluation.WaitsFor(theme, ask),
                    Since = clock.Today,
                    Due = due,
                }
            );
        }

        // Whoever approves waits for the answer, and whoever answers waits for the approval.
        Seat WaitsFor(Theme theme, string ask) => ask == AskApproval ? evaluation.Owes(theme) : Seat.LeaderOf(evaluation.Audience.UnitId);

        // Whoever leads wrote it, and is led to where it can be approved: the meeting.
        static bool AsksTheWriter(Answer answer, Seat approver, Db db) =>
            !db.Municipality.WriterMayApprove && approver.IsHeldBy(db.Actor) && answer.IsWrittenBy(db.Actor);

        (string Ask, Seat Owner, DateOnly? Due)? Asked(Theme theme, Answer? answer)
        {
            var owner = evaluation.Owes(theme);
            return answer?.State switch
            {
                _ when !theme.NeedsAnswer || !evaluation.TakesAnswers => null,
                null or AnswerState.Draft => (AskAnswer, owner, evaluation.DueOf(theme)),
                AnswerState.ForApproval => (AskApproval, Seat.LeaderOf(evaluation.Audience.UnitId), evaluation.DueOf(theme)),
                _ when theme.PromisedBy is { } rest => (AskAnswer, owner, rest),
                _ when evaluation.IsPublished && answer.FirstPromise is { } promised => (AskPromise, owner, promised),
                _ => null,
            };
        }
    }

    extension(Answer answer)
    {
        /// <summary>The first date a "we are considering it" runs out.</summary>
        DateOnly? FirstPromise => answer.Points.Where(p => p.Stance is Stance.Considering).Min(p => p.AnswerBy);
    }
}
