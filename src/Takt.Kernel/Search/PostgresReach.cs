using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Takt.Kernel;

/// <summary>
/// What is within the actor's reach, as an index can say it: the rows of each permission in each unit by a key of the two, and
/// those that name the actor. Never less than the access rule lets through; the rule is asked as well, and is no index's matter.
/// </summary>
sealed class PostgresReach(Db db)
{
    /// <summary>"permission@unit", made by the database of the audience.</summary>
    public const string Key = "AudienceKey";

    /// <summary>How the database makes it.</summary>
    public const string KeyMade = "audience_permission || '@' || audience_unit_id::text";

    readonly Guid[] subjects = [.. db.Actor.Subjects];

    /// <summary>The rows within reach, and perhaps some more.</summary>
    public IQueryable<SearchRow> Rows => db.SearchRows.Where(Arms(IsNamed).Aggregate(Audiences.Or));

    /// <summary>The same, where only the newest are asked for: the newest that name anybody have an index of their own.</summary>
    public IQueryable<SearchRow> Recent =>
        db.SearchRows.Where(
            Arms(row => row.Audience.Named.Count > 0 && row.Audience.Named.Any(name => subjects.Contains(name))).Aggregate(Audiences.Or)
        );

    Expression<Func<SearchRow, bool>> IsNamed => row => row.Audience.Named.Any(name => subjects.Contains(name));

    /// <summary>Whether there are no more than so many. Counts no further, and in the indexes alone.</summary>
    public async Task<bool> IsAtMost(int number, CancellationToken cancel)
    {
        var parts = Arms(IsNamed).Select(arm => db.SearchRows.Where(arm).Select(_ => 1));
        return await parts.Aggregate((one, more) => one.Concat(more)).Take(number + 1).CountAsync(cancel) <= number;
    }

    [SuppressMessage("Globalization", "CA1309", Justification = "Compared by the database, letter by letter.")]
    IEnumerable<Expression<Func<SearchRow, bool>>> Arms(Expression<Func<SearchRow, bool>> named)
    {
        var actor = db.Actor;
        string[] keys =
        [
            .. from reach in actor.Reach where !reach.Value.Everywhere from unit in reach.Value.Units select $"{reach.Key}@{unit}",
        ];
        yield return row => keys.Contains(EF.Property<string>(row, Key));
        foreach (var permission in actor.Reach.Where(reach => reach.Value.Everywhere).Select(reach => reach.Key))
        {
            // Whatever comes after the sign: a unit is written with digits and the letters to f.
            var (first, after) = ($"{permission}@", $"{permission}@g");
            yield return row =>
                string.Compare(EF.Property<string>(row, Key), first) >= 0 && string.Compare(EF.Property<string>(row, Key), after) < 0;
        }

        if (subjects.Length > 0)
        {
            yield return named;
        }
    }
}
