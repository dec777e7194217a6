using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>A series and its meetings.</summary>
public sealed partial class SeriesPage
{
    // A year of a group that meets every day it works, and no more.
    const int MostComing = 260;
    const int PageSize = 20;
    const int MostTold = 999;

    MeetingSeries series = null!;
    GroupRollCall group = null!;
    bool mayPlan;
    IReadOnlyList<Meeting> coming = [];
    IReadOnlyList<Meeting> held = [];
    IReadOnlySet<DateOnly> days = new HashSet<DateOnly>();
    string? next;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Of those held, the ones before this one.</summary>
    [SupplyParameterFromQuery(Name = "for")]
    public Guid? Before { get; set; }

    /// <summary>How many follow the series after it was changed.</summary>
    [SupplyParameterFromQuery(Name = "fulgte")]
    public string? Follow { get; set; }

    /// <summary>How many were taken away when it was stopped.</summary>
    [SupplyParameterFromQuery(Name = "borte")]
    public string? Gone { get; set; }

    /// <summary>How many were called off when it was stopped.</summary>
    [SupplyParameterFromQuery(Name = "avlyst")]
    public string? CalledOff { get; set; }

    /// <summary>How many stay as they are.</summary>
    [SupplyParameterFromQuery(Name = "star")]
    public string? Stay { get; set; }

    internal static string AfterChange(Guid id, Relaid done) => $"{MeetingsUrls.SeriesOf(id)}?fulgte={done.Follow}&star={done.Stay}";

    static string AfterStop(Guid id, Relaid done) =>
        $"{MeetingsUrls.SeriesOf(id)}?borte={done.Gone}&avlyst={done.CalledOff}&star={done.Stay}";

    string ProposeBefore =>
        series.ProposeBefore switch
        {
            0 => Texts.PlanProposalsSameDay,
            1 => Texts.PlanProposalsDayBefore,
            var days => PlanWords.Fill(Texts.PlanProposalsDaysBefore, Words.Number(days)),
        };

    string MinutesStand =>
        series.SilenceHours == 1 ? Texts.PlanStandAfterOne : PlanWords.Fill(Texts.PlanStandAfterMany, Words.Number(series.SilenceHours));

    bool isOver => series.Recurrence.Until < Today;

    // Only right after the act: who opens the address again is not told it anew.
    string? Told =>
        Saved is null
            ? null
            : string.Join(
                ' ',
                new[]
                {
                    Saved,
                    Count(Follow, Texts.SeriesFollowOne, Texts.SeriesFollowMany),
                    Count(Gone, Texts.SeriesGoneOne, Texts.SeriesGoneMany),
                    Count(CalledOff, Texts.SeriesCalledOffOne, Texts.SeriesCalledOffMany),
                    Count(Stay, Texts.SeriesStaysOne, Texts.SeriesStaysMany),
                }.OfType<string>()
            );

    static string? Count(string? told, string one, string many) =>
        int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MostTold
            ? count == 1
                ? one
                : PlanWords.Fill(many, Words.NumberFirst(count))
            : null;

    protected override SeriesForm Fill() => new() { Last = Norwegian.Typed(Today), Version = $"{series.Version}" };

    protected override async Task Load()
    {
        series = Found(await Db.SeriesSeen().SingleOrDefaultAsync(s => s.Id == Id, Cancel));
        group = Found(await Groups.Find(series.GroupId, Today, Cancel));
        mayPlan = Desk.MayPlan(group);
        var today = Today;
        var seen = Db.MeetingsSeen().AsNoTracking().Where(m => m.SeriesId == Id);
        coming = await seen.Where(m => m.On >= today).OrderBy(m => m.On).ThenBy(m => m.Id).Take(MostComing).ToListAsync(Cancel);
        days = series.Recurrence.Dates(today.AddMonths(MeetingSeries.MonthsAhead)).Select(d => d.ByRule).ToHashSet();
        var past = seen.Where(m => m.On < today);
        if (Before is { } last && await seen.Where(m => m.Id == last).Select(m => (DateOnly?)m.On).SingleOrDefaultAsync(Cancel) is { } on)
        {
            past = past.Where(m => m.On < on || (m.On == on && m.Id.CompareTo(last) < 0));
        }

        held = await past.OrderByDescending(m => m.On).ThenByDescending(m => m.Id).Take(PageSize).ToListAsync(Cancel);
        next = held.Count == PageSize ? $"{MeetingsUrls.SeriesOf(Id)}?for={held[^1].Id}#tidligere" : null;
    }

    // What is out of the ordinary about a meeting of the series, in words.
    List<string> Marks(Meeting meeting)
    {
        List<string> marks = [];
        if (meeting.State is MeetingState.Cancelled)
        {
            marks.Add(PlanWords.Fill(Texts.SeriesMarkCancelled, meeting.CancelledBecause));
        }

        if (meeting.ByRule is { } day && day != meeting.On)
        {
            var why = series.Recurrence.HeldOn(day) == meeting.On ? WorkingDays.HolidayOn(day) : null;
            marks.Add(
                why is { } holiday
                    ? PlanWords.Fill(Texts.SeriesMarkHoliday, Norwegian.WithWeekday(day), PlanWords.Of(holiday))
                    : PlanWords.Fill(Texts.SeriesMarkMoved, Norwegian.WithWeekday(day))
            );
        }
        else if (meeting.IsPlanned && meeting.On >= Today && meeting.ByRule is { } rule && !days.Contains(rule))
        {
            marks.Add(Texts.SeriesMarkBefore);
        }

        if (meeting.Place is { } place && place != series.Place)
        {
            marks.Add(place);
        }

        return marks;
    }

    Task Stop()
    {
        Must(mayPlan);
        var last = Typed.NeededDate("Form.Last", Form.Last, Refuse);
        if (Errors.Count == 0 && last < Today)
        {
            Refuse("Form.Last", Texts.SeriesLastHasBeen);
        }

        return StopAfter(last);
    }

    async Task StopAfter(DateOnly last)
    {
        await ActHere(async () =>
        {
            Db.Expect(series, Form.Version);
            var done = await Series.Stop(series, last, PlanWords.Fill(Texts.SeriesStoppedBecause, series.Title), Cancel);
            Go(AfterStop(Id, done), "Meetings.SeriesStoppedNow");
        });
        if (IsConflict)
        {
            Form.Version = $"{series.Version}";
        }
    }
}
