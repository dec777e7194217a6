using Takt.Organisation;

namespace Takt.Tests;

/// <summary>What a password must be, and what is said when it is not.</summary>
public sealed class PasswordRulesTests
{
    static string? Fault(string password) =>
        PasswordRules.Fault(password, "ingrid.vårdal@fjordvik.example", "ingrid.vaardal@fjordvik.example", "Ingrid Vårdal");

    [Theory]
    [InlineData("et langt og godt passord")]
    [InlineData("hest sykkel måne potet")]
    [InlineData("tre kopper te på mandag")]
    [InlineData("Ingrid liker å gå på ski i regnvær")]
    [InlineData("xK4#pQz9!mW2")]
    [InlineData("849205716384")]
    [InlineData("Tåka letta seint den dagen")]
    public void What_is_long_and_not_easy_to_guess_will_do(string password) => Assert.Null(Fault(password));

    [Theory]
    [InlineData("")]
    [InlineData("xK4#pQz9!mW")]
    public void Fewer_than_twelve_characters_are_too_few(string password) => Assert.Contains("minst 12 tegn", Fault(password));

    [Fact]
    public void The_longest_has_128_characters()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"ord{i * 37 % 91} "));
        Assert.Null(Fault(text[..128]));
        Assert.Contains("høyst 128 tegn", Fault(text[..129]));
    }

    [Theory]
    [InlineData("Passord12345")]
    [InlineData("passordPASSORD!")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("Sommer2026!!!")]
    [InlineData("sommerferie26")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("CorrectHorseBatteryStaple")]
    [InlineData("liverpoolarsenal")]
    [InlineData("fjordvikkommune1")]
    [InlineData("!!velkommen!!123")]
    [InlineData("minpassord1234")]
    public void What_those_who_guess_try_first_is_refused_in_any_dress(string password) =>
        Assert.Contains("lett å gjette, fordi mange bruker", Fault(password));

    [Theory]
    [InlineData("123456789012")]
    [InlineData("qwertyuiopåå")]
    [InlineData("abcdefghijkl")]
    [InlineData("zxcvbnm1234567")]
    [InlineData("aaaaaaaaaaaab")]
    [InlineData("k7#Qk7#Qk7#Q")]
    [InlineData("x9Kp2!x9Kp2!")]
    public void A_pattern_is_refused(string password) => Assert.Contains("følger et mønster", Fault(password));

    [Theory]
    [InlineData("IngridVårdal1")]
    [InlineData("vaardal.ingrid")]
    [InlineData("ingridfjordvik77")]
    [InlineData("vardalingrid1")]
    public void Ones_own_name_is_refused(string password) => Assert.Contains("navnet eller brukernavnet ditt", Fault(password));

    [Fact]
    public void A_name_nobody_has_given_refuses_nothing() => Assert.Null(PasswordRules.Fault("hest sykkel måne potet", null, "", " "));

    [Fact]
    public void The_list_is_in_small_letters_sorted_without_doubles()
    {
        var list = File.ReadAllLines(Path.Combine(Source.Root, "src/Modules/Organisation/SignIn/common-passwords.txt"));
        Assert.True(list.Length > 500);
        Assert.Equal(list.Distinct().Order(StringComparer.Ordinal), list);
        Assert.All(list, word => Assert.Equal(word.ToLowerInvariant().Trim(), word));
        Assert.All(list, word => Assert.True(word.Length >= 4, word));
    }
}
