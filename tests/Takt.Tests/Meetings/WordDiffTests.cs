using CsCheck;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>The difference between two texts, word by word.</summary>
public sealed class WordDiffTests
{
    static readonly string[] Parts = ["uke ", "28", ", ", "Ærø", "\n", "  ", "đ", ".", "nei"];

    [Theory]
    [InlineData("Kontoret flyttes.", "Kontoret flyttes i mai.", "Kontoret flyttes[+ i mai].")]
    [InlineData("Ferie i uke 28", "Ferie i uke 29", "Ferie i uke [-28][+29]")]
    [InlineData("Vi gjør det nå", "Vi lar det ligge nå", "Vi [-gjør][+lar] det[+ ligge] nå")]
    [InlineData(null, "Nytt vedtak", "[+Nytt vedtak]")]
    [InlineData("Borte", null, "[-Borte]")]
    [InlineData("Likt", "Likt", "Likt")]
    [InlineData("Først.\nSå dette.", "Først.\nOg så dette.", "Først.\n[-Så][+Og så] dette.")]
    public void It_says_what_is_gone_and_what_is_new(string? before, string? after, string shown) =>
        Assert.Equal(
            shown,
            string.Concat(
                WordDiff
                    .Of(before, after)
                    .Select(p =>
                        p.Kind switch
                        {
                            DiffKind.Gone => $"[-{p.Text}]",
                            DiffKind.New => $"[+{p.Text}]",
                            _ => p.Text,
                        }
                    )
            )
        );

    [Fact]
    public void Both_texts_are_in_it_to_the_letter()
    {
        var text = Gen.Int[0, Parts.Length - 1].Array[0, 30].Select(drawn => string.Concat(drawn.Select(i => Parts[i])));
        Gen.Select(text, text)
            .Sample(
                (before, after) =>
                {
                    var pieces = WordDiff.Of(before, after);
                    return before == string.Concat(pieces.Where(p => p.Kind is not DiffKind.New).Select(p => p.Text))
                        && after == string.Concat(pieces.Where(p => p.Kind is not DiffKind.Gone).Select(p => p.Text))
                        && pieces.Zip(pieces.Skip(1)).All(pair => pair.First.Kind != pair.Second.Kind);
                }
            );
    }

    [Fact]
    public void The_longest_texts_there_may_be_are_told_apart()
    {
        var before = string.Concat(Enumerable.Repeat("a ", AgendaItem.LongestText / 2));
        var after = string.Concat(Enumerable.Repeat("b ", AgendaItem.LongestText / 2));
        Assert.Equal(
            [DiffKind.Gone, DiffKind.New],
            WordDiff.Of(before, after).Select(p => p.Kind).Distinct().Order().Where(k => k != DiffKind.Same)
        );
    }
}
