using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>The chart of a day as a file: slides whose boxes one can go on moving, the same as PDF, and a spreadsheet.</summary>
static class ChartFile
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(OrganisationUrls.Chart, Download).WithMetadata(new NeedsAttribute(OrganisationPermissions.See));

    static async Task<IResult> Download(
        string format,
        string? dato,
        Db db,
        StaffDirectory directory,
        Clock clock,
        PdfConverter converter,
        CancellationToken cancel
    )
    {
        var shown = ShownDay.Read(dato, clock.Today);
        if (format is not ("pptx" or "pdf" or "xlsx") || shown.Unread is not null)
        {
            return Results.NotFound();
        }

        var day = await OrganisationDay.Read(db, directory, shown.Day, cancel);
        if (day.Units.Count == 0)
        {
            return Results.NotFound(); // nothing stood there on the day
        }

        var name = $"{Texts.ChartLabel} {shown.Day:yyyy-MM-dd}.{format}";
        if (format == "xlsx")
        {
            return Results.File(Workbook.Write(Sheet(day)), Workbook.MediaType, name);
        }

        using var slides = new MemoryStream();
        PptxWriter.Write(Slides(day, db.Municipality.Name), slides);
        if (format == "pptx")
        {
            return Results.File(slides.ToArray(), PptxWriter.MediaType, name);
        }

        slides.Position = 0;
        try
        {
            using var pdf = await converter.Convert(slides, OfficeFormat.Pptx, cancel);
            return Results.File(pdf.ToArray(), "application/pdf", name);
        }
        catch (PdfException trouble)
        {
            throw new Refusal(trouble.Trouble == PdfTrouble.NotInstalled ? Texts.PdfNotInstalled : Texts.PdfFailed);
        }
    }

    internal static Deck Slides(OrganisationDay day, string municipality)
    {
        var title = Labels.Fill(Texts.OrganisationOn, Norwegian.Full(day.Day));
        return new(title, municipality, TreeDiagram.Slides(title, Node(day, day.Units[0]), Texts.StaffAndSupport))
        {
            Subtitle = OrgTree.Summary(day),
            Language = CultureInfo.CurrentUICulture,
        };
    }

    static DiagramNode Node(OrganisationDay day, UnitView unit)
    {
        var leader = day.Leading.Of(unit.Id);
        var word = OrgTree.WordOf(leader);
        DiagramNode[] below = [.. day.Below(unit.Id).Select(u => Node(day, u))];
        return new(
            unit.Name,
            string.Join(
                ' ',
                new[]
                {
                    leader.Holder?.Name,
                    word is null ? null : $"({word.ToLower(CultureInfo.CurrentCulture)})",
                    OrgTree.RestOf(leader),
                }.Where(part => !string.IsNullOrEmpty(part))
            ),
            unit.Depth == 0 ? DiagramLook.Top
                : leader.IsVacant ? DiagramLook.Vacant
                : OrgTree.IsStaff(unit) ? DiagramLook.Beside
                : unit.Depth == 1 ? DiagramLook.Branch
                : DiagramLook.Line
        )
        {
            IsBeside = unit.Depth == 1 && OrgTree.IsStaff(unit),
            Counted = below.Length == 0 ? null : OrgTree.Counted(day.Under(unit.Id)),
            Below = below,
        };
    }

    static Worksheet Sheet(OrganisationDay day) =>
        new(
            Texts.ChartLabel,
            [
                Texts.Level,
                Texts.UnitName,
                Texts.Kind,
                Texts.Above,
                Texts.ColumnLeader,
                Texts.ColumnSeat,
                Texts.ColumnSince,
                Texts.ColumnAnswers,
            ],
            day.Units.Select(unit =>
            {
                var leader = day.Leading.Of(unit.Id);
                return (IReadOnlyList<object?>)
                    [
                        unit.Depth,
                        unit.Name,
                        Labels.Of(unit.Kind),
                        day.Find(unit.ParentId)?.Name,
                        leader.Holder?.Name,
                        OrgTree.WordOf(leader) ?? (leader.Holder is { } holder ? Labels.Of(holder.Role) : null),
                        leader.Holder?.From ?? leader.VacantSince,
                        leader.Answers?.Name,
                    ];
            })
        );
}
