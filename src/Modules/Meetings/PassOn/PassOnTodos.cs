using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>What is to be passed on, as Min side and the mail have it: one for each meeting, at each reader's own post.</summary>
static class PassOnTodos
{
    public const string Ask = "Meetings.TodoPassOn";

    // Then the next meeting is near, and what is not said by now is old.
    const int Days = 7;

    extension(Db db)
    {
        /// <summary>Lays it at posts. The caller saves.</summary>
        public void LayPassOn(Meeting meeting, GroupRollCall group, IEnumerable<Seat> posts, DateOnly today)
        {
            db.Todos.AddRange(
                posts
                    .Distinct()
                    .Select(post => new Todo
                    {
                        SourceId = meeting.Id,
                        Ask = Ask,
                        Title = $"{meeting.Title} {Norwegian.DayMonth(meeting.On)}",
                        Context = group.Name,
                        Address = MeetingsUrls.PassOn,
                        Owner = post,
                        Since = today,
                        Due = today.AddDays(Days),
                    })
            );
        }

        /// <summary>Done when nothing of a meeting is left, and asked for again when something is taken back. The caller saves.</summary>
        /// <param name="changed">The actor's own, as they are to be saved.</param>
        /// <param name="now">UTC.</param>
        /// <param name="cancel">Stops.</param>
        public async Task SettlePassOn(IReadOnlyList<Passing> changed, DateTime now, CancellationToken cancel)
        {
            var (me, seats) = (db.Actor.PersonId, db.Actor.Seats);
            Guid[] items = [.. changed.Select(p => p.ItemId)];
            var meetings = await db.AgendaItems.Where(i => items.Contains(i.Id)).Select(i => i.MeetingId).Distinct().ToListAsync(cancel);
            var left = await (
                from p in db.Passings
                where p.PersonId == me && p.PassedOnAt == null && !items.Contains(p.ItemId)
                join i in db.AgendaItems on p.ItemId equals i.Id
                where meetings.Contains(i.MeetingId)
                select i.MeetingId
            ).ToListAsync(cancel);
            var isLeft = changed.Any(p => p.PassedOnAt is null);
            var todos = await db
                .Todos.Where(t => t.Ask == Ask && meetings.Contains(t.SourceId) && seats.Contains(t.Owner))
                .ToListAsync(cancel);
            foreach (var todo in todos)
            {
                todo.DoneAt = isLeft || left.Contains(todo.SourceId) ? null : todo.DoneAt ?? now;
            }
        }
    }
}
