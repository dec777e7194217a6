using CsCheck;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;

namespace Takt.Tests;

public sealed class SearchTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Østre skole, 7. trinn", " østre skole 7 trinn")]
    [InlineData("  «HMS»–runde/2026 ", " hms runde 2026")]
    [InlineData("Máttasullo mánáidgárdi", " máttasullo mánáidgárdi")]
    [InlineData("–", "")]
    public void A_title_is_folded_to_words(string title, string folded) => Assert.Equal(folded, SearchRow.Fold(title));

    [Fact]
    public void What_is_folded_stays_as_it_is() => Gen.String.Sample(text => SearchRow.Fold(SearchRow.Fold(text)) == SearchRow.Fold(text));

    [Theory]
    [InlineData("øs", true)]
    [InlineData("ØSTRE", true)]
    [InlineData("vind Øs", true)]
    [InlineData("stre", false)]
    [InlineData("østre mangler", false)]
    [InlineData("%", false)]
    [InlineData("  ", false)]
    public async Task Every_word_begins_a_word_of_what_is_found(string question, bool found)
    {
        var unit = await kommune.Unit("Søkeenhet " + question);
        var id = await Make("Østre vindmåler", unit);
        var hits = await kommune.With(db => db.SearchRows.Matching(question).Select(r => r.Id).ToListAsync(Cancel));
        Assert.Equal(found, hits.Contains(id));
    }

    [Fact]
    public async Task A_search_finds_only_what_one_may_see()
    {
        var (mine, theirs) = (await kommune.Unit("Egen enhet"), await kommune.Unit("Fremmed enhet"));
        using var leader = await kommune.SignedIn("Søker Sen", mine, Roles.Leader);
        await Make("Hemmelighet ute", mine);
        await Make("Hemmelighet inne", theirs);
        await leader.Open("/sok?q=hemm");
        Assert.Contains("Hemmelighet ute", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemmelighet inne", leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_title_is_found_and_the_old_is_not()
    {
        var unit = await kommune.Unit("Omdøpt enhet");
        var id = await Make("Gammelt navn", unit);
        await kommune.With(async db =>
        {
            (await db.Measures.SingleAsync(m => m.Id == id, Cancel)).Change("Ferskt navn", Seat.LeaderOf(unit), null, null, null);
            await db.Save("test", Cancel);
        });
        Assert.Equal([id], await kommune.With(db => db.SearchRows.Matching("ferskt").Select(r => r.Id).ToListAsync(Cancel)));
        Assert.Empty(await kommune.With(db => db.SearchRows.Matching("gammelt").Select(r => r.Id).ToListAsync(Cancel)));
    }

    async Task<Guid> Make(string what, Guid unit)
    {
        var measure = Measure.Decide(
            new(what, Seat.LeaderOf(unit), null, null, new() { Permission = FollowUpPermissions.See, UnitId = unit }),
            kommune.Today
        );
        await kommune.With(db =>
        {
            db.Measures.Add(measure);
            return db.Save("test", Cancel);
        });
        return measure.Id;
    }
}
