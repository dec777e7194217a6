using System.Globalization;
using CsCheck;
using Takt.Ui;
using TextWidth = Takt.Ui.TextWidth;

namespace Takt.Tests;

public sealed class Drawings
{
    static readonly ThemeCount[] Themes =
    [
        new("1", "Jobber vi sammen?", 9, 9),
        new("2", "Linje & stab", 8, 6, "/tema/2"),
        new("3", "Ledelse", 21, 0),
    ];

    [Fact]
    public async Task A_beat_has_one_stroke_for_each_thing_a_gap_where_the_state_changes_and_the_words_beside()
    {
        var beat = (
            await Rendered.Of<Beat>(new { Sequence = Strokes.Of((Stroke.Done, 7), (Stroke.Wait, 6)), Label = "7 av 13 innspill besvart" })
        ).The(".t-beat");
        Assert.Equal(13, beat.Children.Length);
        Assert.Equal(6, beat.QuerySelectorAll("[data-s=wait]").Length);
        Assert.Same(beat.Children[7], beat.The("[data-gap]"));
        Assert.Equal("img", beat.GetAttribute("role"));
        Assert.Equal("7 av 13 innspill besvart", beat.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Strokes_nobody_can_count_give_way_to_the_words()
    {
        var page = await Rendered.Of<Beat>(new { Sequence = Strokes.Of((Stroke.Done, Beat.Most + 1)), Label = "61 innspill besvart" });
        Assert.Empty(page.QuerySelectorAll("i"));
        Assert.Equal("61 innspill besvart", page.Words());
    }

    [Fact]
    public async Task A_tally_says_the_number_in_words_and_its_strokes_are_silent()
    {
        var page = await Rendered.Of<Tally>(
            new
            {
                Done = 7,
                Total = 13,
                What = "innspill besvart",
            }
        );
        Assert.Equal("7 av 13 innspill besvart", page.Words());
        Assert.Equal("true", page.The(".t-beat").GetAttribute("aria-hidden"));
    }

    [Fact]
    public async Task The_chart_says_its_finding_and_every_number_without_the_picture()
    {
        var page = await Rendered.Of<ContributionsChart>(new { Themes });
        Assert.Equal("38 innspill i tre temaer. 15 har svar, 23 venter. Flest kom på tema 3.", page.The(".t-fig__finding").Words());
        Assert.Equal(
            "1 Jobber vi sammen? | 9 | 9 | 0 | 2 Linje & stab | 8 | 6 | 2 | 3 Ledelse | 21 | 0 | 21",
            page.QuerySelectorAll("tbody > tr > *").Words()
        );
        Assert.Equal("/tema/2", page.The("tbody a").GetAttribute("href"));
        Assert.All(
            page.QuerySelectorAll("svg[role=img]"),
            svg => Assert.All(svg.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.NotEmpty(page.The($"#{id}").Words()))
        );
    }

    [Fact]
    public async Task Bars_are_as_long_as_their_numbers_and_written_with_a_point_whatever_the_language()
    {
        var svg = (await Rendered.Of<ContributionsChart>(new { Themes })).The(".t-fig__wide svg");
        double[] full =
        [
            .. svg.QuerySelectorAll("rect.t-full-mark")
                .Select(bar => double.Parse(bar.GetAttribute("width")!, CultureInfo.InvariantCulture)),
        ];
        Assert.Equal([9, 6], full.Select(width => (int)Math.Round(width / (400 / 21.0))));
        Assert.Equal(2, svg.QuerySelectorAll("rect.t-open-mark").Length);
        Assert.DoesNotContain(
            svg.QuerySelectorAll("rect, text").SelectMany(e => e.Attributes).Where(a => a.Name is "x" or "y" or "width" or "height"),
            a => a.Value.Contains(',')
        );
    }

    [Theory]
    [InlineData(0, 0, "Det er ingen innspill ennå.")]
    [InlineData(1, 1, "Ett innspill i ett tema. Det har fått svar.")]
    [InlineData(1, 0, "Ett innspill i ett tema. Det venter på svar.")]
    [InlineData(3, 0, "Tre innspill i ett tema. Ingen har svar, tre venter.")]
    [InlineData(3, 3, "Tre innspill i ett tema. Alle har fått svar.")]
    public async Task A_single_theme_reads_as_a_sentence(int total, int answered, string finding)
    {
        var page = await Rendered.Of<ContributionsChart>(new { Themes = new[] { new ThemeCount("1", "Tid", total, answered) } });
        Assert.Equal(finding, page.The(".t-fig__finding").Words());
    }

    [Fact]
    public async Task Too_many_themes_are_a_table()
    {
        var many = Enumerable.Range(1, ContributionsChart.Most + 1).Select(n => new ThemeCount($"{n}", $"Tema {n}", n, 0)).ToList();
        var page = await Rendered.Of<ContributionsChart>(new { Themes = many });
        Assert.Empty(page.QuerySelectorAll("svg[role=img]"));
        Assert.True(page.The("details").HasAttribute("open"));
    }

    [Fact]
    public async Task A_theme_with_a_tie_is_not_named_as_the_most()
    {
        var page = await Rendered.Of<ContributionsChart>(new { Themes = new ThemeCount[] { new("1", "A", 5, 5), new("2", "B", 5, 5) } });
        Assert.Equal("Ti innspill i to temaer. Alle har fått svar.", page.The(".t-fig__finding").Words());
    }

    static readonly BarPart[] Parts = [new("I tide"), new("Etter fristen", BarMark.Hatched), new("Uten frist", BarMark.Open)];

    static Task<AngleSharp.Dom.IElement> Chart(params CountBar[] bars) =>
        Rendered.Of<BarChart>(
            new
            {
                Title = "Gjort i tide",
                Finding = "12 er gjort.",
                Id = "gj",
                Of = "Kilde",
                Parts,
                TotalName = "Gjort",
                AlsoNames = new[] { "Laget" },
                Bars = (IReadOnlyList<CountBar>)bars,
            }
        );

    [Fact]
    public async Task Each_part_of_a_bar_is_as_long_as_its_number_has_a_shape_of_its_own_and_stands_in_the_table()
    {
        var page = await Chart(
            new CountBar("Rapport", [6, 2, 1], "6 av 8 i tide", "/her") { Also = [11] },
            new CountBar("Avvik", [0, 0, 3]) { Also = [3] },
            new CountBar("Ingenting", [0, 0, 0]) { Also = [0] }
        );
        Assert.Equal(["I tide", "Etter fristen", "Uten frist"], page.QuerySelectorAll(".t-key li").Select(li => li.Words()));
        foreach (var form in new[] { ".t-fig__wide svg", ".t-fig__phone svg" })
        {
            var svg = page.The(form);
            var lengths = svg.QuerySelectorAll("rect")
                .Select(r => double.Parse(r.GetAttribute("width")!, CultureInfo.InvariantCulture))
                .ToList();
            Assert.Equal(4, lengths.Count);
            Assert.InRange(lengths[0] / (lengths[1] + 1.5), 2.9, 3.1); // six to two, and an edge of its own width
            Assert.InRange((lengths[3] + 1.5) / (lengths[2] + 1.5), 2.9, 3.1); // three to one
            Assert.Equal(1, svg.QuerySelectorAll("rect.t-full-mark").Length);
            Assert.Equal(1, svg.QuerySelectorAll("rect[fill^=url]").Length);
            Assert.Equal(2, svg.QuerySelectorAll("rect[fill=none]").Length);
            Assert.Contains("6 av 8 i tide", svg.Words(), StringComparison.Ordinal);
            Assert.Contains("Rapport: I tide 6, Etter fristen 2, Uten frist 1.", svg.The("desc").Words(), StringComparison.Ordinal);
        }

        Assert.Equal(
            "Rapport | 6 | 2 | 1 | 9 | 11 | Avvik | 0 | 0 | 3 | 3 | 3 | Ingenting | 0 | 0 | 0 | 0 | 0",
            page.QuerySelectorAll("tbody > tr > *").Words()
        );
        Assert.Equal("/her", page.The("tbody a").GetAttribute("href"));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").DistinctBy(e => e.Id).Count());
    }

    [Fact]
    public async Task Bars_of_nothing_and_too_many_bars_are_a_table()
    {
        foreach (
            var bars in new[]
            {
                [new CountBar("Rapport", [0, 0, 0]) { Also = [0] }],
                Enumerable.Range(1, BarChart.Most + 1).Select(n => new CountBar($"Enhet {n}", [n, 0, 0]) { Also = [n] }).ToArray(),
            }
        )
        {
            var page = await Chart(bars);
            Assert.Empty(page.QuerySelectorAll("svg"));
            Assert.True(page.The("details").HasAttribute("open"));
            Assert.Equal(bars.Length, page.QuerySelectorAll("tbody tr").Length);
        }
    }

    [Fact]
    public async Task Lanes_of_months_stand_on_one_scale_and_say_every_number()
    {
        var months = Enumerable.Range(0, 12).Select(new DateOnly(2025, 12, 1).AddMonths).ToArray();
        MonthLane[] lanes = [new("Laget", [8, .. new int[10], 4]), new("Gjort", [.. new int[11], 2])];
        var page = await Rendered.Of<MonthChart>(
            new
            {
                Title = "Måned for måned",
                Finding = "12 laget, 2 gjort.",
                Id = "ma",
                Months = (IReadOnlyList<DateOnly>)months,
                Lanes = (IReadOnlyList<MonthLane>)lanes,
            }
        );
        foreach (var (form, labels) in new[] { (".t-fig__wide svg", 12), (".t-fig__phone svg", 4) })
        {
            var svg = page.The(form);
            var heights = svg.QuerySelectorAll("rect")
                .Select(r => double.Parse(r.GetAttribute("height")!, CultureInfo.InvariantCulture))
                .ToList();
            Assert.Equal([8, 4, 2], heights.Select(h => h / heights[0] * 8));
            var texts = svg.QuerySelectorAll("text").Select(t => t.Words()).ToList();
            Assert.Equal(labels, texts.Count(t => months.Any(m => Norwegian.ShortMonth(m) == t)));
            Assert.Contains("2026", texts);
            Assert.Equal("nov.", svg.QuerySelectorAll("text[data-strong]")[^1].Words());
        }

        Assert.Equal(12, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("nov. 2026 | 4 | 2", page.QuerySelectorAll("tbody tr")[^1].Children.Words());
    }

    [Fact]
    public void Wrapping_keeps_every_word_and_no_line_of_two_is_too_wide() =>
        Gen.String[Gen.Char["abcæøåWil-"], 1, 20]
            .List[0, 12]
            .Select(words => string.Join(' ', words))
            .Sample(text =>
            {
                var lines = TextWidth.Wrap(text, 14, 120);
                Assert.Equal(text, string.Join(' ', lines));
                Assert.All(
                    lines.Where(line => line.Contains(' ', StringComparison.Ordinal)),
                    line => Assert.True(TextWidth.Of(line, 14) <= 120)
                );
            });

    [Fact]
    public async Task A_chain_tells_each_step_in_words_and_a_reasoned_no_is_where_it_ends()
    {
        var page = await Rendered.Of<Chain>(
            new
            {
                Steps = new ChainStep[]
                {
                    new(StepState.Done, "Innspill", "2 innspill i tema 5", "/tema/5"),
                    new(StepState.Stopped, "Svar: Gjør vi ikke", "Egen lønnsmedarbeider", Note: "fordi rammen er brukt"),
                },
            }
        );
        Assert.Equal("done stopped", string.Join(' ', page.QuerySelectorAll("li").Select(step => step.GetAttribute("data-state"))));
        Assert.Equal("/tema/5", page.The("a").GetAttribute("href"));
        Assert.Equal("fordi rammen er brukt", page.The("small").Words());
    }
}
