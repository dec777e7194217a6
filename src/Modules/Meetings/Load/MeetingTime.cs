using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>The time meetings and conversations take: as long as each is planned to last.</summary>
sealed class MeetingTime(Db db, Clock clock, GroupBook groups) : ITimeUse
{
    public string Kind => "Meetings.TimeMeetings";

    public async Task<IReadOnlyList<TimeAsked>> Mine(DateOnly from, DateOnly until, CancellationToken cancel)
    {
        var subjects = db.Actor.Subjects;
        var meetings = await Held(from, until)
            .Where(m => subjects.Contains(m.GroupId))
            .Select(m => new TimeAsked(m.On, m.Length, m.Title, MeetingsUrls.Of(m.Id)))
            .ToListAsync(cancel);
        var dialogues = await db.DialoguesSeen()
            .Where(d => d.On >= from && d.On < until && d.State != DialogueState.CalledOff)
            .Select(d => new
            {
                d.Id,
                d.On,
                d.Length,
                d.Kind,
            })
            .ToListAsync(cancel);
        return [.. meetings, .. dialogues.Select(d => new TimeAsked(d.On, d.Length, DialogueWords.Of(d.Kind), DialogueUrls.Of(d.Id)))];
    }

    public async Task<IReadOnlyList<TimeLaid>> LaidOn(
        IReadOnlyDictionary<Guid, Seat> leaders,
        DateOnly from,
        DateOnly until,
        CancellationToken cancel
    )
    {
        var minutes = await Held(from, until)
            .GroupBy(m => m.GroupId)
            .Select(g => new { g.Key, Minutes = g.Sum(m => m.Length) })
            .ToDictionaryAsync(g => g.Key, g => g.Minutes, cancel);
        var sitting = await groups.SeatsOf([.. leaders.Keys], clock.Today, cancel);
        return
        [
            .. (await groups.Heads(db.Actor.PersonId, clock.Today, cancel))
                .Where(g => minutes.ContainsKey(g.Id))
                .Select(g =>
                    (
                        Group: g,
                        People: sitting[g.Id]
                            .Where(s => s.Place is GroupPlace.Chair or GroupPlace.Secretary or GroupPlace.Member)
                            .Select(s => s.PersonId)
                            .Distinct()
                            .Count()
                    )
                )
                .Select(g => new TimeLaid(g.Group.Name, g.People, g.People * minutes[g.Group.Id])),
        ];
    }

    IQueryable<Meeting> Held(DateOnly from, DateOnly until) =>
        db.MeetingsListed().Where(m => m.On >= from && m.On < until && m.State != MeetingState.Cancelled);
}
