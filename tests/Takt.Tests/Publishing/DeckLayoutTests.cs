using CsCheck;

namespace Takt.Tests;

public sealed class DeckLayoutTests
{
    private static readonly Gen<string> Word = Gen.Frequency<string>(
        (
            20,
            Gen.OneOf(
                "og",
                "ledergruppen",
                "svarer",
                "møtet",
                "ikke",
                "budsjett",
                "på",
                "åpent",
                "WWW",
                "æøå",
                "2027",
                "čoahkkimat",
                "mmmm"
            )
        ),
        (3, Gen.Char['a', 'z'].Array[1, 90].Select(letters => new string(letters))),
        (2, Gen.OneOf("slik.", "hvorfor?", "bra!", "<b>&amp;", "😀😀", "\u0001x\ud800", "a\n\tb", "漢字仮名交じり文"))
    );

    private static readonly Gen<string> Label = Word.Array[1, 6]
        .Select(words => string.Join(' ', words)[..Math.Min(60, string.Join(' ', words).Length)]);
    private static readonly Gen<string> Text = Gen.Frequency<string[]>(
            (6, Word.Array[1, 25]),
            (2, Word.Array[25, 90]),
            (1, Word.Array[90, 500])
        )
        .Select(words => string.Join(' ', words));

    private static readonly Gen<Block> Words = Gen.OneOf<Block>(
        Label.Select(text => (Block)new Block.Heading(text)),
        Gen.Select(Text, Gen.Bool, (text, quiet) => (Block)new Block.Paragraph(text, quiet)),
        Gen.Select(Text, Gen.Int[0, 4], (text, level) => new Bullet(text, level))
            .Array[0, 12]
            .Select(items => (Block)new Block.Bullets(items)),
        Text.Array[0, 12].Select(items => (Block)new Block.Bullets(items, numbered: true)),
        Gen.Select(Text, Label, Gen.Bool, (text, from, known) => new Voice(text, known ? from : null))
            .Array[0, 30]
            .Select(voices => (Block)new Block.Voices(voices)),
        Gen.Select(
                Text,
                Label,
                Gen.Int[0, 3],
                (text, label, given) => new Point(text, (given & 1) > 0 ? label : null, (given & 2) > 0 ? label : null)
            )
            .Array[0, 8]
            .Select(points => (Block)new Block.Points(points))
    );

    private static readonly Gen<Block> Open = Gen.Select(Text, (text) => (Block)new Block.Unanswered(text, "Kari Nes", new(2027, 3, 12)));

    private static readonly Gen<Block> Table = Gen.Int[1, 6]
        .SelectMany(columns =>
            Gen.Select(
                Label.Array[columns],
                Text.Array[columns].Array[0, 12],
                (heads, rows) =>
                    (Block)new Block.Table("Tabell", [.. heads.Select((head, i) => new TableColumn(head, i == 2, i == 0))], rows)
            )
        );

    private static readonly Gen<Block> Chart = Gen.Select(
        Text,
        Gen.Select(Text, Gen.Int[0, 40], Gen.Int[0, 40], (label, a, b) => new Bar(label, [a, b])).Array[0, 20],
        (finding, bars) => (Block)new Block.BarChart(finding, ["Besvart", "Venter"], bars)
    );

    private static readonly Gen<Deck> Decks = Gen.Select(
        Text,
        Text,
        Gen.OneOf<Slide>(
            Gen.Select(
                Text,
                Gen.Frequency<Block>((6, Words), (1, Open), (1, Table), (1, Chart)).Array[0, 6],
                (title, blocks) => (Slide)new Slide.Content(title, blocks)
            ),
            Gen.Select(
                Text,
                Words.Array[0, 3],
                Gen.Frequency<Block>((4, Words), (1, Open)).Array[0, 4],
                (title, said, answered) => (Slide)new Slide.Pair(title, new("Dere sa", said), new("Ledergruppen svarer", answered))
            )
        ).Array[0, 4],
        (title, subtitle, slides) =>
            new Deck(title, "Fjordvik kommune", slides) { Subtitle = subtitle, Footer = new("Møtet", new(2027, 1, 24), "Eva Strand") }
    );

    [Fact]
    public void Every_text_stands_on_the_sheets_in_order_and_once() =>
        Decks.Sample(
            deck =>
            {
                var sheets = deck.Paginate();
                var opening = sheets
                    .TakeWhile((sheet, i) => i == 0 || (sheet.Slide is { } slide && !deck.Slides.Contains(slide)))
                    .ToArray();
                Assert.Equal(
                    Letters(deck.Title + deck.Subtitle),
                    Letters(
                        opening[0].Title
                            + string.Concat(opening.SelectMany(sheet => sheet.Regions).SelectMany(region => region.Blocks).Select(Said))
                    )
                );
                foreach (var slide in deck.Slides)
                {
                    var parts = sheets.Where(sheet => ReferenceEquals(sheet.Slide, slide)).ToArray();
                    Region[] regions = [.. parts.SelectMany(sheet => sheet.Regions)];
                    var answers =
                        slide is Slide.Pair ? regions.Where(region => region.Kind is RegionKind.Answer or RegionKind.Open).ToArray() : [];
                    Block[] left = [.. slide is Slide.Content content ? content.Blocks : ((Slide.Pair)slide).Said.Blocks];
                    Assert.Equal(
                        Letters(
                            slide.Title + string.Concat(left.Select(block => block is Block.BarChart chart ? chart.Finding : Said(block)))
                        ),
                        Letters(parts[0].Title + string.Concat(regions.Except(answers).SelectMany(region => region.Blocks).Select(Said)))
                    );
                    if (slide is Slide.Pair pair)
                        Assert.Equal(
                            Letters(string.Concat(pair.Answered.Blocks.Select(Said))),
                            Letters(string.Concat(answers.SelectMany(region => region.Blocks).Select(Said)))
                        );
                    AssertTables(left, regions);
                    Assert.Equal(Enumerable.Range(1, parts.Length), parts.Select(part => part.Part));
                    Assert.All(parts, part => Assert.Equal(parts.Length, part.Parts));
                }
                Assert.Equal(Enumerable.Range(1, sheets.Count), sheets.Select(sheet => sheet.Number));
            },
            iter: 60
        );

    [Fact]
    public void Nothing_runs_over_its_box_its_slide_or_its_neighbour() =>
        Decks.Sample(
            deck =>
            {
                foreach (var sheet in deck.Paginate())
                {
                    var paper = sheet.Opening ? SlideFormat.Subtitle : SlideFormat.Content;
                    foreach (var region in sheet.Regions)
                    {
                        Assert.True(region.Height <= region.Box.Height + 0.01, $"{region.Height} in {region.Box}");
                        Assert.True(
                            region.Box.X >= paper.X
                                && region.Box.Y >= paper.Y
                                && region.Box.Right <= paper.Right + 0.01
                                && region.Box.Bottom <= paper.Bottom + 0.01,
                            $"{region.Box}"
                        );
                        Assert.DoesNotContain(sheet.Regions, other => !ReferenceEquals(other, region) && Overlap(other.Box, region.Box));
                    }
                    Assert.All(
                        sheet.Regions.SelectMany(region => region.Blocks).OfType<Block.Table>(),
                        table => Assert.InRange(table.Rows.Count, 0, 7)
                    );
                    Assert.True(
                        TextMeasure.Lines(sheet.Title, sheet.Opening ? 800 : 768, sheet.TitleSize, bold: true) * sheet.TitleSize * 1.1
                            <= (sheet.Opening ? 200 : 76)
                    );
                }
            },
            iter: 60
        );

    [Fact]
    public void A_heading_never_stands_last_on_a_sheet_that_is_followed_by_its_content() =>
        Decks.Sample(
            deck =>
            {
                foreach (
                    var (sheet, next) in deck.Paginate()
                        .Zip(deck.Paginate().Skip(1))
                        .Where(pair => pair.First.Slide is Slide.Content && pair.First.Part < pair.First.Parts)
                )
                    Assert.False(sheet.Regions is [.., { Blocks: [not Block.Heading, .., Block.Heading] }] && next.Regions.Count > 0);
            },
            iter: 40
        );

    [Fact]
    public void A_word_is_broken_only_when_it_is_wider_than_its_column()
    {
        const string OneWord = "Tverretatligkompetanseutvikling";
        var width = TextMeasure.Of(OneWord, 20);
        Assert.Equal(2, TextMeasure.Lines($"{OneWord} {OneWord}", width, 20));
        Assert.Equal(1, TextMeasure.Lines(OneWord, width, 20));
        Assert.Equal(2, TextMeasure.Lines(OneWord, width - 1, 20));
    }

    [Fact]
    public void A_long_question_leaves_its_number_in_the_title_and_opens_the_content()
    {
        var question =
            "Hva må ledergruppen gjøre for å lede enda bedre, når skåren i medarbeiderundersøkelsen er lavere enn i resten av landet?";
        var sheet = new Deck("Tittel", "Fjordvik kommune", [new Slide.Content($"Tema 8: {question}", [])]).Paginate()[1];
        Assert.Equal("Tema 8", sheet.Title);
        Assert.Equal([new Block.Paragraph(question)], sheet.Regions.Single().Blocks);
    }

    [Fact]
    public void A_numbered_list_goes_on_counting_on_the_next_sheet()
    {
        var lists = new Deck(
            "Tittel",
            "Fjordvik kommune",
            [new Slide.Content("Tiltak", [new Block.Bullets(Enumerable.Range(1, 25).Select(i => $"Tiltak {i}"), numbered: true)])]
        )
            .Paginate()
            .Skip(1)
            .Select(sheet => Assert.IsType<Block.Bullets>(Assert.Single(sheet.Regions.Single().Blocks)))
            .ToArray();
        Assert.True(lists.Length > 1);
        Assert.All(lists, list => Assert.Equal($"Tiltak {list.Start}", list.Items[0].Text));
    }

    [Fact]
    public void The_sheets_of_a_slide_are_filled_evenly()
    {
        var counts = new Deck(
            "Tittel",
            "Fjordvik kommune",
            [new Slide.Content("Liste", [new Block.Bullets(Enumerable.Range(1, 11).Select(i => $"Punkt {i}"))])]
        )
            .Paginate()
            .Skip(1)
            .Select(sheet => ((Block.Bullets)sheet.Regions.Single().Blocks.Single()).Items.Count);
        Assert.Equal([6, 5], counts);
    }

    private static bool Overlap(Box a, Box b) =>
        a.X < b.Right - 0.01 && b.X < a.Right - 0.01 && a.Y < b.Bottom - 0.01 && b.Y < a.Bottom - 0.01;

    private static string Said(Block block) =>
        block switch
        {
            Block.Heading it => it.Text,
            Block.Paragraph it => it.Text,
            Block.Bullets it => string.Concat(it.Items.Select(item => item.Text)),
            Block.Voices it => string.Concat(it.Items.Select(item => item.Text + item.From)),
            Block.Points it => string.Concat(it.Items.Select(item => item.Stance + item.Text + item.Meta)),
            Block.Unanswered it => it.Text,
            _ => "",
        };

    /// <summary>A row may be cut in two, so columns are compared one by one.</summary>
    private static void AssertTables(Block[] blocks, Region[] regions)
    {
        var (asked, shown) = (
            blocks.OfType<Block.Table>().ToArray(),
            regions.SelectMany(region => region.Blocks).OfType<Block.Table>().ToArray()
        );
        if (blocks.OfType<Block.BarChart>().SelectMany(chart => chart.Bars) is var bars && bars.Any())
        {
            // Bars with long names are shown as a table.
            var names = regions
                .SelectMany(region => region.Blocks)
                .SelectMany(block =>
                    block switch
                    {
                        Block.BarChart chart => chart.Bars.Select(bar => bar.Label),
                        Block.Table { Caption.Length: > 0, Columns: [{ Header: "" }, ..] } table => table.Rows.Select(row => row[0]),
                        _ => [],
                    }
                );
            Assert.Equal(Letters(string.Concat(bars.Select(bar => bar.Label))), Letters(string.Concat(names)));
            shown = [.. shown.Where(table => table.Columns is not [{ Header: "" }, ..])];
        }
        Assert.Equal(Columns(asked), Columns(shown));

        static string[] Columns(Block.Table[] tables) =>
            [
                .. Enumerable
                    .Range(0, 6)
                    .Select(i => Letters(string.Concat(tables.SelectMany(table => table.Rows).Select(row => row.ElementAtOrDefault(i))))),
            ];
    }

    private static string Letters(string text) =>
        string.Concat(text.Replace("(forts.)", "", StringComparison.Ordinal).Where(c => char.IsLetterOrDigit(c)));
}
