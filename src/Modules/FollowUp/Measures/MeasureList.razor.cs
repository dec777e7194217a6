using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>What the list reads. View, filters and page lie in the address, so that a link shows the same.</summary>
public sealed partial class MeasureList
{
    const int PageSize = 50;
    const int MostCounted = 100;

    List<Row> rows = [];
    Dictionary<Shelf, int> counts = [];
    Owners owners = null!;
    MeasureFilter filter = new(Shelf.Mine);
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

    IReadOnlyList<Choice> Shelves =>
        [.. Enum.GetValues<Shelf>().Select(s => new Choice(NameOf(s), To(new(s)), s == Shelf, counts.GetValueOrDefault(s), MostCounted))];

    IReadOnlyList<FilterMenu> Menus =>
        [
            new(
                Texts.ColumnState,
                [.. MeasureFilter.States.Select(s => new Choice(NameOf(s), To(filter with { State = s }), filter.State == s))]
            ),
            new(
                Texts.Source,
                [.. Kinds.Select(k => new Choice(Library[k.Text], To(filter with { Source = k.Text }), filter.Source == k.Text))]
            ),
        ];

    IReadOnlyList<Choice> Active =>
        [
            .. filter.State is { } state
                ? [new Choice($"{Texts.ColumnState}: {NameOf(state)}", To(filter with { State = null }))]
                : Array.Empty<Choice>(),
            .. filter.Source is { } source
                ? [new Choice($"{Texts.Source}: {NameOfSource(source)}", To(filter with { Source = null }))]
                : Array.Empty<Choice>(),
            .. filter.Question is { } question ? [new Choice($"«{question}»", To(filter with { Question = null }))] : Array.Empty<Choice>(),
        ];

    string? NextPage =>
        !hasMore ? null : QueryHelpers.AddQueryString(To(filter), "etter", $"{rows[^1].SortedBy(Shelf):yyyyMMdd}-{rows[^1].Id:N}");

    // No shelf has anything: then there is nothing to sort out either.
    bool IsEmpty => counts.Values.Sum() == 0;

    string Nothing =>
        IsEmpty ? Texts.NoMeasuresYet
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
        counts = await Standing.Count(shelves, MostCounted, Cancel);
        var asked = filter.On(Db, shelves(Shelf));
        total = filter.IsNarrowed ? await asked.Take(MostCounted + 1).CountAsync(Cancel) : counts.GetValueOrDefault(Shelf);
        rows = await Page(asked).Take(PageSize + 1).Select(Row.Of).ToListAsync(Cancel);
        hasMore = rows.Count > PageSize;
        rows = rows[..Math.Min(rows.Count, PageSize)];
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

    string NameOfSource(string source) =>
        Guid.TryParse(source, out _) ? rows.FirstOrDefault()?.SourceTitle ?? Texts.OneSource : Library[source];

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
    string Short(DateOnly date)
    {
        var day =
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
                ? $"{date.Day} {Norwegian.ShortMonth(date)}"
                : $"{date.Day}. {Norwegian.ShortMonth(date)}";
        return date.Year == Today.Year || (date > Today && date < Today.AddMonths(9)) ? day : $"{day} {date.Year}";
    }

    sealed record Row(
        Guid Id,
        string What,
        string? SourceTitle,
        Guid UnitId,
        Seat Owner,
        Seat? StandsInFor,
        DateOnly? Due,
        MeasureState State,
        DateOnly StateSince,
        MeasureEffect? Effect,
        DateOnly? JudgeOn,
        string? NeedsHelp,
        DateOnly? Next,
        string? StepLines,
        MeasurePriority? Priority
    )
    {
        public static System.Linq.Expressions.Expression<Func<Standing, Row>> Of { get; } =
            s =>
                new(
                    s.Measure.Id,
                    s.Measure.What,
                    s.Measure.SourceTitle,
                    s.Measure.Audience.UnitId,
                    s.Measure.Owner,
                    s.Measure.StandsInFor,
                    s.Measure.Due,
                    s.Measure.State,
                    s.Measure.StateSince,
                    s.Measure.Effect,
                    s.Measure.JudgeOn,
                    s.Measure.HelpAnswer == null ? s.Measure.NeedsHelp : null,
                    s.Measure.Next,
                    s.Measure.StepLines,
                    s.Measure.Priority
                );

        public DateOnly SortedBy(Shelf shelf) => shelf == Shelf.Closed ? StateSince : Next!.Value;

        public bool IsToDo => State is MeasureState.Proposed or MeasureState.Decided or MeasureState.Started;

        public bool SaysNothing => Effect is null && (IsToDo ? NeedsHelp is null : State != MeasureState.Done || JudgeOn is null);

        public bool IsLate(DateOnly today) => IsToDo && Due < today;

        public bool AsksNow(DateOnly today) => IsLate(today) || (State == MeasureState.Done && JudgeOn <= today);
    }
}
