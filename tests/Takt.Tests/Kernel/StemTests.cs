using CsCheck;

namespace Takt.Tests;

public sealed class StemTests
{
    [Theory]
    [InlineData("skolen skolene skolens skoler skole", "skol")]
    [InlineData("barnehagene barnehagen barnehage", "barnehag")]
    [InlineData("oppfølginga oppfølgingar", "oppfølging")]
    [InlineData("tilgjengelighet tilgjengeligheten", "tilgjeng")]
    [InlineData("hus", "hus")]
    public void Forms_of_a_word_have_one_stem(string words, string stem) =>
        Assert.All(words.Split(' '), word => Assert.Equal(stem, NorwegianStem.Of(word)));

    [Theory]
    [InlineData("sykemelt", "sykemeldt", 1)]
    [InlineData("opfølging", "oppfølging", 1)]
    [InlineData("faktrua", "faktura", 1)]
    [InlineData("lønn", "lønn", 0)]
    [InlineData("abc", "xyz", 3)]
    public void Slips_are_counted(string one, string other, int slips) => Assert.Equal(slips, Spelling.Distance(one, other, 3));

    [Fact]
    public void Distance_is_the_same_both_ways_and_none_only_for_the_same_word() =>
        Gen.Select(Word, Word)
            .Sample(
                (one, other) =>
                    Spelling.Distance(one, other, 20) is var d && d == Spelling.Distance(other, one, 20) && (d == 0) == (one == other)
            );

    static readonly Gen<string> Word = Gen.OneOf(Gen.Const('a'), Gen.Const('b'), Gen.Const('æ'))
        .Array[0, 6]
        .Select(letters => new string(letters));
}
