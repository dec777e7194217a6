using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>Correcting minutes that stand: one form with all of them, so that a version is never half made.</summary>
public sealed partial class CorrectPage
{
    MeetingAt at = null!;
    List<AgendaItem> items = [];
    IReadOnlyDictionary<Guid, ItemSaid> said = new Dictionary<Guid, ItemSaid>();
    CorrectWish? difference;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    Telling Telling { get; set; } = null!;

    [Inject]
    MeetingDesk Desk { get; set; } = null!;

    [Inject]
    MinutesBook Book { get; set; } = null!;

    Meeting Meeting => at.Meeting;

    static string NameOf(AgendaItem item, string field) => CorrectWish.NameOf(item.Id, field);

    protected override CorrectForm Fill() => CorrectForm.Of(at, items, said);

    protected override async Task Load()
    {
        at = await Desk.Find(Id, Cancel);
        Must(at.MayRun);
        if (!(Meeting.StandsAt <= Clock.Now))
        {
            Go(MeetingsUrls.MinutesOf(Id)); // before they stand it is done there
            return;
        }

        items = await Db.ItemsSeen().Treated(Id).ToListAsync(Cancel);
        said = await Book.Words(items, Cancel);
    }

    async Task Send()
    {
        var wish = CorrectWish.Read(at, items, said, Form, Refuse);
        var because =
            Form.Do == "see"
                ? ""
                : Typed.Needed("Form.Because", Form.Because, Correction.LongestBecause, Texts.CorrectBecauseMissing, Refuse);
        if (!wish.ChangesAnything)
        {
            Refuse("", Texts.CorrectNothingChanged);
        }

        difference = wish;
        if (Form.Do == "see")
        {
            return;
        }

        await ActHere(async () =>
        {
            if (Form.Stood != $"{Meeting.Corrections}")
            {
                throw new Conflict(); // somebody else has corrected them since
            }

            Db.Expect(Meeting, $"{Meeting.Version}");
            var correction = new Correction(Id, Meeting.Correct(Clock.Now), Clock.Now, Actor.PersonId!.Value, Actor.Name, because);
            correction.Keep(wish.There.Before);
            if (wish.There.IsChanged)
            {
                Meeting.CallAgain(wish.There.After);
            }

            foreach (var change in wish.Items)
            {
                correction.Keep(change.Item, change.Before, change.IsChanged);
                if (change.IsChanged)
                {
                    await Correct(change);
                }
            }

            Db.Corrections.Add(correction);
            await Db.Save("minutes corrected", Cancel);
            Go(MeetingsUrls.VersionsOf(Id), "Meetings.CorrectDone");
        });
    }

    async Task Correct(ItemChange change)
    {
        var (item, after) = (change.Item, change.After);
        Db.Expect(item, $"{item.Version}"); // also where only the vote is another: those who follow the item are told
        if (!KeptWords.IsSameText(change.Before, after))
        {
            item.Amend(new(after.Summary, after.Decision, after.Key));
        }

        if (!KeptWords.IsSameVote(change.Before, after))
        {
            await CorrectVote(item, after.Vote);
        }

        await Telling.Tell(item.Watchable, "Meetings.NoticeCorrected", Concerned(change), Cancel);

        var written = await Db.Dissents.Where(d => d.ItemId == item.Id).ToListAsync(Cancel);
        Db.Dissents.RemoveRange(written.Where(d => !after.Dissents.Any(a => a.Id == d.Id)));
        foreach (var dissent in after.Dissents)
        {
            if (written.Find(d => d.Id == dissent.Id) is { } row)
            {
                row.Say(dissent.Text);
            }
            else
            {
                Db.Dissents.Add(new(item.Id, dissent.PersonId, dissent.Name, dissent.Text));
            }
        }
    }

    // Those whose words or votes are said otherwise now.
    static IEnumerable<Guid> Concerned(ItemChange change) =>
        Differing(change.Before.Dissents, change.After.Dissents, d => (d.PersonId, d.Text))
            .Concat(Differing(change.Before.Vote?.Cast ?? [], change.After.Vote?.Cast ?? [], c => (c.PersonId, $"{c.Ballot}")));

    static IEnumerable<Guid> Differing<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, (Guid Person, string Said)> of)
    {
        var (was, now) = (before.Select(of).ToHashSet(), after.Select(of).ToHashSet());
        was.SymmetricExceptWith(now);
        return was.Select(one => one.Person).Distinct();
    }

    async Task CorrectVote(AgendaItem item, VoteSaid? wanted)
    {
        var vote = await Db.Votes.Include(v => v.Ballots).SingleOrDefaultAsync(v => v.ItemId == item.Id, Cancel);
        if (wanted is null)
        {
            Db.Votes.Remove(vote!);
            return;
        }

        if (vote is null)
        {
            vote = new(item.Id);
            Db.Votes.Add(vote);
        }

        vote.Write(wanted);
    }
}
