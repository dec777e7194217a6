using Takt.Evaluations;
using ImportTexts = Takt.Evaluations.Texts;

namespace Takt.Tests;

/// <summary>Where statements begin when the lines of a slide are lost.</summary>
public sealed class SentenceTests
{
    static string Cut(string running) =>
        string.Join(
            " | ",
            ImportFiles
                .Show("Evaluering av Ny Start", "Hva har blitt bedre? " + running)
                .Better.Select(s => (s.Starts == Starts.Doubtful ? "~" : "") + s.Text)
        );

    [Theory]
    [InlineData("Vi ler mer Møtene er kortere", "Vi ler mer | Møtene er kortere")] // small, then a capital that is no name
    [InlineData("Det er godt å bo i Fjordvik Flere søker jobb her", "Det er godt å bo i Fjordvik | Flere søker jobb her")] // a name after a preposition
    [InlineData("Vi bruker Kvikksak hver dag Det går raskt", "Vi bruker Kvikksak hver dag | Det går raskt")] // pronoun and verb want an object
    [InlineData("Samarbeidet med NAV er godt Kortere frister", "Samarbeidet med NAV er godt | Kortere frister")] // an acronym inside
    [InlineData(
        "Vi blir oftere lyttet til Budsjettmøtene har fått en agenda",
        "Vi blir oftere lyttet til | Budsjettmøtene har fått en agenda"
    )] // a preposition that ends its sentence
    [InlineData("Tydeligere mål for Avdelinger Jeg trives", "Tydeligere mål for Avdelinger | Jeg trives")] // a common noun with a capital
    [InlineData("Mye er bedre i Ny Start enn før Takk for det", "Mye er bedre i Ny Start enn før | Takk for det")] // the programme's own name
    [InlineData(
        "Rutiner (også de gamle Arkivet hadde) er skrevet om Bra jobbet",
        "Rutiner (også de gamle Arkivet hadde) er skrevet om | Bra jobbet"
    )] // inside brackets
    [InlineData("Rapport etter 2. tertial kom tidsnok Færre feil", "Rapport etter 2. tertial kom tidsnok | Færre feil")] // an ordinal
    public void A_statement_begins_where_a_new_sentence_must(string running, string cut) => Assert.Equal(cut, Cut(running));

    [Theory]
    [InlineData("Godt klima. Flere smiler", "Godt klima. | ~Flere smiler")]
    [InlineData("Bra! Fortsett slik", "Bra! | ~Fortsett slik")]
    [InlineData("Det er klarere i ny org. Ledere trives", "Det er klarere i ny org. | ~Ledere trives")] // may be the abbreviation's own stop
    [InlineData("Systemer, f.eks. Kvikksak og andre, virker", "Systemer, f.eks. Kvikksak og andre, virker")] // what f.eks. announces must follow
    [InlineData("Møter kl. 12 passer", "Møter kl. 12 passer")]
    [InlineData("Vi ringer K. Berg ved behov", "Vi ringer K. Berg ved behov")] // an initial
    [InlineData("Færre feil i avd. Vest enn før", "Færre feil i avd. Vest enn før")] // which department must follow
    [InlineData("Grensen er 100 000 kr. Den bør heves", "Grensen er 100 000 kr. | ~Den bør heves")] // the unit of an amount
    [InlineData("Det gjelder fra uke 12. Vaktene er kortere", "Det gjelder fra uke 12. | ~Vaktene er kortere")] // no ordinal
    public void A_full_stop_may_or_may_not_end_a_statement(string running, string cut) => Assert.Equal(cut, Cut(running));

    [Theory]
    [InlineData(
        "Vi møtest oftare Tydelegare ansvar Eg trivst i Vestdal Fleire heile stillingar",
        "Vi møtest oftare | Tydelegare ansvar | Eg trivst i Vestdal | Fleire heile stillingar"
    )]
    [InlineData("Vi stoppar når vi skal Rapporten er kort", "Vi stoppar når vi skal | Rapporten er kort")] // a modal verb that ends its clause
    [InlineData("Kortare kø i vår Vaktene er lengre", "Kortare kø i vår | Vaktene er lengre")] // the spring
    [InlineData("Leiarane er synlege Korte vegar til avgjerd", "Leiarane er synlege | Korte vegar til avgjerd")]
    public void Nynorsk_is_cut_by_the_same_rules(string running, string cut) => Assert.Equal(cut, Cut(running));

    [Fact]
    public void Bullets_are_cut_as_they_stand_and_never_inside_on_a_capital()
    {
        var better = ImportFiles
            .Recognise("Hva har blitt bedre?\n- Vi bruker Kvikksak Pluss\n- raskere svar\n• Møter på Rådhuset Vest\n  holder tiden")
            .Better;
        Assert.Equal(["Vi bruker Kvikksak Pluss", "raskere svar", "Møter på Rådhuset Vest holder tiden"], better.Select(s => s.Text));
    }

    [Fact]
    public void A_doubt_says_why()
    {
        var statements = ImportFiles.Show("Evaluering av Ny Start", "Hva har blitt bedre? Klarere i ny org. Bra. Takk").Better.ToList();
        Assert.Equal(
            [null, nameof(ImportTexts.ImportDoubtAbbreviation), nameof(ImportTexts.ImportDoubtStop)],
            statements.Select(s => s.Doubt)
        );
    }
}
