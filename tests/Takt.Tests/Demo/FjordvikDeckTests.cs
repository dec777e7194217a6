using Takt.Evaluations;

namespace Takt.Tests;

public sealed class FjordvikDeckTests
{
    static readonly DateOnly Today = new(2026, 11, 24);

    static Recognition Found =>
        Recogniser.Recognise(SourceReader.Read(new SourceFile(FjordvikDeck.FileName, FjordvikDeck.Presentation(Today))));

    [Fact]
    public void Dropped_into_the_importer_it_shows_fourteen_things_never_answered()
    {
        var found = Found;

        Assert.Equal(9, found.Themes.Count());
        Assert.Equal(14, found.Topics.Count(t => t.Answer.Length == 0));
        Assert.Equal([5, 9], found.Themes.Where(t => t.Answer.Length == 0).Select(t => t.Number!.Value));
    }

    [Fact]
    public void It_says_what_was_evaluated_where_and_by_whom()
    {
        var found = Found;

        Assert.Equal("Felles løft", found.Programme);
        Assert.Equal(new DateOnly(2025, 10, 14), found.Gathering?.From);
        Assert.Equal(new DateOnly(2025, 12, 16), found.Meeting?.Date);
        Assert.Equal("Torleif Aasgård", found.Presenter);
        Assert.Equal(7, found.Better.Count());
        Assert.Empty(found.Unrecognised);
    }
}
