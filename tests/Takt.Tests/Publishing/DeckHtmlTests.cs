using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Takt.Ui;

namespace Takt.Tests;

public sealed partial class DeckHtmlTests
{
    [Fact]
    public async Task Every_sheet_is_a_section_with_its_own_heading()
    {
        var page = await Page(SampleDeck.Full);
        var sheets = SampleDeck.Full.Paginate();
        var sections = page.QuerySelectorAll("section");
        Assert.Equal(sheets.Count, sections.Length);
        Assert.Equal("Underveisevaluering av Nye veier", page.QuerySelectorAll("h1").Single().TextContent);
        Assert.All(
            sections.Skip(1),
            section => Assert.Equal(section.GetAttribute("aria-labelledby"), section.QuerySelectorAll("h2").Single().Id)
        );
        Assert.Equal(
            sections.Length,
            sections.Select(section => page.GetElementById(section.GetAttribute("aria-labelledby")!)!.TextContent).Distinct().Count()
        );
    }

    [Fact]
    public async Task It_holds_in_a_strict_content_security_policy_and_needs_nothing_from_elsewhere()
    {
        var page = await Page(SampleDeck.Full with { Draft = true });
        Assert.Empty(page.QuerySelectorAll("[style], script, link, img, [src]"));
        Assert.DoesNotContain(
            page.All,
            element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))
        );
        Assert.Empty(
            page.All.Where(element => element.Id is { Length: > 0 })
                .GroupBy(element => element.Id)
                .Where(same => same.Count() > 1)
                .Select(same => same.Key)
        );
        Assert.All(page.QuerySelectorAll(".deck-paper"), paper => Assert.Equal("Utkast", paper.QuerySelector(".deck-draft")!.TextContent));
    }

    [Fact]
    public async Task What_people_wrote_stays_text()
    {
        const string Evil = "<script>alert(1)</script> \" onload=x & \u0001";
        var page = await Page(
            new(
                Evil,
                Evil,
                [
                    new Slide.Pair(
                        Evil,
                        new(Evil, [new Block.Voices([new(Evil, Evil)])]),
                        new(Evil, [new Block.Points([new(Evil, Evil, Evil)])])
                    ),
                ]
            )
        );
        Assert.Empty(page.QuerySelectorAll("script, [onload]"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector(".deck-voices")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_says_the_same_in_words_and_in_a_table()
    {
        var page = await Page(SampleDeck.Full);
        var charts = page.QuerySelectorAll("svg[role=img]");
        Assert.NotEmpty(charts);
        Assert.All(
            charts,
            chart =>
                Assert.Equal(
                    ["title", "desc"],
                    chart.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.GetElementById(id)!.LocalName)
                )
        );
        var table = page.QuerySelectorAll("details table")
            .First(table => table.QuerySelector("caption")!.TextContent.Contains("Tema 5", StringComparison.Ordinal));
        Assert.Equal(["Besvart", "Venter på svar"], table.QuerySelectorAll("thead th").Select(head => head.TextContent));
    }

    [Fact]
    public async Task Deeper_bullets_are_lists_in_lists()
    {
        var page = await Page(
            new(
                "T",
                "K",
                [new Slide.Content("S", [new Block.Bullets([new Bullet("a"), new Bullet("b", 1), new Bullet("c", 2), new Bullet("d")])])]
            )
        );
        Assert.Equal("c", page.QuerySelector("ul.deck-list > li > ul > li > ul > li")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll("ul.deck-list > li").Length);
    }

    [Fact]
    public async Task The_words_around_are_in_the_decks_language()
    {
        var page = await Page(SampleDeck.Full with { Language = SampleDeck.Nynorsk });
        Assert.Equal("nn-NO", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Kari Nes svarer innan", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sheet_has_only_tokens_for_colours_and_the_script_is_small()
    {
        var root = Wwwroot();
        Assert.Empty(Colour().Matches(File.ReadAllText(Path.Combine(root, "deck.css"))).Select(match => match.Value));
        Assert.InRange(new FileInfo(Path.Combine(root, "present.js")).Length, 1, 4096);
    }

    private static string Wwwroot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Takt.slnx")))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, "The sources are not beside the tests.");
        return Path.Combine(folder!.FullName, "src", "Takt.Ui", "wwwroot");
    }

    private static async Task<IDocument> Page(Deck deck) => new HtmlParser().ParseDocument(await DeckHtml.Write(deck));

    [GeneratedRegex("#[0-9a-fA-F]{3,8}\\b|rgb\\(|hsl\\(", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colour();
}
