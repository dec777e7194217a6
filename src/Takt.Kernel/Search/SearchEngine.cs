using System.Runtime.CompilerServices;

namespace Takt.Kernel;

/// <summary>What differs between the databases in a search: how words are looked up. What is found, and in which order, does not.</summary>
abstract class SearchEngine
{
    /// <summary>So many of the newest are read in order.</summary>
    public int Newest { get; init; } = 10_000;

    /// <summary>What the index of this database adds to the mapping.</summary>
    public abstract void Map(ModelBuilder model);

    /// <summary>Makes what no mapping can say, where it is not there. Several processes may do so at once.</summary>
    public abstract Task MakeReady(Db db, CancellationToken cancel);

    /// <summary>The rows that hold what is needed. Whoever asks must still say for whom.</summary>
    public abstract IQueryable<SearchRow> Holding(Db db, SearchNeed need);

    /// <summary>
    /// The ways to the rows for who asks, the shortest first: each next is for when those before did not fill the page, and the
    /// last leads to all. Every way is newest first, and may pass by what the access rule keeps back, nothing else. What it takes
    /// to know the next way is found out when it is asked for.
    /// </summary>
    public virtual async IAsyncEnumerable<SearchWay> Ways(Db db, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Common words fill the page from among the newest, which are read in order until there are enough.
        if (await NumberAt(db, Newest, cancel) is > 0 and var from)
        {
            yield return new(
                need => Holding(db, need).Where(row => row.Number > from).OrderByDescending(row => row.Number),
                IsWidestFirst: true
            );
        }

        yield return new(need => Sorted(Holding(db, need)), IsWidestFirst: true);
    }

    /// <summary>Newest first, without leading the planner to read them in that order.</summary>
    protected static IQueryable<SearchRow> Sorted(IQueryable<SearchRow> rows) => rows.OrderBy(row => -row.Number);

    /// <summary>The number that so many are newer than; 0 when there are no more than that.</summary>
    protected static Task<long> NumberAt(Db db, int place, CancellationToken cancel) =>
        db.SearchRows.OrderByDescending(row => row.Number).Skip(place).Select(row => row.Number).FirstOrDefaultAsync(cancel);
}

/// <summary>A way to the rows.</summary>
/// <param name="To">From what a row must hold to the rows. The access rule comes after it.</param>
/// <param name="IsFor">What it is worth trying for; everything when null, as with the last way.</param>
/// <param name="IsWidestFirst">Whether a question costs the same whatever it asks for: then the one that all the others are part of comes first.</param>
sealed record SearchWay(Func<SearchNeed, IQueryable<SearchRow>> To, Func<SearchNeed, bool>? IsFor = null, bool IsWidestFirst = false);
