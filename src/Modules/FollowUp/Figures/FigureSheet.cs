using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>The figures as a spreadsheet: the same numbers as the page of the same address, of what whoever asks may see.</summary>
static class FigureSheet
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(FollowUpUrls.FigureSheet, Download).WithMetadata(new NeedsAttribute(FollowUpPermissions.See));

    static async Task<IResult> Download(
        string? periode,
        string? enhet,
        Db db,
        StaffDirectory directory,
        IEnumerable<MeasureSourceKind> kinds,
        TextLibrary library,
        Clock clock,
        CancellationToken cancel
    )
    {
        var filter = FigureFilter.Read(periode, enhet);
        var figures = await MeasureFigures.Read(db, directory, kinds, library, filter, clock.Today, cancel);
        return Workbook.Download(
            Texts.Figures,
            Table(
                Texts.SheetUnits,
                Texts.FieldUnit,
                [.. figures.Units.Select(u => (FiguresPage.NameOf(u), u.Counts)), (Texts.SheetSum, figures.All)]
            ),
            Table(
                Texts.SheetSources,
                Texts.Source,
                [.. figures.Sources.Select(s => (FiguresPage.NameOf(s, library), s.Counts)), (Texts.SheetSum, figures.All)]
            ),
            Worksheet.Of(
                Texts.SheetMonths,
                figures.Months,
                (Texts.SheetMonth, m => m.Month),
                (Texts.FigureMade, m => m.Made),
                (Texts.FigureDone, m => m.Done),
                (Texts.StateJudged, m => m.Judged)
            ),
            About(figures, filter, db.Actor, clock.Today)
        );
    }

    static Worksheet Table(string name, string heading, IReadOnlyList<(string Name, FigureCounts Counts)> rows) =>
        Worksheet.Of(
            name,
            rows,
            (heading, r => r.Name),
            (Texts.FigureMade, r => r.Counts.Made),
            (Texts.FigureDone, r => r.Counts.Done),
            (Texts.FigureInTime, r => r.Counts.OnTime),
            (Texts.FigureLate, r => r.Counts.Late),
            (Texts.FigureUndated, r => r.Counts.Undated),
            (Texts.FigureOverdue, r => r.Counts.Overdue),
            (Texts.StateDropped, r => r.Counts.Dropped),
            (Texts.StateJudged, r => r.Counts.Judged),
            (Texts.EffectBetter, r => r.Counts.Better),
            (Texts.EffectSame, r => r.Counts.NoChange),
            (Texts.EffectWorse, r => r.Counts.Worse),
            (Texts.ViewJudge, r => r.Counts.Waiting)
        );

    static Worksheet About(MeasureFigures figures, FigureFilter filter, Actor actor, DateOnly today) =>
        new(
            Texts.SheetAbout,
            [Texts.SheetWhat, Texts.SheetValue],
            [
                [Texts.SheetTakenOutBy, actor.Name],
                [Texts.SheetDate, today],
                [Texts.FieldUnit, figures.Top?.Name],
                [Texts.FigurePeriod, FiguresPage.NameOf(filter.Period)],
                [Texts.FiguresLead, null],
                [Texts.NoteOnTime, null],
            ]
        );
}
