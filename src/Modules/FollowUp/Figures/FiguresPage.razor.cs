using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>What the figures read. Period and unit lie in the address, so that a link shows the same.</summary>
public sealed partial class FiguresPage
{
    FigureFilter filter = new();
    MeasureFigures figures = null!;
    IReadOnlyList<(string Name, FigureCounts Counts)> sources = [];

    [SupplyParameterFromQuery(Name = "periode")]
    public string? Period { get; set; }

    [SupplyParameterFromQuery(Name = "enhet")]
    public string? Unit { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    IEnumerable<MeasureSourceKind> Kinds { get; set; } = null!;

    [Inject]
    TextLibrary Library { get; set; } = null!;

    IReadOnlyList<Choice> Periods =>
        [.. Enum.GetValues<FigurePeriod>().Select(p => new Choice(NameOf(p), To(filter with { Period = p }), filter.Period == p))];

    // One step down or any number up: a thousand units are never one list.
    IReadOnlyList<FilterMenu> Menus =>
        figures.Top is { } top && Choices(top) is { Count: > 0 } choices ? [new(Texts.FieldUnit, choices)] : [];

    IReadOnlyList<Choice> Active =>
        filter.Unit is not null ? [new($"{Texts.FieldUnit}: {figures.Top!.Name}", To(filter with { Unit = null }))] : [];

    static IReadOnlyList<BarPart> Whole => [new(Texts.FigureCount)];

    static IReadOnlyList<BarPart> OnTimeParts =>
        [new(Texts.FigureInTime), new(Texts.FigureLate, BarMark.Hatched), new(Texts.FigureUndated, BarMark.Open)];

    // No change is an answer like the others: it is neither hidden nor red.
    static IReadOnlyList<BarPart> EffectParts =>
        [new(Texts.EffectBetter), new(Texts.EffectSame, BarMark.Open), new(Texts.EffectWorse, BarMark.Hatched)];

    IReadOnlyList<CountBar> OnTime =>
        [
            new(Texts.FigureInTime, [figures.All.OnTime]),
            new(Texts.FigureLate, [figures.All.Late]),
            new(Texts.FigureUndated, [figures.All.Undated]),
            new(Texts.FigureOverdue, [figures.All.Overdue], Url: To(Shelf.Late)),
        ];

    IReadOnlyList<CountBar> Effects =>
        [
            new(Texts.EffectBetter, [figures.All.Better]),
            new(Texts.EffectSame, [figures.All.NoChange]),
            new(Texts.EffectWorse, [figures.All.Worse]),
            new(Texts.ViewJudge, [figures.All.Waiting], Url: To(Shelf.Judge)),
        ];

    IReadOnlyList<MonthLane> Lanes =>
        [
            new(Texts.FigureMade, [.. figures.Months.Select(m => m.Made)]),
            new(Texts.FigureDone, [.. figures.Months.Select(m => m.Done)]),
            new(Texts.StateJudged, [.. figures.Months.Select(m => m.Judged)]),
        ];

    protected override async Task Load()
    {
        filter = FigureFilter.Read(Period, Unit);
        figures = await MeasureFigures.Read(Db, Directory, Kinds, Library, filter, Today, Cancel);
        sources = [.. figures.Sources.Select(s => (NameOf(s, Library), s.Counts))];
    }

    List<Choice> Choices(UnitView top) =>
        [
            .. figures.Above(top).Select(u => new Choice(u.Name, To(u))),
            .. filter.Unit is null ? [] : new[] { new Choice(top.Name, To(top), Current: true) },
            .. figures.ChildrenOf(top).Select(u => new Choice(u.Name, To(u))),
        ];

    string? UrlOf(UnitFigures row) => row is { Unit: { } unit, IsItself: false } ? To(unit) : null;

    // The municipality itself is everything, also what belonged to units that are no more.
    string To(UnitView unit) => To(filter with { Unit = unit.ParentId is null ? null : unit.Id });

    static string To(FigureFilter to) => to.At(FollowUpUrls.Figures);

    static string To(Shelf shelf) => new MeasureFilter(shelf).At(FollowUpUrls.List);

    static CountBar OnTimeOf(string name, FigureCounts counts, string? url = null) =>
        new(
            name,
            [counts.OnTime, counts.Late, counts.Undated],
            counts.Dated == 0 ? null : string.Format(CultureInfo.CurrentCulture, Texts.FigureOfInTime, counts.OnTime, counts.Dated),
            url
        )
        {
            Also = [counts.Made],
        };

    static CountBar EffectOf(string name, FigureCounts counts, string? url = null) =>
        new(
            name,
            [counts.Better, counts.NoChange, counts.Worse],
            counts.Judged == 0 ? null : string.Format(CultureInfo.CurrentCulture, Texts.FigureOfBetter, counts.Better, counts.Judged),
            url
        )
        {
            Also = [counts.Waiting],
        };

    internal static string NameOf(FigurePeriod period) =>
        period switch
        {
            FigurePeriod.Months => Texts.PeriodMonths,
            FigurePeriod.Year => Texts.PeriodYear,
            _ => Texts.PeriodAll,
        };

    internal static string NameOf(SourceFigures row, TextLibrary library) => row.Kind is { } kind ? library[kind] : Texts.NoSource;

    internal static string NameOf(UnitFigures row) =>
        row switch
        {
            { Unit: null } => Texts.ClosedUnits,
            { IsItself: true } => string.Format(CultureInfo.CurrentCulture, Texts.RightIn, row.Unit.Name),
            _ => row.Unit.Name,
        };
}
