using System.Reflection;

namespace Takt.Kernel;

/// <summary>A kind of what can be found, as one chooses it on the search page.</summary>
/// <param name="Key">Text key of one: "FollowUp.KindMeasure", as its rows say.</param>
/// <param name="Many">Text key of several.</param>
/// <param name="Word">What an address calls it: "tiltak".</param>
/// <param name="Address">Where all of them are; a municipality that does not use that does not use the kind.</param>
public sealed record SearchKind(string Key, string Many, string Word, string Address);

/// <summary>How much of it all is looked through.</summary>
/// <param name="Kind">Text key of the only kind asked for; all when null.</param>
/// <param name="Since">Only what was made from this moment on, UTC.</param>
public sealed record SearchWithin(string? Kind = null, DateTime? Since = null)
{
    /// <summary>Everything.</summary>
    public static SearchWithin All { get; } = new();

    internal IQueryable<SearchRow> Of(IQueryable<SearchRow> rows)
    {
        if (Kind is { } kind)
        {
            rows = rows.Where(row => row.Kind == kind);
        }

        if (Since is { } since)
        {
            var first = SearchRow.FirstAt(since);
            rows = rows.Where(row => row.Number >= first);
        }

        return rows;
    }
}

/// <summary>The kinds there are, as the entities say.</summary>
public static class SearchKindList
{
    static readonly MethodInfo Reader = typeof(SearchKindList).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    extension(Db db)
    {
        /// <summary>The kinds that can be found where the municipality uses them.</summary>
        public IReadOnlyList<SearchKind> SearchKinds() =>
            [.. db.Findable().Select(KindOf).OfType<SearchKind>().Where(kind => db.Municipality.Uses(kind.Address))];

        /// <summary>The entities that can be found, always in the same order.</summary>
        internal IEnumerable<Type> Findable() =>
            db
                .Model.GetEntityTypes()
                .Select(e => e.ClrType)
                .Where(typeof(IFindable).IsAssignableFrom)
                .OrderBy(t => t.FullName, StringComparer.Ordinal);
    }

    /// <summary>The kind of an entity.</summary>
    internal static SearchKind? KindOf(Type entity) => Reader.MakeGenericMethod(entity).CreateDelegate<Func<SearchKind?>>()();

    static SearchKind? Read<T>()
        where T : IFindable => T.FoundAs;
}
