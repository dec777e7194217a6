namespace Takt.Meetings;

/// <summary>How a body votes, written while the meeting lasts.</summary>
public sealed partial class MinutesPage
{
    bool MayVoteOn(AgendaItem item) =>
        MayWrite && Meeting.Voting is not Voting.None && item is { Kind: ItemKind.Decision, State: ItemState.Planned or ItemState.Treated };

    static string VersionOf(VoteSaid? vote) => vote is null ? "new" : $"{vote.Version}";

    async Task WriteVote()
    {
        var item = Asked();
        Must(MayVoteOn(item));
        var isRemoved = Form.Do == "remove";
        var wish =
            isRemoved ? null
            : Form.Do == "all" ? VoteWish.All(at)
            : VoteWish.Read(at, Form, Refuse);
        await ActHere(async () =>
        {
            var vote = await Db.Votes.Include(v => v.Ballots).SingleOrDefaultAsync(v => v.ItemId == item.Id, Cancel);
            if (vote is null && isRemoved)
            {
                Go(MeetingsUrls.MinutesItemOf(Id, item.Id), "Meetings.VoteGone");
                return;
            }

            if ((vote is null ? "new" : $"{vote.Version}") != Form.Vote)
            {
                throw new Conflict(); // somebody else wrote it meanwhile
            }

            if (isRemoved)
            {
                Db.Votes.Remove(vote!);
            }
            else if (vote is null)
            {
                vote = new(item.Id);
                Db.Votes.Add(vote);
                vote.Write(wish!.Said);
            }
            else
            {
                Db.Expect(vote, Form.Vote);
                vote.Write(wish!.Said);
            }

            await SaveWith(item, isRemoved ? "vote taken away" : "vote written", isRemoved ? "Meetings.VoteGone" : "Meetings.VoteSaved");
        });
    }

    // The roll may have been called anew since they voted.
    void MustBeThereWhoVoted()
    {
        var present = at.Present.Select(p => p.Id).ToHashSet();
        foreach (var item in items)
        {
            if (said[item.Id].Vote is not { } vote)
            {
                continue;
            }

            if (vote.Total > present.Count)
            {
                throw new Refusal(string.Format(Texts.VoteTooManyOn, item.Position, item.Title, vote.Total, present.Count));
            }

            if (vote.Cast.FirstOrDefault(c => !present.Contains(c.PersonId)) is { Name: var away })
            {
                throw new Refusal(string.Format(Texts.VoteOfOneAway, item.Position, item.Title, away));
            }
        }
    }
}
