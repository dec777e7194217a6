using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>Reads what the minutes say, for whoever shows it.</summary>
sealed class MinutesBook(Db db, MeasureBook measures, StaffDirectory directory)
{
    /// <summary>What they say of these items, by the item's id. The items are read through <c>ItemsSeen</c>: nothing is asked here.</summary>
    public async Task<IReadOnlyDictionary<Guid, ItemSaid>> Read(IReadOnlyCollection<AgendaItem> items, CancellationToken cancel)
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
        var came = db.Municipality.Uses(FollowUpLinks.All)
            ? await measures.From(ids, cancel)
            : Enumerable.Empty<MeasureView>().ToLookup(m => m.Id);
        var holders = await directory.Holders(came.SelectMany(m => m).Select(m => m.Owner), cancel);
        return items.ToDictionary(
            i => i.Id,
            i => new ItemSaid(
                i.Summary,
                i.Decision,
                i.Key,
                [.. dissents[i.Id]],
                [.. came[i.Id].Select(m => new MeasureSaid(m, holders[m.Owner].Shown))]
            )
        );
    }
}
