using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Takt.Meetings;

/// <summary>The minutes as a file: a document one can go on writing in, and the same as PDF where this machine can make it.</summary>
static class MinutesFile
{
    public const string Word = "docx";
    public const string Pdf = "pdf";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(MeetingsUrls.File, Download).WithMetadata(new NeedsAttribute(MeetingsPermissions.See));

    static async Task<IResult> Download(
        Guid id,
        string format,
        string? uten,
        MinutesPaper papers,
        PdfConverter converter,
        CancellationToken cancel
    )
    {
        if (format is not (Word or Pdf))
        {
            return Results.NotFound();
        }

        var paper = await papers.Write(id, withClosed: uten != MeetingsUrls.Closed, cancel);
        var (bytes, name) = (DocxWriter.Write(paper), NameOf(paper, format));
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
    static string NameOf(Paper paper, string format)
    {
        var words = new string([.. $"{paper.Title} {paper.Subject}".Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
        var name = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"{(name.Length > 120 ? name[..120] : name)}.{format}";
    }
}
