using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>The list as a spreadsheet: what the address shows, all of it, of what whoever asks may see.</summary>
static class MeasureSheet
{
    /// <summary>The most rows; those the list shows first, and the sheet says when there were more.</summary>
    public const int MostRows = 10_000;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(FollowUpUrls.Sheet, Download).WithMetadata(new NeedsAttribute(FollowUpPermissions.See));

    static async Task<IResult> Download(
        string? visning,
        string? tilstand,
        string? kilde,
        string? q,
        HttpContext http,
        Db db,
        StaffDirectory directory,
        TextLibrary library,
        Clock clock,
        CancellationToken cancel
    )
    {
        var filter = MeasureFilter.Read(visning, tilstand, kilde, q);
        var measures = await filter
            .InOrder(filter.On(db, Standing.Shelves(db, clock.Today)(filter.Shelf)))
            .Select(s => s.Measure)
            .Take(MostRows + 1)
            .AsNoTracking()
            .ToListAsync(cancel);
        var isCut = measures.Count > MostRows;
        measures = measures[..Math.Min(measures.Count, MostRows)];
        var owners = await Owners.FindMany(directory, measures.SelectMany(m => new[] { m.Owner, m.StandsInFor }).OfType<Seat>(), cancel);
        var units = (await directory.Units(cancel: cancel)).ToDictionary(u => u.Id, u => u.Name);
        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        return Workbook.Download(
            Texts.Menu,
            Worksheet.Of(
                Texts.Menu,
                measures,
                (Texts.ColumnWhat, m => m.What),
                (Texts.FieldKind, m => NameOf(m.Kind)),
                (Texts.ColumnWho, m => owners[m.Owner].Name),
                (Texts.TrailColumnStandsInFor, m => m.StandsInFor is null ? null : owners.Of(m.Owner, m.StandsInFor).Note),
                (Texts.FieldUnit, m => units.GetValueOrDefault(m.Audience.UnitId)),
                (Texts.ColumnDue, m => m.Due),
                (Texts.ColumnState, m => MeasureList.NameOf(m.State)),
                (Texts.FieldEffect, m => m.ExpectedEffect),
                (Texts.StepsPanel, m => m.StepLines),
                (Texts.FieldPriority, m => MeasureList.NameOf(m.Priority)),
                (Texts.FieldIndicator, m => m.Indicator),
                (Texts.FieldHours, m => m.Hours),
                (Texts.FieldCost, m => m.Cost),
                (Texts.ToBeJudged, m => m.JudgeOn),
                (Texts.ColumnEffect, m => m.Effect is { } effect ? EffectMark.Words(effect) : null),
                (Texts.WhatShows, m => m.Shown),
                (Texts.WhyDropped, m => m.DroppedBecause),
                (Texts.HelpAbout, m => m.NeedsHelp),
                (Texts.TrailColumnHelpAnswer, m => m.HelpAnswer),
                (Texts.Source, m => m.SourceKind is { } kind ? $"{library[kind]}: {m.SourceTitle}" : null),
                (Texts.SheetLink, m => site + FollowUpUrls.Of(m.Id))
            ),
            About(filter, db.Actor, clock.Today, measures.Count, isCut)
        );
    }

    /// <summary>The kind in a word.</summary>
    public static string NameOf(MeasureKind kind) => kind is MeasureKind.Task ? Texts.KindTask : Texts.KindMeasure;

    static Worksheet About(MeasureFilter filter, Actor actor, DateOnly today, int rows, bool isCut) =>
        new(
            Texts.SheetAbout,
            [Texts.SheetWhat, Texts.SheetValue],
            [
                [Texts.SheetTakenOutBy, actor.Name],
                [Texts.SheetDate, today],
                [Texts.SheetView, MeasureList.NameOf(filter.Shelf)],
                [Texts.ColumnState, filter.State is { } state ? MeasureList.NameOf(state) : null],
                [Texts.SearchMeasures, filter.Question],
                [Texts.SheetCount, rows],
                [isCut ? string.Format(CultureInfo.CurrentCulture, Texts.SheetIsCut, MostRows) : Texts.SheetIsWhole, null],
            ]
        );
}
