using System.Text;
using CsCheck;
using MiniExcelLibs;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Contact lists and contact cards.</summary>
public sealed class ContactTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<Visitor> Employee() =>
        await new Visitor(kommune).As(
            await kommune.With(db => db.People.Where(p => p.Name == "Ida Marie Fossvoll").Select(p => p.Id).SingleAsync(Cancel))
        );

    [Fact]
    public async Task The_list_is_read_page_by_page_and_holds_everybody_once()
    {
        using var visitor = await Employee();
        List<string> read = [];
        for (var next = "/organisasjon/kontakter"; next is not null; next = visitor.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            await visitor.Open(next);
            read.AddRange(
                visitor
                    .Page.QuerySelectorAll("tbody li")
                    .Select(p => $"{p.Closest("tr")!.QuerySelector("th")!.TextContent}: {p.TextContent}")
            );
        }

        var posts = await kommune.With(db => db.Assignments.AsOf(kommune.Today).CountAsync(Cancel));
        Assert.True(posts > 60);
        Assert.Equal(posts, read.Count);
        Assert.Equal(posts, read.Distinct().Count());
    }

    [Fact]
    public async Task A_list_is_filtered_by_unit_role_and_words_and_its_files_hold_the_same()
    {
        using var visitor = await Employee();
        var unit = await kommune.With(db => db.UnitPeriods.Where(p => p.Name == "Oppvekst").Select(p => p.UnitId).FirstAsync(Cancel));
        var query = $"?enhet={unit}&rolle=leader&q=REKTOR";
        await visitor.Open($"/organisasjon/kontakter{query}");
        var shown = visitor.Page.QuerySelectorAll("tbody tr th a").Select(a => a.TextContent).ToArray();
        Assert.Contains("Amund Lie", shown);
        Assert.All(visitor.Page.QuerySelectorAll("tbody tr"), row => Assert.Contains("Rektor", row.TextContent));

        using var file = new MemoryStream(await visitor.Download($"/organisasjon/kontakter.xlsx{query}"));
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToArray();
        Assert.Equal(shown, rows.Select(r => $"{r.Values.First()}").Distinct());
        var cards = Encoding.UTF8.GetString(await visitor.Download($"/organisasjon/kontakter.vcf{query}"));
        Assert.Equal(shown.Length, cards.Split("BEGIN:VCARD").Length - 1);
        Assert.Contains("FN:Amund Lie\r\n", cards);
        Assert.Contains("EMAIL;TYPE=INTERNET,WORK:amund.lie@fjordvik.example\r\n", cards);
    }

    [Fact]
    public async Task Somebody_who_no_longer_works_here_has_no_card()
    {
        using var visitor = await Employee();
        var gone = await kommune.With(db => db.People.Where(p => p.Name == "Ellen Brattvåg").Select(p => p.Id).SingleAsync(Cancel));
        await visitor.Open($"/organisasjon/personer/{gone}/kontakt.vcf");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public void Whatever_a_name_holds_a_card_keeps_it_and_no_line_is_longer_than_75_octets() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample(
                (name, unit) =>
                {
                    var contact = new Contact(
                        Guid.Empty,
                        Guid.Empty,
                        name,
                        "",
                        "Rådgiver; jurist, \\ og\nmer",
                        "adviser",
                        Guid.Empty,
                        unit,
                        null,
                        null,
                        false
                    );
                    var bytes = VCard.Write([contact], "Fjordvik kommune");
                    var text = Encoding.UTF8.GetString(bytes);
                    var lines = text.Split("\r\n");
                    var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
                    return lines.All(l => Encoding.UTF8.GetByteCount(l) <= 75)
                        && unfolded.Length == 9
                        && Unescape(unfolded[4]["FN:".Length..])
                            == string.Concat(name.EnumerateRunes().Select(r => r.ToString())).ReplaceLineEndings("\n");
                }
            );

    static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            text.Append(
                value[at] != '\\' ? value[at]
                : value[++at] == 'n' ? '\n'
                : value[at]
            );
        }

        return text.ToString();
    }
}
