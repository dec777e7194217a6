namespace Takt.Meetings;

/// <summary>A version of minutes that were corrected.</summary>
/// <param name="Number">From 2.</param>
/// <param name="At">When it came, UTC.</param>
/// <param name="By">Who corrected.</param>
/// <param name="Because">Why; null for whoever does not see all that was changed.</param>
public sealed record VersionSaid(int Number, DateTime At, string By, string? Because);

/// <summary>The three fields of an item in one version.</summary>
/// <param name="Summary">What was said.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Key">What every leader passes on.</param>
sealed record ItemWords(string? Summary, string? Decision, string? Key);

/// <summary>An item in a version and the one before it.</summary>
/// <param name="Item">As it stands today.</param>
/// <param name="Before">What the version before said.</param>
/// <param name="After">What this one says.</param>
sealed record ItemChange(AgendaItem Item, ItemWords Before, ItemWords After)
{
    public bool IsChanged => Before != After;
}

/// <summary>A version, and what it says of each item the reader sees.</summary>
sealed record VersionRead(VersionSaid Said, IReadOnlyList<ItemChange> Items);

/// <summary>Reads the versions of minutes, under the rule the items themselves are read by.</summary>
sealed class VersionBook(Db db)
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
            .KeptItems.Where(k => made.Contains(k.CorrectionId) && seen.Contains(k.ItemId))
            .ToDictionaryAsync(k => (k.CorrectionId, k.ItemId), k => new ItemWords(k.Summary, k.Decision, k.Key), cancel);
        List<VersionRead> read = [];
        // Backwards: what a version says is what the correction after it kept, and the newest is what stands.
        var after = items.ToDictionary(i => i.Id, i => new ItemWords(i.Summary, i.Decision, i.Key));
        foreach (var (id, said) in corrections.Reverse())
        {
            var before = items.Where(i => kept.ContainsKey((id, i.Id))).ToDictionary(i => i.Id, i => kept[(id, i.Id)]);
            read.Insert(
                0,
                new(said, [.. items.Where(i => before.ContainsKey(i.Id)).Select(i => new ItemChange(i, before[i.Id], after[i.Id]))])
            );
            foreach (var (item, words) in before)
            {
                after[item] = words;
            }
        }

        return read;
    }

    async Task<IReadOnlyList<(Guid Id, VersionSaid Said)>> Corrections(Meeting meeting, bool withClosed, CancellationToken cancel)
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
            })
            .ToListAsync(cancel);
        return [.. rows.Select(c => (c.Id, new VersionSaid(c.Number, c.At, c.By, c.Because)))];
    }
}
