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
        var dissents = (
            ids.Length == 0
                ? []
                : await db
                    .Dissents.Where(d => ids.Contains(d.ItemId))
                    .OrderBy(d => d.Id)
                    .Select(d => new { d.ItemId, Said = new DissentSaid(d.Id, d.PersonId, d.Name, d.Text) })
                    .ToListAsync(cancel)
        ).ToLookup(d => d.ItemId, d => d.Said);
        var came = db.Municipality.Uses(FollowUpLinks.All)
            ? await measures.From(ids, cancel)
            : Enumerable.Empty<MeasureView>().ToLookup(m => m.Id);
        var holders = await directory.Holders(came.SelectMany(m => m).Select(m => m.Owner), cancel);
        return items.ToDictionary(
            i => i.Id,
            i =>
                !told.Contains(i)
                    ? ItemSaid.Nothing
                    : new ItemSaid(
                        i.Summary,
                        i.Decision,
                        i.Key,
                        [.. dissents[i.Id]],
                        [.. came[i.Id].Select(m => new MeasureSaid(m, holders[m.Owner].Shown))]
                    )
        );
    }
}
