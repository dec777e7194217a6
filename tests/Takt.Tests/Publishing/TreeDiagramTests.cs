using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using P = DocumentFormat.OpenXml.Presentation;

namespace Takt.Tests;

/// <summary>A tree as slides: all of it, nothing outside, nothing upon another.</summary>
public sealed class TreeDiagramTests
{
    static readonly string[] NameParts = ["barnehage", "Habiliterings- og avlastningstjenesten", "i", "nord", "Máttasullo"];

    static readonly Gen<string> Name = Gen.Int[1, 14]
        .SelectMany(words => Gen.Int[0, NameParts.Length - 1].Select(i => NameParts[i]).List[words])
        .Select(words => string.Join(' ', words))
        .Select(name => name.Length > 200 ? name[..200].Trim() : name); // as long as the name of a unit may be

    static Gen<DiagramNode> Node(int depth) =>
        Gen.Select(
            Name,
            Name.Null(0.3),
            Gen.Enum<DiagramLook>(),
            Gen.Bool,
            depth == 0 ? Gen.Const(new List<DiagramNode>()) : Gen.Int[0, 24 / (4 - depth)].SelectMany(count => Node(depth - 1).List[count]),
            (title, text, look, beside, below) =>
                new DiagramNode(title, text, look)
                {
                    IsBeside = beside && depth == 2,
                    Counted = $"{below.Count}",
                    Below = below,
                }
        );

    [Fact]
    public void Who_stands_beside_a_very_tall_top_gets_a_slide_of_their_own()
    {
        var tall = string.Join(' ', Enumerable.Repeat("Habiliterings- og avlastningstjenesten", 5));
        var beside = new DiagramNode("Fagstab for oppvekst og velferd i nord", tall, default) { IsBeside = true };
        var pages = Pages(new("Sektoren", string.Join(' ', tall, tall, tall, tall), default) { Below = [beside, beside] });
        Assert.Single(pages[0].Boxes);
        Assert.Equal(2, pages.Skip(1).Sum(page => page.Boxes.Count(box => box.Title == beside.Title)));
    }

    static IEnumerable<DiagramNode> All(DiagramNode node) => node.Below.SelectMany(All).Prepend(node);

    [Fact]
    public void Every_box_stands_on_the_sheet_with_room_for_its_text_and_upon_no_other()
    {
        Node(3)
            .Sample(
                top =>
                {
                    var pages = Pages(top);
                    foreach (var page in pages)
                    {
                        foreach (var box in page.Boxes)
                        {
                            Assert.True(
                                box.Place.X >= SlideFormat.Content.X
                                    && box.Place.Y >= SlideFormat.Content.Y
                                    && box.Place.Right <= SlideFormat.Content.Right + 0.01
                                    && box.Place.Bottom <= SlideFormat.Content.Bottom + 0.01,
                                $"outside: {box}"
                            );
                            var inside = box.Place.Width - 12;
                            var needed =
                                8
                                + (TextMeasure.Lines(box.Title, inside, 12, bold: true) * 15)
                                + (box.Text is null ? 0 : TextMeasure.Lines(box.Text, inside, 11) * 13.75);
                            Assert.True(box.Place.Height >= needed - 0.01, $"too low: {box}");
                        }

                        for (var i = 0; i < page.Boxes.Count; i++)
                        {
                            for (var j = 0; j < i; j++)
                            {
                                var (a, b) = (page.Boxes[i].Place, page.Boxes[j].Place);
                                Assert.False(
                                    a.X < b.Right - 0.01 && b.X < a.Right - 0.01 && a.Y < b.Bottom - 0.01 && b.Y < a.Bottom - 0.01,
                                    $"{page.Boxes[i]} upon {page.Boxes[j]}"
                                );
                            }
                        }

                        Assert.All(
                            page.Lines,
                            line => Assert.True(line.X1 <= line.X2 && line.Y1 <= line.Y2 && (line.X1 == line.X2 || line.Y1 == line.Y2))
                        );
                        Assert.All(page.Lines, line => Assert.InRange(line.X1, 1, SlideFormat.Width));
                        Assert.All(page.Lines, line => Assert.InRange(line.Y2, 1, SlideFormat.Content.Bottom + 0.01));
                    }
                },
                iter: 300
            );
    }

    [Fact]
    public void Nothing_of_the_tree_is_left_out()
    {
        Node(3)
            .Sample(
                top =>
                {
                    var shown = Pages(top).SelectMany(p => p.Boxes).GroupBy(b => b.Title).ToDictionary(g => g.Key, g => g.Count());
                    foreach (var name in All(top).GroupBy(n => n.Title))
                    {
                        Assert.True(shown.GetValueOrDefault(name.Key) >= name.Count(), $"{name.Key}: {name.Count()}");
                    }
                },
                iter: 300
            );
    }

    [Fact]
    public void A_small_tree_is_one_slide_and_a_large_one_a_slide_for_each_branch()
    {
        var small = new DiagramNode("Kommunen", "Eva", DiagramLook.Top) { Below = [Sector("Oppvekst", 3), Sector("Helse", 4)] };
        Assert.Single(TreeDiagram.Slides("Kart", small, "Stab"));
        var large = small with { Below = [Sector("Oppvekst", 30), Sector("Helse", 4)] };
        Assert.Equal(["Kart", "Oppvekst", "Helse"], TreeDiagram.Slides("Kart", large, "Stab").Select(s => s.Title));

        static DiagramNode Sector(string name, int units) =>
            new(name, "Mari", DiagramLook.Branch)
            {
                Below = [.. Enumerable.Range(1, units).Select(i => new DiagramNode($"{name} {i}", "Ola", DiagramLook.Line))],
            };
    }

    [Fact]
    public void Office_2019_finds_no_fault_and_each_connector_ends_at_a_shape_that_is_there()
    {
        Node(3).Sample(Check, iter: 6);

        static void Check(DiagramNode top)
        {
            var deck = new Deck("Kart <&>", "Fjordvik", TreeDiagram.Slides("Kart <&>", top with { Text = "a\u0001b" }, "Stab"));
            using var document = PresentationDocument.Open(PptxWriterTests.File(deck), isEditable: false);
            Assert.Empty(
                new OpenXmlValidator(FileFormatVersions.Office2019)
                    .Validate(document, TestContext.Current.CancellationToken)
                    .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
            );
            foreach (var slide in document.PresentationPart!.SlideParts.Select(s => s.Slide!))
            {
                var ids = slide
                    .Descendants<P.Shape>()
                    .Select(s => s.NonVisualShapeProperties!.NonVisualDrawingProperties!.Id!.Value)
                    .ToHashSet();
                Assert.All(
                    slide.Descendants<DocumentFormat.OpenXml.Drawing.EndConnection>().Select(c => c.Id!.Value),
                    id => Assert.Contains(id, ids)
                );
                Assert.All(
                    slide
                        .Descendants<P.Shape>()
                        .Where(s => s.NonVisualShapeProperties!.ApplicationNonVisualDrawingProperties!.PlaceholderShape is null),
                    s =>
                        Assert.All(
                            s.Descendants<DocumentFormat.OpenXml.Drawing.RunProperties>(),
                            r => Assert.Equal("+mn-lt", r.GetFirstChild<DocumentFormat.OpenXml.Drawing.LatinFont>()?.Typeface?.Value)
                        )
                );
                var all = slide.Descendants<P.NonVisualDrawingProperties>().Select(p => p.Id!.Value).ToArray();
                Assert.Equal(all.Length, all.Distinct().Count());
            }
        }
    }

    static Diagram[] Pages(DiagramNode top) =>
        [.. TreeDiagram.Slides("Kart", top, "Stab og støtte").Cast<Slide.Drawing>().SelectMany(s => s.Pages)];
}
