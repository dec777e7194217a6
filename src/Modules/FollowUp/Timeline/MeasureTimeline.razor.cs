using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>What the timeline reads: what runs in the months it shows, of what its reader may see.</summary>
public sealed partial class MeasureTimeline
{
    const int MostRows = 60;

    MeasureFilter filter = new(Shelf.Mine);
    TimelineFilter timeline = null!;
    MeasureTools tools = MeasureTools.None;
    IReadOnlyList<Lane> lanes = [];
    Owners owners = null!;
    bool isCut;
    int undated;

    [SupplyParameterFromQuery(Name = "visning")]
    public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "tilstand")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kilde")]
    public string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Question { get; set; }

    /// <summary>The first month, as 2026-10.</summary>
    [SupplyParameterFromQuery(Name = "fra")]
    public string? First { get; set; }

    [SupplyParameterFromQuery(Name = "maneder")]
    public string? Months { get; set; }

    [SupplyParameterFromQuery(Name = "grupper")]
    public string? Grouping { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    IEnumerable<MeasureSourceKind> Kinds { get; set; } = null!;

    [Inject]
    TextLibrary Library { get; set; } = null!;

    string Period => $"{Month(timeline.First)}–{Month(timeline.Span.Last)}";

    string Undated =>
        undated switch
        {
            1 => Texts.TimelineUndatedOne,
            > MeasureList.MostCounted => string.Format(CultureInfo.CurrentCulture, Texts.TimelineUndatedOver, MeasureList.MostCounted),
            _ => string.Format(CultureInfo.CurrentCulture, Texts.TimelineUndated, undated),
        };

    IReadOnlyList<FilterMenu> Menus =>
        [
            new(
                Texts.TimelineGroup,
                [
                    .. Enum.GetValues<TimelineGrouping>()
                        .Select(g => new Choice(
                            g is TimelineGrouping.Unit ? Texts.FieldUnit : Texts.ColumnWho,
                            To(filter, timeline with { Grouping = g }),
                            timeline.Grouping == g
                        )),
                ]
            ),
            new(
                Texts.FigurePeriod,
                [
                    .. TimelineFilter.Lengths.Select(l => new Choice(
                        string.Format(CultureInfo.CurrentCulture, Texts.TimelineMonths, l),
                        To(filter, timeline with { Months = l }),
                        timeline.Months == l
                    )),
                ]
            ),
        ];

    protected override async Task Load()
    {
        filter = MeasureFilter.Read(View, State, Source, Question);
        timeline = TimelineFilter.Read(First, Months, Grouping, Today);
        var shelves = Standing.Shelves(Db, Today);
        var counts = await Standing.Count(Db, Today, MeasureList.MostCounted, Cancel);
        var asked = filter.On(Db, shelves(filter.Shelf));
        var rows = await filter.InOrder(InMonths(asked)).Take(MostRows + 1).Select(MeasureRow.Of).ToListAsync(Cancel);
        isCut = rows.Count > MostRows;
        rows = rows[..Math.Min(rows.Count, MostRows)];
        undated = await asked.Where(s => s.Measure.Next == DateOnly.MaxValue).Take(MeasureList.MostCounted + 1).CountAsync(Cancel);
        tools = MeasureTools.Of(
            filter,
            Layout.Timeline,
            counts,
            await Db.ChoicesOf(Actor, Cancel),
            Kinds,
            Library,
            rows.FirstOrDefault()?.SourceTitle,
            timeline.Parts(Today)
        );
        owners = await Owners.Find(
            Directory,
            rows.SelectMany(r => new[] { r.Owner, Seat.LeaderOf(r.UnitId), r.StandsInFor }).OfType<Seat>(),
            Cancel
        );
        await Gather(rows);
    }

    // From it was decided until it no longer asks for anything: what is past its day runs until today. What has no day runs nowhere.
    IQueryable<Standing> InMonths(IQueryable<Standing> asked)
    {
        var (first, last) = (timeline.First, timeline.Span.Last);
        var isReached = Today >= first;
        return asked.Where(s =>
            s.Measure.DecidedOn <= last
            && (
                s.Measure.Next == null
                    ? s.Measure.StateSince >= first
                    : s.Measure.Next != DateOnly.MaxValue && (isReached || s.Measure.Next >= first)
            )
        );
    }

    // Units in the order of the organisation, those who answer by name.
    async Task Gather(List<MeasureRow> rows)
    {
        if (timeline.Grouping is TimelineGrouping.Owner)
        {
            lanes =
            [
                .. rows.GroupBy(r => r.Owner)
                    .Select(g => (Who: owners[g.Key], Rows: g.ToArray()))
                    .OrderBy(g => Norwegian.SortKey(g.Who.Name), StringComparer.Ordinal)
                    .Select(g => new Lane(g.Who.Name, g.Who.Note ?? g.Who.Title, g.Rows)),
            ];
            return;
        }

        var all = await Directory.Units(cancel: Cancel);
        var place = all.Index().ToDictionary(u => u.Item.Id, u => u.Index);
        var names = all.ToDictionary(u => u.Id, u => u.Name);
        lanes =
        [
            .. rows.GroupBy(r => r.UnitId)
                .OrderBy(g => place.GetValueOrDefault(g.Key, int.MaxValue))
                .Select(g => new Lane(names.GetValueOrDefault(g.Key, Texts.ClosedUnits), null, [.. g])),
        ];
    }

    string? UnitOf(MeasureRow row) => owners.UnitOf(row.Owner, row.UnitId);

    string To(MeasureFilter to, TimelineFilter months) => MeasureTools.At(to, Layout.Timeline, months.Parts(Today));

    static string Month(DateOnly day) => $"{Norwegian.ShortMonth(day)} {day.Year}";

    /// <summary>What is gathered under one heading.</summary>
    sealed record Lane(string Name, string? About, IReadOnlyList<MeasureRow> Rows);
}
