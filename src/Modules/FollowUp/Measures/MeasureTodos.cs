using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>What a measure asks of its owner, and when: written beside the measure in the same save.</summary>
static class MeasureTodos
{
    const string AskDo = "FollowUp.TodoDo";
    const string AskJudge = "FollowUp.TodoJudge";

    extension(Measure measure)
    {
        /// <summary>Writes the rows for a new measure.</summary>
        public void Follow(Db db, Clock clock)
        {
            db.Todos.Add(measure.Todo(AskDo, clock.Today, measure.Due));
            if (measure.Due is { } due)
            {
                db.Deadlines.Add(measure.DeadlineOn(due));
            }
        }

        /// <summary>Brings the rows in step after a change.</summary>
        public async Task Refollow(Db db, Clock clock, CancellationToken cancel)
        {
            var todos = await db.Todos.Where(t => t.SourceId == measure.Id).ToListAsync(cancel);
            var deadlines = await db.Deadlines.Where(d => d.SourceId == measure.Id).ToListAsync(cancel);
            var (ask, due) = measure.Asked();
            foreach (var todo in todos.Where(t => t.DoneAt is null && t.Ask != ask))
            {
                todo.DoneAt = clock.Now;
            }

            if (ask is not null)
            {
                var todo = todos.Find(t => t.Ask == ask);
                if (todo is null)
                {
                    db.Todos.Add(todo = measure.Todo(ask, clock.Today, due));
                }

                (todo.Owner, todo.Due, todo.Title, todo.DoneAt) = (measure.Owner, due, measure.What, null);
            }

            var deadline = deadlines.FirstOrDefault();
            if (due is { } date && deadline is null)
            {
                db.Deadlines.Add(measure.DeadlineOn(date));
            }
            else if (deadline is not null)
            {
                (deadline.Date, deadline.Title, deadline.IsMet) = (due ?? deadline.Date, measure.What, ask is null || due is null);
            }
        }

        /// <summary>Tells those who may know that it is done, or what it led to.</summary>
        public void Announce(Db db, Clock clock) =>
            db.News.Add(
                new()
                {
                    At = clock.Now,
                    Sentence = measure.Effect switch
                    {
                        null => "FollowUp.NewsDone",
                        MeasureEffect.Better => "FollowUp.NewsBetter",
                        MeasureEffect.Worse => "FollowUp.NewsWorse",
                        _ => "FollowUp.NewsSame",
                    },
                    Title = measure.What,
                    Address = FollowUpUrls.Of(measure.Id),
                    Audience = measure.Audience with { },
                }
            );

        public (string? Ask, DateOnly? Due) Asked() =>
            measure.State switch
            {
                MeasureState.Proposed or MeasureState.Decided or MeasureState.Started => (AskDo, measure.Due),
                MeasureState.Done when measure.Kind == MeasureKind.Measure => (AskJudge, measure.JudgeOn),
                _ => (null, null),
            };

        public Todo Todo(string ask, DateOnly since, DateOnly? due) =>
            new()
            {
                SourceId = measure.Id,
                Ask = ask,
                Title = measure.What,
                Context = measure.SourceTitle,
                Address = FollowUpUrls.Of(measure.Id),
                Owner = measure.Owner,
                Since = since,
                Due = due,
            };

        public Deadline DeadlineOn(DateOnly date) =>
            new()
            {
                SourceId = measure.Id,
                Date = date,
                Title = measure.What,
                Context = measure.SourceTitle,
                Address = FollowUpUrls.Of(measure.Id),
                Audience = measure.Audience with { },
            };
    }
}
