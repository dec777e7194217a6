using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>Reads what the minutes say, for whoever shows it.</summary>
sealed class MinutesBook(Db db, MeasureBook measures, StaffDirectory directory)
{
    /// <summary>What they say of these items, by the item's id. The items are read through <c>ItemsSeen</c>; of one that is
    /// not out yet they say nothing to whoever sees it without a seat in the group, because they proposed it.</summary>
    public async Task<IReadOnlyDictionary<Guid, ItemSaid>> Read(IReadOnlyCollection<AgendaItem> items, CancellationToken cancel)
    {
        var told = items.Where(i => i.IsOut || db.Actor.Subjects.Contains(i.GroupId)).ToList();
        Guid[] ids = [.. told.Select(i => i.Id)];
        var words = await Words(told, cancel);
        var came = db.Municipality.Uses(FollowUpLinks.All)
            ? await measures.From(ids, cancel)
            : Enumerable.Empty<MeasureView>().ToLookup(m => m.Id);
        var holders = await directory.Holders(came.SelectMany(m => m).Select(m => m.Owner), cancel);
        return items.ToDictionary(
            i => i.Id,
            i =>
                words.GetValueOrDefault(i.Id) is { } said
                    ? said with
                    {
                        Measures = [.. came[i.Id].Select(m => new MeasureSaid(m, holders[m.Owner].Shown))],
                    }
                    : ItemSaid.Nothing
        );
    }

    /// <summary>What is written of these items, without the measures that came of it. Of items the actor may read that of.</summary>
    public async Task<IReadOnlyDictionary<Guid, ItemSaid>> Words(IReadOnlyCollection<AgendaItem> items, CancellationToken cancel)
    {
        Guid[] ids = [.. items.Select(i => i.Id)];
        var dissents = (
            ids.Length == 0
                ? []
                : await db
                    .Dissents.Where(d => ids.Contains(d.ItemId))
                    .OrderBy(d => d.Id)
                    .Select(d => new { d.ItemId, Said = new DissentSaid(d.Id, d.PersonId, d.Name, d.Text) })
                    .ToListAsync(cancel)
        ).ToLookup(d => d.ItemId, d => d.Said);
        var votes = (
            ids.Length == 0
                ? []
                : await db.Votes.AsNoTracking().Include(v => v.Ballots).Where(v => ids.Contains(v.ItemId)).ToListAsync(cancel)
        ).ToDictionary(v => v.ItemId, SaidOf);
        return items.ToDictionary(
            i => i.Id,
            i => new ItemSaid(i.Summary, i.Decision, i.Key, [.. dissents[i.Id]], []) { Vote = votes.GetValueOrDefault(i.Id) }
        );
    }

    static VoteSaid SaidOf(Vote vote) =>
        new(
            vote.For,
            vote.Against,
            vote.Abstained,
            vote.Casting,
            BallotSaid.InOrder(vote.Ballots.Select(b => new BallotSaid(b.PersonId, b.Name, b.Ballot)))
        )
        {
            Version = vote.Version,
        };

    /// <summary>What those who were there said was not right, by the item's id. For those who met, of items they see.</summary>
    public async Task<ILookup<Guid, ObjectionSaid>> Objections(IReadOnlyCollection<AgendaItem> items, CancellationToken cancel)
    {
        Guid[] ids = [.. items.Where(i => i.IsOut && db.Actor.Subjects.Contains(i.GroupId)).Select(i => i.Id)];
        return (
            ids.Length == 0
                ? []
                : await db
                    .Objections.Where(o => ids.Contains(o.ItemId))
                    .OrderBy(o => o.Id)
                    .Select(o => new
                    {
                        o.ItemId,
                        Said = new ObjectionSaid(
                            o.Id,
                            o.PersonId,
                            o.Name,
                            o.Text,
                            o.At,
                            o.State == ObjectionState.Open,
                            o.Answer,
                            o.AnsweredBy,
                            o.AnsweredAt
                        ),
                    })
                    .ToListAsync(cancel)
        ).ToLookup(o => o.ItemId, o => o.Said);
    }
}
