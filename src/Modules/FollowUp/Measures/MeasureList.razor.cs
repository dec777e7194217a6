using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>What the list reads. View, filters and page lie in the address, so that a link shows the same.</summary>
public sealed partial class MeasureList
{
    const int PageSize = 50;
    internal const int MostCounted = 100;

    List<MeasureRow> rows = [];
    Owners owners = null!;
    MeasureFilter filter = new(Shelf.Mine);
    MeasureTools tools = MeasureTools.None;
    int total;
    bool hasMore;

    [SupplyParameterFromQuery(Name = "visning")]
    public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "tilstand")]
    public string? State { get; set; }

    /// <summary>A kind of source, or one thing measures came from.</summary>
    [SupplyParameterFromQuery(Name = "kilde")]
    public string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Question { get; set; }

    /// <summary>The last row of the page before: day and id.</summary>
    [SupplyParameterFromQuery(Name = "etter")]
    public string? After { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    IEnumerable<MeasureSourceKind> Kinds { get; set; } = null!;

    [Inject]
    TextLibrary Library { get; set; } = null!;

    Shelf Shelf => filter.Shelf;

    string Counted =>
        total switch
        {
            1 => Texts.CountOne,
            > MostCounted => string.Format(CultureInfo.CurrentCulture, Texts.CountOver, MostCounted),
            _ => string.Format(CultureInfo.CurrentCulture, Texts.CountMany, total),
        };

    string? Shows =>
        hasMore || After is not null
            ? string.Format(
                CultureInfo.CurrentCulture,
                total > MostCounted ? Texts.ShowsOfOver : Texts.ShowsOf,
                rows.Count,
                Math.Min(total, MostCounted)
            )
            : null;

    string? NextPage =>
        !hasMore ? null : QueryHelpers.AddQueryString(To(filter), "etter", $"{rows[^1].SortedBy(Shelf):yyyyMMdd}-{rows[^1].Id:N}");

    string Nothing =>
        tools.IsEmpty ? Texts.NoMeasuresYet
        : filter.IsNarrowed ? Texts.NothingFiltered
        : Shelf switch
        {
            Shelf.Mine => Texts.NothingMine,
            Shelf.Late => Texts.NothingLate,
            Shelf.Proposed => Texts.NothingProposed,
            Shelf.Judge => Texts.NothingToJudge,
            Shelf.Closed => Texts.NothingClosed,
            _ => Texts.NothingOpen,
        };

    protected override async Task Load()
    {
        filter = MeasureFilter.Read(View, State, Source, Question);
        var shelves = Standing.Shelves(Db, Today);
        var counts = await Standing.Count(Db, Today, MostCounted, Cancel);
        var asked = filter.On(Db, shelves(Shelf));
        rows = await Page(asked).Take(PageSize + 1).Select(MeasureRow.Of).ToListAsync(Cancel);
        hasMore = rows.Count > PageSize;
        rows = rows[..Math.Min(rows.Count, PageSize)];
        total =
            !filter.IsNarrowed ? counts.GetValueOrDefault(Shelf)
            : After is null && !hasMore ? rows.Count
            : await asked.Take(MostCounted + 1).CountAsync(Cancel);
        tools = MeasureTools.Of(
            filter,
            Layout.List,
            counts,
            await Db.ChoicesOf(Actor, Cancel),
            Kinds,
            Library,
            rows.FirstOrDefault()?.SourceTitle
        );
        owners = await Owners.Find(
            Directory,
            rows.SelectMany(r => new[] { r.Owner, Seat.LeaderOf(r.UnitId), r.StandsInFor }).OfType<Seat>(),
            Cancel
        );
    }

    IQueryable<Standing> Page(IQueryable<Standing> asked) =>
        filter.InOrder(
            (Shelf == Shelf.Closed, Key(After)) switch
            {
                (true, var (day, id)) => asked.Where(s => s.Measure.StateSince <= day && (s.Measure.StateSince < day || s.Measure.Id < id)),
                (false, var (day, id)) => asked.Where(s => s.Measure.Next >= day && (s.Measure.Next > day || s.Measure.Id > id)),
                _ => asked,
            }
        );

    static (DateOnly Day, Guid Id)? Key(string? text) =>
        text?.Split('-') is [var day, var id]
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && Guid.TryParse(id, out var guid)
            ? (date, guid)
            : null;

    internal static string NameOf(Shelf shelf) =>
        shelf switch
        {
            Shelf.Mine => Texts.ViewMine,
            Shelf.Units => Texts.ViewUnits,
            Shelf.Late => Texts.ViewLate,
            Shelf.Proposed => Texts.ViewProposed,
            Shelf.Judge => Texts.ViewJudge,
            Shelf.Open => Texts.ViewOpen,
            _ => Texts.ViewClosed,
        };

    internal static string NameOf(MeasureState state) =>
        state switch
        {
            MeasureState.Proposed => Texts.StateProposed,
            MeasureState.Started => Texts.StateStarted,
            MeasureState.Done => Texts.StateDone,
            MeasureState.Judged => Texts.StateJudged,
            MeasureState.Dropped => Texts.StateDropped,
            _ => Texts.StateNotStarted,
        };

    internal static string? NameOf(MeasurePriority? priority) =>
        priority switch
        {
            MeasurePriority.High => Texts.PriorityHigh,
            MeasurePriority.Low => Texts.PriorityLow,
            _ => null,
        };

    /// <summary>"2 av 5 steg er gjort"; null when there are none.</summary>
    internal static string? StepsOf(string? lines) =>
        Step.Read(lines) is { Count: > 0 } steps
            ? string.Format(CultureInfo.CurrentCulture, Texts.StepsOf, steps.Count(s => s.IsDone), steps.Count)
            : null;

    static string To(MeasureFilter to) => to.At(FollowUpUrls.List);

    // "10. nov.", and with the year when it is another: a date long gone or far ahead is not mistaken for this year's.
    internal static string Short(DateOnly date, DateOnly today)
    {
        var day =
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
                ? $"{date.Day} {Norwegian.ShortMonth(date)}"
                : $"{date.Day}. {Norwegian.ShortMonth(date)}";
        return date.Year == today.Year || (date > today && date < today.AddMonths(9)) ? day : $"{day} {date.Year}";
    }
}
