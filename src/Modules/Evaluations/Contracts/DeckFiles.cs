namespace Takt.Evaluations.Contracts;

/// <summary>A deck as a file people can take with them.</summary>
public sealed class DeckFiles(PdfConverter converter)
{
    /// <summary>The formats, as file name endings.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["pptx", "pdf", "html"];

    /// <summary>Whether this machine can make PDF; without, people print to PDF from the browser.</summary>
    public bool MakesPdf => converter.Available;

    /// <summary>The file and its media type.</summary>
    /// <exception cref="Refusal">PDF is asked for and cannot be made here; the message says what to do instead.</exception>
    public async Task<(byte[] Bytes, string MediaType)> Write(Deck deck, string format, CancellationToken cancel)
    {
        if (format == "html")
        {
            return (System.Text.Encoding.UTF8.GetBytes(await Takt.Ui.DeckHtml.Write(deck)), "text/html");
        }

        using var file = new MemoryStream();
        PptxWriter.Write(deck, file);
        if (format == "pptx")
        {
            return (file.ToArray(), PptxWriter.MediaType);
        }

        file.Position = 0;
        try
        {
            using var pdf = await converter.Convert(file, OfficeFormat.Pptx, cancel);
            return (pdf.ToArray(), "application/pdf");
        }
        catch (PdfException trouble)
        {
            throw new Refusal(trouble.Trouble == PdfTrouble.NotInstalled ? Texts.PdfNotInstalled : Texts.PdfFailed);
        }
    }

    /// <summary>A file name from the title: letters and digits, the rest as hyphens.</summary>
    public static string NameOf(Deck deck, string format)
    {
        var name = string.Join(
            '-',
            new string([.. deck.Title.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        return $"{(name.Length is 0 or > 100 ? "evaluering" : name)}.{format}";
    }
}
