namespace Takt.Meetings;

/// <summary>A version of minutes that were corrected.</summary>
/// <param name="Number">From 2.</param>
/// <param name="At">When it came, UTC.</param>
/// <param name="By">Who corrected.</param>
/// <param name="Because">Why; null for whoever does not see all that was changed.</param>
public sealed record VersionSaid(int Number, DateTime At, string By, string? Because);

/// <summary>An item in a version and the one before it.</summary>
/// <param name="Item">As it stands today.</param>
/// <param name="Before">What the version before said, without measures.</param>
/// <param name="After">What this one says.</param>
sealed record ItemChange(AgendaItem Item, ItemSaid Before, ItemSaid After)
{
    public bool IsChanged => !KeptWords.IsSame(Before, After);
}

/// <summary>Who was there by a version, and by the one before it.</summary>
sealed record ThereChange(IReadOnlyList<Called> Before, IReadOnlyList<Called> After)
{
    public bool IsChanged => KeptWords.Write(Before) != KeptWords.Write(After);
}

/// <summary>A version, who was there by it, and what it says of each item the reader sees.</summary>
sealed record VersionRead(VersionSaid Said, ThereChange There, IReadOnlyList<ItemChange> Items)
{
    public bool IsChanged => There.IsChanged || Items.Any(i => i.IsChanged);
}

/// <summary>Reads the versions of minutes, under the rule the items themselves are read by.</summary>
sealed class VersionBook(Db db, MinutesBook book)
{
    /// <summary>The newest version of minutes that were corrected; null for those that were not.</summary>
    /// <param name="meeting">One the actor sees.</param>
    /// <param name="withClosed">Whether it may say why a closed item was changed, to whoever sees that.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<VersionSaid?> Newest(Meeting meeting, bool withClosed, CancellationToken cancel) =>
        meeting.Corrections == 0 ? null : (await Corrections(meeting, withClosed, cancel))[^1].Said;

    /// <summary>Every version after the first, the oldest first.</summary>
    /// <param name="meeting">One the actor sees.</param>
    /// <param name="items">What was treated there, read through <c>ItemsSeen</c>, in order.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<VersionRead>> Read(Meeting meeting, IReadOnlyList<AgendaItem> items, CancellationToken cancel)
    {
        var corrections = await Corrections(meeting, withClosed: true, cancel);
        Guid[] made = [.. corrections.Select(c => c.Id)];
        Guid[] seen = [.. items.Select(i => i.Id)];
        var kept = await db
            .KeptItems.AsNoTracking()
            .Where(k => made.Contains(k.CorrectionId) && seen.Contains(k.ItemId))
            .ToDictionaryAsync(k => (k.CorrectionId, k.ItemId), cancel);
        List<VersionRead> read = [];
        // Backwards: what a version says is what the correction after it kept, and the newest is what stands.
        var after = (await book.Words(items, cancel)).ToDictionary();
        var there = KeptWords.There(meeting);
        foreach (var (id, said, keptThere) in corrections.Reverse())
        {
            var before = items.Where(i => kept.ContainsKey((id, i.Id))).ToDictionary(i => i.Id, i => kept[(id, i.Id)].Said(after[i.Id]));
            var thereBefore = keptThere is null ? there : KeptWords.Read<IReadOnlyList<Called>>(keptThere) ?? [];
            read.Insert(
                0,
                new(
                    said,
                    new(thereBefore, there),
                    [.. items.Where(i => before.ContainsKey(i.Id)).Select(i => new ItemChange(i, before[i.Id], after[i.Id]))]
                )
            );
            there = thereBefore;
            foreach (var (item, words) in before)
            {
                after[item] = words;
            }
        }

        return read;
    }

    async Task<IReadOnlyList<(Guid Id, VersionSaid Said, string? There)>> Corrections(
        Meeting meeting,
        bool withClosed,
        CancellationToken cancel
    )
    {
        // Why something was changed is as closed as what was changed.
        var seen = db.ItemsSeen().Where(i => withClosed || i.ClosedBy == null);
        var rows = await db
            .Corrections.Where(c => c.MeetingId == meeting.Id)
            .OrderBy(c => c.Number)
            .Select(c => new
            {
                c.Id,
                c.Number,
                c.At,
                c.By,
                Because = c.Kept.Any(k => k.IsChanged && !seen.Any(i => i.Id == k.ItemId)) ? null : c.Because,
                c.There,
            })
            .ToListAsync(cancel);
        return [.. rows.Select(c => (c.Id, new VersionSaid(c.Number, c.At, c.By, c.Because), c.There))];
    }
}
