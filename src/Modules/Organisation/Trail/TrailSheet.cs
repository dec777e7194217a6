using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>The part of the trail that is shown, as a spreadsheet. That it was taken out stands on the trail.</summary>
static class TrailSheet
{
    /// <summary>The most rows; the newest, and the sheet says when there were more.</summary>
    public const int MostRows = 10_000;

    const int RowsAtATime = 1000;
    const int LongestCell = 32_000; // Excel's own limit is 32,767 characters

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(OrganisationUrls.TrailSheet, Download).WithMetadata(new NeedsAttribute(OrganisationPermissions.Review));

    static async Task<IResult> Download(HttpContext http, Db db, TrailWords words, Clock clock, CancellationToken cancel)
    {
        Actor.Must(db.Actor.ReachOf(OrganisationPermissions.Review).Everywhere);
        var filter = TrailFilter.Read(http.Request.Query, (_, message) => throw new Refusal(message));
        var asked = filter.On(db.AuditEntries.AsNoTracking()).OrderByDescending(e => e.At).ThenByDescending(e => e.Id);
        var entries = await asked.Take(MostRows + 1).ToListAsync(cancel);
        var isCut = entries.Count > MostRows;
        List<TrailLine> lines = [];
        foreach (var some in entries.Take(MostRows).Chunk(RowsAtATime))
        {
            lines.AddRange(await words.Read(some, cancel));
        }

        db.Note(
            nameof(AuditEntry),
            "trail taken out",
            filter.Parts.ToDictionary(p => Column(p.Key), p => (object?)p.Value).Append(new("Entries", lines.Count)).ToDictionary()
        );
        await db.Save("trail taken out", cancel);
        return Workbook.Download(Texts.TrailTitle, Rows(lines), About(filter, words, db.Actor, clock, lines.Count, isCut));
    }

    static Worksheet Rows(IEnumerable<TrailLine> lines) =>
        Worksheet.Of(
            Texts.TrailTitle,
            lines,
            (Texts.TrailDate, line => DateOnly.FromDateTime(Clock.ToOslo(line.Entry.At))),
            (
                Texts.TrailTime,
                line =>
                    line.Entry.Act == AuditActs.Batch
                        ? null
                        : Clock.ToOslo(line.Entry.At).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)
            ),
            (Texts.TrailWho, line => line.Who),
            (Texts.TrailAct, line => Labels.OfAct(line.Entry.Act)),
            (Texts.TrailThing, line => line.Thing),
            (Texts.TrailWhich, line => line.Title),
            (Texts.TrailChanges, line => Changes(line).Shortened(LongestCell)),
            (Texts.TrailBecause, line => line.Did),
            (Texts.TrailRow, line => line.Entry.RowId),
            (Texts.TrailSeal, line => line.Entry.Seal)
        );

    static string Changes(TrailLine line) => line.Entry.IsErased ? Texts.TrailErased : string.Join('\n', line.Changes.Select(c => c.Told));

    static Worksheet About(TrailFilter filter, TrailWords words, Actor actor, Clock clock, int rows, bool isCut) =>
        new(
            Texts.TrailAbout,
            [Texts.TrailWhat, Texts.TrailValue],
            [
                [Texts.TrailTakenOutBy, actor.Name],
                [Texts.TrailDate, clock.Today],
                [Texts.TrailFrom, filter.From],
                [Texts.TrailTo, filter.To],
                [Texts.TrailThing, filter.Kind is { } kind ? words.ThingOf(kind) : null],
                [Texts.TrailRow, filter.Row],
                [Texts.TrailCount, rows],
                [isCut ? Labels.Fill(Texts.TrailIsCut, MostRows) : Texts.TrailIsWhole, null],
            ]
        );

    // As the trail's own columns are called.
    static string Column(string part) =>
        part switch
        {
            "fra" => "From",
            "til" => "To",
            "person" => "PersonId",
            "slag" => "Kind",
            "ting" => "RowId",
            _ => "Refused",
        };
}
