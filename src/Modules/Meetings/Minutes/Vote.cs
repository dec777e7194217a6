namespace Takt.Meetings;

/// <summary>Whether a group votes, and what is written of it.</summary>
enum Voting
{
    /// <summary>It agrees, or whoever leads it decides.</summary>
    None,

    /// <summary>How many.</summary>
    Counted,

    /// <summary>How many, and who.</summary>
    Named,
}

/// <summary>What one votes.</summary>
public enum Ballot
{
    /// <summary>Yes.</summary>
    For,

    /// <summary>No.</summary>
    Against,

    /// <summary>Neither.</summary>
    Abstained,
}

/// <summary>How a body voted on an item.</summary>
sealed class Vote : EditedEntity
{
    readonly List<CastBallot> ballots = [];

    Vote() { }

    public Vote(Guid itemId) => ItemId = itemId;

    public Guid ItemId { get; private init; }
    public int For { get; private set; }
    public int Against { get; private set; }
    public int Abstained { get; private set; }

    /// <summary>What the chair's vote decided when they were equal; null else.</summary>
    public Ballot? Casting { get; private set; }

    /// <summary>Who voted what, where the group writes that.</summary>
    public IReadOnlyList<CastBallot> Ballots => ballots;

    public int Total => For + Against + Abstained;

    /// <summary>Writes it as it is said: who voted what, or how many where that is not written.</summary>
    public void Write(VoteSaid said)
    {
        if (said.Cast.Count == 0)
        {
            Count(said.For, said.Against, said.Abstained, said.Casting);
        }
        else
        {
            Name([.. said.Cast.Select(c => (c.PersonId, c.Name, c.Ballot))], said.Casting);
        }
    }

    /// <summary>Writes how many.</summary>
    public void Count(int votesFor, int against, int abstained, Ballot? casting)
    {
        ballots.Clear();
        (For, Against, Abstained, Casting) = (votesFor, against, abstained, casting);
    }

    /// <summary>Writes who; the numbers follow.</summary>
    public void Name(IReadOnlyList<(Guid Id, string Name, Ballot Ballot)> cast, Ballot? casting)
    {
        Count(Of(Ballot.For), Of(Ballot.Against), Of(Ballot.Abstained), casting);
        ballots.AddRange(cast.Select(c => new CastBallot(Id, c.Id, c.Name, c.Ballot)));

        int Of(Ballot ballot) => cast.Count(c => c.Ballot == ballot);
    }
}

/// <summary>What somebody voted, as the name was then.</summary>
sealed class CastBallot(Guid voteId, Guid personId, string name, Ballot ballot) : Entity
{
    public Guid VoteId { get; private init; } = voteId;
    public Guid PersonId { get; private init; } = personId;
    public string Name { get; private init; } = name;
    public Ballot Ballot { get; private init; } = ballot;
}
