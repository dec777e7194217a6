using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>
/// That somebody waits for an answer, before the minutes can stand or before the meeting, as Min side has it: at the post of whoever
/// keeps the group.
/// </summary>
static class AnswerTodos
{
    public const string Ask = "Meetings.TodoAnswerObjection";
    public const string AskOfGuest = "Meetings.TodoAnswerGuest";

    extension(Db db)
    {
        /// <summary>Lays it, or lays it anew. The caller saves.</summary>
        public Task AskForAnswers(MeetingAt at, DateOnly today, CancellationToken cancel) =>
            db.AskKeepers(at, Ask, MeetingsUrls.MinutesOf(at.Meeting.Id), today, cancel);

        /// <summary>Done when nothing waits for an answer. The caller saves.</summary>
        public Task SettleAnswers(Meeting meeting, DateTime now, CancellationToken cancel) =>
            meeting.OpenObjections > 0 ? Task.CompletedTask : db.SettleKeepers(meeting, Ask, now, cancel);

        /// <summary>Lays on whoever keeps the group what is asked of them, or lays it anew. The caller saves.</summary>
        /// <param name="at">The meeting.</param>
        /// <param name="ask">Text key of what is asked.</param>
        /// <param name="address">Where it is done.</param>
        /// <param name="today">The day.</param>
        /// <param name="cancel">Stops.</param>
        public async Task AskKeepers(MeetingAt at, string ask, string address, DateOnly today, CancellationToken cancel)
        {
            var meeting = at.Meeting;
            var laid = await db.Todos.Where(t => t.Ask == ask && t.SourceId == meeting.Id).ToListAsync(cancel);
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
                        Ask = ask,
                        Title = $"{meeting.Title} {Norwegian.DayMonth(meeting.On)}",
                        Context = at.Group.Name,
                        Address = address,
                        Owner = post,
                        Since = today,
                    })
            );
        }

        /// <summary>What was asked of them is done. The caller saves.</summary>
        public Task SettleKeepers(Meeting meeting, string ask, DateTime now, CancellationToken cancel) =>
            db.SettleKeepers([meeting], ask, now, cancel);

        /// <summary>What was asked of them is done, or cannot be any more. The caller saves.</summary>
        public async Task SettleKeepers(IReadOnlyCollection<Meeting> meetings, string ask, DateTime now, CancellationToken cancel)
        {
            Guid[] ids = [.. meetings.Select(m => m.Id)];
            foreach (var todo in await db.Todos.Where(t => t.Ask == ask && ids.Contains(t.SourceId)).ToListAsync(cancel))
            {
                todo.DoneAt ??= now;
            }
        }
    }
}
