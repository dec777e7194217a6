using Takt.Ui;

namespace Takt.Meetings;

/// <summary>A vote in words.</summary>
static class VoteWords
{
    public static string Of(Ballot ballot) =>
        ballot switch
        {
            Ballot.For => Texts.VoteFor,
            Ballot.Against => Texts.VoteAgainst,
            _ => Texts.VoteAbstained,
        };

    /// <summary>What one can vote.</summary>
    public static IReadOnlyList<Option> Options => [.. Enum.GetValues<Ballot>().Select(b => new Option($"{b}", Of(b)))];

    /// <summary>What decides where the votes are equal.</summary>
    public static IReadOnlyList<Option> Casting => [.. new[] { Ballot.For, Ballot.Against }.Select(b => new Option($"{b}", Of(b)))];

    /// <summary>"Enstemmig, 8 stemmer", "For: 5. Imot: 3."</summary>
    public static string Of(VoteSaid vote)
    {
        if (vote.IsUnanimous)
        {
            return vote.For == 1 ? Texts.VoteUnanimousOne : string.Format(Texts.VoteUnanimous, vote.For);
        }

        var counted = string.Format(Texts.VoteCounted, vote.For, vote.Against);
        return string.Join(
            ' ',
            new[]
            {
                counted,
                vote.Abstained == 0 ? null : string.Format(Texts.VoteCountedAbstained, vote.Abstained),
                vote.Casting is { } casting ? (casting is Ballot.For ? Texts.VoteCastFor : Texts.VoteCastAgainst) : null,
            }.OfType<string>()
        );
    }

    /// <summary>Who voted what, a line each; none where that is not written.</summary>
    public static IEnumerable<string> Named(VoteSaid vote) =>
        vote.Cast.GroupBy(c => c.Ballot).OrderBy(g => g.Key).Select(g => $"{Of(g.Key)}: {string.Join(", ", g.Select(c => c.Name))}");
}
