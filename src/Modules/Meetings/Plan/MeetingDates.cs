namespace Takt.Meetings;

/// <summary>When a group meets, for the calendars outside: written beside the meeting in the same save.</summary>
static class MeetingDates
{
    const int LongestContext = 300;

    extension(Db db)
    {
        /// <summary>New meetings, with their places in the calendar.</summary>
        public void AddMeetings(IEnumerable<Meeting> meetings)
        {
            foreach (var meeting in meetings)
            {
                db.Meetings.Add(meeting);
                db.Deadlines.Add(Dated(meeting));
            }
        }

        /// <summary>Brings the calendar in step with meetings that were changed. The caller saves.</summary>
        public async Task Redate(IReadOnlyCollection<Meeting> meetings, CancellationToken cancel)
        {
            var rows = await db.DatesOf(meetings, cancel);
            var beside = await db.AskedBeside(meetings, cancel);
            foreach (var meeting in meetings)
            {
                if (!rows.TryGetValue(meeting.Id, out var row))
                {
                    db.Deadlines.Add(Dated(meeting));
                    continue;
                }

                (row.Date, row.At, row.Length) = (meeting.On, meeting.At, meeting.Length);
                (row.Title, row.Place, row.Context) = (meeting.Title, meeting.Place, ContextOf(meeting));
                row.IsMet = meeting.State is MeetingState.Cancelled;
                Address(row, meeting, beside[meeting.Id]);
            }
        }

        /// <summary>
        /// Asks whoever is said to come instead of somebody, and whoever is welcome to listen in, as those who sit there are asked;
        /// and takes it back from whoever no longer is. The caller saves.
        /// </summary>
        public async Task AskBeside(Meeting meeting, CancellationToken cancel)
        {
            if ((await db.DatesOf([meeting], cancel)).TryGetValue(meeting.Id, out var row))
            {
                Address(row, meeting, (await db.AskedBeside([meeting], cancel))[meeting.Id]);
            }
        }

        /// <summary>Whether somebody without a seat is asked to be there.</summary>
        public Task<bool> IsAsked(Meeting meeting, Guid person, CancellationToken cancel) =>
            db.Deadlines.AnyAsync(d => d.SourceId == meeting.Id && d.Audience.Named.Contains(person), cancel);

        // Of what is answered to the time it has now; what was just said is not saved yet.
        async Task<ILookup<Guid, Guid>> AskedBeside(IReadOnlyCollection<Meeting> meetings, CancellationToken cancel)
        {
            var times = meetings.ToDictionary(m => m.Id);
            Guid[] ids = [.. times.Keys];
            var said = await db.Replies.Where(r => ids.Contains(r.MeetingId)).ToListAsync(cancel);
            var guests = await db.Guests.Where(g => ids.Contains(g.MeetingId)).OrderBy(g => g.Id).ToListAsync(cancel);
            return said.Union(db.Replies.Local.Where(r => times.ContainsKey(r.MeetingId)))
                .Where(r => r is { Kind: ReplyKind.Substitute, SubstituteId: not null } && r.HoldsFor(times[r.MeetingId]))
                .OrderBy(r => r.Id)
                .Select(r => (r.MeetingId, Person: r.SubstituteId!.Value))
                .Concat(
                    guests
                        .Where(g =>
                            g.State is GuestState.Welcome
                            && times[g.MeetingId].Openness is Openness.Unit
                            && db.Entry(g).State is not EntityState.Deleted
                        )
                        .Select(g => (g.MeetingId, Person: g.PersonId))
                )
                .ToLookup(a => a.MeetingId, a => a.Person);
        }

        /// <summary>Takes meetings away. Calendars are told that they are off, and lead to the series.</summary>
        public async Task RemoveMeetings(IReadOnlyCollection<Meeting> meetings, string address, CancellationToken cancel)
        {
            foreach (var row in (await db.DatesOf(meetings, cancel)).Values)
            {
                (row.IsMet, row.Address) = (true, address);
            }

            db.Meetings.RemoveRange(meetings);
        }

        async Task<Dictionary<Guid, Deadline>> DatesOf(IReadOnlyCollection<Meeting> meetings, CancellationToken cancel)
        {
            Guid[] ids = [.. meetings.Select(m => m.Id)];
            return await db.Deadlines.Where(d => ids.Contains(d.SourceId)).ToDictionaryAsync(d => d.SourceId, cancel);
        }
    }

    // Those it is for, and whoever else is to be there: who is named is asked.
    static void Address(Deadline row, Meeting meeting, IEnumerable<Guid> beside)
    {
        Guid[] named = [.. meeting.Audience.Named.Concat(beside).Distinct()];
        var (stands, asked) = (row.Audience, meeting.Audience);
        if ((stands.Permission, stands.UnitId) != (asked.Permission, asked.UnitId) || !stands.Named.SequenceEqual(named))
        {
            row.Audience = asked with { Named = [.. named] };
        }
    }

    static Deadline Dated(Meeting meeting) =>
        new()
        {
            SourceId = meeting.Id,
            GroupId = meeting.GroupId,
            Date = meeting.On,
            At = meeting.At,
            Length = meeting.Length,
            Title = meeting.Title,
            Place = meeting.Place,
            Context = ContextOf(meeting),
            Address = MeetingsUrls.Of(meeting.Id),
            IsMet = meeting.State is MeetingState.Cancelled,
            Audience = AudienceOf(meeting),
        };

    // Where the video is; a link that is cut leads nowhere.
    static string? ContextOf(Meeting meeting) => meeting.Link is { Length: <= LongestContext } link ? link : null;

    static Audience AudienceOf(Meeting meeting) => meeting.Audience with { Named = [.. meeting.Audience.Named] };
}
