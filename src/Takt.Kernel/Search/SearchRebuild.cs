using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>A rebuild of the search index has come so far; the next page is made by whoever hears of it.</summary>
/// <param name="Kind">The entity whose rows are next, by its full name.</param>
/// <param name="After">The last of them that is done.</param>
/// <param name="Done">Rows made anew so far.</param>
/// <param name="Of">Rows there were when it began.</param>
sealed record SearchRebuildReached(string Kind, Guid After, int Done, int Of) : IEvent;

/// <summary>How the search index stands.</summary>
/// <param name="Rows">What can be found.</param>
/// <param name="Behind">How many of them were made by the rules of an earlier version, and are found less well.</param>
/// <param name="Rebuild">The last time it was made anew by hand; null when it never was.</param>
public sealed record SearchStanding(int Rows, int Behind, SearchRebuilt? Rebuild);

/// <summary>The rebuild of a search index.</summary>
/// <param name="Done">Rows made anew.</param>
/// <param name="Of">Rows there were when it began.</param>
/// <param name="EndedAt">When it was done, UTC; null before.</param>
/// <param name="HasStopped">Whether it failed so often that it waits for a person.</param>
public sealed record SearchRebuilt(int Done, int Of, DateTime? EndedAt, bool HasStopped)
{
    /// <summary>Whether it goes on by itself.</summary>
    public bool IsUnderWay => EndedAt is null && !HasStopped;
}

/// <summary>Making every row of the search anew by hand, a page at a time and while people search: each row stands as it was until it is another.</summary>
public static class SearchRebuilds
{
    extension(IServiceCollection services)
    {
        /// <summary>Lets the search be made anew in the background.</summary>
        public void AddSearch() => services.AddHearer<SearchRebuildReached, SearchRebuilding>();
    }

    extension(Db db)
    {
        /// <summary>How it stands.</summary>
        public async Task<SearchStanding> SearchStanding(CancellationToken cancel)
        {
            // What goes on before what has ended or stopped.
            var last = await db
                .Events.Where(e => e.Name == nameof(SearchRebuildReached))
                .OrderByDescending(e => e.DoneAt == null && e.Tries < EventDispatch.MostTries)
                .ThenByDescending(e => e.Id)
                .FirstOrDefaultAsync(cancel);
            var (rows, behind) = (
                await db.SearchRows.CountAsync(cancel),
                await db.SearchRows.CountAsync(r => r.Rules < SearchWords.Rules, cancel)
            );
            if (last is null)
            {
                return new(rows, behind, null);
            }

            var at = JsonSerializer.Deserialize<SearchRebuildReached>(last.Body)!;
            return new(rows, behind, new(at.Done, at.Of, last.DoneAt, last.DoneAt is null && last.Tries >= EventDispatch.MostTries));
        }

        /// <summary>Begins to make every row anew, after the next save. False when that is under way.</summary>
        public async Task<bool> RebuildSearch(CancellationToken cancel)
        {
            var standing = await db.SearchStanding(cancel);
            if (standing.Rebuild is { IsUnderWay: true } || db.Findable().FirstOrDefault() is not { } first)
            {
                return false;
            }

            db.Record(new SearchRebuildReached(first.FullName!, Guid.Empty, 0, standing.Rows));
            db.Note(nameof(EventRow), "search made anew", new Dictionary<string, object?> { ["Name"] = nameof(SearchRebuildReached) });
            return true;
        }
    }
}

/// <summary>Makes the next page, and tells how far it has come in the same save. Stopped anywhere, it goes on from there.</summary>
sealed class SearchRebuilding(Db db) : IHear<SearchRebuildReached>
{
    static readonly MethodInfo Maker = typeof(SearchRebuilding).GetMethod(
        nameof(MakePage),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    public async Task Hear(SearchRebuildReached @event, CancellationToken cancel)
    {
        // A kind that is no more is passed by: the next in the order is what comes after its name.
        if (db.Findable().FirstOrDefault(t => string.CompareOrdinal(t.FullName, @event.Kind) >= 0) is { } kind)
        {
            var reached = kind.FullName == @event.Kind ? @event : @event with { Kind = kind.FullName!, After = Guid.Empty };
            await Maker.MakeGenericMethod(kind).CreateDelegate<Func<SearchRebuildReached, CancellationToken, Task>>(this)(reached, cancel);
        }
    }

    async Task MakePage<T>(SearchRebuildReached reached, CancellationToken cancel)
        where T : EditedEntity, IFindable
    {
        var page = await db.Set<T>()
            .Where(e => e.Id > reached.After)
            .OrderBy(e => e.Id)
            .Take(SearchUpkeep.RowsAtATime)
            .AsNoTracking()
            .ToListAsync(cancel);
        var after = db.Findable().SkipWhile(t => t != typeof(T)).Skip(1).FirstOrDefault();
        var next =
            page.Count == SearchUpkeep.RowsAtATime ? reached with { After = page[^1].Id }
            : after is not null ? reached with { Kind = after.FullName!, After = Guid.Empty }
            : null;
        if (next is not null)
        {
            db.Record(next with { Done = reached.Done + page.Count });
        }

        await SearchUpkeep.MakeAnew(db, page, cancel);
    }
}
