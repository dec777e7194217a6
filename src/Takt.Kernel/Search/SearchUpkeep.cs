using System.Reflection;

namespace Takt.Kernel;

/// <summary>Brings the search index of a municipality to this version.</summary>
public static class SearchUpkeep
{
    /// <summary>Rows in one save.</summary>
    internal const int RowsAtATime = 500;

    const int MostTries = 5;

    static readonly MethodInfo Generic = typeof(SearchUpkeep).GetMethod(nameof(CatchUpOn), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Rises when rows must be written anew although no table is another.</summary>
    public static int Rules => SearchWords.Rules;

    /// <summary>
    /// Makes the index of the database, and the rows of what was written by an earlier version: no migration can find a stem.
    /// At every start and a page at a time; one that was stopped goes on where it was. Does nothing where there is nothing to do.
    /// </summary>
    public static async Task MakeReady(Db db, CancellationToken cancel)
    {
        await db.Search.MakeReady(db, cancel);
        if (await db.SearchRows.AnyAsync(cancel) && !await db.SearchRows.AnyAsync(row => row.Rules < SearchWords.Rules, cancel))
        {
            return;
        }

        // What has no row first: as long as there is a row by older rules, the next start knows that this was not finished.
        var kinds = db.Findable().ToArray();
        foreach (var (isMissing, kind) in new[] { true, false }.SelectMany(_ => kinds, (isMissing, kind) => (isMissing, kind)))
        {
            await Generic.MakeGenericMethod(kind).CreateDelegate<Func<Db, bool, CancellationToken, Task>>()(db, isMissing, cancel);
        }
    }

    static async Task CatchUpOn<T>(Db db, bool isMissing, CancellationToken cancel)
        where T : EditedEntity, IFindable
    {
        var rows = db.SearchRows.AsQueryable();
        var behind = isMissing
            ? db.Set<T>().Where(e => !rows.Any(r => r.Id == e.Id))
            : db.Set<T>().Where(e => rows.Any(r => r.Id == e.Id && r.Rules < SearchWords.Rules));
        var tries = 0;
        while (await behind.OrderBy(e => e.Id).Take(RowsAtATime).AsNoTracking().ToListAsync(cancel) is [_, ..] entities)
        {
            try
            {
                await MakeAnew(db, entities, cancel);
            }
            catch (Exception trouble) when (trouble is Conflict or DbUpdateException && tries++ < MostTries)
            {
                db.ChangeTracker.Clear(); // another node that starts has done these
            }
        }
    }

    /// <summary>
    /// Makes the rows of a page of things anew, also while people save them: what was saved since it was read is read again, and
    /// the row of what is gone goes too. A save that comes later writes the row itself.
    /// </summary>
    internal static async Task MakeAnew<T>(Db db, IReadOnlyList<T> page, CancellationToken cancel)
        where T : EditedEntity, IFindable
    {
        while (page.Count > 0)
        {
            await db.IndexAnew(page, cancel);
            await db.Save("made findable", cancel);
            db.ChangeTracker.Clear();

            Guid[] ids = [.. page.Select(e => e.Id)];
            var now = await db.Set<T>()
                .Where(e => ids.Contains(e.Id))
                .Select(e => new { e.Id, e.Version })
                .ToDictionaryAsync(e => e.Id, cancel);
            Guid[] gone = [.. ids.Where(id => !now.ContainsKey(id))];
            if (gone.Length > 0)
            {
                db.SearchRows.RemoveRange(await db.SearchRows.Where(r => gone.Contains(r.Id)).ToListAsync(cancel));
                await db.Save("made findable", cancel);
                db.ChangeTracker.Clear();
            }

            Guid[] changed = [.. page.Where(e => now.TryGetValue(e.Id, out var other) && other.Version != e.Version).Select(e => e.Id)];
            page = changed.Length == 0 ? [] : await db.Set<T>().Where(e => changed.Contains(e.Id)).AsNoTracking().ToListAsync(cancel);
        }
    }
}
