using Takt.Organisation;

namespace Takt.Tests;

/// <summary>The matter as people say it, misspelt, in parts, in nynorsk, against the fields of the demonstration.</summary>
public sealed class FieldFinderTests
{
    static readonly FieldFinder Finder = new(
        FjordvikFields.All.Select(f => new FieldName(
            Guid.CreateVersion7(),
            f.Name,
            [.. f.Synonyms.Split(',', StringSplitOptions.TrimEntries)]
        ))
    );

    [Theory]
    [InlineData("sykemelt opfølging", "Oppfølging av sykmeldte")]
    [InlineData("Jeg har en ansatt som er sykmeldt", "Oppfølging av sykmeldte")]
    [InlineData("oppfølging av sjukmelde", "Oppfølging av sykmeldte")]
    [InlineData("hvem betaler fakturaen?", "Faktura og attestasjon")]
    [InlineData("lønnslipp", "Lønn og lønnsplassering")]
    [InlineData("ny pc", "Innkjøp og avtaler")]
    [InlineData("passordet virker ikke", "Brukerstøtte IKT")]
    [InlineData("innsyn i arkivet", "Arkiv og journalføring")]
    [InlineData("barnehageplasser", "Barnehageplass og opptak")]
    [InlineData("det lekker, vaktmestern", "Vedlikehold av bygg")]
    [InlineData("gdpr", "Personvern")]
    [InlineData("BRØYTING", "Vei og brøyting")]
    public void Finds_what_was_meant(string asked, string field)
    {
        var hits = Finder.Find(asked);
        Assert.Equal(field, hits[0].Field.Name);
        Assert.True(hits[0].Likeness >= FieldFinder.Enough, $"{hits[0].Likeness:0.00}");
    }

    [Theory]
    [InlineData("parkeringsbevis for ansatte")]
    [InlineData("fadderordning")]
    [InlineData("hvem er det jeg skal spørre om")]
    [InlineData("…")]
    [InlineData("")]
    public void Says_so_when_it_does_not_know(string asked) =>
        Assert.DoesNotContain(Finder.Find(asked), hit => hit.Likeness >= FieldFinder.Enough);

    [Fact]
    public void Explains_only_what_was_not_typed_so()
    {
        Assert.True(Finder.Find("brøyting")[0].IsAsTyped);
        Assert.False(Finder.Find("brøytning")[0].IsAsTyped);
    }

    [Theory]
    [InlineData("skjermer for 30 000 kr", "skjermer for", 30_000)]
    [InlineData("kr 1.500 til blomster", "til blomster", 1_500)]
    [InlineData("ny bil 2,5 mill. kroner", "ny bil", 2_500_000)]
    [InlineData("møbler 20000,-", "møbler", 20_000)]
    public void Reads_a_sum_out_of_the_matter(string asked, string matter, int kroner)
    {
        Assert.Equal(kroner, Money.In(asked));
        Assert.Equal(matter, Money.Without(asked));
    }

    [Theory]
    [InlineData("årsmøte 2026")]
    [InlineData("rom 300")]
    public void A_number_is_not_a_sum(string asked)
    {
        Assert.Null(Money.In(asked));
        Assert.Equal(asked, Money.Without(asked));
    }
}
