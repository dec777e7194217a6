using System.Linq.Expressions;

namespace Takt.Organisation;

/// <summary>A filter as a question to the database. What cannot be asked there is refused, never sifted afterwards.</summary>
abstract class ScimQuestion<T>
{
    /// <summary>What one can ask by, for whoever asked by something else.</summary>
    protected abstract string CanAskBy { get; }

    public Expression<Func<T, bool>> Ask(ScimFilter? filter, ScimAttribute? within = null) =>
        filter switch
        {
            null => _ => true,
            ScimFilter.And(var left, var right) => Both(Ask(left, within), Ask(right, within)),
            ScimFilter.Or(var left, var right) => Either(Ask(left, within), Ask(right, within)),
            ScimFilter.Not(var inner) => Not(Ask(inner, within)),
            ScimFilter.Present(var path) => Present(Key(path, within)) ?? throw Refuse(path, within),
            ScimFilter.Compare compare => Compare(Key(compare.Path, within), compare) ?? throw Refuse(compare.Path, within),
            ScimFilter.Among(var path, var inner) => Among(path, inner),
            _ => throw new InvalidOperationException($"No such filter: {filter}"),
        };

    /// <summary>That something stands there; null when it cannot be asked.</summary>
    protected abstract Expression<Func<T, bool>>? Present(string attribute);

    /// <summary>That it compares; null when it cannot be asked.</summary>
    protected abstract Expression<Func<T, bool>>? Compare(string attribute, ScimFilter.Compare compare);

    // There is at most one of each value asked for so, but members, which are asked for by one at a time.
    Expression<Func<T, bool>> Among(ScimPath path, ScimFilter inner)
    {
        var one = Key(path, within: null);
        return Both(Present(one) ?? throw Refuse(path, within: null), Ask(inner, path.Attribute));
    }

    /// <summary>Whether a text column compares; what is not there does not.</summary>
    protected static Expression<Func<TRow, bool>> On<TRow>(Expression<Func<TRow, string?>> column, ScimOperator by, string text)
    {
        Expression<Func<string>> sent = () => text; // so that it becomes a parameter of the statement
        var compares =
            by is ScimOperator.Equal
                ? (Expression)Expression.Equal(column.Body, sent.Body)
                : Expression.Call(column.Body, typeof(string).GetMethod(MethodOf(by), [typeof(string)])!, sent.Body);
        var isThere = Expression.NotEqual(column.Body, Expression.Constant(null, typeof(string)));
        return Expression.Lambda<Func<TRow, bool>>(Expression.AndAlso(isThere, compares), column.Parameters);
    }

    protected static Expression<Func<T, bool>> Both(Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Join(left, right, Expression.AndAlso);

    protected static Expression<Func<T, bool>> Either(Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Join(left, right, Expression.OrElse);

    static Expression<Func<T, bool>> Not(Expression<Func<T, bool>> inner) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(inner.Body), inner.Parameters);

    static Expression<Func<T, bool>> Join(
        Expression<Func<T, bool>> left,
        Expression<Func<T, bool>> right,
        Func<Expression, Expression, Expression> by
    ) =>
        Expression.Lambda<Func<T, bool>>(
            by(left.Body, new Rename(right.Parameters[0], left.Parameters[0]).Visit(right.Body)),
            left.Parameters
        );

    static string MethodOf(ScimOperator by) =>
        by switch
        {
            ScimOperator.Contains => nameof(string.Contains),
            ScimOperator.StartsWith => nameof(string.StartsWith),
            ScimOperator.EndsWith => nameof(string.EndsWith),
            _ => throw new InvalidOperationException($"A text is not compared by {by}."),
        };

    static string Key(ScimPath path, ScimAttribute? within) =>
        within is not null ? $"{within.Name}.{path.Attribute.Name}"
        : path.Attribute.Type is ScimType.Complex ? $"{path.Attribute.Name}.{path.Compared.Name}"
        : path.Attribute.Name;

    ScimRefusal Refuse(ScimPath path, ScimAttribute? within) =>
        ScimRefusal.Filter($"Takt cannot be asked so by '{(within is null ? path : Key(path, within))}'. {CanAskBy}");

    sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

/// <summary>Questions about people.</summary>
sealed class ScimUserQuestion(Db db) : ScimQuestion<Person>
{
    protected override string CanAskBy =>
        "Ask by userName, externalId, id, emails, active, manager or meta.lastModified; by externalId, id and manager with eq.";

    protected override Expression<Func<Person, bool>>? Present(string attribute)
    {
        var users = db.ScimUsers.AsQueryable();
        return attribute switch
        {
            "id" or "userName" or "active" => _ => true,
            "externalId" => p => users.Where(u => u.ExternalId != null).Select(u => u.PersonId).Contains(p.Id),
            "emails.value" or "emails.type" or "emails.primary" => p => p.EmailKey != null,
            "manager.value" => p => users.Where(u => u.ManagerId != null).Select(u => u.PersonId).Contains(p.Id),
            "meta.lastModified" => p => users.Select(u => u.PersonId).Contains(p.Id),
            _ => null,
        };
    }

    protected override Expression<Func<Person, bool>>? Compare(string attribute, ScimFilter.Compare compare)
    {
        var users = db.ScimUsers.AsQueryable();
        return (attribute, compare) switch
        {
            ("userName", { Text: { } name }) => Named(compare.Operator, name),
            ("emails.value", { Text: { } address }) => On<Person>(p => p.EmailKey, compare.Operator, address),
            ("emails.type", _) => Constant(compare.HoldsFor(ScimKind.Work)),
            ("emails.primary", _) => Constant(compare.Flag == true),
            ("active", { Flag: { } active }) => p => (p.DeactivatedAt == null) == active,
            ("id", { Operator: ScimOperator.Equal, Text: { } text }) => ScimId.Read(text) is { } id ? p => p.Id == id : _ => false,
            ("externalId", { Operator: ScimOperator.Equal, Text: { } key }) => p =>
                users.Where(u => u.ExternalId == key).Select(u => u.PersonId).Contains(p.Id),
            ("manager.value", { Operator: ScimOperator.Equal, Text: { } text }) => ScimId.Read(text) is { } manager
                ? p => users.Where(u => u.ManagerId == manager).Select(u => u.PersonId).Contains(p.Id)
                : _ => false,
            ("meta.lastModified", { Moment: { } at }) => Changed(users, compare.Operator, at),
            _ => null,
        };

        static Expression<Func<Person, bool>> Constant(bool holds) => p => p.EmailKey != null && holds;
    }

    /// <summary>By the name one signs in with; without an account, by the address. Found by index, whichever it is.</summary>
    public Expression<Func<Person, bool>> Named(ScimOperator by, string key)
    {
        var accounts = db.Accounts.AsQueryable();
        var named = accounts.Where(On<Account>(a => a.NormalizedUserName, by, key)).Select(a => a.PersonId);
        return Either(p => named.Contains(p.Id), Both(On<Person>(p => p.EmailKey, by, key), p => !accounts.Any(a => a.PersonId == p.Id)));
    }

    static Expression<Func<Person, bool>>? Changed(IQueryable<ScimUser> users, ScimOperator by, DateTime at)
    {
        var changed = by switch
        {
            ScimOperator.Equal => users.Where(u => u.ChangedAt == at),
            ScimOperator.Greater => users.Where(u => u.ChangedAt > at),
            ScimOperator.GreaterOrEqual => users.Where(u => u.ChangedAt >= at),
            ScimOperator.Less => users.Where(u => u.ChangedAt < at),
            _ => users.Where(u => u.ChangedAt <= at),
        };
        return p => changed.Select(u => u.PersonId).Contains(p.Id);
    }
}

/// <summary>Questions about the groups the other system owns.</summary>
sealed class ScimGroupQuestion(Db db, DateOnly today) : ScimQuestion<ScimGroup>
{
    protected override string CanAskBy => "Ask by displayName, externalId, id or members; by externalId, id and members with eq.";

    protected override Expression<Func<ScimGroup, bool>>? Present(string attribute)
    {
        var seats = db.GroupMembers.AsOf(today);
        return attribute switch
        {
            "id" or "displayName" => _ => true,
            "externalId" => g => g.ExternalId != null,
            "members.value" => g => seats.Any(s => s.GroupId == g.GroupId),
            _ => null,
        };
    }

    protected override Expression<Func<ScimGroup, bool>>? Compare(string attribute, ScimFilter.Compare compare)
    {
        var seats = db.GroupMembers.AsOf(today);
        return (attribute, compare) switch
        {
            ("displayName", { Text: { } name }) => On<ScimGroup>(g => g.NameKey, compare.Operator, name),
            ("externalId", { Operator: ScimOperator.Equal, Text: { } key }) => g => g.ExternalId == key,
            ("id", { Operator: ScimOperator.Equal, Text: { } text }) => ScimId.Read(text) is { } id ? g => g.GroupId == id : _ => false,
            ("members.value", { Operator: ScimOperator.Equal, Text: { } text }) => ScimId.Read(text) is { } person
                ? g => seats.Any(s => s.GroupId == g.GroupId && s.PersonId == person)
                : _ => false,
            _ => null,
        };
    }
}

/// <summary>The id of a resource, written in one way only.</summary>
static class ScimId
{
    public static Guid? Read(string text) => Guid.TryParseExact(text, "D", out var id) && $"{id}" == text ? id : null;
}
