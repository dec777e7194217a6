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
                if ((row.Audience.Permission, row.Audience.UnitId) != (meeting.Audience.Permission, meeting.Audience.UnitId))
                {
                    row.Audience = AudienceOf(meeting) with { Named = [.. row.Audience.Named] }; // who is asked is asked still
                }
            }
        }

        /// <summary>Somebody without a seat is to be there, or is not any more: it stands in their calendar, or is taken out. The caller saves.</summary>
        public async Task Ask(Meeting meeting, Guid person, bool isAsked, CancellationToken cancel)
        {
            if (
                (await db.DatesOf([meeting], cancel)).GetValueOrDefault(meeting.Id) is { } row
                && row.Audience.Named.Contains(person) != isAsked
            )
            {
                row.Audience = row.Audience with
                {
                    Named = isAsked ? [.. row.Audience.Named, person] : [.. row.Audience.Named.Where(n => n != person)],
                };
            }
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
