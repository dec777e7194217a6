namespace Takt.Kernel;

/// <summary>What differs between the databases in a search: how words are looked up. What is found, and in which order, does not.</summary>
abstract class SearchEngine
{
    /// <summary>What the index of this database adds to the mapping.</summary>
    public abstract void Map(ModelBuilder model);

    /// <summary>Makes what no mapping can say, where it is not there. Several processes may do so at once.</summary>
    public abstract Task MakeReady(Db db, CancellationToken cancel);

    /// <summary>The rows that hold what is needed. Whoever asks must still say for whom.</summary>
    public abstract IQueryable<SearchRow> Holding(Db db, SearchNeed need);
}
