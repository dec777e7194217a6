using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using Takt.Meetings;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Takt.Tests;

/// <summary>The minutes as a file: all that one sees of them, and nothing that one does not.</summary>
public sealed class MinutesFileTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_holds_what_the_page_says_under_headings()
    {
        using var held = await Held.Begin(kommune, "Fil");
        await kommune.With(async db =>
        {
            (await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel)).Vote(Voting.Named);
            await db.Save("test", Cancel);
        });
        var item = await held.Item("Flytte kontoret");
        var left = await held.Item("Rakk vi ikke");
        await held.Secretary.Open(held.Minutes);
        await held.Secretary.Send("call", ($"Form.There[{held.MemberId}]", null), ($"Form.There[{held.SubstituteId}]", "true"));
        await held.Write(held.Secretary, item, "Vi snakket om det.\nLenge.", "Kontoret flyttes", "Vi flytter");
        await held.Secretary.Send($"dissent-{item}", ("Form.Who", $"{held.ChairId}"), ("Form.Dissent", "For langt unna"));
        await held.Secretary.Send($"vote-{item}", ("Form.Do", "all"));
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(held.Secretary, held, "docx")).Status); // not while it is written
        await held.End();

        var (status, bytes) = await Ask(held.Member, held, "docx");
        Assert.Equal(HttpStatusCode.OK, status);
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, Cancel).Select(e => $"{e.Path?.XPath}: {e.Description}")
        );
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Equal(
            [
                "Title: Referat: Møtet Fil",
                "Heading1: Hvem var til stede",
                "Heading1: 1. Flytte kontoret",
                "Heading2: Vedtak",
                "Heading2: Avstemning",
                "Heading2: Leder Fil var ikke enig",
                "Heading2: Ta med videre",
                "Heading1: 2. Rakk vi ikke",
            ],
            body.Elements<Paragraph>()
                .Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "Title" or "Heading1" or "Heading2")
                .Select(p => $"{p.ParagraphProperties!.ParagraphStyleId!.Val!.Value}: {p.InnerText}")
        );
        var table = body.Elements<Table>().Single();
        Assert.Contains(
            "Vara Fil|Vara|Medlem Fil",
            table.Elements<TableRow>().Select(r => string.Join('|', r.Elements<TableCell>().Select(c => c.InnerText)))
        );
        foreach (
            var words in new[]
            {
                "Vi snakket om det.",
                "Kontoret flyttes",
                "Enstemmig, 3 stemmer.",
                "For: Leder Fil",
                "For langt unna",
                "Vi flytter",
                "Gruppen Fil",
                "Referatet er ute, og gjelder fra",
            }
        )
        {
            Assert.Contains(words, body.InnerText, StringComparison.Ordinal);
        }

        Assert.Contains("Møtet Fil", document.MainDocumentPart.HeaderParts.Single().Header!.InnerText, StringComparison.Ordinal);
        Assert.Equal("nb-NO", document.PackageProperties.Language);
        Assert.NotEqual(Guid.Empty, left);
    }

    [Fact]
    public async Task What_is_closed_is_in_it_for_those_who_met_alone_and_not_when_they_ask_for_it_without()
    {
        using var held = await Held.Begin(kommune, "Lukket fil");
        var closed = await held.Item("Personalsaken Xenon", "offl. § 13", "Personalsak");
        var open = await held.Item("Budsjettet");
        await held.Write(held.Secretary, closed, "Hemmelig qanat", "Hun får qanat", "Nøkkel qanat");
        await held.Write(held.Secretary, open, "Vi så på tallene", "Vi sparer");
        await held.End();
        await kommune.HoursPass(held.Id, 25);
        await held.Secretary.Open($"/moter/{held.Id}/referat/rett");
        await held.Secretary.Send(
            "correct",
            ($"Form.Decision[{closed}]", "Hun får litt qanat"),
            ("Form.Because", "Sykmeldingen var qanat"),
            ("Form.Do", "publish")
        );
        var met = Text((await Ask(held.Observer, held, "docx")).Bytes);
        Assert.Contains("Sykmeldingen var qanat", met, StringComparison.Ordinal);
        Assert.Contains("Personalsaken Xenon", met, StringComparison.Ordinal);
        Assert.Contains("Hemmelig qanat", met, StringComparison.Ordinal);
        Assert.Contains("Filen har saker som er unntatt offentlighet.", met, StringComparison.Ordinal);
        foreach (
            var without in new[]
            {
                await Ask(held.Chair, held, "docx", "?uten=lukkede"),
                await Ask(held.Colleague, held, "docx"),
                await Ask(held.Leader, held, "docx"),
            }
        )
        {
            var text = Text(without.Bytes);
            Assert.Contains("1. Personalsak", text, StringComparison.Ordinal);
            Assert.Contains("Unntatt offentlighet, offl. § 13", text, StringComparison.Ordinal);
            Assert.Contains("Vi sparer", text, StringComparison.Ordinal);
            Assert.DoesNotContain("qanat", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Xenon", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Filen har saker", text, StringComparison.Ordinal);
        }

        await held.Chair.Open(held.Minutes);
        Assert.NotNull(held.Chair.Page.QuerySelector($"a[href='/moter/{held.Id}/referat.docx?uten=lukkede']"));
        await held.Colleague.Open($"/moter/{held.Id}");
        Assert.NotNull(held.Colleague.Page.QuerySelector($"a[href='/moter/{held.Id}/referat.docx']"));
        Assert.Null(held.Colleague.Page.QuerySelector("a[href*='uten=lukkede']"));
        using var elsewhere = await kommune.SignedIn("Utenfor Fil", await kommune.Unit("Et annet sted Fil"), Roles.Employee);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(elsewhere, held, "docx")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(held.Chair, held, "exe")).Status);
    }

    [Fact]
    public async Task It_becomes_pdf_where_the_machine_can_and_else_one_is_told_how_to_print()
    {
        using var held = await Held.Begin(kommune, "Pdf");
        var item = await held.Item("Saken");
        await held.Write(held.Secretary, item, "Sagt", "Bestemt");
        await held.End();
        var converter = kommune.Host.Services.GetRequiredService<PdfConverter>();
        await held.Member.Open(held.Minutes);
        if (converter.Makes(OfficeFormat.Docx))
        {
            Assert.NotNull(held.Member.Page.QuerySelector($"a[href='/moter/{held.Id}/referat.pdf']"));
            var (status, bytes) = await Ask(held.Member, held, "pdf");
            Assert.Equal((HttpStatusCode.OK, "%PDF"), (status, System.Text.Encoding.ASCII.GetString(bytes[..4])));
        }
        else
        {
            Assert.Null(held.Member.Page.QuerySelector($"a[href='/moter/{held.Id}/referat.pdf']"));
            Assert.Contains("velg Skriv ut", held.Member.Text, StringComparison.Ordinal);
        }
    }

    static async Task<(HttpStatusCode Status, byte[] Bytes)> Ask(Visitor who, Held held, string format, string query = "")
    {
        using var answer = await who.Ask($"/moter/{held.Id}/referat.{format}{query}");
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    static string Text(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
