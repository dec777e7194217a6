namespace Takt.Meetings;

/// <summary>How many have passed key messages on. Never who: nobody but oneself sees what one has passed on.</summary>
sealed class PassOnBook(Db db)
{
    /// <summary>Of fewer readers than these nothing is counted: a number would say who.</summary>
    public const int FewestReaders = 5;

    /// <summary>In words, by item: "7 av 12 har sagt det videre". For whoever runs the meeting, of items that one sees.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Counts(IReadOnlyCollection<Guid> items, CancellationToken cancel)
    {
        var counted = await db
            .Passings.Where(p => items.Contains(p.ItemId))
            .GroupBy(p => p.ItemId)
            .Select(g => new
            {
                Item = g.Key,
                Readers = g.Count(),
                Passed = g.Count(p => p.PassedOnAt != null),
            })
            .ToListAsync(cancel);
        return counted
            .Where(c => c.Readers >= FewestReaders)
            .ToDictionary(c => c.Item, c => string.Format(Texts.PassOnCount, c.Passed, c.Readers));
    }
}
