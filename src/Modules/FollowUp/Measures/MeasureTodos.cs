using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>What a measure asks of its owner, and when: written beside the measure in the same save.</summary>
static class MeasureTodos
{
    const string AskDecide = "FollowUp.TodoDecide";
    const string AskDo = "FollowUp.TodoDo";
    const string AskMeanwhile = "FollowUp.TodoMeanwhile";
    const string AskJudge = "FollowUp.TodoJudge";
    const string AskSentOn = "FollowUp.TodoSentOn";
    const string AskHelp = "FollowUp.TodoHelp";

    extension(Measure measure)
    {
        /// <summary>Writes the rows for a new measure.</summary>
        public void Follow(Db db, Clock clock)
        {
            if (measure.Asked() is ({ } ask, var asked))
            {
                db.Todos.Add(measure.Todo(ask, clock.Today, asked, ask == AskDecide ? db.Actor.PersonId : null));
            }

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
            var helper = measure.AwaitsHelp ? measure.HelpFrom : null;
            var leader = measure.IsToDo ? measure.SentOnTo : null;
            bool Asks(string what) => what == ask || (what == AskHelp && helper is not null) || (what == AskSentOn && leader is not null);
            foreach (var todo in todos.Where(t => t.DoneAt is null && !Asks(t.Ask)))
            {
                todo.DoneAt = clock.Now;
            }

            if (ask is not null)
            {
                var todo = todos.Find(t => t.Ask == ask) ?? db.Todos.Add(measure.Todo(ask, clock.Today, due)).Entity;
                (todo.Owner, todo.Due, todo.Title, todo.DoneAt) = (measure.Owner, due, measure.What, null);
            }

            if (helper is not null)
            {
                var todo = todos.Find(t => t.Ask == AskHelp) ?? db.Todos.Add(measure.TodoOfHelp(helper)).Entity;
                (todo.Owner, todo.OwedTo, todo.Title, todo.Context, todo.DoneAt) = (
                    helper,
                    measure.Owner,
                    measure.What,
                    measure.Question,
                    null
                );
            }

            if (leader is not null)
            {
                var todo = todos.Find(t => t.Ask == AskSentOn) ?? db.Todos.Add(measure.Todo(AskSentOn, clock.Today, null)).Entity;
                (todo.Owner, todo.Title, todo.DoneAt) = (leader, measure.What, null);
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

        string Question => measure.NeedsHelp!.Shortened(300);

        /// <summary>The answer somebody owes to what they were asked.</summary>
        public Todo TodoOfHelp(Seat helper) =>
            new()
            {
                SourceId = measure.Id,
                Ask = AskHelp,
                Title = measure.What,
                Context = measure.Question,
                Address = FollowUpUrls.Of(measure.Id) + "#hjelp",
                Owner = helper,
                OwedTo = measure.Owner,
                Since = measure.HelpAskedOn!.Value,
            };

        /// <summary>Tells those who may know that help is needed, or has come.</summary>
        public void TellOfHelp(Db db, Clock clock) =>
            db.News.Add(measure.NewsOf(measure.AwaitsHelp ? "FollowUp.NewsNeedsHelp" : "FollowUp.NewsHelped", clock));

        /// <summary>Tells those who may know that it is done, or what it led to.</summary>
        public void Announce(Db db, Clock clock) =>
            db.News.Add(
                measure.NewsOf(
                    measure.Effect switch
                    {
                        null => "FollowUp.NewsDone",
                        MeasureEffect.Better => "FollowUp.NewsBetter",
                        MeasureEffect.Worse => "FollowUp.NewsWorse",
                        _ => "FollowUp.NewsSame",
                    },
                    clock
                )
            );

        News NewsOf(string sentence, Clock clock) =>
            new()
            {
                At = clock.Now,
                Sentence = sentence,
                Title = measure.What,
                Address = FollowUpUrls.Of(measure.Id),
                Audience = measure.Audience with { },
            };

        public (string? Ask, DateOnly? Due) Asked() =>
            measure.State switch
            {
                MeasureState.Proposed => (AskDecide, null),
                MeasureState.Decided or MeasureState.Started => (measure.StandsInFor is null ? AskDo : AskMeanwhile, measure.Due),
                MeasureState.Done when measure.Kind == MeasureKind.Measure => (AskJudge, measure.JudgeOn),
                _ => (null, null),
            };

        /// <summary>What it asks of its owner, and which person waits for it where somebody does.</summary>
        public Todo Todo(string ask, DateOnly since, DateOnly? due, Guid? waits = null) =>
            new()
            {
                SourceId = measure.Id,
                Ask = ask,
                Title = measure.What,
                Context = measure.SourceTitle,
                Address = FollowUpUrls.Of(measure.Id),
                Owner = measure.Owner,
                OwedToPerson = waits,
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
