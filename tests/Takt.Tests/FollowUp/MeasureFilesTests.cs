using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Links and files on a measure, over HTTP: added, refused, downloaded and removed by whoever may.</summary>
public sealed class MeasureFilesTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static readonly byte[] Pdf = Encoding.Latin1.GetBytes("%PDF-1.7\nVedtak");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_added_shown_and_removed_and_the_trail_says_so()
    {
        var unit = await kommune.Unit("Vik skole");
        using var leader = await kommune.SignedIn("Rita Vik", unit, Roles.Leader);
        var id = await Measure(unit);
        await leader.Open($"/tiltak/{id}");
        await leader.Send("link", ("Form.LinkTitle", "Vedtaket"), ("Form.LinkAddress", "https://arkiv.fjordvik.example/sak/47?a=1&b=æ"));

        Assert.Contains("Lenken er lagt til", leader.Text, StringComparison.Ordinal);
        var link = leader.Page.QuerySelector("#vedlegg")!.Closest("section")!.QuerySelector("li a")!;
        Assert.Equal(
            ("Vedtaket", "https://arkiv.fjordvik.example/sak/47?a=1&b=%C3%A6"),
            (link.TextContent.Trim(), link.GetAttribute("href"))
        );
        Assert.Contains("noopener", link.GetAttribute("rel"));
        await leader.Send(Handlers(leader).Single());
        Assert.Contains("Det er fjernet", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Ingen lenker eller filer", leader.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["link added", "attachment removed"],
            await kommune.With(db =>
                db.AuditEntries.Where(a => a.Kind == "Attachment" && a.Changes.Contains($"{id}"))
                    .OrderBy(a => a.Id)
                    .Select(a => a.Because)
                    .ToListAsync(Cancel)
            )
        );
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://arkiv.example.no/")]
    [InlineData("https://kommunen.no@ond.example/")]
    [InlineData("https://intern/")]
    [InlineData("arkiv.example.no/sak")]
    [InlineData("file:///etc/passwd")]
    [InlineData("\\\\server\\mappe")]
    public async Task An_address_that_is_not_a_plain_web_page_is_refused_and_stands_as_it_was_typed(string address)
    {
        var unit = await kommune.Unit("Nes skole");
        using var leader = await kommune.SignedIn("Tor Nes", unit, Roles.Leader);
        var id = await Measure(unit);
        await leader.Open($"/tiltak/{id}");
        await leader.Send("link", ("Form.LinkTitle", "Saken"), ("Form.LinkAddress", address));
        Assert.Contains("Kopier hele adressen", leader.Text, StringComparison.Ordinal);
        Assert.Equal(("Saken", address), (leader.Field("Form.LinkTitle"), leader.Field("Form.LinkAddress")));
        Assert.False(await kommune.With(db => db.Attachments.AnyAsync(a => a.RecordId == id, Cancel)));
    }

    [Fact]
    public async Task A_file_is_attached_and_comes_back_as_it_was_with_headers_that_keep_it_from_running()
    {
        var unit = await kommune.Unit("Haugen bosenter");
        using var leader = await Allowed("Liv Haug", unit);
        var id = await Measure(unit);
        await leader.Open($"/tiltak/{id}");
        Assert.Contains("opptil 20 MB", leader.Text, StringComparison.Ordinal);
        await leader.SendFile("file", "Form.File", "Årsplan – «nord».PDF", Pdf);
        Assert.Contains("Filen er lagt ved", leader.Text, StringComparison.Ordinal);
        Assert.Contains("PDF, 1 kB", leader.Text, StringComparison.Ordinal);

        var file = FileLink(leader);
        Assert.Equal(Pdf, await leader.Download(file));
        using var head = await leader.Ask(file);
        Assert.Equal("application/pdf", head.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            ("attachment", "Årsplan – «nord».pdf"),
            (head.Content.Headers.ContentDisposition?.DispositionType, head.Content.Headers.ContentDisposition?.FileNameStar)
        );
        Assert.Equal("nosniff", head.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", head.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal((true, true), (head.Headers.CacheControl?.NoStore, head.Headers.CacheControl?.Private));
    }

    [Fact]
    public async Task Whoever_does_not_see_the_measure_sees_none_of_its_files_and_a_file_is_found_on_its_own_measure_alone()
    {
        var (unit, elsewhere) = (await kommune.Unit("Barnevernet"), await kommune.Unit("Biblioteket"));
        using var leader = await Allowed("Bo Barn", unit);
        var (id, other) = (await Measure(unit), await Measure(unit));
        await leader.Open($"/tiltak/{id}");
        await leader.SendFile("file", "Form.File", "Hemmelig.pdf", Pdf);
        var file = FileLink(leader);

        using var stranger = await kommune.SignedIn("Siv Fremmed", elsewhere, Roles.Leader);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open(file)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await leader.Open(file.Replace($"{id}", $"{other}", StringComparison.Ordinal))).Status);
        using var nobody = new Visitor(kommune);
        Assert.StartsWith("/logg-inn", (await nobody.Open(file)).At, StringComparison.Ordinal);
        using var employee = await kommune.SignedIn("Nils Barn", unit, Roles.Employee);
        Assert.Equal(Pdf, await employee.Download(file));
        await employee.Open($"/tiltak/{id}");
        Assert.Empty(employee.Page.QuerySelectorAll("[aria-labelledby=vedlegg] form"));

        // Nor is one removed through another measure.
        await leader.Open($"/tiltak/{other}");
        var row = await kommune.With(db => db.Attachments.SingleAsync(a => a.RecordId == id, Cancel));
        await leader.Send("link", ("_handler", $"remove-{row.Id}"), ("Form.Remove", $"{row.Id}"));
        Assert.True(await kommune.With(db => db.Attachments.AnyAsync(a => a.Id == row.Id, Cancel)));
    }

    [Fact]
    public async Task Where_the_municipality_has_not_said_that_it_may_there_is_no_field_for_files_and_none_is_taken()
    {
        var unit = await kommune.Unit("Lunden skole");
        using var leader = await kommune.SignedIn("Ina Lund", unit, Roles.Leader);
        await Allow(false);
        var id = await Measure(unit);
        await leader.Open($"/tiltak/{id}");
        Assert.Empty(leader.Page.QuerySelectorAll("input[type=file]"));
        var fields = leader.FieldsOf("link").Where(f => f.Key != "_handler").Append(new("_handler", "file"));
        Assert.Equal(HttpStatusCode.BadRequest, (await leader.Post($"/tiltak/{id}", fields)).Status);
    }

    [Fact]
    public async Task What_is_refused_says_why_and_what_was_typed_stands()
    {
        var unit = await kommune.Unit("Brekka skole");
        using var leader = await Allowed("Per Brekke", unit);
        var id = await Measure(unit);
        foreach (
            var (name, bytes, said) in new (string, byte[], string)[]
            {
                ("faktura.pdf", [.. "MZ"u8, 1, 2], "et program, et skript eller en nettside"),
                ("side.html", [.. "<html>"u8], "et program, et skript eller en nettside"),
                ("brev.docm", FileTypeTests.Zip("[Content_Types].xml", "word/document.xml"), "uten makroer"),
                ("tom.pdf", [], "Filen er tom"),
                ("stor.pdf", Large(), "opptil 20 MB"),
            }
        )
        {
            await leader.Open($"/tiltak/{id}");
            await leader.SendFile("file", "Form.File", name, bytes);
            Assert.Contains(said, leader.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, leader.Status);
        }

        Assert.False(await kommune.With(db => db.Attachments.AnyAsync(a => a.RecordId == id, Cancel)));

        static byte[] Large()
        {
            var bytes = new byte[FileType.MostBytes + 1];
            "%PDF-"u8.CopyTo(bytes);
            return bytes;
        }
    }

    [Fact]
    public async Task The_files_of_a_measure_that_is_closed_stand_and_are_not_changed()
    {
        var unit = await kommune.Unit("Odden skole");
        using var leader = await Allowed("Mia Odd", unit);
        var id = await Measure(unit);
        await leader.Open($"/tiltak/{id}");
        await leader.SendFile("file", "Form.File", "Referat.pdf", Pdf);
        var (file, fields) = (FileLink(leader), leader.FieldsOf(Handlers(leader).Single()));
        await leader.Send("drop", ("Form.Because", "Staten tok over"));
        Assert.Equal(Pdf, await leader.Download(file));
        Assert.Empty(Handlers(leader));
        Assert.NotEqual(HttpStatusCode.OK, (await leader.Post($"/tiltak/{id}", fields)).Status);
        Assert.True(await kommune.With(db => db.Attachments.AnyAsync(a => a.RecordId == id, Cancel)));
    }

    [Fact]
    public async Task An_administrator_lets_files_be_attached_on_the_page_of_what_is_in_use()
    {
        using var administrator = await kommune.SignedIn("Ada Admin", await kommune.Root(), Roles.Administrator);
        await administrator.Open("/administrasjon/oppsett");
        await administrator.Send("parts", ("Form.FilesAllowed", "true"));
        Assert.True(await kommune.With(db => db.MunicipalityProfiles.Select(p => p.FilesAllowed).SingleAsync(Cancel)));
        await administrator.Send("parts", ("Form.FilesAllowed", null));
        Assert.False(await kommune.With(db => db.MunicipalityProfiles.Select(p => p.FilesAllowed).SingleAsync(Cancel)));
    }

    async Task<Visitor> Allowed(string name, Guid unit)
    {
        await Allow(true);
        return await kommune.SignedIn(name, unit, Roles.Leader);
    }

    // As the page of what is in use would: the catalogue's municipality is the one that requests get.
    Task Allow(bool isAllowed)
    {
        var catalogue = kommune.Host.Services.GetRequiredService<Catalogue>();
        catalogue.Set(TestHost.HostOf(kommune.Municipality), kommune.Municipality with { FilesAllowed = isAllowed });
        return Task.CompletedTask;
    }

    static string FileLink(Visitor visitor) => visitor.Page.QuerySelector("a[download]")!.GetAttribute("href")!;

    static IEnumerable<string> Handlers(Visitor visitor) =>
        visitor
            .Page.QuerySelectorAll("input[name=_handler]")
            .Select(i => i.GetAttribute("value")!)
            .Where(h => h.StartsWith("remove-", StringComparison.Ordinal));

    Task<Guid> Measure(Guid unit) =>
        kommune.With(async db =>
        {
            var measure = FollowUp.Measure.Decide(
                new(
                    "Ny vaktplan",
                    Seat.LeaderOf(unit),
                    kommune.Today.AddDays(20),
                    null,
                    new() { Permission = FollowUpPermissions.See, UnitId = unit }
                ),
                kommune.Today
            );
            db.Measures.Add(measure);
            await db.Save("test", Cancel);
            return measure.Id;
        });
}
