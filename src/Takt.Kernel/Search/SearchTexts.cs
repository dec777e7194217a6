using System.Reflection;

namespace Takt.Kernel;

/// <summary>
/// Reads what else the found things say. The index keeps no text that can be read: it is asked of the things themselves, for
/// those of one page, and with their access rule.
/// </summary>
static class SearchTexts
{
    static readonly MethodInfo Reader = typeof(SearchTexts).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The texts of some things: one question for each kind of them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string?>> Of(Db db, ILookup<string, Guid> byKind, CancellationToken cancel)
    {
        Dictionary<Guid, string?> texts = [];
        foreach (var entity in byKind.Count == 0 ? [] : db.Findable())
        {
            if (SearchKindList.KindOf(entity) is { } kind && byKind.Contains(kind.Key))
            {
                var read = Reader
                    .MakeGenericMethod(entity)
                    .CreateDelegate<Func<Db, Guid[], CancellationToken, Task<IEnumerable<IFindable>>>>();
                foreach (var found in await read(db, [.. byKind[kind.Key]], cancel))
                {
                    texts[found.Id] = found.Finding.Text;
                }
            }
        }

        return texts;
    }

    static async Task<IEnumerable<IFindable>> Read<T>(Db db, Guid[] ids, CancellationToken cancel)
        where T : Entity, IFindable =>
        await db.Set<T>().VisibleTo(db.Actor).Where(e => ids.Contains(e.Id)).AsNoTracking().ToListAsync(cancel);
}
