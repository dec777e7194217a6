using Takt.Ui;

namespace Takt.Meetings;

/// <summary>A vote as it was typed.</summary>
/// <param name="For">How many; not read where <paramref name="Ballots"/> says who.</param>
/// <param name="Against">How many.</param>
/// <param name="Abstained">How many.</param>
/// <param name="Casting">What the chair's vote decided.</param>
/// <param name="Ballots">What each voted, by person; null where that is not written.</param>
sealed record VoteTyped(string? For, string? Against, string? Abstained, string? Casting, IReadOnlyDictionary<Guid, string?>? Ballots)
{
    /// <summary>Nothing is typed.</summary>
    public bool IsBlank => (Ballots?.Values ?? [For, Against, Abstained]).Append(Casting).All(string.IsNullOrWhiteSpace);
}

/// <summary>A vote as a form has it, read and found possible.</summary>
sealed record VoteWish(int For, int Against, int Abstained, IReadOnlyList<BallotSaid>? Cast, Ballot? Casting)
{
    const int MostVotes = 999;

    /// <summary>As it is shown.</summary>
    public VoteSaid Said => new(For, Against, Abstained, Casting, BallotSaid.InOrder(Cast ?? []));

    /// <summary>All who are there vote yes.</summary>
    public static VoteWish All(MeetingAt at) =>
        new(
            at.Present.Count,
            0,
            0,
            at.Meeting.Voting is Voting.Named ? [.. at.Present.Select(p => new BallotSaid(p.Id, p.Name, Ballot.For))] : null,
            null
        );

    public static VoteWish Read(MeetingAt at, MinutesForm form, Action<string, string> refuse) =>
        Read(
            at.Present,
            at.Present.Count,
            new(
                form.For,
                form.Against,
                form.Abstained,
                form.Casting,
                at.Meeting.Voting is Voting.Named
                    ? at.Present.ToDictionary(p => p.Id, p => form.Ballots?.GetValueOrDefault($"{p.Id}"))
                    : null
            ),
            field => $"Form.{field}",
            refuse
        );

    /// <param name="voices">Those who can have voted.</param>
    /// <param name="most">How many were there.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="name">What a field is called in the form.</param>
    /// <param name="refuse">Says what is wrong at a field.</param>
    public static VoteWish Read(
        IReadOnlyList<(Guid Id, string Name)> voices,
        int most,
        VoteTyped typed,
        Func<string, string> name,
        Action<string, string> refuse
    )
    {
        IReadOnlyList<BallotSaid>? cast = typed.Ballots is null ? null : [.. voices.SelectMany(v => Named(v, typed.Ballots))];
        var wrong = false;
        void Wrong(string field, string message)
        {
            wrong = true;
            refuse(field, message);
        }

        var (votesFor, against, abstained) = cast is null
            ? (
                Number(name("For"), typed.For, Wrong),
                Number(name("Against"), typed.Against, Wrong),
                Number(name("Abstained"), typed.Abstained, Wrong)
            )
            : (
                cast.Count(c => c.Ballot is Ballot.For),
                cast.Count(c => c.Ballot is Ballot.Against),
                cast.Count(c => c.Ballot is Ballot.Abstained)
            );
        Ballot? casting = Enum.TryParse<Ballot>(typed.Casting, out var chosen) && chosen is Ballot.For or Ballot.Against ? chosen : null;
        VoteWish wish = new(votesFor, against, abstained, cast, casting);
        if (!wrong)
        {
            wish.Weigh(most, name, refuse);
        }

        return wish;
    }

    void Weigh(int most, Func<string, string> name, Action<string, string> refuse)
    {
        var total = For + Against + Abstained;
        var field = name(Cast is null ? "For" : "Ballots");
        if (total == 0)
        {
            refuse(field, Texts.VoteMissing);
        }
        else if (total > most)
        {
            refuse(field, string.Format(Texts.VoteTooMany, total, most));
        }
        else if (For == Against && For > 0 && Casting is null)
        {
            refuse(name("Casting"), Texts.VoteCastingMissing);
        }
        else if (Casting is not null && (For != Against || For == 0))
        {
            refuse(name("Casting"), Texts.VoteCastingNotEqual);
        }
    }

    static IEnumerable<BallotSaid> Named((Guid Id, string Name) voice, IReadOnlyDictionary<Guid, string?> ballots) =>
        Enum.TryParse<Ballot>(ballots.GetValueOrDefault(voice.Id), out var ballot) && Enum.IsDefined(ballot)
            ? [new(voice.Id, voice.Name, ballot)]
            : [];

    static int Number(string field, string? typed, Action<string, string> refuse) =>
        string.IsNullOrWhiteSpace(typed) ? 0 : Typed.Whole(field, typed, 0, MostVotes, refuse);
}
