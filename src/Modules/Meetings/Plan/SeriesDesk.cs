using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>What became of the coming meetings of a series that was said anew or stopped.</summary>
/// <param name="Follow">How many follow it as it is now.</param>
/// <param name="Gone">How many were taken away.</param>
/// <param name="CalledOff">How many were called off.</param>
/// <param name="Stay">How many stay as they are, because somebody has moved them or they have items.</param>
sealed record Relaid(int Follow, int Gone, int CalledOff, int Stay);

/// <summary>A coming meeting of a series.</summary>
/// <param name="Meeting">Tracked.</param>
/// <param name="HasItems">Whether something is proposed for it or stands on its agenda.</param>
/// <param name="IsFree">Whether it can go where the series goes: nobody has touched it.</param>
sealed record Coming(Meeting Meeting, bool HasItems, bool IsFree);

/// <summary>What changes a series and the meetings it has laid.</summary>
sealed class SeriesDesk(Db db, Clock clock, MeetingDesk desk)
{
    /// <summary>A new series with a year of meetings.</summary>
    public async Task<MeetingSeries> Make(GroupRollCall group, SeriesWish wish, CancellationToken cancel)
    {
        var series = new MeetingSeries(group.Id, group.UnitId, wish.Openness, wish.Title);
        wish.Apply(series, group.UnitId);
        db.MeetingSeries.Add(series);
        await desk.Lay(series, cancel);
        await Save("meeting series made", cancel);
        return series;
    }

    /// <summary>Says a series anew from now on. The caller has said which version of it was read.</summary>
    /// <exception cref="Conflict">When somebody else changed it, or its meetings, meanwhile.</exception>
    public async Task<Relaid> Change(MeetingSeries series, GroupRollCall group, SeriesWish wish, CancellationToken cancel)
    {
        var coming = await Coming(series, cancel);
        var (votesOtherwise, passesOnOtherwise) = (series.Voting != wish.Voting, series.PassOnTo != wish.PassOnTo);
        var numbersOtherwise = series.NumbersCases != wish.NumbersCases;
        wish.Apply(series, group.UnitId);
        var days = series
            .Recurrence.Dates(clock.Today.AddMonths(MeetingSeries.MonthsAhead))
            .Where(d => d.Held >= clock.Today)
            .ToDictionary(d => d.ByRule, d => d.Held);
        var follow = 0;
        List<Meeting> gone = [];
        foreach (var meeting in coming.Where(c => c.IsFree).Select(c => c.Meeting))
        {
            // One whose day is a day of the new rule is the same meeting: whoever has its address finds it still.
            if (days.TryGetValue(meeting.ByRule!.Value, out var held))
            {
                meeting.Follow(series, held);
                follow++;
            }
            else
            {
                gone.Add(meeting);
            }
        }

        Meeting[] left = [.. coming.Select(c => c.Meeting).Except(gone)];
        foreach (var meeting in left)
        {
            meeting.Show(group.UnitId, wish.Openness);
            if (votesOtherwise)
            {
                meeting.Vote(wish.Voting);
            }

            if (passesOnOtherwise)
            {
                meeting.PassOn(wish.PassOnTo);
            }

            if (numbersOtherwise)
            {
                meeting.NumberCases(wish.NumbersCases);
            }
        }

        await db.Redate(left, cancel);
        await db.SettleKeepers(gone, AnswerTodos.AskOfGuest, clock.Now, cancel);
        await db.RemoveMeetings(gone, MeetingsUrls.SeriesOf(series.Id), cancel);
        follow += await desk.Lay(series, cancel);
        await Save("meeting series changed", cancel);
        return new(follow, gone.Count, 0, coming.Count(c => !c.IsFree));
    }

    /// <summary>
    /// Stops a series after a day. What nobody has touched is taken away; what somebody has moved is called off, so that those
    /// who wrote it down are told; what has items stays, for whoever runs it to decide.
    /// </summary>
    public async Task<Relaid> Stop(MeetingSeries series, DateOnly last, string because, CancellationToken cancel)
    {
        var after = (await Coming(series, cancel)).Where(c => c.Meeting.On > last).ToArray();
        Meeting[] gone = [.. after.Where(c => c.IsFree).Select(c => c.Meeting)];
        Meeting[] off = [.. after.Where(c => c is { IsFree: false, HasItems: false }).Select(c => c.Meeting)];
        foreach (var meeting in off)
        {
            meeting.Cancel(because);
        }

        await db.Redate(off, cancel);
        await db.SettleKeepers(off, AnswerTodos.AskOfGuest, clock.Now, cancel);
        await db.SettleKeepers(gone, AnswerTodos.AskOfGuest, clock.Now, cancel);
        await db.RemoveMeetings(gone, MeetingsUrls.SeriesOf(series.Id), cancel);
        series.Stop(last);
        await Save("meeting series stopped", cancel);
        return new(0, gone.Length, off.Length, after.Count(c => c.HasItems));
    }

    /// <summary>The meetings of a series that have not begun and are not called off, in order.</summary>
    public async Task<IReadOnlyList<Coming>> Coming(MeetingSeries series, CancellationToken cancel)
    {
        var today = clock.Today;
        var meetings = await db
            .Meetings.Include(m => m.Attendances)
            .Where(m => m.SeriesId == series.Id && m.State == MeetingState.Planned && m.On >= today)
            .OrderBy(m => m.On)
            .ThenBy(m => m.Id)
            .ToListAsync(cancel);
        Guid[] ids = [.. meetings.Select(m => m.Id)];
        var withItems = (
            await db.AgendaItems.Where(i => ids.Contains(i.MeetingId)).Select(i => i.MeetingId).Distinct().ToListAsync(cancel)
        ).ToHashSet();
        return
        [
            .. meetings
                .Where(m => m.Begins > clock.Now)
                .Select(m => new Coming(m, withItems.Contains(m.Id), !withItems.Contains(m.Id) && m.IsAsLaid(series))),
        ];
    }

    // The round that lays ahead may have laid the same day, or somebody proposed an item for a meeting that goes: read again.
    async Task Save(string because, CancellationToken cancel)
    {
        try
        {
            await db.Save(because, cancel);
        }
        catch (DbUpdateException meanwhile)
        {
            throw new Conflict(meanwhile);
        }
    }
}
