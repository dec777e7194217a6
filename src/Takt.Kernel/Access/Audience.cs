using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Takt.Kernel;

/// <summary>
/// Who may see a row: those with a permission that reaches a unit, and those named (people and groups). The same columns
/// stand on every root entity, search row, todo, deadline and piece of news; rights are never computed in advance.
/// </summary>
public sealed record Audience
{
    /// <summary>"module.act".</summary>
    public required string Permission { get; init; }

    /// <summary>The unit the row belongs to.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>People and groups who see it whatever their permissions.</summary>
    public List<Guid> Named { get; init; } = [];

    /// <summary>One person and nobody else.</summary>
    /// <param name="person">The one.</param>
    /// <param name="unit">Where it belongs; gives nobody else a right to see it.</param>
    public static Audience Only(Guid person, Guid unit) =>
        new()
        {
            Permission = "",
            UnitId = unit,
            Named = [person],
        };

    /// <summary>The same question as <see cref="Audiences.VisibleTo"/>, for one row at hand.</summary>
    public bool Includes(Actor actor) => actor.May(Permission, UnitId) || Named.Any(name => actor.Subjects.Contains(name));
}

/// <summary>A row that has an audience.</summary>
public interface IHasAudience
{
    /// <summary>Who may see the row.</summary>
    Audience Audience { get; }

    /// <summary>
    /// The permissions that rows of this kind ask for; null when it may be any module's. No row asks for another: the save
    /// refuses it. So a query asks only for these, and nothing at all for whoever reaches the whole municipality.
    /// </summary>
    static virtual IReadOnlyList<string>? AskedPermissions => null;
}

/// <summary>The access rule, once, as part of the query.</summary>
public static class Audiences
{
    // With more units than these, enough rows within reach stand among the first one meets.
    const int Few = 10;

    /// <summary>Only the rows whose audience the actor is part of. What is left out does not exist for the actor: not in lists, counts, look-ups, searches, feeds or exports.</summary>
    /// <param name="rows">All of them.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="orElse">Rows the actor sees in any case: what was given to a seat the actor holds.</param>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Actor actor, Expression<Func<T, bool>>? orElse = null)
        where T : class, IHasAudience
    {
        if (SeesAll<T>(actor))
        {
            return rows;
        }

        // What is dear to ask comes last: a row within reach is never asked whom it names.
        var rule = Reached<T>(actor).Aggregate(Nothing<T>(), Or);
        return rows.Where(Or(orElse is null ? rule : Or(rule, orElse), Named<T>(actor)));
    }

    /// <summary>Fewer: only what the actor's rights in a unit reach, and not what they see because they are named.</summary>
    public static IQueryable<T> WithinReachOf<T>(this IQueryable<T> rows, Actor actor)
        where T : class, IHasAudience => SeesAll<T>(actor) ? rows : rows.Where(Reached<T>(actor).Aggregate(Nothing<T>(), Or));

    /// <summary>
    /// The same rows, each part of the rule by an index of its own, for whoever reaches few units: asked as one rule, it is asked
    /// of every row there is before the few are found. For a table of many rows, with an index by unit, by each of
    /// <paramref name="orElse"/>, and of the rows that name somebody.
    /// </summary>
    public static IQueryable<T> VisibleByIndex<T>(
        this IQueryable<T> rows,
        Actor actor,
        params IReadOnlyList<Expression<Func<T, bool>>> orElse
    )
        where T : RootEntity, IHasAudience
    {
        if (!actor.ReachesFew<T>())
        {
            return rows.VisibleTo(actor, orElse.Aggregate(Or));
        }

        return rows.OfAny([.. Reached<T>(actor), .. orElse, Named<T>(actor)]);
    }

    /// <summary>Whether the actor sees rows of few units, and not all there are.</summary>
    public static bool ReachesFew<T>(this Actor actor)
        where T : class, IHasAudience =>
        !SeesAll<T>(actor)
        && T.AskedPermissions?.Sum(p => actor.ReachOf(p) is { Everywhere: false } reach ? reach.Units.Count : Few + 1) <= Few;

    /// <summary>The same rows in parts that share none, for what is counted: those of the units within reach, then the few that are seen although they are not.</summary>
    public static IReadOnlyList<IQueryable<T>> VisibleInParts<T>(
        this IQueryable<T> rows,
        Actor actor,
        params IReadOnlyList<Expression<Func<T, bool>>> orElse
    )
        where T : RootEntity, IHasAudience
    {
        if (SeesAll<T>(actor))
        {
            return [rows];
        }

        var within = Reached<T>(actor).Aggregate(Nothing<T>(), Or);
        return [rows.Where(within), rows.OfAny([.. orElse, Named<T>(actor)]).Where(Not(within))];
    }

    static IQueryable<T> OfAny<T>(this IQueryable<T> rows, IEnumerable<Expression<Func<T, bool>>> parts)
        where T : RootEntity
    {
        var ids = parts.Select(part => rows.Where(part).Select(row => row.Id)).Aggregate((some, more) => some.Concat(more));
        return rows.Where(row => ids.Contains(row.Id));
    }

    static Expression<Func<T, bool>> Nothing<T>() => _ => false;

    static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> rule) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(rule.Body), rule.Parameters);

    static bool SeesAll<T>(Actor actor)
        where T : class, IHasAudience => actor.IsCommand || T.AskedPermissions?.All(p => actor.ReachOf(p).Everywhere) == true;

    static IEnumerable<Expression<Func<T, bool>>> Reached<T>(Actor actor)
        where T : class, IHasAudience =>
        actor
            .Reach.Where(r => T.AskedPermissions?.Contains(r.Key) != false)
            .GroupBy(r => r.Value, r => r.Key, UnitReachComparer.Instance)
            .Select(g => Reached<T>([.. g], g.Key));

    /// <summary>Whether a row asks for a permission that its kind does not name.</summary>
    internal static bool AsksForAnother(IHasAudience row) =>
        Asked.GetOrAdd(row.GetType(), ReadAsked) is { } asked && !asked.Contains(row.Audience.Permission);

    static readonly ConcurrentDictionary<Type, IReadOnlyList<string>?> Asked = [];

    static IReadOnlyList<string>? ReadAsked(Type type) => Reader.MakeGenericMethod(type).CreateDelegate<Func<IReadOnlyList<string>?>>()();

    static readonly MethodInfo Reader = typeof(Audiences).GetMethod(nameof(AskedBy), BindingFlags.NonPublic | BindingFlags.Static)!;

    static IReadOnlyList<string>? AskedBy<T>()
        where T : class, IHasAudience => T.AskedPermissions;

    static Expression<Func<T, bool>> Reached<T>(string[] permissions, UnitReach reach)
        where T : class, IHasAudience
    {
        Guid[] units = [.. reach.Units];
        return (permissions, reach.Everywhere, T.AskedPermissions?.Count == 1) switch
        {
            (_, false, true) => row => units.Contains(row.Audience.UnitId),
            ([var one], true, _) => row => row.Audience.Permission == one,
            ([var one], false, _) => row => row.Audience.Permission == one && units.Contains(row.Audience.UnitId),
            (_, true, _) => row => permissions.Contains(row.Audience.Permission),
            _ => row => permissions.Contains(row.Audience.Permission) && units.Contains(row.Audience.UnitId),
        };
    }

    // Most rows name nobody, and that is cheap to see.
    static Expression<Func<T, bool>> Named<T>(Actor actor)
        where T : class, IHasAudience
    {
        Guid[] subjects = [.. actor.Subjects];
        return row => row.Audience.Named.Count > 0 && row.Audience.Named.Any(name => subjects.Contains(name));
    }

    internal static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> left, Expression<Func<T, bool>> right)
    {
        var body = new Rename(right.Parameters[0], left.Parameters[0]).Visit(right.Body);
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(left.Body, body), left.Parameters);
    }

    sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    sealed class UnitReachComparer : IEqualityComparer<UnitReach>
    {
        public static UnitReachComparer Instance { get; } = new();

        public bool Equals(UnitReach? x, UnitReach? y) =>
            ReferenceEquals(x, y)
            || (x is not null && y is not null && x.Everywhere == y.Everywhere && (x.Everywhere || x.Units.SetEquals(y.Units)));

        public int GetHashCode(UnitReach reach) => HashCode.Combine(reach.Everywhere, reach.Everywhere ? 0 : reach.Units.Count);
    }
}
