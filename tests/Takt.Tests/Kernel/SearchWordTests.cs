using CsCheck;

namespace Takt.Tests;

/// <summary>How texts become words, and words stems.</summary>
public sealed class SearchWordTests
{
    [Theory]
    [InlineData("søknad søknaden søknader søknadene søknadane søknads søknadens", "søknad")]
    [InlineData("barnehage barnehagen barnehager barnehagene barnehagar barnehagane", "barnehag")]
    [InlineData("kommune kommunen kommuner kommunene kommunar kommunane kommunens", "kommun")]
    [InlineData("møte møter møta møtet møtene møtes møtets", "møt")]
    [InlineData("helse helsa helsen helses", "hels")]
    [InlineData("elev eleven elever elevene elevar elevane", "elev")]
    [InlineData("oppfølging oppfølginga oppfølgingen oppfølginger oppfølgingar oppfølgingane", "oppfølging")]
    [InlineData("leder lederen ledere lederne lederes ledernes", "led")]
    [InlineData("leiar leiaren leiarar leiarane", "leiar")]
    [InlineData("lærer læreren lærere lærerne lærar læraren lærarar lærarane", "lær")]
    [InlineData("innbygger innbyggeren innbyggere innbyggerne innbyggar innbyggarane", "innbygg")]
    [InlineData("program programmet programmer programmene programma", "program")]
    [InlineData("tiltak tiltaket tiltakene tiltaka", "tiltak")]
    [InlineData("verksemd verksemda verksemder verksemdene", "verksemd")]
    [InlineData("trygghet tryggheten trygghetene tryggheit tryggheita tryggheitene", "trygg")]
    [InlineData("seminar seminaret seminarer seminarene", "semin")]
    public void Forms_of_a_word_in_bokmål_and_nynorsk_are_one(string forms, string stem) =>
        Assert.All(forms.Split(' '), form => Assert.Equal(stem, NorwegianStem.Of(form)));

    [Theory]
    [InlineData("kurs konkurs")]
    [InlineData("barn barnehage")]
    [InlineData("hus huske")]
    [InlineData("vei veileder")]
    [InlineData("møte måte")]
    [InlineData("helse helg")]
    [InlineData("plan plass")]
    [InlineData("kommune kommunikasjon")]
    [InlineData("organ organisasjon")]
    [InlineData("lønn løn")]
    public void Other_words_are_other_words(string words)
    {
        var pair = words.Split(' ');
        Assert.NotEqual(NorwegianStem.Of(pair[0]), NorwegianStem.Of(pair[1]));
    }

    [Theory]
    [InlineData("Østre skole, 7. trinn", "østre skole 7 trinn")]
    [InlineData("  «HMS»–runde/2026 ", "hms runde 2026")]
    [InlineData("Aasgaard og Ålesund", "åsgård og ålesund")]
    [InlineData("Idé, café, Björn, Müller, Ämne", "ide cafe bjørn muller æmne")]
    [InlineData("O\u0308rn a\u030agot e\u0301n", "ørn ågot en")]
    [InlineData("Máttasullo mánáidgárdi, Čáhput, Đ, Ŋ, Šš, Ŧ, Žá", "máttasullo mánáidgárdi čáhput đ ŋ šš ŧ žá")]
    [InlineData("barne\u00adhage", "barnehage")]
    [InlineData("👩‍🏫 😀 – %_*\"'", "")]
    [InlineData(null, "")]
    public void A_text_is_folded_to_words(string? text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.In(text)));

    [Fact]
    public void Words_are_letters_and_digits_whatever_the_text_and_stay_as_they_are() =>
        Gen.String.Sample(text =>
            SearchWords.In(text) is var words
            && words.All(w => w.Length is > 0 and <= SearchWords.LongestWord && w.All(char.IsLetterOrDigit))
            && words.All(w => NorwegianStem.Of(w).Length > 0)
        );

    [Theory]
    [InlineData("søknaden om plass", "søknaden søknad om plass")]
    [InlineData("Máze skuvla", "máze maze maz skuvla skuvl")]
    [InlineData("hus hus", "hus")]
    [InlineData("", "")]
    public void A_row_is_found_by_the_word_and_its_stem(string text, string indexed) => Assert.Equal(indexed, SearchWords.Indexed(text));
}
