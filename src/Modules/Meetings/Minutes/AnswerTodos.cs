using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>That somebody waits for an answer before the minutes can stand, as Min side has it: at the post of whoever keeps the group.</summary>
static class AnswerTodos
{
    public const string Ask = "Meetings.TodoAnswerObjection";

    extension(Db db)
    {
        /// <summary>Lays it, or lays it anew. The caller saves.</summary>
        public async Task AskForAnswers(MeetingAt at, DateOnly today, CancellationToken cancel)
        {
            var meeting = at.Meeting;
            var laid = await db.Todos.Where(t => t.Ask == Ask && t.SourceId == meeting.Id).ToListAsync(cancel);
            foreach (var todo in laid)
            {
                todo.DoneAt = null;
            }

            var posts = at
                .Group.Seats.Where(s => s.Place is GroupPlace.Chair or GroupPlace.Secretary)
                .Select(s => s.Post)
                .OfType<Seat>()
                .Distinct();
            db.Todos.AddRange(
                posts
                    .Where(post => laid.TrueForAll(t => t.Owner != post))
                    .Select(post => new Todo
                    {
                        SourceId = meeting.Id,
                        Ask = Ask,
                        Title = $"{meeting.Title} {Norwegian.DayMonth(meeting.On)}",
                        Context = at.Group.Name,
                        Address = MeetingsUrls.MinutesOf(meeting.Id),
                        Owner = post,
                        Since = today,
                    })
            );
        }

        /// <summary>Done when nothing waits for an answer. The caller saves.</summary>
        public async Task SettleAnswers(Meeting meeting, DateTime now, CancellationToken cancel)
        {
            if (meeting.OpenObjections > 0)
            {
                return;
            }

            foreach (var todo in await db.Todos.Where(t => t.Ask == Ask && t.SourceId == meeting.Id).ToListAsync(cancel))
            {
                todo.DoneAt ??= now;
            }
        }
    }
}
