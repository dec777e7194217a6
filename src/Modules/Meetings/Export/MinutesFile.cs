using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Takt.Meetings;

/// <summary>The minutes as a file: a document one can go on writing in, and the same as PDF where this machine can make it.</summary>
static class MinutesFile
{
    public const string Word = "docx";
    public const string Pdf = "pdf";

    /// <summary>For an archive and for eInnsyn: what the public may read, for a machine.</summary>
    public const string Record = "json";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(MeetingsUrls.File, Download).WithMetadata(new NeedsAttribute(MeetingsPermissions.See));
        endpoints.MapGet(MeetingsUrls.Extract, Extract).WithMetadata(new NeedsAttribute(MeetingsPermissions.See));
    }

    static async Task<IResult> Download(
        Guid id,
        string format,
        string? uten,
        MinutesPaper papers,
        PublicRecord records,
        PdfConverter converter,
        CancellationToken cancel
    )
    {
        if (format is Record)
        {
            var (file, name) = await records.Write(id, cancel);
            return Results.File(file, PublicRecord.MediaType, NameOf(name, format));
        }

        return format is Word or Pdf
            ? await Send(await papers.Write(id, withClosed: uten != MeetingsUrls.Closed, cancel), format, converter, cancel)
            : Results.NotFound();
    }

    static async Task<IResult> Extract(Guid id, string format, MinutesPaper papers, PdfConverter converter, CancellationToken cancel) =>
        format is Word or Pdf ? await Send(await papers.WriteOne(id, cancel), format, converter, cancel) : Results.NotFound();

    static async Task<IResult> Send(Paper paper, string format, PdfConverter converter, CancellationToken cancel)
    {
        var (bytes, name) = (DocxWriter.Write(paper), NameOf($"{paper.Title} {paper.Subject}", format));
        if (format == Word)
        {
            return Results.File(bytes, DocxWriter.MediaType, name);
        }

        try
        {
            using var document = new MemoryStream(bytes);
            using var pdf = await converter.Convert(document, OfficeFormat.Docx, cancel);
            return Results.File(pdf.ToArray(), "application/pdf", name);
        }
        catch (PdfException trouble)
        {
            throw new Refusal(trouble.Trouble == PdfTrouble.NotInstalled ? Texts.PaperPdfNotInstalled : Texts.PaperPdfFailed);
        }
    }

    // Letters and digits, the rest as hyphens: it is saved on machines of all kinds.
    static string NameOf(string title, string format)
    {
        var words = new string([.. title.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
        var name = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"{(name.Length > 120 ? name[..120] : name)}.{format}";
    }
}
