using System.Diagnostics;
using System.Globalization;
using AngleSharp.Html.Parser;

namespace Takt.Tests;

/// <summary>The file as LibreOffice draws it, not as we think it does.</summary>
public sealed class RenderedDeckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Every_text_is_drawn_inside_its_own_box() => DrawnInside(SampleDeck.Full with { Draft = true });

    internal static async Task DrawnInside(Deck deck)
    {
        await SkipWithout("pdftotext", "-v");
        var fonts = await Output("fc-match", "Inter");
        Assert.SkipUnless(
            fonts.Contains("Inter", StringComparison.Ordinal),
            "The font Inter is not installed; what stands in for it on this machine is wider."
        );
        var (pages, sheets) = (await Words(await Pdf(deck)), deck.Paginate());
        Assert.Equal(sheets.Count, pages.Count);
        foreach (var (sheet, page) in sheets.Zip(pages))
        {
            Assert.All(
                page,
                word =>
                    Assert.True(
                        word.Box is { X: >= 0, Y: >= 0 } && word.Box.Right <= 960 && word.Box.Bottom <= 540,
                        $"{sheet.Number}: «{word.Text}» {word.Box}"
                    )
            );
            foreach (var region in sheet.Regions.Where(region => region.Kind != RegionKind.Chart))
            {
                var inside = page.Where(word => Covers(region.Box, word.Box, 1)).Select(word => word.Text);
                Assert.Equal(Signs(Expected(region, deck)), Signs(string.Concat(inside)));
            }
            var title = sheet.Opening ? SlideFormat.OpeningTitle : SlideFormat.Title;
            Assert.Equal(
                Signs(sheet.Title),
                Signs(string.Concat(page.Where(word => Covers(title, word.Box, 1)).Select(word => word.Text)))
            );
            Assert.Equal(deck.Draft, page.Any(word => word.Text is "Utkast"));
        }
    }

    [Fact]
    public async Task Names_of_bars_and_their_numbers_are_drawn_in_the_chart()
    {
        await SkipWithout("pdftotext", "-v");
        var deck = new Deck(
            "Tittel",
            "Fjordvik kommune",
            [new Slide.Content("Prikker", [new Block.BarChart("", ["Prikker"], [new("Informasjon", [17]), new("Lederavtaler", [9])])])]
        );
        var page = (await Words(await Pdf(deck)))[1];
        var chart = deck.Paginate()[1].Regions.Single().Box;
        Assert.All(
            ["Informasjon", "17", "Lederavtaler", "9"],
            text => Assert.Contains(page, word => string.Equals(word.Text, text, StringComparison.Ordinal) && Covers(chart, word.Box, 1))
        );
    }

    [Fact]
    public async Task The_pdf_is_tagged_and_has_title_and_language()
    {
        await SkipWithout("pdfinfo", "-v");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await Pdf(SampleDeck.Fifteen), Cancel);
            var facts = await Output("pdfinfo", file);
            Assert.Matches(@"Tagged:\s+yes", facts);
            Assert.Contains("Underveisevaluering av Nye veier", facts, StringComparison.Ordinal);
            Assert.Contains("pdfuaid", await Output("pdfinfo", "-meta", file), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<byte[]> Pdf(Deck deck)
    {
        using var converter = new PdfConverter();
        Assert.SkipUnless(converter.Available, "LibreOffice (soffice) is not on PATH.");
        return (await converter.Convert(PptxWriterTests.File(deck), OfficeFormat.Pptx, Cancel)).ToArray();
    }

    private static string Expected(Region region, Deck deck)
    {
        var words = new DeckWords(deck.Language);
        var texts = region.Blocks is [Block.Table table]
            ? table.Columns.Select(column => column.Header).Concat(table.Rows.SelectMany(row => row))
            : region
                .Blocks.SelectMany(block => TextLine.Of(block, words))
                .Select(line => (line.Role == TextRole.Number ? line.Number.ToString(CultureInfo.InvariantCulture) : "") + line.Text);
        return region.Label + string.Concat(texts);
    }

    /// <summary>The signs of a text, sorted: what is drawn comes in the order of the page. Bullets are not text.</summary>
    private static string Signs(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('–' or '-')).Order());

    private static bool Covers(Box box, Box word, double slack) =>
        word.X >= box.X - slack && word.Y >= box.Y - slack && word.Right <= box.Right + slack && word.Bottom <= box.Bottom + slack;

    private static async Task<IReadOnlyList<IReadOnlyList<(string Text, Box Box)>>> Words(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf, Cancel);
            var html = new HtmlParser().ParseDocument(await Output("pdftotext", "-bbox", file, "-"));
            return
            [
                .. html.QuerySelectorAll("page")
                    .Select(page =>
                        (IReadOnlyList<(string, Box)>)[.. page.QuerySelectorAll("word").Select(word => (word.TextContent, Place(word)))]
                    ),
            ];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What pdftotext gives is as high as the tallest letter with the tallest accent of the font, 1.3 em; the letters fill seven tenths of it.</summary>
    private static Box Place(AngleSharp.Dom.IElement word)
    {
        var (x, y) = (Number("xmin"), Number("ymin"));
        var height = Number("ymax") - y;
        return new(x, y + (0.15 * height), Number("xmax") - x, 0.7 * height);

        double Number(string name) => double.Parse(word.GetAttribute(name)!, CultureInfo.InvariantCulture);
    }

    private static async Task SkipWithout(string program, string argument)
    {
        try
        {
            await Output(program, argument);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} (poppler-utils) is not on PATH.");
        }
    }

    private static async Task<string> Output(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var complaints = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        await complaints;
        return output;
    }
}
