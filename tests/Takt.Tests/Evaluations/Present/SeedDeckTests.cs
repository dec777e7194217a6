using Microsoft.Extensions.DependencyInjection;
using Takt.Evaluations.Contracts;

namespace Takt.Tests;

/// <summary>The real case from file to deck: imported into the database, shown as a draft.</summary>
public sealed class SeedDeckTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<Deck> Imported()
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(SeedTests.Seed(), "nye-takter-evaluation.txt"), Cancel);
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        var id = await scope.ServiceProvider.GetRequiredService<EvaluationImporter>().Import("nye-takter.txt", file, Cancel);
        return await scope.ServiceProvider.GetRequiredService<EvaluationDecks>().Find(id, site: null, Cancel);
    }

    [Fact]
    public async Task It_has_all_that_was_said_and_answered_and_says_what_was_not()
    {
        var deck = await Imported();

        Assert.Equal("Underveisevaluering av Nye Takter", deck.Title);
        Assert.Equal("Geir Grimstad", deck.Footer.Presenter);
        Assert.True(deck.Draft);
        var better = Assert.IsType<Slide.Content>(deck.Slides[0]);
        Assert.Equal(27, Assert.IsType<Block.Voices>(Assert.Single(better.Blocks)).Items.Count);
        var themes = deck.Slides.OfType<Slide.Pair>().ToDictionary(s => s.Title.Split(':')[0]);
        Assert.Equal(["Tema 2", "Tema 3", "Tema 4", "Tema 6", "Tema 7", "Tema 8", "Tema 9"], themes.Keys);
        Assert.All(
            themes.Values,
            theme =>
            {
                Assert.NotEmpty(Assert.IsType<Block.Voices>(Assert.Single(theme.Said.Blocks)).Items);
                Assert.NotEmpty(Assert.IsType<Block.Points>(Assert.Single(theme.Answered.Blocks)).Items);
            }
        );
        Assert.All(themes.Values, theme => Assert.Equal("RLG svarer", theme.Answered.Heading));
        var tables = deck.Slides.OfType<Slide.Content>().SelectMany(s => s.Blocks).OfType<Block.Table>().ToList();
        Assert.Equal(["1", "2", "3", "4", "5"], tables.Single(t => t.Columns is [{ Numeric: true }, ..]).Rows.Select(r => r[0]));
        Assert.Equal(7, tables.Single(t => t.Caption == "Dette skjer videre").Rows.Count);
        Assert.Equal(2 + 7 + 5, tables[^1].Rows.Count);
    }

    [Fact]
    public async Task Nothing_of_it_is_drawn_outside_its_box() => await RenderedDeckTests.DrawnInside(await Imported());
}
