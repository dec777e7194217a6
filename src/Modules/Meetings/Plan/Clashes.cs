using System.Globalization;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>A meeting at the same time, that whoever looks may see.</summary>
public sealed record ClashSeen(Guid Id, string Title, TimeOnly At, int Length);

/// <summary>Other meetings at the time of one.</summary>
/// <param name="People">How many of those who are to be there sit in another.</param>
/// <param name="Seen">Which, as far as whoever looks may see them.</param>
public sealed record Clashes(int People, IReadOnlyList<ClashSeen> Seen);

/// <summary>A time that a group may meet.</summary>
sealed record TimeOf(DateOnly On, TimeOnly At, int Length)
{
    public DateTime Begins => Clock.At(On, At);
    public DateTime Ends => Begins.AddMinutes(Length);

    /// <summary>The same time has the same.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{On:yyyyMMdd}-{At:HHmm}-{Length}");
}

/// <summary>Who sits elsewhere when a group is to meet. It is told to whoever plans, and refuses nothing.</summary>
sealed class ClashBook(Db db, GroupBook groups)
{
    /// <summary>Of a meeting as it stands.</summary>
    public Task<Clashes> Of(GroupRollCall group, Meeting meeting, CancellationToken cancel) =>
        Of(group, new(meeting.On, meeting.At, meeting.Length), meeting.Id, cancel);

    /// <summary>What is to be told before a time is saved; null when nobody is busy, or it was told the last time the form was sent.</summary>
    public async Task<Clashes?> ToTell(GroupRollCall group, TimeOf time, Guid? except, MeetingForm form, CancellationToken cancel)
    {
        if (form.Told == time.Mark)
        {
            return null;
        }

        form.Told = time.Mark;
        return await Of(group, time, except, cancel) is { People: > 0 } busy ? busy : null;
    }

    /// <summary>Of one time.</summary>
    public async Task<Clashes> Of(GroupRollCall group, TimeOf time, Guid? except, CancellationToken cancel) =>
        (await Of(group, [time], m => m.Id != except, cancel))[0];

    /// <summary>How many are busy on each day of a series to be.</summary>
    public Task<IReadOnlyDictionary<DateOnly, int>> OnDays(
        GroupRollCall group,
        IReadOnlyList<DateAhead> dates,
        Setting setting,
        CancellationToken cancel
    ) => OnDays(group, dates, setting, _ => true, cancel);

    /// <summary>The same, of one that is changed: its own meetings count only where they stay as they are, and a day that has one of those gets no other.</summary>
    public Task<IReadOnlyDictionary<DateOnly, int>> OnDays(
        GroupRollCall group,
        IReadOnlyList<DateAhead> dates,
        Setting setting,
        MeetingSeries series,
        IReadOnlyList<Coming> stay,
        CancellationToken cancel
    )
    {
        var (kept, taken) = (stay.Select(c => c.Meeting.Id).ToHashSet(), stay.Select(c => c.Meeting.ByRule).ToHashSet());
        return OnDays(
            group,
            [.. dates.Where(d => !taken.Contains(d.ByRule))],
            setting,
            m => m.SeriesId != series.Id || kept.Contains(m.Id),
            cancel
        );
    }

    async Task<IReadOnlyDictionary<DateOnly, int>> OnDays(
        GroupRollCall group,
        IReadOnlyList<DateAhead> dates,
        Setting setting,
        Func<Meeting, bool> counts,
        CancellationToken cancel
    )
    {
        TimeOf[] times =
        [
            .. dates.Select(d => d.Held).OfType<DateOnly>().Distinct().Select(day => new TimeOf(day, setting.At, setting.Length)),
        ];
        return times.Length == 0
            ? new Dictionary<DateOnly, int>()
            : times.Zip(await Of(group, times, counts, cancel)).ToDictionary(d => d.First.On, d => d.Second.People);
    }

    /// <summary>Of each of some times.</summary>
    /// <param name="group">Who meets.</param>
    /// <param name="times">When.</param>
    /// <param name="counts">Which meetings count: not the one that is moved itself.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<Clashes>> Of(
        GroupRollCall group,
        IReadOnlyList<TimeOf> times,
        Func<Meeting, bool> counts,
        CancellationToken cancel
    )
    {
        var mine = Asked(group);
        var sitting = (await groups.SeatsOf(mine, times.Min(t => t.On), cancel)).ToDictionary(
            g => g.Key,
            g => g.Where(s => s.Place is not GroupPlace.Substitute).Select(s => s.PersonId).ToHashSet()
        );
        Guid[] near = [.. sitting.Where(s => s.Value.Count > 0).Select(s => s.Key)];

        // A meeting begins on its day and may last past midnight.
        DateOnly[] days = [.. times.SelectMany(t => new[] { t.On.AddDays(-1), t.On, t.On.AddDays(1) }).Distinct()];
        (DateTime Begins, DateTime Ends)[] spans = [.. times.Select(t => (t.Begins, t.Ends))];
        var others = (
            await db
                .Meetings.AsNoTracking()
                .Where(m => m.State == MeetingState.Planned && days.Contains(m.On) && near.Contains(m.GroupId))
                .OrderBy(m => m.On)
                .ThenBy(m => m.Id)
                .ToListAsync(cancel)
        )
            .Where(counts)
            .Select(m => (Meeting: m, Hits: HitsOf(m.Begins, m.Ends)))
            .Where(m => m.Hits.Count > 0)
            .ToList();
        if (others.Count == 0)
        {
            return [.. times.Select(_ => new Clashes(0, []))];
        }

        Guid[] ids = [.. others.Select(o => o.Meeting.Id)];
        var away = (
            await db
                .Replies.Where(r => ids.Contains(r.MeetingId) && (r.Kind == ReplyKind.No || r.Kind == ReplyKind.Substitute))
                .Select(r => new { r.MeetingId, r.PersonId })
                .ToListAsync(cancel)
        ).ToLookup(r => r.MeetingId, r => r.PersonId);
        var seen = (await db.MeetingsSeen().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancel)).ToHashSet();
        return
        [
            .. times.Select(
                (_, at) =>
                {
                    var hits = others
                        .Where(o => o.Hits.Contains(at))
                        .Select(o =>
                            (
                                o.Meeting,
                                Who: sitting.GetValueOrDefault(o.Meeting.GroupId, []).Intersect(mine).Except(away[o.Meeting.Id]).ToArray()
                            )
                        )
                        .Where(o => o.Who.Length > 0)
                        .ToList();
                    return new Clashes(
                        hits.SelectMany(h => h.Who).Distinct().Count(),
                        [
                            .. hits.Where(h => seen.Contains(h.Meeting.Id))
                                .Select(h => new ClashSeen(h.Meeting.Id, h.Meeting.Title, h.Meeting.At, h.Meeting.Length)),
                        ]
                    );
                }
            ),
        ];

        HashSet<int> HitsOf(DateTime begins, DateTime ends) =>
            [.. spans.Index().Where(s => begins < s.Item.Ends && s.Item.Begins < ends).Select(s => s.Index)];
    }

    static HashSet<Guid> Asked(GroupRollCall group) =>
        [.. group.Seats.Where(s => s.Place is not GroupPlace.Substitute).Select(s => s.PersonId)];
}
