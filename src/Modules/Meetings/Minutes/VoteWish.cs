using Takt.Ui;

namespace Takt.Meetings;

/// <summary>A vote as a form has it, read and found possible.</summary>
sealed record VoteWish(int For, int Against, int Abstained, IReadOnlyList<(Guid Id, string Name, Ballot Ballot)>? Cast, Ballot? Casting)
{
    /// <summary>All who are there vote yes.</summary>
    public static VoteWish All(MeetingAt at) =>
        new(
            at.Present.Count,
            0,
            0,
            at.Meeting.Voting is Voting.Named ? [.. at.Present.Select(p => (p.Id, p.Name, Ballot.For))] : null,
            null
        );

    public static VoteWish Read(MeetingAt at, MinutesForm form, Action<string, string> refuse)
    {
        var cast = at.Meeting.Voting is Voting.Named ? Named(at, form) : null;
        var wrong = false;
        void Wrong(string field, string message)
        {
            wrong = true;
            refuse(field, message);
        }

        var (votesFor, against, abstained) = cast is null
            ? (
                Number("Form.For", form.For, Wrong),
                Number("Form.Against", form.Against, Wrong),
                Number("Form.Abstained", form.Abstained, Wrong)
            )
            : (
                cast.Count(c => c.Ballot is Ballot.For),
                cast.Count(c => c.Ballot is Ballot.Against),
                cast.Count(c => c.Ballot is Ballot.Abstained)
            );
        Ballot? casting = Enum.TryParse<Ballot>(form.Casting, out var typed) && typed is Ballot.For or Ballot.Against ? typed : null;
        if (!wrong)
        {
            Weigh(at, votesFor, against, abstained, casting, cast is null ? "Form.For" : "Form.Ballots", refuse);
        }

        return new(votesFor, against, abstained, cast, casting);
    }

    public void On(Vote vote)
    {
        if (Cast is null)
        {
            vote.Count(For, Against, Abstained, Casting);
        }
        else
        {
            vote.Name(Cast, Casting);
        }
    }

    static void Weigh(MeetingAt at, int votesFor, int against, int abstained, Ballot? casting, string field, Action<string, string> refuse)
    {
        var total = votesFor + against + abstained;
        if (total == 0)
        {
            refuse(field, Texts.VoteMissing);
        }
        else if (total > at.Present.Count)
        {
            refuse(field, string.Format(Texts.VoteTooMany, total, at.Present.Count));
        }
        else if (votesFor == against && votesFor > 0 && casting is null)
        {
            refuse("Form.Casting", Texts.VoteCastingMissing);
        }
        else if (casting is not null && (votesFor != against || votesFor == 0))
        {
            refuse("Form.Casting", Texts.VoteCastingNotEqual);
        }
    }

    const int MostVotes = 999;

    static IReadOnlyList<(Guid Id, string Name, Ballot Ballot)> Named(MeetingAt at, MinutesForm form) =>
        [
            .. at.Present.SelectMany(p =>
                Enum.TryParse<Ballot>(form.Ballots?.GetValueOrDefault($"{p.Id}"), out var ballot) && Enum.IsDefined(ballot)
                    ? [(p.Id, p.Name, ballot)]
                    : Array.Empty<(Guid, string, Ballot)>()
            ),
        ];

    static int Number(string field, string? typed, Action<string, string> refuse) =>
        string.IsNullOrWhiteSpace(typed) ? 0 : Typed.Whole(field, typed, 0, MostVotes, refuse);
}
